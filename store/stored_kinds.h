/* SPDX-License-Identifier: MIT */
/* The kinds of files that are kept about users. A new kind is a line of the table. */
#ifndef PWP_STORE_STORED_KINDS_H
#define PWP_STORE_STORED_KINDS_H

#include "store/system/account.h"
#include "store/system/places.h"

/* A folder of the state folder that holds one sealed file for each user. */
struct stored_kind {
	const char *name;
	const char *description; /* for people */
	/* Reads a user's file and forgets it. Returns 0, PWP_ERR_UNKNOWN (there may be
	 * none) or why it cannot be read. */
	int (*check)(const struct places *places, const struct account *account);
};

/* All kinds; ends with an entry whose name is NULL. */
extern const struct stored_kind stored_kinds[];

#endif
