/* SPDX-License-Identifier: MIT */
/*
 * What a value says, set or not: its number, its items, and the whole in the form that
 * value.c reads. Strengths are written with two decimals at most; that step is wider than
 * the unit of 1/256 bit they are kept in, so what was read is written again exactly.
 */
#include "input/value.h"

#include "base/parse_num.h"
#include "base/text.h"

uint32_t value_number(const struct option *option, const struct value *value)
{
	return value->is_set ? value->number : option->initial;
}

/* The name of flag `index` of those that are set. */
static bool find_flag(const struct option_word *words, uint32_t flags, size_t index,
		      struct str *ret_name)
{
	for (; words->name; words++)
		if ((flags & words->number) != 0 && index-- == 0) {
			*ret_name = str_from_c(words->name);
			return true;
		}
	return false;
}

bool value_item(const struct option *option, const struct value *value, size_t index,
		struct str *ret_item)
{
	if (option->type == OPTION_TYPE_FLAGS)
		return find_flag(option->words, value_number(option, value), index,
				 ret_item);
	if (index >= (value->is_set ? value->list.count : option->n_initial_items))
		return false;
	*ret_item = (value->is_set ? value->list.items : option->initial_items)[index];
	return true;
}

static void add_choice(struct text *text, const struct option *option, uint32_t number)
{
	for (const struct option_word *word = option->words; word->name; word++)
		if (word->number == number)
			text_add_c(text, word->name);
}

static void add_bits(struct text *text, uint32_t units)
{
	uint32_t hundredths = (units * 100 + BITS_UNIT / 2) / BITS_UNIT;
	const char decimals[] = { '.', (char)('0' + hundredths / 10 % 10),
				  (char)('0' + hundredths % 10) };

	text_add_number(text, hundredths / 100);
	if (hundredths % 100 != 0)
		text_add(text, (struct str){ decimals, hundredths % 10 == 0 ? 2 : 3 });
}

static void add_items(struct text *text, const struct option *option,
		      const struct value *value)
{
	struct str item;

	for (size_t i = 0; value_item(option, value, i, &item); i++) {
		if (i > 0)
			text_add(text, STR_LIT(", "));
		text_add(text, item);
	}
}

int value_format(const struct option *option, const struct value *value, char *buf,
		 size_t size)
{
	uint32_t number = value_number(option, value);
	struct text text;

	text_init(&text, buf, size);
	switch (option->type) {
	case OPTION_TYPE_NUMBER:
		text_add_number(&text, number);
		break;
	case OPTION_TYPE_BITS:
		add_bits(&text, number);
		break;
	case OPTION_TYPE_DAYS:
		text_add_number(&text, number);
		text_add_c(&text, number > 0 ? "d" : "");
		break;
	case OPTION_TYPE_CHOICE:
		add_choice(&text, option, number);
		break;
	case OPTION_TYPE_FLAGS:
		text_add_c(&text, number == 0 ? "none" : "");
		add_items(&text, option, value);
		break;
	case OPTION_TYPE_TEXT:
	case OPTION_TYPE_LIST:
	case OPTION_TYPE_FILE:
	case OPTION_TYPE_UIDS:
	case OPTION_TYPE_PATTERN:
		add_items(&text, option, value);
		break;
	}
	return text_end(&text) ? 0 : PWP_ERR_BUFFER;
}
