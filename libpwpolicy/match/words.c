/* SPDX-License-Identifier: MIT */
/*
 * Ranked words: passwords, English words, given names, surnames, places. From each cell the
 * automaton is walked once, forwards or backwards; a cell may be read as itself or as the letters
 * that it stands for in leet, so the walk is a search with a stack as deep as the longest word.
 * A word of rank r takes r guesses (Bonneau, "The science of guessing", IEEE S&P 2012: attackers * try in order of frequency), plus a little for choosing between the lists. Openings and endings
 * (my..., ...123) count by their own ranks where they stand at the beginning or end.
 */
#include "match/matchers.h"

#include "base/log2.h"
#include "data/words.h"

#define MIN_LEN 3
#define MIN_LEN_REVERSED 4
#define LIST_COST BITS(0, 25)
/* Steps that one search may take: bounds the time of inputs that are all leet. */
#define MAX_STEPS 160

struct level {
	struct words_cursor cursor;
	uint8_t reading; /* next one to try: 0 the cell itself, then its leet letters */
	uint8_t leets;	 /* cells read as leet so far */
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

/* The symbol of the next reading of a cell, ALPHABET_NONE when there is none left. */
static uint8_t next_reading(const struct cell *cell, struct level *level)
{
	while (level->reading <= SUBJECT_MAX_LEET) {
		uint8_t reading = level->reading++;
		uint8_t symbol = reading == 0 ? cell->symbol : cell->leet[reading - 1];
		if (symbol != ALPHABET_NONE)
			return symbol;
	}
	return ALPHABET_NONE;
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

static void found_word(const struct walk *walk, const struct level *level,
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
	if (entry->password_rank != WORDS_NO_RANK && level->leets == 0 && !walk->reversed)
		match->listed = entry->password_rank + spelling;
}

static void found(const struct walk *walk, const struct level *level, size_t len)
{
	struct words_entry entry = words_entry_at(&level->cursor);
	size_t start = walk->reversed ? walk->from + 1 - len : walk->from;
	uint32_t spelling = case_cost(walk->subject, start, start + len) +
			    leet_cost(level->leets) +
			    (walk->reversed ? REVERSED_COST : 0);
	if (len >= min_len(walk, start))
		found_word(walk, level, &entry, start, len, spelling);
	if (!walk->reversed && entry.affix_rank != WORDS_NO_RANK &&
	    is_in_place(walk->subject, entry.kinds, start, start + len))
		match_add(walk->list, start, start + len, MATCH_AFFIX,
			  entry.affix_rank + AFFIX_COST + spelling);
}

static void search(const struct walk *walk)
{
	struct level levels[WORDS_MAX_LEN + 1] = { { .cursor = words_start() } };
	size_t depth = 0, limit = cells_left(walk);

	if (limit > WORDS_MAX_LEN)
		limit = WORDS_MAX_LEN;
	for (unsigned steps = 0; steps < MAX_STEPS; steps++) {
		struct level *level = &levels[depth];
		const struct cell *cell = depth < limit ? cell_at(walk, depth) : NULL;
		uint8_t symbol = cell ? next_reading(cell, level) : ALPHABET_NONE;
		if (symbol == ALPHABET_NONE) {
			if (depth == 0)
				return;
			depth--;
			continue;
		}
		struct level next = { .cursor = level->cursor, .leets = level->leets };
		if (!words_step(&next.cursor, symbol))
			continue;
		if (symbol != cell->symbol)
			next.leets++;
		levels[++depth] = next;
		if (next.cursor.is_word)
			found(walk, &next, depth);
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
