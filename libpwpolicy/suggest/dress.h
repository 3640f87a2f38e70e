/* SPDX-License-Identifier: MIT */
/* How a word of a passphrase is dressed up: capitals, and look-alikes of letters. */
#ifndef PWP_SUGGEST_DRESS_H
#define PWP_SUGGEST_DRESS_H

#include <stddef.h>

enum dress {
	DRESS_PLAIN = 0,
	DRESS_CAPITAL, /* the first or the last letter is a capital: Brown, bearS */
	DRESS_DIGIT,   /* that, and a letter in between is a digit: Y3lling */
	DRESS_SYMBOL,  /* that, and a letter in between is a sign: S@nd */
	DRESSES
};

/* How many ways a word of at least two letters has; they differ in what is typed. */
unsigned dress_ways(enum dress dress, const char *word, size_t len);

/* Dresses the word in its way `way` (below its number of ways). The length stays. */
void dress_apply(enum dress dress, unsigned way, char *word, size_t len);

/* The small letter that a byte of a dressed word was made from, also of what other
 * programs write for a letter; 0 for a byte that stands for none. */
char dress_letter(char byte);

#endif
