/* SPDX-License-Identifier: MIT */
/*
 * Writes values in the form that value.c reads. Strengths are written with two decimals
 * at most; that step is wider than the unit of 1/256 bit they are kept in, so what was
 * read is written again exactly.
 */
#include "input/value.h"

#include "base/parse_num.h"
#include "base/text.h"

static void put_comma(struct text *text, bool first)
{
	if (!first)
		text_add_c(text, ", ");
}

static void put_bits(struct text *text, uint32_t units)
{
	uint32_t hundredths = (units * 100 + BITS_UNIT / 2) / BITS_UNIT;
	uint32_t decimals = hundredths % 100;

	text_add_number(text, hundredths / 100);
	if (decimals == 0)
		return;
	text_add_c(text, decimals < 10 ? ".0" : ".");
	text_add_number(text, decimals % 10 == 0 ? decimals / 10 : decimals);
}

static void put_days(struct text *text, uint32_t days)
{
	text_add_number(text, days);
	if (days > 0)
		text_add_c(text, "d");
}

static void put_word(struct text *text, const struct option *option, uint32_t number)
{
	for (const struct option_word *word = option->words; word->name; word++)
		if (word->number == number)
			text_add_c(text, word->name);
}

static void put_flags(struct text *text, const struct option *option, uint32_t flags)
{
	bool first = true;

	if (flags == 0)
		text_add_c(text, "none");
	for (const struct option_word *word = option->words; word->name; word++) {
		if (!(flags & word->number))
			continue;
		put_comma(text, first);
		text_add_c(text, word->name);
		first = false;
	}
}

static void put_list(struct text *text, struct string_array list)
{
	for (size_t i = 0; i < list.count; i++) {
		put_comma(text, i == 0);
		text_add(text, list.items[i]);
	}
}

static void put_uids(struct text *text, const struct value *value)
{
	for (size_t i = 0; i < value->n_uids; i++) {
		const struct uid_range *range = &value->uids[i];
		put_comma(text, i == 0);
		text_add_number(text, range->first);
		if (range->last == range->first)
			continue;
		text_add_c(text, "-");
		text_add_number(text, range->last);
	}
}

static void put_value(struct text *text, const struct option *option,
		      const struct value *value)
{
	uint32_t number = value->is_set ? value->number : option->initial;

	if (!value->is_set && option->initial_text) {
		text_add_c(text, option->initial_text);
		return;
	}

	switch (option->type) {
	case OPTION_TYPE_NUMBER:
		text_add_number(text, number);
		break;
	case OPTION_TYPE_BITS:
		put_bits(text, number);
		break;
	case OPTION_TYPE_DAYS:
		put_days(text, number);
		break;
	case OPTION_TYPE_WORD:
		put_word(text, option, number);
		break;
	case OPTION_TYPE_FLAGS:
		put_flags(text, option, number);
		break;
	case OPTION_TYPE_UIDS:
		put_uids(text, value);
		break;
	case OPTION_TYPE_TEXT:
	case OPTION_TYPE_LIST:
	case OPTION_TYPE_FILE:
	case OPTION_TYPE_PATTERN:
		put_list(text, value->list);
		break;
	}
}

int value_format(const struct option *option, const struct value *value, char *buf,
		 size_t size)
{
	struct text text;

	text_init(&text, buf, size);
	put_value(&text, option, value);
	return text_end(&text) ? 0 : PWP_ERR_BUFFER;
}
