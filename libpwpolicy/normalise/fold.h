/* SPDX-License-Identifier: MIT */
/* Unicode folding; only fold.c knows utf8proc. */
#ifndef PWP_NORMALISE_FOLD_H
#define PWP_NORMALISE_FOLD_H

#include "base/str.h"
#include "pwpolicy.h"

#include <stdint.h>

/* Most code points that one code point is folded to; a longer expansion is cut. */
#define FOLD_MAX 4

/* Where the scripts begin of which one character may be a word: ideographs. */
#define FOLD_FIRST_IDEOGRAPH 0x2e80

/*
 * Folds one code point: compatibility decomposition, case folding, accents dropped, Latin
 * letters that do not decompose transliterated (o with stroke: o). Returns how many code
 * points were written; 0 for a combining accent, which belongs to the character before, and
 * for a character without width.
 */
size_t fold_point(uint32_t code, uint32_t ret_folded[static FOLD_MAX]);

/* Character classes; sets of them are or-ed. */
enum char_class {
	CLASS_LOWER = 1,
	CLASS_UPPER = 2,
	CLASS_DIGIT = 4,
	CLASS_SYMBOL = 8,
	CLASS_LETTER = 16, /* of a script without case */
	CLASS_CONTROL = 32
};

/* The class of a code point as typed: one of enum char_class. */
uint8_t fold_class(uint32_t code);

/* The number of code points of valid UTF-8 text after NFKC, 0 if utf8proc fails. The text has at
 * most FOLD_TEXT_MAX bytes. */
#define FOLD_TEXT_MAX PWP_PASSWORD_MAX
size_t fold_nfkc_length(struct str text);

#endif
