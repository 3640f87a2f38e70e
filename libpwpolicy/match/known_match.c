/* SPDX-License-Identifier: MIT */
/*
 * Words of the policy that an attacker tries first. They are costed, not banned: such a
 * part is worth the choice among a few words, and the rest of the password counts in full.
 */
#include "match/matchers.h"

#include "base/log2.h"
#include "normalise/fold.h"

/* The search for the words of one set that are read from one cell on. */
struct look {
	const struct match_input *input;
	const struct known *known;
	size_t first; /* cell that is read first */
	bool reversed;
	struct match_list *list;
};

/* Cells that are left to read. */
static size_t cells_left(const struct look *look)
{
	return look->reversed ? look->first + 1
			      : look->input->subject->count - look->first;
}

static const struct cell *cell_at(const struct look *look, size_t depth)
{
	const struct cell *cells = look->input->subject->cells;
	return &cells[look->reversed ? look->first - depth : look->first + depth];
}

/* Whether the cells spell the word; counts the cells that are read as leet. */
static bool spells(const struct look *look, const struct known_word *word,
		   unsigned *ret_leets)
{
	const uint32_t *codes = look->known->codes + word->start;

	*ret_leets = 0;
	for (size_t i = 0; i < word->len; i++) {
		const struct cell *cell = cell_at(look, i);
		if (cell->code == codes[i])
			continue;
		uint8_t symbol = alphabet_symbol(codes[i]);
		if (symbol == ALPHABET_NONE || !cell_reads_as(cell, symbol))
			return false;
		++*ret_leets;
	}
	return true;
}

static void try_word(const struct look *look, const struct known_word *word)
{
	unsigned leets;

	if (word->len > cells_left(look) || !spells(look, word, &leets))
		return;
	size_t start = look->reversed ? look->first + 1 - word->len : look->first;
	size_t end = start + word->len;
	uint32_t cost = KNOWN_COST + leet_cost(leets) +
			case_cost(look->input->subject, start, end) +
			(look->reversed ? REVERSED_COST : 0);
	match_add(look->list, start, end, MATCH_KNOWN + word->kind, cost);
}

static void try_bucket(const struct look *look, const uint32_t *first)
{
	uint16_t next = look->known->buckets[known_bucket(first)];

	while (next != 0) {
		const struct known_word *word = &look->known->words[next - 1];
		try_word(look, word);
		next = word->next;
	}
}

/* What a cell may be read as, itself and its leet letters, as far as a word of the set
 * has one of the symbols there. Returns how many readings. */
static size_t readings_of(const struct cell *cell, uint64_t symbols,
			  uint32_t readings[static 1 + SUBJECT_MAX_LEET])
{
	size_t count = 0;

	if (symbols >> cell->symbol & 1)
		readings[count++] = cell->code;
	for (size_t i = 0; i < SUBJECT_MAX_LEET && cell->leet[i]; i++)
		if (symbols >> cell->leet[i] & 1)
			readings[count++] = (uint8_t)alphabet_char(cell->leet[i]);
	return count;
}

/* Nobody means two letters by one sign. */
static bool is_consistent(const struct look *look, const uint32_t *first)
{
	for (size_t i = 1; i < KNOWN_HASHED; i++)
		for (size_t j = 0; j < i; j++)
			if (first[i] != first[j] &&
			    cell_at(look, i)->code == cell_at(look, j)->code)
				return false;
	return true;
}

/* Tries the words that begin with any reading of the next KNOWN_HASHED cells. */
static void try_readings(const struct look *look)
{
	uint32_t readings[KNOWN_HASHED][1 + SUBJECT_MAX_LEET];
	size_t counts[KNOWN_HASHED], all = 1;

	for (size_t i = 0; i < KNOWN_HASHED; i++) {
		counts[i] = readings_of(cell_at(look, i), look->known->symbols[i],
					readings[i]);
		all *= counts[i];
		if (all == 0) /* as for most cells */
			return;
	}
	for (size_t pick = 0; pick < all; pick++) {
		uint32_t first[KNOWN_HASHED];
		size_t rest = pick;
		for (size_t i = 0; i < KNOWN_HASHED; i++) {
			first[i] = readings[i][rest % counts[i]];
			rest /= counts[i];
		}
		if (is_consistent(look, first))
			try_bucket(look, first);
	}
}

/* Words of one or two ideographs. */
static void try_short(const struct look *look)
{
	uint32_t first[KNOWN_HASHED] = { cell_at(look, 0)->code };

	if (first[0] < FOLD_FIRST_IDEOGRAPH)
		return;
	try_bucket(look, first);
	if (cells_left(look) < 2)
		return;
	first[1] = cell_at(look, 1)->code;
	try_bucket(look, first);
}

static void match_at(const struct match_input *input, size_t first, bool reversed,
		     struct match_list *list)
{
	struct look look = {
		.input = input,
		.known = input->known,
		.first = first,
		.reversed = reversed,
		.list = list,
	};

	if (!look.known || look.known->count == 0)
		return;
	if (cells_left(&look) >= KNOWN_HASHED)
		try_readings(&look);
	try_short(&look);
}

void known_match(const struct match_input *input, size_t at, struct match_list *list)
{
	match_at(input, at, false, list);
}

void known_match_reversed(const struct match_input *input, size_t at,
			  struct match_list *list)
{
	match_at(input, at - 1, true, list);
}
