/* SPDX-License-Identifier: MIT */
/*
 * The cheapest cover by dynamic programming over cell boundaries, after the minimum-cost
 * cover of Wheeler 2016, 4.3, with additive costs: an attacker's guesses multiply, so
 * their logarithms add. For each boundary two costs are kept, of the best cover so far
 * that ends with a match and of the best that ends with single characters; a change of
 * part costs JOIN, because where the parts meet is to be guessed too.
 *
 * At boundary b all covers that end there are known when: matches that begin before b
 * were found at their beginning, matches read backwards are found now, and single
 * characters come from b-1. A match of the whole password is set aside and compared at
 * the end: what the password is worth without it is wanted too.
 */
#include "estimate/cover.h"

#include "base/log2.h"
#include "estimate/character.h"
#include "estimate/phrase.h"
#include "match/known_affix.h"

#define JOIN BITS(0, 50)
#define NEVER UINT32_MAX

enum ending { BY_MATCH, BY_CHARACTER, ENDINGS };

/* The best cover up to a boundary with one of the two endings. */
struct best {
	uint32_t cost;
	uint32_t part_cost; /* of the last part */
	uint16_t start;	    /* boundary where the last part begins */
	uint8_t before;	    /* ending of the cover before it */
	uint8_t kind;
};

struct search {
	const struct match_input *input;
	struct best (*best)[ENDINGS]; /* by boundary */
	struct match_list *list;
	struct match whole; /* the cheapest match of the whole; cost NEVER: none */
	struct phrase phrase;
	uint32_t listed;
	uint32_t model;
};

size_t cover_room(size_t cells)
{
	return (cells + 1) * (sizeof(struct best[ENDINGS]) + sizeof(struct part) +
			      sizeof(struct phrase_state)) +
	       sizeof(struct match_list) + 128;
}

/* Offers a part from boundary `start` to `end` with the given ending. */
static void offer(struct search *search, size_t start, size_t end, enum ending ending,
		  uint8_t kind, uint32_t cost)
{
	struct best *target = &search->best[end][ending];

	for (unsigned before = 0; before < ENDINGS; before++) {
		const struct best *from = &search->best[start][before];
		bool joined =
			start > 0 && !(before == BY_CHARACTER && ending == BY_CHARACTER);
		uint32_t part_cost = cost + (joined ? JOIN : 0);
		if (from->cost == NEVER || from->cost + part_cost >= target->cost)
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

static void note_whole(struct search *search, const struct match *match)
{
	if (match->listed < search->listed)
		search->listed = match->listed;
	if (match->cost < search->whole.cost)
		search->whole = *match;
}

static void offer_match(struct search *search, const struct match *match)
{
	if (match->start == 0 && match->end == search->input->subject->count)
		note_whole(search, match);
	else
		offer(search, match->start, match->end, BY_MATCH, match->kind,
		      match->cost);
}

/* Offers a known word alone, and with each of what is put before and after it. */
static void offer_known(struct search *search, const struct match *match)
{
	const struct subject *subject = search->input->subject;
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
			offer_match(search, &all);
		}
}

/* Nobody puts a house number beside a banned word, and of these there may be many. */
static bool is_about_somebody(const struct match *match)
{
	return match->kind >= MATCH_KNOWN && match->kind < MATCH_KNOWN + KNOWN_BANNED;
}

static void offer_matches(struct search *search)
{
	for (size_t i = 0; i < search->list->count; i++) {
		const struct match *match = &search->list->items[i];
		if (is_about_somebody(match))
			offer_known(search, match);
		else
			offer_match(search, match);
	}
}

/* All that ends at boundary `at`. */
static void arrive(struct search *search, size_t at)
{
	struct character_cost cost = character_cost_at(search->input->subject, at - 1);

	match_ending(search->input, at, search->list);
	offer_matches(search);
	offer(search, at - 1, at, BY_CHARACTER, MATCH_NONE, cost.part);
	search->model += cost.model;
}

/* All that begins at boundary `at`. */
static void depart(struct search *search, size_t at)
{
	match_beginning(search->input, at, search->list);
	offer_matches(search);
	phrase_add(&search->phrase, search->input->subject, at, search->list);
}

static void run(struct search *search)
{
	size_t count = search->input->subject->count;

	for (size_t i = 1; i <= count; i++)
		for (unsigned ending = 0; ending < ENDINGS; ending++)
			search->best[i][ending].cost = NEVER;
	search->best[0][BY_MATCH] = (struct best){ 0 };
	search->best[0][BY_CHARACTER] = (struct best){ .cost = NEVER };
	search->whole.cost = NEVER;
	for (size_t at = 0; at < count; at++) {
		depart(search, at);
		arrive(search, at + 1);
	}
}

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

/* Walks back from the end, writes the parts last to first, and turns them round. */
static void trace(struct cover *cover, const struct search *search, unsigned ending)
{
	size_t at = search->input->subject->count;

	while (at > 0) {
		const struct best *best = &search->best[at][ending];
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

/* Takes the cheapest of what was found. */
static void conclude(struct cover *cover, const struct search *search)
{
	const struct subject *subject = search->input->subject;
	const struct best *last = search->best[subject->count];
	unsigned ending =
		last[BY_CHARACTER].cost < last[BY_MATCH].cost ? BY_CHARACTER : BY_MATCH;

	cover->inner = last[ending].cost;
	cover->bits = cover->inner;
	cover->model = search->model;
	cover->listed = search->listed;
	cover->words = phrase_words(&search->phrase, subject);
	if (search->whole.cost >= cover->inner) {
		trace(cover, search, ending);
		return;
	}
	cover->bits = search->whole.cost;
	cover->parts[cover->count++] = (struct part){
		.end = (uint16_t)subject->count,
		.kind = search->whole.kind,
		.cost = search->whole.cost,
	};
}

bool cover_find(struct cover *cover, const struct match_input *input, struct arena *arena)
{
	size_t count = input->subject->count;
	struct search search = {
		.input = input,
		.best = arena_take(arena, count + 1, sizeof(*search.best)),
		.list = arena_take(arena, 1, sizeof(*search.list)),
		.listed = MATCH_UNLISTED,
	};

	*cover = (struct cover){ .listed = MATCH_UNLISTED };
	cover->parts = arena_take(arena, count + 1, sizeof(struct part));
	search.phrase.states = arena_take(arena, count + 1, sizeof(struct phrase_state));
	if (!search.best || !search.list || !cover->parts || !search.phrase.states)
		return false;
	if (count == 0)
		return true;
	phrase_init(&search.phrase, count);
	run(&search);
	conclude(cover, &search);
	return true;
}
