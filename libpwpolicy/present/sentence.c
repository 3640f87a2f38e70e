/* SPDX-License-Identifier: MIT */
/*
 * Puts numbers and persons into sentences. Marks have names, not positions, so that a sentence
 * can be worded in any order.
 */
#include "present/sentence.h"

#include "base/array.h"

struct mark {
	struct str text;
	const char *own, *anothers; /* NULL: it is the number */
};

static const struct mark marks_known[] = {
	{ { "{n}", 3 }, NULL, NULL },
	{ { "{your}", 6 }, "your", "the person's" },
	{ { "{you}", 5 }, "you", "the person" },
};

static const struct mark *find_mark(const char *at)
{
	for (size_t i = 0; i < ARRAY_SIZE(marks_known); i++)
		if (strncmp(at, marks_known[i].text.ptr, marks_known[i].text.len) == 0)
			return &marks_known[i];
	return NULL;
}

static void add_mark(struct text *text, const struct mark *mark,
		     const struct sentence_marks *marks)
{
	if (mark->own)
		text_add_c(text, marks->for_another ? mark->anothers : mark->own);
	else
		text_add_number(text, marks->n);
}

void sentence_add(struct text *text, const char *sentence,
		  const struct sentence_marks *marks)
{
	while (*sentence) {
		size_t plain = strcspn(sentence, "{");
		text_add(text, (struct str){ sentence, plain });
		sentence += plain;
		const struct mark *mark = *sentence ? find_mark(sentence) : NULL;
		if (mark) {
			add_mark(text, mark, marks);
			sentence += mark->text.len;
		} else if (*sentence) {
			text_add(text, (struct str){ sentence++, 1 });
		}
	}
}
