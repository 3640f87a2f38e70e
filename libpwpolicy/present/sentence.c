/* SPDX-License-Identifier: MIT */
/*
 * Puts numbers into sentences. Marks have names, not positions, so that a sentence can be
 * worded in any order.
 */
#include "present/sentence.h"

#include "base/array.h"

struct mark {
	struct str text;
	size_t offset; /* of its number in struct sentence_numbers */
};

static const struct mark marks[] = {
	{ { "{n}", 3 }, offsetof(struct sentence_numbers, n) },
	{ { "{from}", 6 }, offsetof(struct sentence_numbers, from) },
	{ { "{to}", 4 }, offsetof(struct sentence_numbers, to) },
};

static const struct mark *find_mark(const char *at)
{
	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (strncmp(at, marks[i].text.ptr, marks[i].text.len) == 0)
			return &marks[i];
	return NULL;
}

static uint64_t number_of(const struct mark *mark, const struct sentence_numbers *numbers)
{
	uint64_t number;

	memcpy(&number, (const char *)numbers + mark->offset, sizeof(number));
	return number;
}

void sentence_add(struct text *text, const char *sentence,
		  const struct sentence_numbers *numbers)
{
	while (*sentence) {
		size_t plain = strcspn(sentence, "{");
		text_add(text, (struct str){ sentence, plain });
		sentence += plain;
		const struct mark *mark = *sentence ? find_mark(sentence) : NULL;
		if (mark) {
			text_add_number(text, number_of(mark, numbers));
			sentence += mark->text.len;
		} else if (*sentence) {
			text_add(text, (struct str){ sentence++, 1 });
		}
	}
}
