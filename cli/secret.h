/* SPDX-License-Identifier: MIT */
/* Memory for passwords, and reading lines into it. */
#ifndef CLI_SECRET_H
#define CLI_SECRET_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>

/* Longest line that is judged; 511 bytes are the longest password. */
#define SECRET_PASSWORD_LINE ((size_t)64 * 1024)
/* Longest line of JSON: all words of a request at their longest, escaped, fit. */
#define SECRET_JSON_LINE ((size_t)1024 * 1024)

/* Pages that stay out of core dumps and, where the limits allow it, out of swap. */
struct secret {
	char *ptr;
	size_t size;
};

/* Returns false, and has said so, when there is no memory. */
bool secret_init(struct secret *secret, size_t size);

/* Wipes and gives back; a zeroed one is allowed. */
void secret_done(struct secret *secret);

/* Overwrites memory that held a secret; the compiler cannot leave it out. */
void secret_wipe(void *ptr, size_t len);

/* Keeps this process out of core dumps and from being traced by its own user. */
void secret_harden_process(void);

/* Lines of a file descriptor, read without stdio, whose buffers are never wiped. */
struct lines {
	int fd;
	struct secret buffer;
	size_t start, end; /* what is read but not handed out */
	bool ended;
};

enum lines_state {
	LINES_END = 0,
	LINES_LINE = 1,
	LINES_TOO_LONG = 2, /* the line was skipped; the next call gives the next one */
	LINES_FAILED = 3    /* errno says why */
};

/* `longest` bounds a line without its line feed. */
bool lines_init(struct lines *lines, int fd, size_t longest);

/* Gives the next line without its line feed; it lives until the next call. What waits in
 * standard output is sent before a read that may block. */
enum lines_state lines_next(struct lines *lines, struct pwp_text *ret_line);

/* Wipes all. */
void lines_done(struct lines *lines);

#endif
