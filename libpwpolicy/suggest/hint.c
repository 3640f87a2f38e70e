/* SPDX-License-Identifier: MIT */
/*
 * People remember in different ways: by what they see, by what happens, by what they hear and
 * do. So there is a hint of each kind, one after the other. The words are named in their order
 * and as they are typed, in a sentence that is right for any kind of word; nothing else in it
 * is secret, for it is the same for everybody.
 */
#include "suggest/hint.h"

#include "base/array.h"

#include <assert.h>

/* What stands before the first word, between two, before the last, and behind it. */
struct hint {
	const char *before, *between, *last, *after;
};

static const struct hint hints[] = {
	{ "Shut your eyes and see one funny picture with ", ", ", " and ", " in it." },
	{ "Tell a tiny story: it begins with ", ", goes on with ", " and ends with ",
	  "." },
	{ "Clap once for each word and sing ", ", ", " and ", " to a tune you know." },
};

static_assert(ARRAY_SIZE(hints) == HINT_KINDS, "the header gives their number");

void hint_add(struct text *text, const struct suggest_phrase *phrase, unsigned kind)
{
	const struct hint *hint = &hints[kind % HINT_KINDS];

	for (unsigned i = 0; i < phrase->count; i++) {
		if (i == 0)
			text_add_c(text, hint->before);
		else
			text_add_c(text,
				   i + 1 < phrase->count ? hint->between : hint->last);
		text_add_c(text, "\"");
		text_add(text, phrase->words[i]);
		text_add_c(text, "\"");
	}
	text_add_c(text, hint->after);
}
