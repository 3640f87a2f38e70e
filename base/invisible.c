/* SPDX-License-Identifier: MIT */
/* One sorted table; test_invisible.c holds it against Unicode and against all who use it. */
#include "base/invisible.h"

#include "base/array.h"

#include <stddef.h>

/* In ascending order. */
static const struct {
	uint32_t first, last;
	enum invisible class;
} ranges[] = {
	{ 0x00, 0x1f, INVISIBLE_CONTROL },
	{ 0x20, 0x20, INVISIBLE_SPACE },
	{ 0x7f, 0x9f, INVISIBLE_CONTROL },
	{ 0xa0, 0xa0, INVISIBLE_SPACE },      /* no-break space */
	{ 0xad, 0xad, INVISIBLE_FILLER },     /* soft hyphen */
	{ 0x034f, 0x034f, INVISIBLE_FILLER }, /* combining grapheme joiner */
	{ 0x061c, 0x061c, INVISIBLE_DIRECTION },
	{ 0x115f, 0x1160, INVISIBLE_FILLER }, /* Hangul */
	{ 0x1680, 0x1680, INVISIBLE_SPACE },  /* Ogham */
	{ 0x180e, 0x180e, INVISIBLE_FILLER }, /* Mongolian vowel separator */
	{ 0x2000, 0x200a, INVISIBLE_SPACE },
	{ 0x200b, 0x200b, INVISIBLE_ZERO_WIDTH_SPACE },
	{ 0x200c, 0x200d, INVISIBLE_FILLER }, /* zero width (non-)joiner */
	{ 0x200e, 0x200f, INVISIBLE_DIRECTION },
	{ 0x2028, 0x2029, INVISIBLE_LINE_END },
	{ 0x202a, 0x202e, INVISIBLE_DIRECTION },
	{ 0x202f, 0x202f, INVISIBLE_SPACE },
	{ 0x205f, 0x205f, INVISIBLE_SPACE },
	{ 0x2060, 0x2060, INVISIBLE_ZERO_WIDTH_SPACE }, /* word joiner */
	{ 0x2061, 0x2064, INVISIBLE_FILLER },		/* operators */
	{ 0x2066, 0x2069, INVISIBLE_DIRECTION },
	{ 0x2800, 0x2800, INVISIBLE_FILLER }, /* Braille without dots */
	{ 0x3000, 0x3000, INVISIBLE_SPACE },  /* ideographic */
	{ 0x3164, 0x3164, INVISIBLE_FILLER }, /* Hangul */
	{ 0xfeff, 0xfeff, INVISIBLE_ZERO_WIDTH_SPACE },
	{ 0xffa0, 0xffa0, INVISIBLE_FILLER }, /* Hangul, half width */
};

unsigned invisible_class(uint32_t code)
{
	if (code > ' ' && code < 0x7f)
		return 0;
	for (size_t i = 0; i < ARRAY_SIZE(ranges) && ranges[i].first <= code; i++)
		if (code <= ranges[i].last)
			return ranges[i].class;
	return 0;
}
