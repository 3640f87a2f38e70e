/* SPDX-License-Identifier: MIT */
/*
 * Telephone numbers: national (07700 900123) and international (+44 7700 900123, 0044,
 * +44 (0)7700), without either, and the last six digits, which is what people know of
 * their number.
 */
#include "base/array.h"
#include "base/ascii.h"
#include "normalise/expand_parts.h"

#define MIN_DIGITS 9 /* without the leading zero or the country */
#define MAX_DIGITS 10
#define LOCAL_DIGITS 6
#define MAX_PREFIX 5
#define MAX_NEW_PREFIX 4

/* In expansion->word, with room before it for each new prefix. */
struct number {
	uint32_t *digits;
	size_t len;
};

static bool is_separator(uint8_t byte)
{
	return byte == ' ' || byte == '-' || byte == '+' || byte == '(' || byte == ')' ||
	       byte == '.';
}

/* Reads the digits; false where there is anything but digits and what separates them. */
static bool read_digits(struct str text, struct number *number)
{
	for (size_t i = 0; i < text.len; i++) {
		uint8_t byte = (uint8_t)text.ptr[i];
		if (ascii_is_digit(byte)) {
			if (number->len == MAX_PREFIX + MAX_DIGITS)
				return false;
			number->digits[number->len++] = byte;
		} else if (!is_separator(byte)) {
			return false;
		}
	}
	return true;
}

/* The length of "00" or "+" and the country, and of the zero. */
static size_t prefix_len(const struct number *number)
{
	static const char *const prefixes[] = { "00440", "0044", "440", "44", "0" };

	for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
		size_t len = 0;
		while (prefixes[i][len] && len < number->len &&
		       number->digits[len] == (uint8_t)prefixes[i][len])
			len++;
		if (!prefixes[i][len])
			return len;
	}
	return 0;
}

void expand_phone(struct expansion *expansion, struct str text)
{
	static const char *const new_prefixes[] = { "0", "44", "440", "0044", "" };
	struct number number = { .digits = expansion->word + MAX_NEW_PREFIX };

	if (text.len < MIN_DIGITS || !read_digits(text, &number))
		return;
	size_t old_prefix = prefix_len(&number);
	number.digits += old_prefix;
	number.len -= old_prefix;
	if (old_prefix == 0 || number.len < MIN_DIGITS || number.len > MAX_DIGITS)
		return;
	for (size_t i = 0; i < ARRAY_SIZE(new_prefixes); i++) {
		size_t len = strlen(new_prefixes[i]);
		uint32_t *codes = number.digits - len; /* over what was before it */
		for (size_t j = 0; j < len; j++)
			codes[j] = (uint8_t)new_prefixes[i][j];
		expansion_emit_derived(expansion, codes, len + number.len);
	}
	expansion_emit_derived(expansion, number.digits + number.len - LOCAL_DIGITS,
			       LOCAL_DIGITS);
}
