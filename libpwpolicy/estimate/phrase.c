/* SPDX-License-Identifier: MIT */
/*
 * Cuts a password into the fewest words by dynamic programming. Fewest, because almost
 * any string can be cut into many short ones (margarida: mar, gar, ida). Where words are
 * glued with neither a separator nor a capital between them they must have three and a
 * half letters each on average, for the same reason.
 */
#include "estimate/phrase.h"

#define LEAST_LETTERS 3 /* in a word that counts */
#define GLUED_LETTERS 7 /* in two words */
#define MOST_WORDS 100

void phrase_init(struct phrase *phrase, size_t count)
{
	for (size_t i = 0; i <= count; i++)
		phrase->states[i] = (struct phrase_state){ 0 };
	phrase->states[0].reached = true;
}

/* Whether something shows that a word may begin here: a separator, or a capital after a
 * small one. */
static bool is_marked(const struct subject *subject, size_t at)
{
	if (at == 0 || !cell_is_letter(&subject->cells[at - 1]))
		return true;
	return subject->cells[at].char_class == CLASS_UPPER &&
	       subject->cells[at - 1].char_class == CLASS_LOWER;
}

static bool is_better(struct phrase_state a, struct phrase_state b)
{
	if (!b.reached || a.words != b.words)
		return !b.reached || a.words < b.words;
	return a.glued < b.glued;
}

static void reach(struct phrase *phrase, size_t boundary, struct phrase_state state)
{
	if (is_better(state, phrase->states[boundary]))
		phrase->states[boundary] = state;
}

static bool is_known(const struct match *match)
{
	return match->kind >= MATCH_KNOWN;
}

/* Whether one of the words that begin here and end there is known. */
static bool has_known(const struct match_list *list, size_t end)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].end == end && is_known(&list->items[i]))
			return true;
	return false;
}

/* Known words belong to a passphrase, but are none of its random words. */
static void pass_known(struct phrase *phrase, struct phrase_state state,
		       const struct match_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (is_known(&list->items[i]))
			reach(phrase, list->items[i].end, state);
}

void phrase_add(struct phrase *phrase, const struct subject *subject, size_t at,
		const struct match_list *list)
{
	struct phrase_state state = phrase->states[at];

	if (!state.reached || state.words == MOST_WORDS)
		return;
	if (!cell_is_letter(&subject->cells[at]))
		reach(phrase, at + 1, state);
	pass_known(phrase, state, list);
	if (state.words > 0 && !is_marked(subject, at))
		state.glued++;
	state.words++;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].word && list->items[i].end >= at + LEAST_LETTERS &&
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
	if (whole.glued > 0 && letters * 2 < (size_t)whole.words * GLUED_LETTERS)
		return 0;
	return whole.words;
}
