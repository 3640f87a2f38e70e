/* SPDX-License-Identifier: MIT */
/* Finds and parses one user's line of shadow(5), fed in pieces. */
#ifndef PWP_STORE_SHADOW_LINE_H
#define PWP_STORE_SHADOW_LINE_H

#include "base/str.h"
#include "pwpolicy.h"
#include "store/system/shadow_entry.h"

/* Longest line of the user without its newline: a hash of crypt(3) has less than 384 bytes,
 * a name at most 256. */
#define SHADOW_LINE_MAX 1024

/* Holds hashes, also of others: the caller wipes it. */
struct shadow_line {
	struct str user;
	size_t len; /* may be over SHADOW_LINE_MAX: then only so much is in `text` */
	bool found;
	char text[SHADOW_LINE_MAX];
};

/* Starts to look for a user; the name is borrowed. */
void shadow_line_init(struct shadow_line *line, const char *user);

/* Feeds the next piece of the file; ignored once the line is found. */
void shadow_line_feed(struct shadow_line *line, struct str piece);

/* To be called at the end of the file: its last line may lack the newline. */
void shadow_line_finish(struct shadow_line *line);

/*
 * Reads the line, if one was found. *ret_hash is a part of it. Returns 0 or
 * PWP_ERR_CORRUPT.
 */
PWP_CHECKED int shadow_line_read(const struct shadow_line *line,
				 struct shadow *ret_shadow, struct str *ret_hash);

#endif
