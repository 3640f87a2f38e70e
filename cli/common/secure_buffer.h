/* SPDX-License-Identifier: MIT */
/* Memory for passwords. */
#ifndef CLI_SECURE_BUFFER_H
#define CLI_SECURE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

/* Pages that stay out of core dumps and, where the limits allow it, out of swap. */
struct secure_buffer {
	char *ptr;
	size_t size;
};

/* Returns false, and has said so, when there is no memory. */
bool secure_buffer_init(struct secure_buffer *secret, size_t size);

/* Wipes and gives back; a zeroed one is allowed. */
void secure_buffer_done(struct secure_buffer *secret);

/* Makes such pages the buffer of standard output, for a command that prints passwords; they
 * must outlive all that is printed. False: there is no memory. */
bool secure_buffer_for_stdout(struct secure_buffer *output);

#endif
