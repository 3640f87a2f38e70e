/* SPDX-License-Identifier: MIT */
/*
 * Ranked words: passwords, English words, given names, surnames, places. From each cell
 * the automaton is walked once, forwards or backwards; a cell may be read as itself or as
 * the letters that it stands for in leet, so the walk comes back to such cells for their
 * other readings. A word of rank r takes r guesses (Bonneau, "The science of guessing",
 * IEEE S&P 2012: attackers try in order of frequency), plus a little for choosing between
 * the lists. Openings and endings (my..., ...123) count by their own ranks where they
 * stand at the beginning or end.
 */
#include "match/matchers.h"

#include "base/log2.h"
#include "data/words.h"

#define MIN_LEN 3
#define MIN_LEN_REVERSED 4
#define LIST_COST BITS(0, 25)
/* Steps that one search may take: bounds the time of inputs that are all leet. Of long ones,
 * which have many searches, each is shorter. */
#define MAX_STEPS 48
#define MAX_STEPS_LONG 16
#define LONG_SUBJECT 128

/* A sign is leet in all of a word or in none of it. */
enum { NOT_READ, READ_AS_ITSELF, READ_AS_LEET };

/* Where the walk stands. */
struct place {
	struct words_cursor cursor;
	uint8_t depth;	 /* cells read */
	uint8_t leets;	 /* of them read as leet */
	uint8_t reading; /* of the next cell: 0 itself, then its leet letters */
	uint64_t chosen; /* two bits for each leet sign: how it is read in this word */
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

/* Whether cells start .. end-1 stand where an affix of that kind belongs. */
static bool is_in_place(const struct subject *subject, uint8_t kinds, size_t start,
			size_t end)
{
	if (kinds & WORDS_OPENING)
		return start == 0 && end < subject->count;
	return start > 0 && only_signs_follow(subject, end);
}

/* One or two letters are a word only where a word surely begins. */
static size_t min_len(const struct walk *walk, size_t start)
{
	if (walk->reversed)
		return MIN_LEN_REVERSED;
	return start == 0 ? 1 : MIN_LEN;
}

static void found_word(const struct walk *walk, const struct place *place,
		       const struct words_entry *entry, size_t start, size_t len,
		       uint32_t spelling)
{
	bool password = entry->password_rank <= entry->word_rank;
	uint32_t rank = password ? entry->password_rank : entry->word_rank;

	if (rank == WORDS_NO_RANK)
		return;
	struct match *match = match_add(walk->list, start, start + len,
					password ? MATCH_PASSWORD : MATCH_WORD,
					rank + LIST_COST + spelling);
	if (!match)
		return;
	match->word = !walk->reversed && entry->word_rank != WORDS_NO_RANK;
	if (entry->password_rank != WORDS_NO_RANK && place->leets == 0 && !walk->reversed)
		match->listed = entry->password_rank + spelling;
}

static void found(const struct walk *walk, const struct place *place)
{
	size_t len = place->depth;
	size_t start = walk->reversed ? walk->from + 1 - len : walk->from;
	bool long_enough = len >= min_len(walk, start);

	if (!long_enough && walk->reversed)
		return;
	struct words_entry entry = words_entry_at(&place->cursor);
	bool in_place = entry.affix_rank != WORDS_NO_RANK && !walk->reversed &&
			is_in_place(walk->subject, entry.kinds, start, start + len);
	if (!long_enough && !in_place)
		return;
	uint32_t spelling = case_cost(walk->subject, start, start + len) +
			    leet_cost(place->leets) +
			    (walk->reversed ? REVERSED_COST : 0);
	if (long_enough)
		found_word(walk, place, &entry, start, len, spelling);
	if (in_place)
		match_add(walk->list, start, start + len, MATCH_AFFIX,
			  entry.affix_rank + AFFIX_COST + spelling);
}

/* Reads the next cell. false if it has no such reading or no word goes on so. */
static bool read_cell(const struct cell *cell, struct place *place)
{
	uint8_t symbol =
		place->reading == 0 ? cell->symbol : cell->leet[place->reading - 1];

	if (!words_step(&place->cursor, symbol))
		return false;
	place->leets = (uint8_t)(place->leets + (place->reading > 0));
	if (cell->leet_sign != 0)
		place->chosen |=
			(uint64_t)(place->reading ? READ_AS_LEET : READ_AS_ITSELF)
			<< 2 * cell->leet_sign;
	place->reading = 0;
	place->depth++;
	return true;
}

/* Sets the reading of a leet sign where the word has settled it. Returns whether there is a
 * further one to come back for. */
static bool settle_reading(const struct cell *cell, struct place *place)
{
	unsigned chosen = place->chosen >> 2 * cell->leet_sign & 3;

	if (chosen == READ_AS_ITSELF)
		return false;
	if (chosen == READ_AS_LEET && place->reading == 0)
		place->reading = 1;
	return place->reading < SUBJECT_MAX_LEET &&
	       cell->leet[place->reading] != ALPHABET_NONE;
}

/* Walks as far as words go on; where a cell has several readings, comes back for the next
 * one. */
static void search(const struct walk *walk)
{
	/* Written before it is read: clearing it would cost as much as the walk. */
	__attribute__((uninitialized)) struct place branches[WORDS_MAX_LEN];
	struct place place = { .cursor = words_start() };
	size_t count = 0, limit = cells_left(walk);
	unsigned steps = walk->subject->count > LONG_SUBJECT ? MAX_STEPS_LONG : MAX_STEPS;

	if (limit > WORDS_MAX_LEN)
		limit = WORDS_MAX_LEN;
	for (; steps > 0; steps--) {
		bool goes_on = place.depth < limit;
		if (goes_on) {
			const struct cell *cell = cell_at(walk, place.depth);
			if (cell->leet_sign != 0 && settle_reading(cell, &place)) {
				branches[count] = place;
				branches[count++].reading++;
			}
			goes_on = read_cell(cell, &place);
		}
		if (goes_on && place.cursor.is_word)
			found(walk, &place);
		if (!goes_on && count == 0)
			return;
		if (!goes_on)
			place = branches[--count];
	}
}

void words_match(const struct match_input *input, size_t at, struct match_list *list)
{
	search(&(struct walk){ .subject = input->subject, .from = at, .list = list });
}

void words_match_reversed(const struct match_input *input, size_t at,
			  struct match_list *list)
{
	search(&(struct walk){ .subject = input->subject,
			       .from = at - 1,
			       .reversed = true,
			       .list = list });
}
