/* SPDX-License-Identifier: MIT */
/*
 * All ranked lists in one read-only structure: a minimal acyclic automaton over the
 * alphabet of alphabet.h, walked symbol by symbol. Every word has an index (its position in
 * symbol order), which is summed up while walking; tables by index hold its ranks and
 * kinds. See words.c for a drawing. The three lists that passphrases are drawn from are
 * separate, because a draw asks for words by their number.
 */
#ifndef PWP_DATA_WORDS_H
#define PWP_DATA_WORDS_H

#include "data/alphabet.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest word kept, in symbols. */
#define WORDS_MAX_LEN 32

/* The lists that a word is on. */
enum words_kind {
	WORDS_PASSWORD = 1,
	WORDS_ENGLISH = 2,
	WORDS_GIVEN_NAME = 4,
	WORDS_SURNAME = 8,
	WORDS_PLACE = 16,
	WORDS_COLLOCATION = 32, /* several words that often occur together */
	WORDS_OPENING = 64,	/* what passwords begin with */
	WORDS_ENDING = 128	/* what passwords end with */
};

/* No rank: the word is on no list of that sort. */
#define WORDS_NO_RANK UINT32_MAX

/* A position in the automaton: the edges that leave the present state, and the index so
 * far. */
struct words_cursor {
	uint32_t state;
	uint32_t index; /* of the word that ends here, if one does */
	bool is_word;
};

/* Ranks are log2 in 1/256 bit, or WORDS_NO_RANK. */
struct words_entry {
	uint32_t password_rank;
	uint32_t word_rank;  /* on the best of the other lists */
	uint32_t affix_rank; /* as an opening or ending */
	uint8_t kinds;	     /* enum words_kind, or-ed */
};

/* The start of every word. */
struct words_cursor words_start(void);

/* Advances by one symbol. If no word continues with it, returns false and leaves *cursor as it
 * was. */
bool words_step(struct words_cursor *cursor, uint8_t symbol);

/* What the lists say of the word that ends at the cursor (is_word must be true). */
struct words_entry words_entry_at(const struct words_cursor *cursor);

/* The lists of words for passphrases, by the age of who types them. */
enum words_phrase_list { WORDS_INFANT, WORDS_JUNIOR, WORDS_GENERAL };

/* Number of words on a list. */
size_t words_phrase_count(enum words_phrase_list list);

/*
 * Writes word `index` (0 .. count-1) of a list in ASCII, not NUL-terminated. Returns its
 * length. Shorter words come first, those of one length in alphabetical order.
 */
size_t words_phrase_spell(enum words_phrase_list list, uint32_t index,
			  char word[static WORDS_MAX_LEN]);

/* Number of entries on the list of ranked passwords. */
uint32_t words_password_count(void);

#endif
