/* SPDX-License-Identifier: MIT */
/*
 * Signs that cost less than random ones, by where they stand. Before or after the
 * password: people who must have a sign put it at the end, and mostly an exclamation mark
 * (Ur and others, "I Added '!' at the End to Make It Secure", SOUPS 2015); the same one
 * several times; or what the password begins with, turned round ((Zoe), *Zoe*). Between
 * words: a separator, mostly a blank or a hyphen, which may have blanks beside it or be
 * doubled, and once one was chosen the next is the same. In either place the usual signs
 * cost their place in the order below, all others the same.
 */
#include "match/matchers.h"

#include "base/log2.h"

#define SIGNS 32 /* on a keyboard */
#define SAME_SEPARATOR_COST BITS(0, 50)
/* Whether it is doubled, or where its blanks are. */
#define LONG_SEPARATOR_COST BITS(1, 50)
#define LONGEST_SEPARATOR 5

static const char usual_ends[] = "!.@*#$?_-+&";
static const char usual_separators[] = " -_.,/&+";

size_t symbol_end(const struct subject *subject, size_t at)
{
	while (at < subject->count && cell_is_sign(&subject->cells[at]))
		at++;
	return at;
}

bool only_signs_follow(const struct subject *subject, size_t at)
{
	return symbol_end(subject, at) == subject->count;
}

static uint32_t place_cost(const char *usual, uint32_t code)
{
	const char *found = code < 0x80 ? strchr(usual, (int)code) : NULL;
	return AFFIX_COST + log2_of(found ? (uint64_t)(found - usual) + 1 : SIGNS);
}

/* ---- at the ends */

/* How many of the signs from `at` on are the same. */
static size_t count_same(const struct subject *subject, size_t at)
{
	size_t end = at + 1;

	while (end < subject->count &&
	       subject->cells[end].code == subject->cells[at].code)
		end++;
	return end - at;
}

static uint32_t mirrored(uint32_t code)
{
	static const char pairs[] = "()[]{}<>";
	const char *found = code < 0x80 && code ? strchr(pairs, (int)code) : NULL;

	return found ? (uint8_t)pairs[(found - pairs) ^ 1] : code;
}

/* Whether the password ends with `len` signs that are those of its beginning turned
 * round. */
static bool is_mirror(const struct subject *subject, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const struct cell *last = &subject->cells[subject->count - 1 - i];
		if (!cell_is_sign(&subject->cells[i]) ||
		    last->code != mirrored(subject->cells[i].code))
			return false;
	}
	return true;
}

static void add_end(const struct match_input *input, size_t at, struct match_list *list)
{
	const struct subject *subject = input->subject;
	uint32_t cost = place_cost(usual_ends, subject->cells[at].code);
	size_t same = count_same(subject, at), left = subject->count - at;

	if (subject->cells[at].symbol != ALPHABET_NONE)
		match_add(list, at, at + 1, MATCH_AFFIX, cost);
	if (same > 1)
		match_add(list, at, at + same, MATCH_AFFIX, cost + log2_of(same));
	if (at > 0 && left < at && is_mirror(subject, left))
		match_add(list, at, subject->count, MATCH_AFFIX, AFFIX_COST);
}

/* ---- between words */

/* The sign that a separator is made of: alone, with blanks beside it, or repeated; 0: that
 * is no separator, or none of ASCII. */
static uint32_t separator_of(const struct subject *subject, size_t start, size_t end)
{
	uint32_t symbol = ' ';

	if (end - start > LONGEST_SEPARATOR)
		return 0;
	for (size_t at = start; at < end; at++) {
		uint32_t code = subject->cells[at].code;
		if (code == ' ' || code == symbol)
			continue;
		if (symbol != ' ' || code >= 0x80)
			return 0;
		symbol = code;
	}
	return symbol;
}

/* Whether the last signs before the separator are the same ones. */
static bool was_used(const struct subject *subject, size_t start, size_t len)
{
	size_t end = start;

	while (end > 0 && !cell_is_sign(&subject->cells[end - 1]))
		end--;
	if (end < len)
		return false;
	for (size_t i = 1; i <= len; i++)
		if (subject->cells[end - i].code != subject->cells[start + len - i].code)
			return false;
	return true;
}

uint32_t symbol_separator_cost(const struct subject *subject, size_t start, size_t end)
{
	uint32_t symbol = separator_of(subject, start, end);

	if (symbol == 0)
		return SIGN_NO_SEPARATOR;
	if (was_used(subject, start, end - start))
		return SAME_SEPARATOR_COST;
	return place_cost(usual_separators, symbol) +
	       (end - start > 1 ? LONG_SEPARATOR_COST : 0);
}

static void add_separator(const struct match_input *input, size_t start, size_t end,
			  struct match_list *list)
{
	const struct subject *subject = input->subject;

	if (end - start == 1 && subject->cells[start].symbol == ALPHABET_NONE)
		return; /* passwords seldom have this one; that it is random is likelier */
	uint32_t cost = symbol_separator_cost(subject, start, end);
	if (cost != SIGN_NO_SEPARATOR)
		match_add(list, start, end, MATCH_AFFIX, cost);
}

void symbol_match(const struct match_input *input, size_t at, struct match_list *list)
{
	const struct subject *subject = input->subject;
	const struct cell *cell = &subject->cells[at];

	if (!cell_is_sign(cell) || cell->code >= 0x80)
		return;
	size_t end = symbol_end(subject, at);
	if (at == 0 || end == subject->count)
		add_end(input, at, list);
	if (at > 0 && end < subject->count && !cell_is_sign(&subject->cells[at - 1]))
		add_separator(input, at, end, list);
}
