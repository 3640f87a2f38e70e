/* SPDX-License-Identifier: MIT */
/*
 * The oldest way to remember things in order: a walk through a place that one knows, with
 * a thing at each stop (Yates, "The Art of Memory", 1966). Words are seen as written on
 * what is there, so the sentence is right for any kind of word, and the stops are the
 * same for everybody, so that the hint has no secret but the words. Every home has them.
 */
#include "suggest/hint.h"

static const char *const stops[PWP_PHRASE_WORDS_MAX] = {
	"the front door", "the table", "the fridge", "the window", "the chair",
	"the mirror",	  "the shelf", "the lamp",   "the bed",	   "the pillow",
};

void hint_add(struct text *text, const struct suggest_phrase *phrase)
{
	text_add_c(text, "Picture a walk through your home: ");
	for (unsigned i = 0; i < phrase->count; i++) {
		if (i > 0)
			text_add_c(text, i + 1 < phrase->count ? ", " : " and ");
		text_add_c(text, "\"");
		text_add(text, phrase->words[i]);
		text_add_c(text, i == 0 ? "\" is written on " : "\" on ");
		text_add_c(text, stops[i]);
	}
	text_add_c(text, ".");
}
