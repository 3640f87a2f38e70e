/* SPDX-License-Identifier: MIT */
/* The last words of a tool that compiles data. */
#define _GNU_SOURCE /* program_invocation_short_name; tools for the build get no such flag */
#include "data/compile/fail.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

_Noreturn void compile_fail(const char *what, const char *where)
{
	fprintf(stderr, "%s: %s: %s\n", program_invocation_short_name, where, what);
	exit(1);
}
