/* SPDX-License-Identifier: MIT */
/*
 * Values by type. Diagnoses name the option and the range, never the value.
 *
 *   number  digits                         bits   digits with up to two decimals
 *   days    digits and "d", or "0"
 *   choice  one of the option's words      flags  words with commas, or "none"
 *   text    as written                     list   items with commas, spaces trimmed
 *   file    absolute path                  uids   N or N-M with commas
 *   pattern letters, digits and . _ - around one "%"
 */
#include "input/value.h"

#include "base/ascii.h"
#include "base/parse_num.h"
#include "base/text.h"
#include "input/string_array.h"

#include <stdlib.h>

/* Reading one value: what every reader needs. */
struct reading {
	const struct option *option;
	struct str text;
	size_t column;
	struct pwp_parse_error *parse_error;
};

typedef int reader(const struct reading *in, struct value *ret_value);

/* Where `part` starts in the line. */
static size_t column_of(const struct reading *in, struct str part)
{
	return in->column + (size_t)(part.ptr - in->text.ptr);
}

static int fail_range(const struct reading *in, const char *what)
{
	const struct option *option = in->option;

	return parse_error_fail(
		in->parse_error, PWP_ERR_VALUE, in->column, option->name, " takes ", what,
		" from ", text_number(option->min, (char[TEXT_NUMBER_SIZE]){ 0 }), " to ",
		text_number(option->max, (char[TEXT_NUMBER_SIZE]){ 0 }),
		option->zero ? ", or 0" : "");
}

static int read_number(const struct reading *in, struct value *ret_value)
{
	const struct option *option = in->option;
	uint64_t number;

	if (parse_num(in->text, option->zero ? 0 : option->min, option->max, &number) !=
		    0 ||
	    (number != 0 && number < option->min))
		return fail_range(in, "a whole number");
	ret_value->number = (uint32_t)number;
	return 0;
}

static int read_bits(const struct reading *in, struct value *ret_value)
{
	if (parse_bits(in->text, in->option->max, &ret_value->number) != 0)
		return fail_range(in, "a number of bits with at most two decimals");
	return 0;
}

/* Every number has one spelling, so 0 has no unit. */
static int read_days(const struct reading *in, struct value *ret_value)
{
	const struct option *option = in->option;
	const struct str digits = { in->text.ptr, in->text.len - 1 };
	const uint32_t least = option->min > 0 ? option->min : 1;
	uint64_t days = 0;

	if (str_eq(in->text, STR_LIT("0")) && (option->zero || option->min == 0))
		return 0;
	if (in->text.ptr[digits.len] != 'd' ||
	    parse_num(digits, least, option->max, &days) != 0)
		return fail_range(in, "days, written 14d,");
	ret_value->number = (uint32_t)days;
	return 0;
}

static const struct option_word *find_word(const struct option *option, struct str name)
{
	for (const struct option_word *word = option->words; word->name; word++)
		if (str_eq(name, str_from_c(word->name)))
			return word;
	return NULL;
}

/* Names the words to choose from, as far as they fit in a sentence. */
static int fail_word(const struct reading *in, struct str part)
{
	char names[128] = "";
	size_t len = 0;

	for (const struct option_word *word = in->option->words; word->name; word++) {
		size_t more = strlen(word->name);
		if (len + more + 3 > sizeof(names))
			break;
		if (len > 0) {
			memcpy(names + len, ", ", 2);
			len += 2;
		}
		memcpy(names + len, word->name, more);
		len += more;
		names[len] = '\0';
	}
	return parse_error_fail(
		in->parse_error, PWP_ERR_VALUE, column_of(in, part), in->option->name,
		in->option->type == OPTION_TYPE_FLAGS ? " takes none or some of: "
						      : " takes one of: ",
		names);
}

static int read_choice(const struct reading *in, struct value *ret_value)
{
	const struct option_word *word = find_word(in->option, in->text);

	if (!word)
		return fail_word(in, in->text);
	ret_value->number = word->number;
	return 0;
}

static int read_flags(const struct reading *in, struct value *ret_value)
{
	struct str rest = in->text, part;
	uint32_t flags = 0;

	if (str_eq(in->text, STR_LIT("none")))
		return 0;
	while (str_split(&rest, ',', &part)) {
		part = str_trim(part);
		const struct option_word *word = find_word(in->option, part);
		if (!word)
			return fail_word(in, part);
		flags |= word->number;
	}
	ret_value->number = flags;
	return 0;
}

static int check_item(const struct reading *in, struct str item)
{
	if (item.len == 0)
		return parse_error_fail(in->parse_error, PWP_ERR_VALUE,
					column_of(in, item), in->option->name,
					" has an empty item");
	if (item.len > VALUE_ITEM_MAX)
		return parse_error_fail(
			in->parse_error, PWP_ERR_TOO_BIG, column_of(in, item),
			in->option->name,
			" takes at most " STR_DIGITS(VALUE_ITEM_MAX) " bytes here");
	return 0;
}

static int keep_items(const struct reading *in, const struct str *items, size_t count,
		      struct value *ret_value)
{
	if (string_array_copy(items, count, &ret_value->list) != 0)
		return parse_error_nomem(in->parse_error);
	return 0;
}

static int read_text(const struct reading *in, struct value *ret_value)
{
	int error = check_item(in, in->text);

	return error != 0 ? error : keep_items(in, &in->text, 1, ret_value);
}

static int read_file(const struct reading *in, struct value *ret_value)
{
	if (in->text.ptr[0] != '/')
		return parse_error_fail(in->parse_error, PWP_ERR_VALUE, in->column,
					in->option->name,
					" takes a path that starts with \"/\"");
	return read_text(in, ret_value);
}

/* A user name with one "%" in it; alone it would name everybody. */
static int read_pattern(const struct reading *in, struct value *ret_value)
{
	size_t marks = 0, others = 0;

	for (size_t i = 0; i < in->text.len; i++) {
		unsigned char c = (unsigned char)in->text.ptr[i];
		marks += c == '%';
		others += ascii_is_letter(c) || ascii_is_digit(c) || c == '.' ||
			  c == '_' || c == '-';
	}
	if (marks != 1 || others == 0 || marks + others != in->text.len)
		return parse_error_fail(in->parse_error, PWP_ERR_VALUE, in->column,
					in->option->name,
					" takes letters, digits and . _ - around one "
					"\"%\", such as %-admin");
	return read_text(in, ret_value);
}

static int count_items(const struct reading *in, size_t *ret_count)
{
	struct str rest = in->text, part;
	size_t count = 0;

	while (str_split(&rest, ',', &part))
		count++;
	if (count > VALUE_ITEMS_MAX)
		return parse_error_fail(
			in->parse_error, PWP_ERR_TOO_BIG, in->column, in->option->name,
			" takes at most " STR_DIGITS(VALUE_ITEMS_MAX) " items");
	*ret_count = count;
	return 0;
}

static int split_items(const struct reading *in, struct str *items)
{
	struct str rest = in->text;
	int error = 0;

	for (size_t i = 0; error == 0 && str_split(&rest, ',', &items[i]); i++) {
		items[i] = str_trim(items[i]);
		error = check_item(in, items[i]);
	}
	return error;
}

static int read_list(const struct reading *in, struct value *ret_value)
{
	size_t count = 0;
	int error = count_items(in, &count);

	if (error != 0)
		return error;
	struct str *items = calloc(count, sizeof(*items));
	if (!items)
		return parse_error_nomem(in->parse_error);
	error = split_items(in, items);
	if (error == 0)
		error = keep_items(in, items, count, ret_value);
	free(items);
	return error;
}

/* N or N-M. The highest number is no user: it means "none" to the system. */
static int read_uid_range(struct str text, struct uid_range *ret_range)
{
	struct str rest = text, part;
	uint64_t first, last;

	if (!str_split(&rest, '-', &part))
		return PWP_ERR_VALUE;
	int error = parse_num(str_trim(part), 0, UINT32_MAX - 1, &first);
	if (error != 0)
		return error;
	last = first;
	if (rest.ptr)
		error = parse_num(str_trim(rest), first, UINT32_MAX - 1, &last);
	if (error == 0)
		*ret_range = (struct uid_range){ (uint32_t)first, (uint32_t)last };
	return error;
}

/* Room for the longest range, "4294967294-4294967294", and its NUL. */
#define UID_RANGE_SIZE 24

static void write_uid_range(struct uid_range range, char buf[UID_RANGE_SIZE])
{
	struct text text;

	text_init(&text, buf, UID_RANGE_SIZE);
	text_add_number(&text, range.first);
	if (range.last != range.first) {
		text_add_c(&text, "-");
		text_add_number(&text, range.last);
	}
	text_end(&text);
}

/* The ranges in one spelling each, as items. */
static int keep_uids(const struct reading *in, struct value *ret_value)
{
	size_t count = ret_value->n_uids;
	char(*texts)[UID_RANGE_SIZE] = calloc(count, sizeof(*texts));
	struct str *items = calloc(count, sizeof(*items));
	int error = texts && items ? 0 : parse_error_nomem(in->parse_error);

	for (size_t i = 0; error == 0 && i < count; i++) {
		write_uid_range(ret_value->uids[i], texts[i]);
		items[i] = str_from_c(texts[i]);
	}
	if (error == 0)
		error = keep_items(in, items, count, ret_value);
	free(items);
	free(texts);
	return error;
}

static int read_uids(const struct reading *in, struct value *ret_value)
{
	struct str rest = in->text, part;
	int error = count_items(in, &ret_value->n_uids);

	if (error != 0)
		return error;
	ret_value->uids = calloc(ret_value->n_uids, sizeof(*ret_value->uids));
	if (!ret_value->uids)
		return parse_error_nomem(in->parse_error);
	for (size_t i = 0; str_split(&rest, ',', &part); i++) {
		part = str_trim(part);
		if (read_uid_range(part, &ret_value->uids[i]) != 0)
			return parse_error_fail(
				in->parse_error, PWP_ERR_VALUE, column_of(in, part),
				in->option->name,
				" takes user ids and ranges, such as 0, 1000-1999");
	}
	return keep_uids(in, ret_value);
}

static reader *const readers[] = {
	[OPTION_TYPE_NUMBER] = read_number, [OPTION_TYPE_BITS] = read_bits,
	[OPTION_TYPE_DAYS] = read_days,	    [OPTION_TYPE_CHOICE] = read_choice,
	[OPTION_TYPE_FLAGS] = read_flags,   [OPTION_TYPE_TEXT] = read_text,
	[OPTION_TYPE_LIST] = read_list,	    [OPTION_TYPE_FILE] = read_file,
	[OPTION_TYPE_UIDS] = read_uids,	    [OPTION_TYPE_PATTERN] = read_pattern,
};

int value_parse(const struct option *option, struct str text, size_t column,
		struct value *ret_value, struct pwp_parse_error *reterr_parse_error)
{
	const struct reading in = { option, text, column, reterr_parse_error };
	struct value value = { .is_set = true };

	if (text.len == 0)
		return parse_error_fail(reterr_parse_error, PWP_ERR_VALUE, column,
					option->name, " has no value");
	int error = readers[option->type](&in, &value);
	if (error != 0) {
		value_done(&value);
		return error;
	}
	*ret_value = value;
	return 0;
}

void value_done(struct value *value)
{
	string_array_done(&value->list);
	words_file_free(value->words_file);
	free(value->uids);
	*value = (struct value){ 0 };
}
