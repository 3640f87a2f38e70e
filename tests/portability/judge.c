/* SPDX-License-Identifier: MIT */
/*
 * Answers the calls on standard input, each its length in four bytes and then its fields
 * (draw.py), with a line: what pwp_call() returned, and its JSON. What is printed must not
 * depend on the machine that the library was built for.
 */
#include "pwpolicy.h"

#include <stdint.h>
#include <stdio.h>

#define FIELDS_SIZE 65536

int main(void)
{
	static char fields[FIELDS_SIZE], answer[2 * PWP_JSON_SIZE];
	struct pwp_session *session = NULL;
	uint32_t len;

	while (fread(&len, sizeof(len), 1, stdin) == 1) {
		if (len > sizeof(fields) || fread(fields, 1, len, stdin) != len)
			return 2;
		int error = pwp_call(&session, fields, len, answer, sizeof(answer), NULL);
		printf("%d %s\n", error, answer);
	}
	return 0;
}
