/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 decoding after RFC 3629 section 4. The table gives, for each kind of lead byte,
 * the length of the sequence and the range that its second byte must be in; that range is
 * what excludes overlong forms, surrogates and code points above U+10FFFF. Later bytes
 * are 80..BF.
 */
#include "base/utf8.h"

#include "base/array.h"

struct lead {
	uint8_t first, last; /* lead bytes of this kind */
	uint8_t len;
	uint8_t low, high; /* range of the second byte */
};

static const struct lead leads[] = {
	{ 0xc2, 0xdf, 2, 0x80, 0xbf }, { 0xe0, 0xe0, 3, 0xa0, 0xbf },
	{ 0xe1, 0xec, 3, 0x80, 0xbf }, { 0xed, 0xed, 3, 0x80, 0x9f },
	{ 0xee, 0xef, 3, 0x80, 0xbf }, { 0xf0, 0xf0, 4, 0x90, 0xbf },
	{ 0xf1, 0xf3, 4, 0x80, 0xbf }, { 0xf4, 0xf4, 4, 0x80, 0x8f },
};

static const struct lead *find_lead(uint8_t byte)
{
	for (size_t i = 0; i < ARRAY_SIZE(leads); i++)
		if (byte >= leads[i].first && byte <= leads[i].last)
			return &leads[i];
	return NULL;
}

static uint32_t decode(const uint8_t *bytes, size_t len, size_t *ret_used)
{
	*ret_used = 1;
	if (bytes[0] < 0x80)
		return bytes[0];
	const struct lead *lead = find_lead(bytes[0]);
	if (!lead || lead->len > len || bytes[1] < lead->low || bytes[1] > lead->high)
		return UTF8_INVALID;
	uint32_t code = bytes[0] & (0x7fu >> lead->len);
	for (size_t i = 1; i < lead->len; i++) {
		if ((bytes[i] & 0xc0u) != 0x80)
			return UTF8_INVALID;
		code = code << 6 | (bytes[i] & 0x3fu);
	}
	*ret_used = lead->len;
	return code;
}

uint32_t utf8_next(struct str *rest)
{
	size_t used;
	uint32_t code = decode((const uint8_t *)rest->ptr, rest->len, &used);

	rest->ptr += used;
	rest->len -= used;
	return code;
}

bool utf8_is_valid(struct str text)
{
	while (text.len > 0)
		if (utf8_next(&text) == UTF8_INVALID)
			return false;
	return true;
}

/* No sequence goes on for longer; where one seems to, the bytes are no UTF-8. */
struct str utf8_cut(struct str text, size_t max)
{
	size_t len = max;

	if (text.len <= max)
		return text;
	while (len > 0 && max - len < UTF8_MAX - 1 &&
	       ((uint8_t)text.ptr[len] & 0xc0) == 0x80)
		len--;
	return (struct str){ text.ptr, len };
}

size_t utf8_put(uint32_t code, char ret_bytes[static UTF8_MAX])
{
	size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	static const uint8_t marks[] = { 0, 0, 0xc0, 0xe0, 0xf0 };

	for (size_t i = len; i > 1; i--) {
		ret_bytes[i - 1] = (char)(0x80 | (code & 0x3f));
		code >>= 6;
	}
	ret_bytes[0] = (char)(marks[len] | code);
	return len;
}
