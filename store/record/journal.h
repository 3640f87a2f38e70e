/* SPDX-License-Identifier: MIT */
/* An append-only file of lines in the state folder. */
#ifndef PWP_STORE_JOURNAL_H
#define PWP_STORE_JOURNAL_H

#include "store/system/places.h"

/* The sign-offs of the yearly review, one JSON object a line. */
#define JOURNAL_REVIEW "review.jsonl"

/* A thousand years of reviews; a larger file is not ours. */
#define JOURNAL_MAX ((size_t)1024 * 1024)

/*
 * Reads the whole file. Returns 0 with text that ends with NUL and that the caller frees,
 * PWP_ERR_UNKNOWN (there is none), PWP_ERR_FILE, PWP_ERR_UNTRUSTED, PWP_ERR_TOO_BIG or
 * PWP_ERR_NOMEM.
 */
PWP_CHECKED int journal_load(const struct places *places, const char *name,
			     char **ret_text);

/* Appends a line, without line feed, and syncs it. A crash or a full disk can tear this line
 * but no other. Returns 0 or what journal_load() and root_lock_take() return. */
PWP_CHECKED int journal_add(const struct places *places, const char *name,
			    const char *line);

#endif
