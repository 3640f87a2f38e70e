/* SPDX-License-Identifier: MIT */
/* The text of a table's cell, taken apart. */
#ifndef CLI_CSV_CELL_H
#define CLI_CSV_CELL_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stdint.h>

/* Whether a code point is a space of any width, or the end of a line of Unicode. */
bool csv_cell_is_space(uint32_t code);

/* A text in UTF-8 without the spaces around it. */
struct pwp_text csv_cell_trim(struct pwp_text text);

/* Takes the next word off the front; words are separated by spaces, commas or semicolons.
 * False: there is none. */
bool csv_cell_next_word(struct pwp_text *rest, struct pwp_text *ret_word);

/* What precedes and what follows the first comma; all, if there is none. */
struct pwp_text csv_cell_before_comma(struct pwp_text text);
struct pwp_text csv_cell_after_comma(struct pwp_text text);

#endif
