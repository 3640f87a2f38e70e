/* SPDX-License-Identifier: MIT */
/*
 * Ranked words: passwords, English words, given names, surnames, places. From each cell the
 * automaton is walked once, forwards or backwards; a cell may be read as itself or as the
 * letters that it stands for in leet, so the walk backtracks to such cells for their other
 * readings. A word of rank r takes r guesses (Bonneau, "The science of guessing", IEEE S&P
 * 2012: attackers try in order of frequency), plus a little for choosing between the lists.
 * Openings and endings (my..., ...123) count by their own ranks at the beginning or end.
 */
#include "data/words.h"

#include "match/case_leet_cost.h"
#include "match/matchers.h"
#include "match/symbol.h"

#define MIN_LEN 3
#define MIN_LEN_REVERSED 4
#define LIST_COST BITS(0, 25)
/* Steps of one search, which limit the time for inputs that are all leet. In long ones, which
 * have many searches, each is shorter. */
#define MAX_STEPS 48
#define MAX_STEPS_LONG 16
#define LONG_SUBJECT 128

/* A symbol is leet in all of a word or in none of it. */
enum { NOT_READ, READ_AS_ITSELF, READ_AS_LEET };

/* The position of a walk. */
struct position {
	struct words_cursor cursor;
	uint8_t depth;	 /* cells read */
	uint8_t leets;	 /* of them read as leet */
	uint8_t reading; /* of the next cell: 0 itself, then its leet letters */
	uint64_t chosen; /* two bits for each leet symbol: how it is read in this word */
};

struct walk {
	const struct subject *subject;
	size_t from; /* first cell read */
	bool reversed;
	struct match_list *list;
};

/* Cells left to read from `from`. */
static size_t cells_left(const struct walk *walk)
{
	return walk->reversed ? walk->from + 1 : walk->subject->count - walk->from;
}

static const struct cell *cell_at(const struct walk *walk, size_t depth)
{
	return &walk->subject
			->cells[walk->reversed ? walk->from - depth : walk->from + depth];
}

/* Whether cells start .. end-1 are where an affix of that kind belongs. */
static bool is_affix(const struct subject *subject, uint8_t kinds, size_t start,
		     size_t end)
{
	if (kinds & WORDS_OPENING)
		return start == 0 && end < subject->count;
	return start > 0 && symbol_run_end(subject, end) == subject->count;
}

/* One or two letters are a word only where a word certainly begins. */
static size_t min_len(const struct walk *walk, size_t start)
{
	if (walk->reversed)
		return MIN_LEN_REVERSED;
	return start == 0 ? 1 : MIN_LEN;
}

static void add_word(const struct walk *walk, const struct position *position,
		     const struct words_entry *entry, size_t start, size_t len,
		     uint32_t spelling)
{
	bool password = entry->password_rank <= entry->word_rank;
	uint32_t rank = password ? entry->password_rank : entry->word_rank;

	if (rank == WORDS_NO_RANK)
		return;
	struct match *match = match_list_add(walk->list, start, start + len,
					     password ? MATCH_PASSWORD : MATCH_WORD,
					     rank + LIST_COST + spelling);
	if (!match)
		return;
	match->word = !walk->reversed && entry->word_rank != WORDS_NO_RANK;
	if (entry->password_rank != WORDS_NO_RANK && position->leets == 0 &&
	    !walk->reversed)
		match->listed = entry->password_rank + spelling;
}

static void add_matches(const struct walk *walk, const struct position *position)
{
	size_t len = position->depth;
	size_t start = walk->reversed ? walk->from + 1 - len : walk->from;
	bool long_enough = len >= min_len(walk, start);

	if (!long_enough && walk->reversed)
		return;
	struct words_entry entry = words_entry_at(&position->cursor);
	bool affix = entry.affix_rank != WORDS_NO_RANK && !walk->reversed &&
		     is_affix(walk->subject, entry.kinds, start, start + len);
	if (!long_enough && !affix)
		return;
	uint32_t spelling = case_cost(walk->subject, start, start + len) +
			    leet_cost(position->leets) +
			    (walk->reversed ? REVERSED_COST : 0);
	if (long_enough)
		add_word(walk, position, &entry, start, len, spelling);
	if (affix)
		match_list_add(walk->list, start, start + len, MATCH_AFFIX,
			       entry.affix_rank + AFFIX_COST + spelling);
}

/* Reads the next cell; false if it has no such reading, or no word continues with it. */
static bool read_cell(const struct cell *cell, struct position *position)
{
	uint8_t symbol =
		position->reading == 0 ? cell->symbol : cell->leet[position->reading - 1];

	if (!words_step(&position->cursor, symbol))
		return false;
	position->leets = (uint8_t)(position->leets + (position->reading > 0));
	if (cell->leet_symbol != 0)
		position->chosen |=
			(uint64_t)(position->reading ? READ_AS_LEET : READ_AS_ITSELF)
			<< 2 * cell->leet_symbol;
	position->reading = 0;
	position->depth++;
	return true;
}

/* Sets the reading of a leet symbol where the word has settled it. Returns whether there is
 * another one to backtrack to. */
static bool settle_reading(const struct cell *cell, struct position *position)
{
	unsigned chosen = position->chosen >> 2 * cell->leet_symbol & 3;

	if (chosen == READ_AS_ITSELF)
		return false;
	if (chosen == READ_AS_LEET && position->reading == 0)
		position->reading = 1;
	return position->reading < SUBJECT_MAX_LEET &&
	       cell->leet[position->reading] != ALPHABET_NONE;
}

/* Walks as far as words continue; where a cell has several readings, backtracks for the next
 * one. */
static void search(const struct walk *walk)
{
	/* Written before it is read: clearing it would cost as much as the walk. */
	__attribute__((uninitialized)) struct position branches[WORDS_MAX_LEN];
	struct position position = { .cursor = words_start() };
	size_t count = 0, limit = cells_left(walk);
	unsigned steps = walk->subject->count > LONG_SUBJECT ? MAX_STEPS_LONG : MAX_STEPS;

	if (limit > WORDS_MAX_LEN)
		limit = WORDS_MAX_LEN;
	for (; steps > 0; steps--) {
		bool continues = position.depth < limit;
		if (continues) {
			const struct cell *cell = cell_at(walk, position.depth);
			if (cell->leet_symbol != 0 && settle_reading(cell, &position)) {
				branches[count] = position;
				branches[count++].reading++;
			}
			continues = read_cell(cell, &position);
		}
		if (continues && position.cursor.is_word)
			add_matches(walk, &position);
		if (!continues && count == 0)
			return;
		if (!continues)
			position = branches[--count];
	}
}

static void find_words(const struct match_input *input, size_t at,
		       struct match_list *list)
{
	search(&(struct walk){ .subject = input->subject, .from = at, .list = list });
}

static void find_words_reversed(const struct match_input *input, size_t at,
				struct match_list *list)
{
	search(&(struct walk){ .subject = input->subject,
			       .from = at - 1,
			       .reversed = true,
			       .list = list });
}

const struct matcher words_matcher = {
	.find = find_words,
	.find_reversed = find_words_reversed,
};
