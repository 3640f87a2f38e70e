/* SPDX-License-Identifier: MIT */
/*
 * Expansion: every way in which a datum of a person or a school is looked for. The data
 * of a request, the site words of a policy and the data that are kept outside all go
 * through here, so that the same datum is found whichever way it is known.
 */
#ifndef PWP_NORMALISE_EXPAND_H
#define PWP_NORMALISE_EXPAND_H

#include "base/str.h"
#include "data/short_names.h"
#include "pwpolicy.h"

#include <stdint.h>

/* Longer words are cut to this many folded characters. */
#define EXPAND_MAX_LEN 64
/* Most pieces that one text is cut into; the rest is left out. */
#define EXPAND_MAX_PIECES 16
/* What a text of PWP_WORD_MAX bytes folds to at most, as far as it is looked at. */
#define EXPAND_MAX_CODES (2 * PWP_WORD_MAX + 4)
/* So many dates are remembered, so that one in several notations is expanded once. */
#define EXPAND_MAX_DATES 16

enum expand_source {
	EXPAND_USER,	 /* a user name */
	EXPAND_PERSONAL, /* a full name, or whatever else is known of a person */
	EXPAND_SITE	 /* of a school or a host: no names of people */
};

/* Letters and digits of a text that stand together. */
struct expand_piece {
	uint64_t set;	     /* its characters, see expand_bit() */
	uint16_t start, len; /* among the codes */
};

/* A day; the year may be 0: not told. */
struct expand_date {
	unsigned day, month, year;
};

/* A word to look for: folded letters and digits. */
struct expand_word {
	const uint32_t *codes;
	size_t len;
	uint64_t set; /* its characters, see expand_bit() */
	bool derived; /* it did not stand in the text: one of several that could be meant */
};

typedef void expand_take_fn(void *data, const struct expand_word *word);

/* What is known of the text that is searched: words that it cannot hold are left out. */
struct expand_target {
	uint64_t present; /* characters that it may be read as: expand_bit() */
	/* characters that follow each other, or with signs between */
	uint32_t after[26];	/* by letter: the letters after it, also behind digits */
	uint32_t before_digits; /* the letters before any digit, and after */
	uint32_t after_digits;
	uint16_t pairs[10]; /* by digit: the digits after it */
	unsigned digits;    /* how many it has */
};

struct expansion {
	/* Gets each word. One may come more than once. */
	expand_take_fn *take;
	void *data;
	const struct expand_target *target; /* NULL: it may hold all words */
	uint64_t present;		    /* its characters */
	/* Work so far, a unit is about ten instructions. Who bounds it adds his own. */
	size_t work;
	unsigned year; /* today's, which tells ages; 0: none are told */
	struct expand_date dates[EXPAND_MAX_DATES];
	size_t date_count;
	unsigned date_words; /* for expand_has_date_words() */
	/* of the present text */
	struct expand_piece pieces[EXPAND_MAX_PIECES];
	size_t piece_count;
	size_t count, most; /* codes now, and in any text so far */
	/* Where a word is put together that does not stand in the text. It lies here and
	 * not on the stack, so that it is wiped with the rest. */
	uint32_t word[EXPAND_MAX_LEN];
	uint32_t codes[EXPAND_MAX_CODES];
};

/* Sets of characters: letters a to z, digits, and all others as one. */
#define EXPAND_LETTERS ((UINT64_C(1) << 26) - 1)
#define EXPAND_DIGITS (UINT64_C(0x3ff) << 26)
#define EXPAND_OTHERS (UINT64_C(1) << 36)
#define EXPAND_SIGN (UINT64_C(1) << 37)
#define EXPAND_ANY (EXPAND_LETTERS | EXPAND_DIGITS | EXPAND_OTHERS)

/* The bit of a folded character. */
static inline uint64_t expand_bit(uint32_t code)
{
	if (code - 'a' < 26)
		return UINT64_C(1) << (code - 'a');
	return code - '0' < 10 ? UINT64_C(1) << (26 + code - '0') : EXPAND_OTHERS;
}

/* The target, or NULL for all words, must live as long. */
void expand_init(struct expansion *expansion, const struct expand_target *target,
		 expand_take_fn *take, void *data);

/* Wipes what is personal. */
void expand_done(struct expansion *expansion);

/* Gives all words of a text of at most PWP_WORD_MAX bytes. */
void expand(struct expansion *expansion, enum expand_source source, struct str text);

/* Gives the text as one word only. */
void expand_whole(struct expansion *expansion, struct str text);

/* ---- the parts, for the files of expand_*.c */

/* Words of fewer characters are too common in any text to mean anything. */
#define EXPAND_MIN_LEN PWP_FORM_MIN
/* Words of ideographs may be shorter: their first code point. */
#define EXPAND_FIRST_IDEOGRAPH 0x2e80
/* So many letters are recognised with one of them wrong. */
#define EXPAND_EDIT_LEN 5

/* By byte of UTF-8: the bit of its character, EXPAND_OTHERS if it has more bytes; for a
 * sign EXPAND_SIGN. */
extern const uint64_t expand_bytes[256];

static inline uint64_t expand_bit_at(struct str text, size_t at)
{
	return expand_bytes[(uint8_t)text.ptr[at]];
}

/* What expand() does where the target may hold something of a text: all words, and those
 * of dates and telephone numbers only. */
void expand_all(struct expansion *expansion, enum expand_source source, struct str text);
void expand_numbers(struct expansion *expansion, enum expand_source source,
		    struct str text);

/* Whether a word may stand there that lacks these characters: one where it is misspelt. */
static inline bool expand_may_lack(uint64_t absent, bool misspelt)
{
	return absent == 0 || (misspelt && (absent & (absent - 1)) == 0);
}

/* Whether it may hold a word of these characters that stands in the text. */
static inline bool expand_has_word(const struct expansion *expansion, uint64_t set,
				   size_t len)
{
	return len >= EXPAND_MIN_LEN &&
	       expand_may_lack(set & ~expansion->present, len >= EXPAND_EDIT_LEN);
}

/* Whether letters, of any case, follow each other in the target, forwards or backwards. */
bool expand_follow(const struct expand_target *target, struct str letters, bool reversed);

/* Whether the text that is searched has all these characters. */
static inline bool expand_has(const struct expansion *expansion, uint64_t set)
{
	return (set & ~expansion->present) == 0;
}

/* Gives a derived word if it is long enough and could occur. The parts put one together in
 * expansion->word, or wipe what they used. */
void expand_derive(const struct expansion *expansion, const uint32_t *codes, size_t len);

/* Whether a piece only tells what kind of place it is: road, street. */
bool expand_is_kind(const struct expansion *expansion, const struct expand_piece *piece);

/* What people make of the names among the pieces, of a date, an address, a number. */
void expand_names(struct expansion *expansion, enum expand_source source);
void expand_dates(struct expansion *expansion, struct str text);
void expand_date_forms(struct expansion *expansion, const struct expand_date *date);
/* Whether the target may have words of a date beside a digit: a month, "aged". */
bool expand_has_date_words(struct expansion *expansion);
void expand_place(struct expansion *expansion);
void expand_phone(struct expansion *expansion, struct str text);

#endif
