/* SPDX-License-Identifier: MIT */
/* Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef PWP_BASE_UTF8_H
#define PWP_BASE_UTF8_H

#include "base/str.h"

#include <stdint.h>

/* No code point: what utf8_next() gives for a byte that starts no valid sequence. */
#define UTF8_INVALID UINT32_MAX

/*
 * Takes one code point off the front of *rest, which must not be empty. A byte that
 * starts no valid sequence is taken alone and gives UTF8_INVALID.
 */
uint32_t utf8_next(struct str *rest);

/* Whether the whole text is valid. */
bool utf8_is_valid(struct str text);

/* At most `max` bytes of a text, cut between two sequences. */
struct str utf8_cut(struct str text, size_t max);

/* Longest sequence in bytes. */
#define UTF8_MAX 4

/* Writes a code point that is no surrogate and not above U+10FFFF; returns its bytes. */
size_t utf8_put(uint32_t code, char ret_bytes[static UTF8_MAX]);

#endif
