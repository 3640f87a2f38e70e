/* SPDX-License-Identifier: MIT */
/* The last passwords of a user: hashes of crypt(3), each with its own salt, newest first. */
#ifndef PWP_STORE_HISTORY_H
#define PWP_STORE_HISTORY_H

#include "base/text.h"
#include "store/system/account.h"
#include "store/system/hash.h"
#include "store/system/places.h"

/* Its folder; see sealed.h. */
#define HISTORY_KIND "history"

/* Most passwords that are kept. */
#define HISTORY_MAX 12

struct history {
	size_t count;
	struct {
		uint32_t day; /* days since 1970-01-01 */
		char hash[HASH_SIZE];
	} entries[HISTORY_MAX];
};

/* Reads and writes the body of a history file. history_parse() returns 0 or
 * PWP_ERR_CORRUPT, history_format() 0 or PWP_ERR_TOO_BIG. */
PWP_CHECKED int history_parse(struct str body, struct history *ret_history);
PWP_CHECKED int history_format(const struct history *history, struct text *text);

/* Reads a user's history; none is an empty one. Returns 0 or what sealed_load() returns.
 * The caller wipes it. */
PWP_CHECKED int history_load(const struct places *places, const struct account *account,
			     struct history *ret_history);

/* Whether the history can be read. Returns what history_load() returns. */
PWP_CHECKED int history_check(const struct places *places, const struct account *account);

/* Whether the password is one of the last `depth`. Costs one crypt(3) each. Returns 0 or
 * what hash_matches() returns. */
PWP_CHECKED int history_contains(const struct history *history, unsigned depth,
				 const char *password, bool *ret_contains);

/*
 * Keeps a password, given by its hash as the system has it: prepends it unless it is the newest
 * one, and drops the entries beyond `depth`, which is 1 or more. A corrupt history is
 * quarantined and replaced, with *ret_quarantined set; where that is NULL it is an error,
 * PWP_ERR_CORRUPT. Returns 0, PWP_ERR_VALUE (no complete hash), or what sealed_update()
 * returns.
 */
PWP_CHECKED int history_keep_hash(const struct places *places,
				  const struct account *account, unsigned depth,
				  const char *hash, bool *ret_quarantined);

/* The same with the password itself, for which a hash is made. Costs one or two crypt(3).
 * Returns what hash_make(), hash_matches(), history_load() and sealed_update() return. */
PWP_CHECKED int history_keep(const struct places *places, const struct account *account,
			     unsigned depth, const char *password, bool *ret_quarantined);

/* Forgets all of a user's; none is no error. Returns what versions_remove() returns. */
PWP_CHECKED int history_forget(const struct places *places, int64_t uid);

#endif
