/* SPDX-License-Identifier: MIT */
/* ASCII classes that no locale can change. Anything outside 0..127 is in no class. */
#ifndef PWP_BASE_ASCII_H
#define PWP_BASE_ASCII_H

#include <stdbool.h>
#include <stdint.h>

static inline bool ascii_is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_is_lower(uint32_t c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_upper(uint32_t c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool ascii_is_letter(uint32_t c)
{
	return ascii_is_lower(c) || ascii_is_upper(c);
}

static inline bool ascii_is_control(uint32_t c)
{
	return c < 0x20 || c == 0x7f;
}

static inline uint32_t ascii_to_lower(uint32_t c)
{
	return ascii_is_upper(c) ? c + ('a' - 'A') : c;
}

#endif
