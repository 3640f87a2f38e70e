/* SPDX-License-Identifier: MIT */
/*
 * A text prepared for matching: one cell for each folded character, with the character that
 * was typed and what it may stand for. Cells map back to offsets in the typed text.
 */
#ifndef PWP_NORMALISE_SUBJECT_H
#define PWP_NORMALISE_SUBJECT_H

#include "base/str.h"
#include "normalise/fold.h"
#include "pwpolicy.h"

#include <stdint.h>

/* Most code points of a text, a byte each, and most cells that they fold to. */
#define SUBJECT_MAX_POINTS PWP_PASSWORD_MAX
#define SUBJECT_MAX_CELLS 768
/* Most letters that one leet character may stand for. */
#define SUBJECT_MAX_LEET 2

struct cell {
	uint32_t typed; /* code point as typed */
	uint32_t code;	/* folded: NFKC, lower case, without accent */
	uint8_t symbol; /* of `code` in the words' alphabet, 0 if none */
	/* symbols of the letters it may stand for, 0 behind the last */
	uint8_t leet[SUBJECT_MAX_LEET];
	uint8_t leet_symbol; /* which one that is, from 1; 0: it stands for itself only */
	uint8_t char_class;  /* enum char_class of the typed code point */
	uint16_t origin;     /* index of the typed code point */
};

struct subject {
	struct cell *cells;
	size_t count;
	size_t length;	  /* smaller of code points typed and after NFKC */
	unsigned classes; /* all classes that occur */
	/* index, in code points, of the first invalid byte and of the first control
	 * character; SIZE_MAX: none */
	size_t invalid_at, control_at;
};

/*
 * Prepares a text of at most SUBJECT_MAX_POINTS bytes. `cells` has room for the lesser of
 * SUBJECT_MAX_CELLS and SUBJECT_CELLS_FOR(text.len); what does not fit is left out, which can
 * only make the text weaker. An invalid byte becomes one cell that matches nothing.
 */
void subject_init(struct subject *subject, struct cell *cells, size_t room,
		  struct str text);

/* Cells that a text of so many bytes can need at most, as far as they are judged. */
#define SUBJECT_CELLS_FOR(bytes) ((bytes)*2 + 4)

/* Offset and length, in code points as typed, of the cells start .. end-1 (start < end). */
size_t subject_offset(const struct subject *subject, size_t start);
size_t subject_length(const struct subject *subject, size_t start, size_t end);

/* Whether the cell may be read as the symbol, itself or as leet. */
bool cell_reads_as(const struct cell *cell, uint8_t symbol);

static inline bool cell_is_letter(const struct cell *cell)
{
	return (cell->char_class & (CLASS_LOWER | CLASS_UPPER | CLASS_LETTER)) != 0;
}

static inline bool cell_is_symbol(const struct cell *cell)
{
	return cell->char_class == CLASS_SYMBOL;
}

/* Whether the cells from `at` on are a text of lower-case ASCII; an apostrophe may be a
 * typographic one. */
bool subject_spells(const struct subject *subject, size_t at, const char *text,
		    size_t len);

#endif
