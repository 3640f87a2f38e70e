/* SPDX-License-Identifier: MIT */
/* The parts of expand.c, each in a file of its name. */
#ifndef PWP_NORMALISE_EXPAND_PARTS_H
#define PWP_NORMALISE_EXPAND_PARTS_H

#include "normalise/expansion.h"

/* What people make of the names among the pieces. */
void expand_names(struct expansion *expansion, enum expand_source source);

/* Of an address: streets, and halves of postcodes. */
void expand_place(struct expansion *expansion);

/* Whether a piece only says what type of street it is: road, street. */
bool expand_is_street_type(const struct expansion *expansion,
			   const struct expand_piece *piece);

/* The notations of a date or a telephone number, if the text is one. */
void expand_dates(struct expansion *expansion, struct str text);
void expand_phone(struct expansion *expansion, struct str text);

void expand_date_forms(struct expansion *expansion, const struct expand_date *date);

/* Whether the target may have a word of a date next to a digit: a month, "aged". */
bool expand_has_date_words(struct expansion *expansion);

#endif
