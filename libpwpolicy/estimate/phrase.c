/* SPDX-License-Identifier: MIT */
/*
 * Splits a password into the fewest words by dynamic programming. Fewest, because almost
 * any string can be split into many short ones (margarida: mar, gar, ida). Words with neither
 * a separator nor a capital between them must have three and a half letters each on average,
 * for the same reason.
 */
#include "estimate/phrase.h"

#define MIN_LETTERS 3	   /* of a word */
#define UNMARKED_LETTERS 7 /* of two words on average */
#define MAX_WORDS 100

void phrase_init(struct phrase *phrase, size_t count)
{
	for (size_t i = 0; i <= count; i++)
		phrase->states[i] = (struct phrase_state){ 0 };
	phrase->states[0].reached = true;
}

/* Whether the beginning of a word is visible: after a separator, or at a capital after a
 * lower-case letter. */
static bool is_marked(const struct subject *subject, size_t at)
{
	if (at == 0 || !cell_is_letter(&subject->cells[at - 1]))
		return true;
	return subject->cells[at].char_class == CLASS_UPPER &&
	       subject->cells[at - 1].char_class == CLASS_LOWER;
}

/* Takes a state for a boundary if it is better than the one there. */
static void reach(struct phrase *phrase, size_t boundary, struct phrase_state state)
{
	struct phrase_state *best = &phrase->states[boundary];

	if (!best->reached || state.words < best->words ||
	    (state.words == best->words && state.unmarked < best->unmarked))
		*best = state;
}

static bool is_known(const struct match *match)
{
	return match->kind >= MATCH_KNOWN;
}

/* Whether a known word of the list ends there. */
static bool has_known(const struct match_list *list, size_t end)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].end == end && is_known(&list->items[i]))
			return true;
	return false;
}

void phrase_add(struct phrase *phrase, const struct subject *subject, size_t at,
		const struct match_list *list)
{
	struct phrase_state state = phrase->states[at];

	if (!state.reached || state.words == MAX_WORDS)
		return;
	if (!cell_is_letter(&subject->cells[at]))
		reach(phrase, at + 1, state);
	/* known words are part of a passphrase, but none of its random words */
	for (size_t i = 0; i < list->count; i++)
		if (is_known(&list->items[i]))
			reach(phrase, list->items[i].end, state);
	if (state.words > 0 && !is_marked(subject, at))
		state.unmarked++;
	state.words++;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].word && list->items[i].end >= at + MIN_LETTERS &&
		    !has_known(list, list->items[i].end))
			reach(phrase, list->items[i].end, state);
}

unsigned phrase_words(const struct phrase *phrase, const struct subject *subject)
{
	struct phrase_state whole = phrase->states[subject->count];
	size_t letters = 0;

	if (!whole.reached)
		return 0;
	for (size_t i = 0; i < subject->count; i++)
		letters += cell_is_letter(&subject->cells[i]);
	if (whole.unmarked > 0 && letters * 2 < (size_t)whole.words * UNMARKED_LETTERS)
		return 0;
	return whole.words;
}
