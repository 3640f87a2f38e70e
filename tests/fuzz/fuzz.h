/* SPDX-License-Identifier: MIT */
/* What the fuzz targets share. A target is one file with one LLVMFuzzerTestOneInput(). */
#ifndef PWP_TESTS_FUZZ_H
#define PWP_TESTS_FUZZ_H

#include "pwpolicy.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Most words that one input can give: more than a request may have. */
#define FUZZ_WORDS_MAX (PWP_WORDS_MAX + 8)

/* A property that must hold for every input; where it does not, that is the finding. */
#define REQUIRE(condition)                                                              \
	do {                                                                            \
		if (!(condition)) {                                                     \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			abort();                                                        \
		}                                                                       \
	} while (0)

/* A request read from an input, with the words that it borrows. */
struct fuzz_request {
	struct pwp_request request;
	const struct pwp_checker *checker;
	struct pwp_text words[FUZZ_WORDS_MAX];
};

/* A copy of bytes with a NUL behind; the caller frees it. */
static inline char *fuzz_copy(const uint8_t *data, size_t len)
{
	char *text = calloc(len + 1, 1);

	REQUIRE(text);
	if (len > 0)
		memcpy(text, data, len);
	return text;
}

/* Judges one input; called by libFuzzer or by the replay program. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/*
 * Reads lines: digits for policy, profile, used before, other account and age in months,
 * of which the last may be missing; user, full name, old password, host, site words and
 * personal words with commas. A profile past the last one means none. All that is left is
 * the password, so that it can hold any byte.
 */
void fuzz_request_read(struct fuzz_request *fuzz, const uint8_t *data, size_t size);

#endif
