/* SPDX-License-Identifier: MIT */
/* The value of one option: read from text and written back. */
#ifndef PWP_INPUT_VALUE_H
#define PWP_INPUT_VALUE_H

#include "input/parse_error.h"
#include "input/option.h"
#include "input/rules.h"
#include "input/words_file.h"

/* Most items of a list, and most bytes of an item or a text. */
#define VALUE_ITEMS_MAX 1024
#define VALUE_ITEM_MAX 256

/* Zeroed: not set. What is filled depends on the option's type. */
struct value {
	bool is_set;
	uint32_t number;
	struct string_array list; /* items; of user ids as they are written again */
	struct words_file
		*words_file; /* what is in the file, NULL where it was not read */
	struct uid_range *uids;
	size_t n_uids;
};

/*
 * Reads a value. `column` is where the text starts, for the parse error. Returns 0 with a
 * value that the caller frees with value_done(), or PWP_ERR_VALUE, PWP_ERR_TOO_BIG or
 * PWP_ERR_NOMEM.
 */
PWP_CHECKED int value_parse(const struct option *option, struct str text, size_t column,
			    struct value *ret_value,
			    struct pwp_parse_error *reterr_parse_error);

/* The number of an option that has one, its initial one where nothing is set. */
uint32_t value_number(const struct option *option, const struct value *value);

/* Item `index` of a list, of flags or of user ids; a text, path or pattern is one item.
 * A NUL follows it. False: there are no more. */
bool value_item(const struct option *option, const struct value *value, size_t index,
		struct str *ret_item);

/*
 * Writes a value in the form that value_parse() reads; the initial one where it is not
 * set. Returns 0 or PWP_ERR_BUFFER.
 */
PWP_CHECKED int value_format(const struct option *option, const struct value *value,
			     char *buf, size_t size);

/* Frees what a value holds and zeroes it. */
void value_done(struct value *value);

#endif
