/* SPDX-License-Identifier: MIT */
/*
 * Traces a word back from where the search of fuzzy.c has ended. The search knows boundaries
 * only, so several ways to write a word may end at one; those that are none are dropped here.
 */
#include "match/fuzzy_trace.h"

#include "match/case_leet_cost.h"
#include "match/matchers.h"

/* One of the forms of a text. */
#define DERIVED_COST BITS(3, 0)
/* Symbols between all letters, or letters repeated. */
#define GAPS_COST BITS(2, 0)
/* Digits between all letters. */
#define GAP_DIGITS_COST BITS(12, 0)
/* Which type of edit; its position, and which letter, cost extra. */
#define EDIT_COST BITS(2, 0)
#define LETTER_COST BITS(5, 0)

/* Adds a match unless one of the same cells is as cheap. */
static void add_match(struct fuzzy_search *search, const struct fuzzy_word *word,
		      size_t start, size_t end, uint32_t cost)
{
	struct fuzzy *fuzzy = search->fuzzy;
	struct match match = {
		.start = (uint16_t)(word->bitset->first + start),
		.end = (uint16_t)(word->bitset->first + end),
		.kind = (uint8_t)(MATCH_KNOWN + word->kind),
		.cost = cost + KNOWN_COST + (word->reversed ? REVERSED_COST : 0) +
			(word->derived ? DERIVED_COST : 0),
		.listed = MATCH_UNLISTED,
	};

	match.cost += case_cost(search->subject, match.start, match.end);
	for (uint16_t i = fuzzy->first[match.start]; i != 0;
	     i = fuzzy->matches[i - 1].next) {
		fuzzy_add_work(search, 1);
		if (fuzzy->matches[i - 1].match.end == match.end &&
		    fuzzy->matches[i - 1].match.cost <= match.cost)
			return;
	}
	if (fuzzy->count == FUZZY_MAX_MATCHES) {
		search->max_work = 0;
		return;
	}
	fuzzy->matches[fuzzy->count] =
		(struct fuzzy_match){ match, fuzzy->first[match.start] };
	fuzzy->first[match.start] = (uint16_t)++fuzzy->count;
}

static bool has_digit_at(const struct bitset *bitset, size_t at)
{
	return at < bitset->count && bitset->cells[at].char_class == CLASS_DIGIT;
}

/* Whether cells start .. end-1 are a few digits of more, which are there by chance. */
static bool is_part_of_number(const struct fuzzy_word *word, size_t start, size_t end)
{
	return word->number && word->len < KNOWN_NUMBER_LEN &&
	       (end - start > word->len || has_digit_at(word->bitset, end) ||
		(start > 0 && has_digit_at(word->bitset, start - 1)));
}

/* Whether the cell before `at` may be skipped on the way back to the letter before. */
static bool may_skip(const struct fuzzy_word *word, size_t at)
{
	const struct cell *cells = word->bitset->cells;

	return (word->skipped >> (at - 1) & 1) || cells[at - 1].code == cells[at].code;
}

/* Goes back from boundary `at` to the end of a cell that may be read as the letter. What may
 * be skipped can be leet too: then the letter itself is preferred. */
static size_t skip_back(const struct fuzzy_search *search, const struct fuzzy_word *word,
			size_t at, uint32_t code)
{
	size_t itself = at;

	while (itself > 0 && word->bitset->cells[itself - 1].code != code &&
	       may_skip(word, itself))
		itself--;
	fuzzy_add_work(search, 1 + at - itself);
	if (itself > 0 && word->bitset->cells[itself - 1].code == code)
		return itself;
	while (at > 0 && !bitset_reads(word->bitset, at - 1, code) && may_skip(word, at))
		at--;
	return at;
}

/* What was skipped between the letters: at most the digits of a date or a count. */
static uint32_t gaps_cost(size_t skipped, size_t digits)
{
	uint32_t numbers = (uint32_t)digits * log2_of(10);

	if (skipped == 0)
		return 0;
	return GAPS_COST + (numbers < GAP_DIGITS_COST ? numbers : GAP_DIGITS_COST);
}

void fuzzy_trace_exact(struct fuzzy_search *search, const struct fuzzy_word *word,
		       size_t end)
{
	const struct bitset *bitset = word->bitset;
	size_t at = end, digits = 0;
	unsigned leets = 0;

	for (size_t left = word->len; left > 0; left--) {
		uint32_t code = fuzzy_letter_at(word, left - 1);
		size_t before = left < word->len ? skip_back(search, word, at, code) : at;
		for (; at > before; at--)
			digits += has_digit_at(bitset, at - 1);
		if (at == 0 || !bitset_reads(bitset, at - 1, code))
			return; /* it ends at a symbol that is a letter too */
		at--;
		leets += bitset->cells[at].code != code;
	}
	/* digits and symbols spell any short word by chance: of a word of the text one letter
	 * must be typed as itself, of a derived one half */
	size_t max_leets = word->derived ? word->len / 2 : word->len - 1;
	if (is_part_of_number(word, at, end) || leets > max_leets)
		return;
	add_match(search, word, at, end,
		  leet_cost(leets) + gaps_cost(end - at - word->len, digits));
	size_t first = at;
	for (; bitset->repeated >> first & 1; first--)
		;
	if (first < at)
		add_match(search, word, first, end,
			  leet_cost(leets) + gaps_cost(end - first - word->len, digits));
}

/* How many letters at the front, and at the back, of the word the cells spell. */
static size_t common_prefix(const struct fuzzy_word *word, size_t start, size_t end)
{
	size_t len = 0;

	while (len < word->len && start + len < end &&
	       bitset_reads(word->bitset, start + len, fuzzy_letter_at(word, len)))
		len++;
	return len;
}

static size_t common_suffix(const struct fuzzy_word *word, size_t start, size_t end)
{
	size_t len = 0;

	while (len < word->len && start + len < end &&
	       bitset_reads(word->bitset, end - 1 - len,
			    fuzzy_letter_at(word, word->len - 1 - len)))
		len++;
	return len;
}

static bool is_transposed(const struct fuzzy_word *word, size_t start, size_t at)
{
	return at + 1 < word->len &&
	       bitset_reads(word->bitset, start + at, fuzzy_letter_at(word, at + 1)) &&
	       bitset_reads(word->bitset, start + at + 1, fuzzy_letter_at(word, at));
}

static unsigned count_leet_symbols(const struct fuzzy_search *search, size_t start,
				   size_t end)
{
	unsigned symbols = 0;

	for (size_t i = start; i < end; i++)
		symbols += search->subject->cells[i].leet_symbol != 0;
	return symbols;
}

/* At an end of the word a letter may only be missing: any other is no part of it. */
void fuzzy_trace_edited(struct fuzzy_search *search, const struct fuzzy_word *word,
			size_t start, size_t end)
{
	size_t prefix = common_prefix(word, start, end);
	size_t suffix = common_suffix(word, start, end);
	size_t len = end - start;
	bool missing = len < word->len && prefix + suffix >= len;
	bool transposed = len == word->len && prefix + suffix + 2 >= len &&
			  is_transposed(word, start, prefix);
	size_t same = len == word->len ? len - 1 : word->len;
	bool wrong =
		prefix > 0 && suffix > 0 && len >= word->len && prefix + suffix >= same;

	if (!missing && !transposed && !wrong)
		return;
	uint32_t cost = EDIT_COST + log2_of(word->len) +
			(missing || transposed ? 0 : LETTER_COST);
	size_t first = word->bitset->first;
	add_match(
		search, word, start, end,
		cost + leet_cost(count_leet_symbols(search, first + start, first + end)));
}
