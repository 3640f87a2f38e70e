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

/* Room for the digits of any number and a NUL. */
#define TEXT_NUMBER_SIZE 21

/* Writes a number in digits, for where a C string is wanted. Returns where it starts in buf. */
const char *text_number(uint64_t number, char buf[static TEXT_NUMBER_SIZE]);

/* Adds a number of hundredths with its two decimals. */
void text_add_hundredths(struct text *text, uint64_t hundredths);

/* Adds a strength of 1/256 bit with two decimals, rounded to the nearest. */
void text_add_bits(struct text *text, uint32_t bits);

/* Longest form of a byte inside a JSON string. */
#define TEXT_JSON_BYTE_MAX 6

/*
 * Writes a byte as it stands inside a JSON string and returns how many bytes that takes.
 * Quotes, backslashes and control characters are escaped; bytes of 0x80 and up, which
 * belong to UTF-8, only where the text must be `ascii`.
 */
size_t text_json_byte(char byte, bool ascii, char ret_form[TEXT_JSON_BYTE_MAX]);

/* Whether all that was added so far fits, with a closing NUL. */
bool text_fits(const struct text *text);

/* Closes with NUL. false, and an empty text, if it did not fit. */
bool text_end(struct text *text);

#endif
