/* SPDX-License-Identifier: MIT */
/* The records of one person while they are collected. */
#ifndef PWP_STORE_PERSONAL_SET_H
#define PWP_STORE_PERSONAL_SET_H

#include "store/personal/personal_text.h"

/* A zeroed one is empty. Nothing in it can be read without the key. */
struct personal_set {
	size_t count;
	struct personal_record records[PERSONAL_RECORDS_MAX];
};

/* Adds all forms of a word. Returns 0, PWP_ERR_TOO_BIG (there are too many, or the word is
 * too long), or what pwp_personal_forms() returns. */
PWP_CHECKED int personal_set_add(struct personal_set *set, struct personal_mac *mac,
				 unsigned kind, struct pwp_text word);

/* Adds records. Returns 0 or PWP_ERR_TOO_BIG. */
PWP_CHECKED int personal_set_merge(struct personal_set *set,
				   const struct personal_record *records, size_t count);

/* Sorts the records and removes duplicates. */
void personal_set_sort(struct personal_set *set);

/* Fills up with random records and sorts. Returns 0 or PWP_ERR_RANDOM. */
PWP_CHECKED int personal_set_pad(struct personal_set *set, struct personal_mac *mac);

#endif
