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

/* False: it has reported that there is no memory. */
bool secure_buffer_init(struct secure_buffer *buffer, size_t size);

/* Wipes and unmaps; a zeroed one is allowed. */
void secure_buffer_done(struct secure_buffer *buffer);

/* Makes such pages the buffer of standard output, for a command that prints passwords; they
 * must stay until the stream is closed. False: there is no memory. */
bool secure_buffer_for_stdout(struct secure_buffer *output);

#endif
