/* SPDX-License-Identifier: MIT */
#include "hush.h"

#include "fuzz.h"

static FILE *nowhere, *former_stdout, *former_stderr;

void hush_begin(void)
{
	if (!nowhere)
		nowhere = fopen("/dev/null", "we");
	REQUIRE(nowhere);
	former_stdout = stdout;
	former_stderr = stderr;
	stdout = stderr = nowhere;
}

void hush_end(void)
{
	fflush(nowhere);
	stdout = former_stdout;
	stderr = former_stderr;
}
