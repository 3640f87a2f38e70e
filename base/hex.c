/* SPDX-License-Identifier: MIT */
/*
 * There is one way to write each byte, so that a file that is read and written again is the
 * same. What stands in a table is picked by the byte; keys pass through here, but only in
 * processes of root, where nobody else can watch the cache for long.
 */
#include "base/hex.h"

void hex_write(const uint8_t *bytes, size_t len, char *digits)
{
	static const char all[] = "0123456789abcdef";

	for (size_t i = 0; i < len; i++) {
		digits[2 * i] = all[bytes[i] >> 4];
		digits[2 * i + 1] = all[bytes[i] & 0xf];
	}
}

/* 16 where it is no digit. */
static unsigned value_of(char digit)
{
	if (digit >= '0' && digit <= '9')
		return (unsigned)(digit - '0');
	if (digit >= 'a' && digit <= 'f')
		return (unsigned)(digit - 'a') + 10;
	return 16;
}

bool hex_read(struct str digits, uint8_t *ret_bytes)
{
	if (digits.len % 2 != 0)
		return false;
	for (size_t i = 0; i < digits.len / 2; i++) {
		unsigned high = value_of(digits.ptr[2 * i]);
		unsigned low = value_of(digits.ptr[2 * i + 1]);

		if (high > 15 || low > 15)
			return false;
		ret_bytes[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}
