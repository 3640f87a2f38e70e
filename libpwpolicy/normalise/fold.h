/* SPDX-License-Identifier: MIT */
/* Unicode folding: our words outward, utf8proc's only inside fold.c. */
#ifndef PWP_NORMALISE_FOLD_H
#define PWP_NORMALISE_FOLD_H

#include "base/str.h"

#include <stdint.h>

/* Most code points that one code point is folded to; a longer expansion is cut. */
#define FOLD_MAX 4

/* Where the scripts begin of which one character may be a word: ideographs. */
#define FOLD_FIRST_IDEOGRAPH 0x2e80

/*
 * Folds one code point: compatibility decomposition, case fold, accents dropped, Latin
 * letters that do not decompose spelt out (o with stroke: o). Returns how many code
 * points were written; 0 for a combining accent, which belongs to the character before,
 * and for what is never shown.
 */
size_t fold_point(uint32_t code, uint32_t ret_folded[static FOLD_MAX]);

/* The class of a code point as typed: one of enum char_class. */
uint8_t fold_class(uint32_t code);

/*
 * Number of code points of valid UTF-8 text after NFKC; 0 if it cannot be told. At most
 * FOLD_TEXT_MAX bytes.
 */
#define FOLD_TEXT_MAX 511
size_t fold_nfkc_length(struct str text);

#endif
