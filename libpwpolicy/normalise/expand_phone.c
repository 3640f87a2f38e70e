/* SPDX-License-Identifier: MIT */
/*
 * Telephone numbers: national (07700 900123) and international (+44 7700 900123, 0044,
 * +44 (0)7700), without either, and the last six digits, which is what people know of
 * their number.
 */
#include "base/array.h"
#include "base/ascii.h"
#include "normalise/expand.h"

#define LEAST_DIGITS 9 /* without the leading zero or the country */
#define MOST_DIGITS 10
#define LOCAL_DIGITS 6
#define LONGEST_PREFIX 5
#define LONGEST_WRITTEN 4

/* Lies in expansion->word, with room before it for each way to write the prefix. */
struct number {
	uint32_t *digits;
	size_t len;
};

static bool is_sign(uint8_t byte)
{
	return byte == ' ' || byte == '-' || byte == '+' || byte == '(' || byte == ')' ||
	       byte == '.';
}

/* Reads the digits; false where something else stands there than in a number. */
static bool read_number(struct str text, struct number *number)
{
	for (size_t i = 0; i < text.len; i++) {
		uint8_t byte = (uint8_t)text.ptr[i];
		if (ascii_is_digit(byte)) {
			if (number->len == LONGEST_PREFIX + MOST_DIGITS)
				return false;
			number->digits[number->len++] = byte;
		} else if (!is_sign(byte)) {
			return false;
		}
	}
	return true;
}

/* How many digits stand before the number itself: "00" or "+" and the country, the zero. */
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

/* Gives the number with this prefix, which is written over what stood before it. */
static void give_with(const struct expansion *expansion, const char *prefix,
		      const struct number *number)
{
	size_t len = strlen(prefix);
	uint32_t *codes = number->digits - len;

	for (size_t i = 0; i < len; i++)
		codes[i] = (uint8_t)prefix[i];
	expand_derive(expansion, codes, len + number->len);
}

void expand_phone(struct expansion *expansion, struct str text)
{
	static const char *const written[] = { "0", "44", "440", "0044", "" };
	struct number number = { .digits = expansion->word + LONGEST_WRITTEN };

	if (text.len < LEAST_DIGITS || !read_number(text, &number))
		return;
	size_t prefix = prefix_len(&number);
	number.digits += prefix;
	number.len -= prefix;
	if (prefix == 0 || number.len < LEAST_DIGITS || number.len > MOST_DIGITS)
		return;
	for (size_t i = 0; i < ARRAY_SIZE(written); i++)
		give_with(expansion, written[i], &number);
	expand_derive(expansion, number.digits + number.len - LOCAL_DIGITS, LOCAL_DIGITS);
}
