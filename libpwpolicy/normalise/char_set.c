/* SPDX-License-Identifier: MIT */
/* The table of bytes, written in groups of equal or ascending bits. */
#include "normalise/char_set.h"

#define BIT(n) (UINT64_C(1) << (n))
#define BITS4(n) BIT(n), BIT((n) + 1), BIT((n) + 2), BIT((n) + 3)
#define SYMBOL CHAR_SET_SYMBOLS
#define SYMBOLS2 SYMBOL, SYMBOL
#define SYMBOLS8 SYMBOLS2, SYMBOLS2, SYMBOLS2, SYMBOLS2
#define OTHERS2 CHAR_SET_OTHERS, CHAR_SET_OTHERS
#define OTHERS8 OTHERS2, OTHERS2, OTHERS2, OTHERS2
#define OTHERS32 OTHERS8, OTHERS8, OTHERS8, OTHERS8
/* From 0x40 or 0x60 on: a symbol, the letters, five symbols. */
#define LETTERS32                                                                       \
	SYMBOL, BITS4(0), BITS4(4), BITS4(8), BITS4(12), BITS4(16), BITS4(20), BIT(24), \
		BIT(25), SYMBOLS2, SYMBOLS2, SYMBOL

const uint64_t char_set_bytes[256] = {
	SYMBOLS8,  SYMBOLS8, SYMBOLS8, SYMBOLS8, SYMBOLS8, SYMBOLS8, BITS4(26),
	BITS4(30), BIT(34),  BIT(35),  SYMBOLS2, SYMBOLS2, SYMBOLS2, LETTERS32,
	LETTERS32, OTHERS32, OTHERS32, OTHERS32, OTHERS32,
};
