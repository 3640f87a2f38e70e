/* SPDX-License-Identifier: MIT */
/* The names that an account has had, with a mark of the password of each. */
#ifndef PWP_STORE_KNOWN_NAMES_H
#define PWP_STORE_KNOWN_NAMES_H

#include "store/sealed/sealed_text.h"
#include "store/system/account.h"
#include "store/system/digest.h"
#include "store/system/places.h"

/* Its folder; see sealed.h. */
#define KNOWN_NAMES_KIND "account"

/* Of more names the second ones are forgotten. */
#define KNOWN_NAMES_MAX 8

#define KNOWN_MARK_SIZE (DIGEST_LEN + 1)

struct known_names {
	size_t count;
	struct {
		char mark[KNOWN_MARK_SIZE]; /* "": shadow had no password for it */
		char name[SEALED_USER_MAX + 1];
	} names[KNOWN_NAMES_MAX]; /* the first one first */
};

/* The place of a name; known->count: it is not there. */
size_t known_names_find(const struct known_names *known, const char *name);

/* Whether one of the names has this mark, which is not "". */
bool known_names_have_mark(const struct known_names *known, const char *mark);

/* Adds a name, or gives it another mark. False: it was there like that. */
bool known_names_learn(struct known_names *known, const char *name, const char *mark);

/* Reads the names of whoever has or had the user id. Returns 0 or what sealed_load_long() returns;
 * PWP_ERR_UNKNOWN: there are none. */
PWP_CHECKED int known_names_load(const struct places *places, int64_t uid,
				 struct known_names *ret_known);

/* Replaces them. Returns what sealed_update() returns. */
PWP_CHECKED int known_names_save(const struct places *places,
				 const struct account *account,
				 const struct known_names *known);

/* Whether they can be read. Returns what known_names_load() returns. */
PWP_CHECKED int known_names_check(const struct places *places,
				  const struct account *account);

#endif
