/* SPDX-License-Identifier: MIT */
/*
 * Words that an attacker knows to belong to the person or the school. They are costed, not banned:
 * such a part is worth the choice among a few words, and the rest of the password counts in full.
 */
#include "match/matchers.h"

#include "base/log2.h"

/* An attacker with a profile of the victim tries each of its words within a handful of guesses. */
#define KNOWN_COST BITS(2, 0)

/* Whether the cells spell the word; counts the cells that are read as leet. */
static bool spells(const struct subject *subject, size_t start,
		   const struct known_word *word, bool reversed, unsigned *ret_leets)
{
	*ret_leets = 0;
	for (size_t i = 0; i < word->len; i++) {
		const struct cell *cell = &subject->cells[start + i];
		uint32_t code = word->codes[reversed ? word->len - 1u - i : i];
		if (cell->code == code)
			continue;
		uint8_t symbol = alphabet_symbol(code);
		if (symbol == ALPHABET_NONE || !cell_reads_as(cell, symbol))
			return false;
		++*ret_leets;
	}
	return true;
}

static void try_word(const struct match_input *input, const struct known_word *word,
		     size_t start, bool reversed, struct match_list *list)
{
	unsigned leets;

	if (!spells(input->subject, start, word, reversed, &leets))
		return;
	size_t end = start + word->len;
	uint32_t cost = KNOWN_COST + leet_cost(leets) +
			case_cost(input->subject, start, end) +
			(reversed ? REVERSED_COST : 0);
	match_add(list, start, end, MATCH_KNOWN + word->kind, cost);
}

/* Tries the words that begin with a symbol; `first` is the cell that would hold it. */
static void try_bucket(const struct match_input *input, const struct known *known,
		       uint8_t symbol, size_t first, bool reversed,
		       struct match_list *list)
{
	for (uint16_t next = known->buckets[symbol]; next != 0;) {
		const struct known_word *word = &known->words[next - 1];
		size_t room = reversed ? first + 1 : input->subject->count - first;
		if (word->len <= room)
			try_word(input, word, reversed ? first + 1 - word->len : first,
				 reversed, list);
		next = word->next;
	}
}

static void match_at(const struct match_input *input, size_t first, bool reversed,
		     struct match_list *list)
{
	const struct cell *cell = &input->subject->cells[first];

	for (size_t i = 0; i < sizeof(input->known) / sizeof(input->known[0]); i++) {
		const struct known *known = input->known[i];
		if (!known || known->count == 0)
			continue;
		try_bucket(input, known, cell->symbol, first, reversed, list);
		for (size_t j = 0; j < SUBJECT_MAX_LEET && cell->leet[j]; j++)
			try_bucket(input, known, cell->leet[j], first, reversed, list);
	}
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
