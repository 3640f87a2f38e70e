/* SPDX-License-Identifier: MIT */
/* Families of inputs among which the slowest are looked for. */
#ifndef PWP_BENCH_FAMILY_H
#define PWP_BENCH_FAMILY_H

#include "dice.h"

#include "pwpolicy.h"

#include <stdbool.h>

struct input {
	char bytes[PWP_PASSWORD_MAX];
	size_t len;
};

struct family {
	const char *name;
	const char *units; /* separated by spaces */
	const char *words; /* of the request, in the same form; NULL: the units */
};

/* Family `index`, NULL past the last. */
const struct family *family_at(size_t index);

/* The family's units in turn, as many as fit `len` bytes whole. */
void family_fill(const struct family *family, struct input *input, size_t len);

/* The family's words repeated, with the spaces between them or without, cut anywhere. */
void family_fill_words(const struct family *family, struct input *input, bool spaces);

/* Changes one place: replaces, inserts, deletes or copies a block. */
void family_mutate(const struct family *family, struct input *input, struct dice *dice);

#endif
