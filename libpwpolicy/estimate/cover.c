/* SPDX-License-Identifier: MIT */
/*
 * The cheapest cover by dynamic programming over cell boundaries, after the minimum-cost cover of
 * Wheeler 2016, 4.3, with additive costs: an attacker's guesses multiply, so their logarithms add.
 * For each boundary two costs are kept, of the best cover so far that ends with a match and of the
 * best that ends with single characters; a change of part costs JOIN, because where the parts meet
 * is to be guessed too. Single characters cost what the character model says (ngram.c), bounded by
 * the number of characters of their class.
 *
 * At boundary b all covers that end there are known when: matches that begin before b were found at
 * their beginning, matches read backwards are found now, and single characters come from b-1.
 */
#include "estimate/cover.h"

#include "base/log2.h"
#include "data/ngram.h"
#include "estimate/phrase.h"

#define JOIN BITS(0, 50)
#define NEVER UINT32_MAX

/* What a single character can cost at most: one of 26, one of 10, one of the 33 others and that it
 * is none of the former. */
#define MOST_LETTER BITS(4, 70)
#define MOST_DIGIT BITS(3, 50)
#define MOST_SYMBOL BITS(6, 0)
#define UPPER_COST BITS(1, 0)
#define FOREIGN_LETTER BITS(6, 50) /* a script's alphabet, and which script */
#define FOREIGN_SYMBOL BITS(9, 0)  /* emoji and others */
#define IDEOGRAPH BITS(10, 0)	   /* a few thousand in use */
#define FIRST_IDEOGRAPH 0x2e80

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
	struct phrase phrase;
	uint32_t listed;
};

size_t cover_room(size_t cells)
{
	return (cells + 1) * (sizeof(struct best[ENDINGS]) + sizeof(struct part) +
			      sizeof(struct phrase_state)) +
	       sizeof(struct match_list) + 64;
}

static uint32_t at_most(uint32_t cost, uint32_t most)
{
	return cost < most ? cost : most;
}

/* The cost of one character after those before it. */
static uint32_t character_cost(const struct subject *subject, size_t at)
{
	const struct cell *cell = &subject->cells[at];
	uint8_t history[3] = { NGRAM_OUTSIDE, NGRAM_OUTSIDE, NGRAM_OUTSIDE };

	if (cell->symbol == ALPHABET_NONE) {
		if (cell->code >= FIRST_IDEOGRAPH && cell->char_class == CLASS_LETTER)
			return IDEOGRAPH;
		return cell->char_class & (CLASS_SYMBOL | CLASS_CONTROL) ? FOREIGN_SYMBOL
									 : FOREIGN_LETTER;
	}
	for (size_t back = 1; back <= 3 && back <= at; back++)
		history[3 - back] = ngram_class(subject->cells[at - back].symbol);
	uint32_t cost = ngram_cost(history, ngram_class(cell->symbol));
	if (alphabet_is_letter(cell->symbol))
		return at_most(cost, MOST_LETTER) +
		       (cell->char_class == CLASS_UPPER ? UPPER_COST : 0);
	return at_most(cost, alphabet_is_digit(cell->symbol) ? MOST_DIGIT : MOST_SYMBOL);
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

static void offer_matches(struct search *search)
{
	size_t count = search->input->subject->count;

	for (size_t i = 0; i < search->list->count; i++) {
		const struct match *match = &search->list->items[i];
		offer(search, match->start, match->end, BY_MATCH, match->kind,
		      match->cost);
		if (match->start == 0 && match->end == count &&
		    match->listed < search->listed)
			search->listed = match->listed;
	}
}

static void run(struct search *search)
{
	size_t count = search->input->subject->count;

	for (size_t i = 1; i <= count; i++)
		for (unsigned ending = 0; ending < ENDINGS; ending++)
			search->best[i][ending].cost = NEVER;
	search->best[0][BY_CHARACTER].cost = NEVER;
	for (size_t at = 0; at <= count; at++) {
		if (at > 0) {
			match_ending(search->input, at, search->list);
			offer_matches(search);
			offer(search, at - 1, at, BY_CHARACTER, MATCH_NONE,
			      character_cost(search->input->subject, at - 1));
		}
		if (at < count) {
			match_beginning(search->input, at, search->list);
			offer_matches(search);
			phrase_add(&search->phrase, search->input->subject, at,
				   search->list);
		}
	}
}

/* Walks back from the end, writes the parts last to first, joins characters, turns them round. */
static void trace(struct cover *cover, const struct search *search, unsigned ending)
{
	size_t at = search->input->subject->count;

	while (at > 0) {
		const struct best *best = &search->best[at][ending];
		struct part *last = cover->count ? &cover->parts[cover->count - 1] : NULL;
		if (last && last->kind == MATCH_NONE && best->kind == MATCH_NONE) {
			last->start = best->start;
			last->cost += best->part_cost;
		} else {
			cover->parts[cover->count++] = (struct part){
				.start = best->start,
				.end = (uint16_t)at,
				.kind = best->kind,
				.cost = best->part_cost,
			};
		}
		at = best->start;
		ending = best->before;
	}
	for (size_t i = 0; i < cover->count / 2; i++) {
		struct part swap = cover->parts[i];
		cover->parts[i] = cover->parts[cover->count - 1 - i];
		cover->parts[cover->count - 1 - i] = swap;
	}
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

	*cover = (struct cover){ .parts = arena_take(arena, count + 1,
						     sizeof(struct part)) };
	search.phrase.states = arena_take(arena, count + 1, sizeof(struct phrase_state));
	if (!search.best || !search.list || !cover->parts || !search.phrase.states)
		return false;
	phrase_init(&search.phrase, count);
	run(&search);
	unsigned ending =
		search.best[count][BY_CHARACTER].cost < search.best[count][BY_MATCH].cost
			? BY_CHARACTER
			: BY_MATCH;
	cover->bits = count > 0 ? search.best[count][ending].cost : 0;
	cover->listed = search.listed;
	cover->words = phrase_words(&search.phrase, input->subject);
	trace(cover, &search, ending);
	return true;
}
