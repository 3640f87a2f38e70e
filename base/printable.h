/* SPDX-License-Identifier: MIT */
/* Text from elsewhere that is safe to print, to log and to put into JSON. */
#ifndef PWP_BASE_PRINTABLE_H
#define PWP_BASE_PRINTABLE_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a text is valid UTF-8 without control characters, line ends and direction marks. */
bool printable(const char *text);

/* Copies a text, with "?" for each byte or character that is not printable, and cuts it
 * between two characters where `size` bytes do not hold it. `buf` may be `text`. */
void printable_copy(const char *text, char *buf, size_t size);

#endif
