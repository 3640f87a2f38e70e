/* SPDX-License-Identifier: MIT */
/*
 * Words of the policy that an attacker tries first. They are costed, not banned: such a
 * part is worth the choice among a few words, and the rest of the password counts in full.
 */
#include "match/case_leet_cost.h"
#include "match/matchers.h"
#include "normalise/fold.h"

/* The search for words that are read from one cell on. */
struct search {
	const struct subject *subject;
	const struct known *known;
	size_t first; /* cell that is read first */
	bool reversed;
	struct match_list *list;
};

/* Cells that are left to read. */
static size_t cells_left(const struct search *search)
{
	return search->reversed ? search->first + 1
				: search->subject->count - search->first;
}

static const struct cell *cell_at(const struct search *search, size_t depth)
{
	const struct cell *cells = search->subject->cells;
	return &cells[search->reversed ? search->first - depth : search->first + depth];
}

/* Whether the cells spell the word; counts the cells that are read as leet. */
static bool spells(const struct search *search, const struct known_word *word,
		   unsigned *ret_leets)
{
	const uint32_t *codes = search->known->codes + word->start;

	*ret_leets = 0;
	for (size_t i = 0; i < word->len; i++) {
		const struct cell *cell = cell_at(search, i);
		if (cell->code == codes[i])
			continue;
		uint8_t symbol = alphabet_symbol(codes[i]);
		if (symbol == ALPHABET_NONE || !cell_reads_as(cell, symbol))
			return false;
		++*ret_leets;
	}
	return true;
}

static void try_word(const struct search *search, const struct known_word *word)
{
	unsigned leets;

	if (word->len > cells_left(search) || !spells(search, word, &leets))
		return;
	size_t start = search->reversed ? search->first + 1 - word->len : search->first;
	size_t end = start + word->len;
	uint32_t cost = KNOWN_COST + leet_cost(leets) +
			case_cost(search->subject, start, end) +
			(search->reversed ? REVERSED_COST : 0);
	match_list_add(search->list, start, end, MATCH_KNOWN + word->kind, cost);
}

static void try_bucket(const struct search *search, const uint32_t *first)
{
	uint16_t next = search->known->buckets[known_bucket(first)];

	while (next != 0) {
		const struct known_word *word = &search->known->words[next - 1];
		try_word(search, word);
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

/* Nobody means two letters by one symbol. */
static bool is_consistent(const struct search *search, const uint32_t *first)
{
	for (size_t i = 1; i < KNOWN_HASHED; i++)
		for (size_t j = 0; j < i; j++)
			if (first[i] != first[j] &&
			    cell_at(search, i)->code == cell_at(search, j)->code)
				return false;
	return true;
}

/* Tries the words that begin with any reading of the next KNOWN_HASHED cells. */
static void try_readings(const struct search *search)
{
	uint32_t readings[KNOWN_HASHED][1 + SUBJECT_MAX_LEET];
	size_t counts[KNOWN_HASHED], all = 1;

	for (size_t i = 0; i < KNOWN_HASHED; i++) {
		counts[i] = readings_of(cell_at(search, i), search->known->symbols[i],
					readings[i]);
		all *= counts[i];
		if (all == 0) /* for most cells */
			return;
	}
	for (size_t pick = 0; pick < all; pick++) {
		uint32_t first[KNOWN_HASHED];
		size_t rest = pick;
		for (size_t i = 0; i < KNOWN_HASHED; i++) {
			first[i] = readings[i][rest % counts[i]];
			rest /= counts[i];
		}
		if (is_consistent(search, first))
			try_bucket(search, first);
	}
}

/* Words of one or two ideographs. */
static void try_short(const struct search *search)
{
	uint32_t first[KNOWN_HASHED] = { cell_at(search, 0)->code };

	if (first[0] < FOLD_FIRST_IDEOGRAPH)
		return;
	try_bucket(search, first);
	if (cells_left(search) < 2)
		return;
	first[1] = cell_at(search, 1)->code;
	try_bucket(search, first);
}

static void find_from(const struct match_input *input, size_t first, bool reversed,
		      struct match_list *list)
{
	struct search search = {
		.subject = input->subject,
		.known = input->state[known_matcher_index],
		.first = first,
		.reversed = reversed,
		.list = list,
	};

	if (cells_left(&search) >= KNOWN_HASHED)
		try_readings(&search);
	try_short(&search);
}

static void find_known(const struct match_input *input, size_t at,
		       struct match_list *list)
{
	find_from(input, at, false, list);
}

static void find_known_reversed(const struct match_input *input, size_t at,
				struct match_list *list)
{
	find_from(input, at - 1, true, list);
}

static int prepare(const struct match_source *source, struct arena *arena,
		   const void **ret_state)
{
	const struct known *known = &source->set->known;

	(void)arena;
	*ret_state = known->count > 0 ? known : NULL;
	return 0;
}

const struct matcher known_matcher = {
	.find = find_known,
	.find_reversed = find_known_reversed,
	.known = true,
	.prepare = prepare,
};
