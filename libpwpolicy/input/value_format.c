/* SPDX-License-Identifier: MIT */
/*
 * Writes values in the form that value.c reads. Strengths are written with two decimals
 * at most; that step is wider than the unit of 1/256 bit they are kept in, so what was
 * read is written again exactly.
 */
#include "input/value.h"

#include "base/parse_num.h"

#include <stdio.h>

/* Text under construction; stays within size and notes when it does not fit. */
struct out {
	char *buf;
	size_t size, len;
	bool full;
};

static void put(struct out *out, struct str text)
{
	if (out->full || text.len >= out->size - out->len) {
		out->full = true;
		return;
	}
	if (text.len > 0)
		memcpy(out->buf + out->len, text.ptr, text.len);
	out->len += text.len;
}

static void put_number(struct out *out, uint32_t number)
{
	char digits[16];

	snprintf(digits, sizeof(digits), "%u", number);
	put(out, str_from_c(digits));
}

static void put_comma(struct out *out, bool first)
{
	if (!first)
		put(out, STR_LIT(", "));
}

static void put_bits(struct out *out, uint32_t units)
{
	uint32_t hundredths = (units * 100 + BITS_UNIT / 2) / BITS_UNIT;
	char decimals[8];

	put_number(out, hundredths / 100);
	if (hundredths % 100 == 0)
		return;
	snprintf(decimals, sizeof(decimals), ".%02u", hundredths % 100);
	put(out, (struct str){ decimals, hundredths % 10 == 0 ? 2 : 3 });
}

static void put_days(struct out *out, uint32_t days)
{
	put_number(out, days);
	if (days > 0)
		put(out, STR_LIT("d"));
}

static void put_word(struct out *out, const struct option *option, uint32_t number)
{
	for (const struct option_word *word = option->words; word->name; word++)
		if (word->number == number)
			put(out, str_from_c(word->name));
}

static void put_flags(struct out *out, const struct option *option, uint32_t flags)
{
	bool first = true;

	if (flags == 0)
		put(out, STR_LIT("none"));
	for (const struct option_word *word = option->words; word->name; word++) {
		if (!(flags & word->number))
			continue;
		put_comma(out, first);
		put(out, str_from_c(word->name));
		first = false;
	}
}

static void put_list(struct out *out, struct string_array list)
{
	for (size_t i = 0; i < list.count; i++) {
		put_comma(out, i == 0);
		put(out, list.items[i]);
	}
}

static void put_uids(struct out *out, const struct value *value)
{
	for (size_t i = 0; i < value->n_uids; i++) {
		const struct uid_range *range = &value->uids[i];
		put_comma(out, i == 0);
		put_number(out, range->first);
		if (range->last == range->first)
			continue;
		put(out, STR_LIT("-"));
		put_number(out, range->last);
	}
}

static void put_value(struct out *out, const struct option *option,
		      const struct value *value)
{
	uint32_t number = value->is_set ? value->number : option->initial;

	if (!value->is_set && option->initial_text) {
		put(out, str_from_c(option->initial_text));
		return;
	}

	switch (option->type) {
	case OPTION_TYPE_NUMBER:
		put_number(out, number);
		break;
	case OPTION_TYPE_BITS:
		put_bits(out, number);
		break;
	case OPTION_TYPE_DAYS:
		put_days(out, number);
		break;
	case OPTION_TYPE_WORD:
		put_word(out, option, number);
		break;
	case OPTION_TYPE_FLAGS:
		put_flags(out, option, number);
		break;
	case OPTION_TYPE_UIDS:
		put_uids(out, value);
		break;
	case OPTION_TYPE_TEXT:
	case OPTION_TYPE_LIST:
	case OPTION_TYPE_FILE:
	case OPTION_TYPE_PATTERN:
		put_list(out, value->list);
		break;
	}
}

int value_format(const struct option *option, const struct value *value, char *buf,
		 size_t size)
{
	struct out out = { .buf = buf, .size = size, .full = size == 0 };

	put_value(&out, option, value);
	if (size > 0)
		buf[out.full ? 0 : out.len] = '\0';
	return out.full ? PWP_ERR_BUFFER : 0;
}
