/* SPDX-License-Identifier: MIT */
/* Cards with a first password, as a page to print: for a class, or for one person. */
#ifndef CLI_CARDS_H
#define CLI_CARDS_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A page; cards_begin(), cards_add() for each card, cards_end(). */
struct cards {
	FILE *stream;
	const char *title; /* NULL: none */
	bool full_names;   /* else surnames and user names are left out */
	size_t count;
};

/* Whose card it is; texts that are not known are empty. */
struct card {
	struct pwp_text first_name, surname, name, user, group;
	size_t row; /* of a table, where another card would show the same; else 0 */
	const char *phrase;
	bool stays; /* nothing demands another one at the first log-in */
};

void cards_begin(const struct cards *cards);

/* `number` counts from 1. */
void cards_add(const struct cards *cards, const struct card *card, size_t number);

void cards_end(const struct cards *cards);

#endif
