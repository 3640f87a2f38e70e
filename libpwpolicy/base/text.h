/* SPDX-License-Identifier: MIT */
/* Writes text into a caller's buffer, piece by piece, without ever writing past its end. */
#ifndef PWP_BASE_TEXT_H
#define PWP_BASE_TEXT_H

#include "base/str.h"

#include <stdint.h>

struct text {
	char *buf;
	size_t size;
	size_t len; /* what the whole needs so far, even if it did not fit */
};

void text_init(struct text *text, char *buf, size_t size);

void text_add(struct text *text, struct str piece);
void text_add_c(struct text *text, const char *piece);
void text_add_number(struct text *text, uint64_t number);

/* Adds a strength of 1/256 bit with two decimals, rounded to the nearest. */
void text_add_bits(struct text *text, uint32_t bits);

/* Closes with NUL. false, and an empty text, if it did not fit. */
bool text_end(struct text *text);

#endif
