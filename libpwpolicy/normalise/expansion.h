/* SPDX-License-Identifier: MIT */
/*
 * One expansion: its work so far, the pieces of the present text, and where its words go.
 * Shared by the files of expand_*.c, which make the words.
 */
#ifndef PWP_NORMALISE_EXPANSION_H
#define PWP_NORMALISE_EXPANSION_H

#include "normalise/expand_target.h"
#include "pwpolicy.h"

/* Longer words are cut to this many folded characters. */
#define EXPAND_MAX_LEN 64
/* Words of fewer characters occur anywhere by chance. */
#define EXPAND_MIN_LEN PWP_FORM_MIN
/* Words of so many letters are recognised with one edit. */
#define EXPAND_EDIT_LEN 5
/* Most pieces that one text is split into: what PWP_WORD_MAX bytes can hold. */
#define EXPAND_MAX_PIECES (PWP_WORD_MAX / 2)
/* What a text of PWP_WORD_MAX bytes folds to at most, as far as it is looked at. */
#define EXPAND_MAX_CODES (2 * PWP_WORD_MAX + 4)
/* So many dates are remembered, so that one in several notations is expanded once. */
#define EXPAND_MAX_DATES 16

enum expand_source {
	EXPAND_USER,	 /* a user name */
	EXPAND_PERSONAL, /* a full name, or whatever else is known of a person */
	EXPAND_SITE	 /* of a school or a host: no names of people */
};

/* What a word is in its text, as far as that can be told. */
enum expand_role {
	EXPAND_ROLE_ANY,
	EXPAND_ROLE_FIRST, /* of the first of several names */
	EXPAND_ROLE_LAST,
	EXPAND_ROLE_DATE,
	EXPAND_ROLE_PLACE,
	EXPAND_ROLE_PHONE
};

/* Letters and digits of a text with no separator between. */
struct expand_piece {
	uint64_t set;	     /* its characters, see char_set.h */
	uint16_t start, len; /* among the codes */
};

/* A date; the year is 0 where it is not given. */
struct expand_date {
	unsigned day, month, year;
};

/* A word to search for: folded letters and digits. */
struct expand_word {
	const uint32_t *codes;
	size_t len;
	uint64_t set; /* its characters, see char_set.h */
	bool derived; /* not in the text itself, but one of several forms of it */
	enum expand_role role;
};

typedef void expand_emit_fn(void *data, const struct expand_word *word);

struct expansion {
	/* Gets each word. One may come more than once. */
	expand_emit_fn *emit;
	void *data;
	const struct expand_target *target; /* NULL: it may hold all words */
	uint64_t present;		    /* its characters */
	/* Work so far, in units of about ten instructions. Callers that limit it add their
	 * own. */
	size_t work;
	unsigned year; /* today's, from which ages follow; 0: no ages */
	struct expand_date dates[EXPAND_MAX_DATES];
	size_t date_count;
	unsigned date_words; /* for expand_has_date_words() */
	/* of the present text */
	size_t piece_count;
	bool has_comma;		 /* "Khan, Aisha" and "Aisha Khan,Year 7": see expand.c */
	enum expand_role role;	 /* of the words that are emitted next */
	size_t count, max_count; /* codes now, and in any text so far */
	size_t max_piece_count;
	/* Room to make a word that is not in the text itself: here and not on the stack, so
	 * that it is wiped with the rest. */
	uint32_t word[EXPAND_MAX_LEN];
	/* of the present text; as much as was ever used is wiped */
	struct expand_piece pieces[EXPAND_MAX_PIECES];
	uint32_t codes[EXPAND_MAX_CODES];
};

/* The target, or NULL for all words, must live as long. */
void expansion_init(struct expansion *expansion, const struct expand_target *target,
		    expand_emit_fn *emit, void *data);

/* Wipes what is personal. */
void expansion_done(struct expansion *expansion);

/* Emits a word if it is long enough and the target may hold it. */
void expansion_emit(const struct expansion *expansion, struct expand_word *word);

/* Emits a derived word. Its codes are in expansion->word, or wiped by the caller. */
void expansion_emit_derived(const struct expansion *expansion, const uint32_t *codes,
			    size_t len);

/* What piece `index` is among the others; with a comma nobody knows which name comes first. */
enum expand_role expansion_role_of_piece(const struct expansion *expansion, size_t index);

/* What a text without letters is: a telephone number, or else something like a day. */
enum expand_role expansion_role_of_number(const struct expansion *expansion);

/* Whether the target has all these characters. */
static inline bool expansion_has(const struct expansion *expansion, uint64_t set)
{
	return (set & ~expansion->present) == 0;
}

#endif
