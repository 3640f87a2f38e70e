/* SPDX-License-Identifier: MIT */
/*
 * The cheapest cover by dynamic programming over cell boundaries, after the minimum-cost
 * cover of Wheeler 2016, 4.3, with additive costs: an attacker's guesses multiply, so their
 * logarithms add. For each boundary two costs are kept, of the best cover so far that ends
 * with a match and of the best that ends with single characters; a change of part costs
 * JOIN, because where the parts meet is to be guessed too.
 *
 * The covers that end at boundary b are complete once the matches that begin before b were
 * found at their beginning, those read backwards at b, and the single character from b-1 was
 * added. A match of the whole password is kept apart and compared at the end: the strength
 * without it is needed too.
 */
#include "estimate/cover.h"

#include "base/log2.h"
#include "estimate/character.h"
#include "estimate/phrase.h"
#include "match/known_affix.h"

#define JOIN BITS(0, 50)
#define UNREACHED UINT32_MAX

enum ending { BY_MATCH, BY_CHARACTER, ENDINGS };

/* The best cover up to a boundary with one of the two endings. */
struct best {
	uint32_t cost;
	uint32_t part_cost; /* of the last part */
	uint16_t start;	    /* boundary where the last part begins */
	uint8_t before;	    /* ending of the cover before it */
	uint8_t kind;
};

struct state {
	const struct match_search *search;
	const struct subject *subject;
	struct cover *cover;
	struct best (*best)[ENDINGS]; /* by boundary */
	struct match_list *list;
	struct match
		whole; /* the cheapest match of the whole, its cost UNREACHED if none */
	struct phrase phrase;
	uint32_t listed;
	uint32_t model;
};

size_t cover_room(size_t cells)
{
	return (cells + 1) * (sizeof(struct best[ENDINGS]) + sizeof(struct part) +
			      sizeof(struct phrase_state)) +
	       sizeof(struct match_list) + COVER_MAX_FINDINGS * sizeof(struct finding) +
	       128;
}

/* ---- adding parts */

/* Takes a part from boundary `start` to `end` into the best covers, if it makes one cheaper. */
static void relax(struct state *state, size_t start, size_t end, enum ending ending,
		  uint8_t kind, uint32_t cost)
{
	struct best *target = &state->best[end][ending];

	for (unsigned before = 0; before < ENDINGS; before++) {
		const struct best *from = &state->best[start][before];
		bool joined =
			start > 0 && !(before == BY_CHARACTER && ending == BY_CHARACTER);
		uint32_t part_cost = cost + (joined ? JOIN : 0);
		if (from->cost == UNREACHED || from->cost + part_cost >= target->cost)
			continue;
		*target = (struct best){
			.cost = from->cost + part_cost,
			.part_cost = part_cost,
			.start = (uint16_t)start,
			.before = (uint8_t)before,
			.kind = kind,
		};
	}
}

static void add_match(struct state *state, const struct match *match)
{
	if (match->start != 0 || match->end != state->subject->count) {
		relax(state, match->start, match->end, BY_MATCH, match->kind,
		      match->cost);
		return;
	}
	if (match->listed < state->listed)
		state->listed = match->listed;
	if (match->cost < state->whole.cost)
		state->whole = *match;
}

/* Adds a known word alone, and with each affix before and after it. */
static void add_known(struct state *state, const struct match *match)
{
	const struct subject *subject = state->subject;
	struct known_affix before[1 + KNOWN_AFFIX_MAX] = { { .bound = match->start } };
	struct known_affix after[1 + KNOWN_AFFIX_MAX] = { { .bound = match->end } };
	size_t n_before = 1 + known_affix_before(subject, match->start, before + 1);
	size_t n_after = 1 + known_affix_after(subject, match->end, after + 1);

	for (size_t i = 0; i < n_before; i++)
		for (size_t j = 0; j < n_after; j++) {
			struct match all = *match;
			all.start = (uint16_t)before[i].bound;
			all.end = (uint16_t)after[j].bound;
			all.cost += before[i].cost + after[j].cost;
			add_match(state, &all);
		}
}

/* Whether affixes are expected: nobody puts a house number next to a banned word, and there
 * may be many of these. */
static bool is_about_somebody(const struct match *match)
{
	return match->kind >= MATCH_KNOWN && match->kind < MATCH_KNOWN + KNOWN_BANNED;
}

/* Of these, which lie in any text by chance, only those in the cover tell something. */
#define UNNOTED                                                        \
	(1u << MATCH_PASSWORD | 1u << MATCH_WORD | 1u << MATCH_AFFIX | \
	 1u << MATCH_POSTCODE | 1u << MATCH_PHONE | 1u << MATCH_REPEAT)
/* And of walks and sequences the short ones. */
#define NOTED_RUN 4

static bool is_noted(const struct match *match)
{
	bool run = match->kind == MATCH_KEYBOARD || match->kind == MATCH_SEQUENCE;

	return !(UNNOTED >> match->kind & 1u) &&
	       (!run || match->end - match->start >= NOTED_RUN);
}

static void note(struct cover *cover, const struct match *match)
{
	if (is_noted(match) && cover->finding_count < COVER_MAX_FINDINGS)
		cover->findings[cover->finding_count++] =
			(struct finding){ match->start, match->end, match->kind };
}

static void add_matches(struct state *state)
{
	for (size_t i = 0; i < state->list->count; i++) {
		const struct match *match = &state->list->items[i];
		note(state->cover, match);
		if (is_about_somebody(match))
			add_known(state, match);
		else
			add_match(state, match);
	}
}

static void find_best(struct state *state)
{
	size_t count = state->subject->count;

	for (size_t i = 1; i <= count; i++)
		for (unsigned ending = 0; ending < ENDINGS; ending++)
			state->best[i][ending].cost = UNREACHED;
	state->best[0][BY_MATCH] = (struct best){ 0 };
	state->best[0][BY_CHARACTER] = (struct best){ .cost = UNREACHED };
	state->whole.cost = UNREACHED;
	for (size_t at = 0; at < count; at++) {
		match_beginning(state->search, at, state->list);
		add_matches(state);
		phrase_add(&state->phrase, state->subject, at, state->list);

		struct character_cost cost = character_cost_at(state->subject, at);
		match_ending(state->search, at + 1, state->list);
		add_matches(state);
		relax(state, at, at + 1, BY_CHARACTER, MATCH_NONE, cost.part);
		state->model += cost.model;
	}
}

/* ---- the result */

static void add_part(struct cover *cover, const struct best *best, size_t end)
{
	struct part *last = cover->count ? &cover->parts[cover->count - 1] : NULL;

	if (last && last->kind == MATCH_NONE && best->kind == MATCH_NONE) {
		last->start = best->start;
		last->cost += best->part_cost;
		return;
	}
	cover->parts[cover->count++] = (struct part){
		.start = best->start,
		.end = (uint16_t)end,
		.kind = best->kind,
		.cost = best->part_cost,
	};
}

/* Walks back from the end, writes the parts last to first, and reverses them. */
static void trace(struct cover *cover, const struct state *state, unsigned ending)
{
	size_t at = state->subject->count;

	while (at > 0) {
		const struct best *best = &state->best[at][ending];
		add_part(cover, best, at);
		at = best->start;
		ending = best->before;
	}
	for (size_t i = 0; i < cover->count / 2; i++) {
		struct part swap = cover->parts[i];
		cover->parts[i] = cover->parts[cover->count - 1 - i];
		cover->parts[cover->count - 1 - i] = swap;
	}
}

/* Takes the cheaper of the best cover and the match of the whole. */
static void fill_cover(struct cover *cover, const struct state *state)
{
	const struct subject *subject = state->subject;
	const struct best *last = state->best[subject->count];
	unsigned ending =
		last[BY_CHARACTER].cost < last[BY_MATCH].cost ? BY_CHARACTER : BY_MATCH;

	cover->split = last[ending].cost;
	cover->bits = cover->split;
	cover->model = state->model;
	cover->listed = state->listed;
	cover->words = phrase_words(&state->phrase, subject);
	if (state->whole.cost >= cover->split) {
		trace(cover, state, ending);
		return;
	}
	cover->bits = state->whole.cost;
	cover->parts[cover->count++] = (struct part){
		.end = (uint16_t)subject->count,
		.kind = state->whole.kind,
		.cost = state->whole.cost,
	};
}

bool cover_find(struct cover *cover, const struct match_search *search,
		struct arena *arena)
{
	size_t count = search->input.subject->count;
	struct state state = {
		.search = search,
		.subject = search->input.subject,
		.cover = cover,
		.best = arena_take(arena, count + 1, sizeof(*state.best)),
		.list = arena_take(arena, 1, sizeof(*state.list)),
		.listed = MATCH_UNLISTED,
	};

	*cover = (struct cover){ .listed = MATCH_UNLISTED };
	cover->parts = arena_take(arena, count + 1, sizeof(struct part));
	state.phrase.states = arena_take(arena, count + 1, sizeof(struct phrase_state));
	cover->findings = arena_take(arena, COVER_MAX_FINDINGS, sizeof(*cover->findings));
	if (!state.best || !state.list || !cover->parts || !cover->findings ||
	    !state.phrase.states)
		return false;
	if (count == 0)
		return true;
	phrase_init(&state.phrase, count);
	find_best(&state);
	arena_drop(arena, cover->findings + cover->finding_count);
	fill_cover(cover, &state);
	return true;
}
