/* SPDX-License-Identifier: MIT */
/* How a word of a passphrase is decorated: capitals, and look-alikes of letters. */
#ifndef PWP_SUGGEST_DECORATION_H
#define PWP_SUGGEST_DECORATION_H

#include <stddef.h>

enum decoration {
	DECORATION_PLAIN = 0,
	DECORATION_CAPITAL, /* the first or the last letter is a capital: Brown, bearS */
	DECORATION_DIGIT,   /* that, and a letter in between is a digit: Y3lling */
	DECORATION_SYMBOL,  /* that, and a letter in between is a symbol: S@nd */
	DECORATIONS
};

/* How many ways a word of at least two letters has; they differ in what is typed. */
unsigned decoration_ways(enum decoration decoration, const char *word, size_t len);

/* Decorates the word in its way `way` (below its number of ways). The length stays. */
void decoration_apply(enum decoration decoration, unsigned way, char *word, size_t len);

/* The small letter that a byte of a decorated word was made from, also by other programs;
 * 0 for a byte that is no look-alike. */
char decoration_letter(char byte);

#endif
