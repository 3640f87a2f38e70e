/* SPDX-License-Identifier: MIT */
/*
 * Symbols that cost less than random ones, by their position. Before or after the password:
 * people who must have a symbol append it, and mostly an exclamation mark (Ur and others, "I
 * Added '!' at the End to Make It Secure", SOUPS 2015); the same one several times; or the
 * mirror image of what the password begins with ((Zoe), *Zoe*). Between words: a separator,
 * mostly a space or a hyphen, which may have spaces around it or be doubled, and once one was
 * chosen the next is the same. In either position the usual symbols cost their rank in the
 * order below, all others the same.
 */
#include "match/symbol.h"

#include "base/log2.h"
#include "match/matchers.h"

#define KEYBOARD_SYMBOLS 32
#define SAME_SEPARATOR_COST BITS(0, 50)
/* Whether it is doubled, or where its spaces are. */
#define LONG_SEPARATOR_COST BITS(1, 50)
#define MAX_SEPARATOR 5

static const char usual_ends[] = "!.@*#$?_-+&";
static const char usual_separators[] = " -_.,/&+";

size_t symbol_run_end(const struct subject *subject, size_t at)
{
	while (at < subject->count && cell_is_symbol(&subject->cells[at]))
		at++;
	return at;
}

static uint32_t rank_cost(const char *usual, uint32_t code)
{
	const char *found = code < 0x80 ? strchr(usual, (int)code) : NULL;
	return AFFIX_COST +
	       log2_of(found ? (uint64_t)(found - usual) + 1 : KEYBOARD_SYMBOLS);
}

/* ---- at the ends */

/* How many of the symbols from `at` on are the same. */
static size_t count_same(const struct subject *subject, size_t at)
{
	size_t end = at + 1;

	while (end < subject->count &&
	       subject->cells[end].code == subject->cells[at].code)
		end++;
	return end - at;
}

/* Whether the password ends with the mirror image of the `len` symbols it begins with. */
static bool is_mirror(const struct subject *subject, size_t len)
{
	static const char pairs[] = "()[]{}<>";

	for (size_t i = 0; i < len; i++) {
		const struct cell *first = &subject->cells[i];
		const struct cell *last = &subject->cells[subject->count - 1 - i];
		uint32_t mirrored = first->code;
		const char *found = mirrored < 0x80 ? strchr(pairs, (int)mirrored) : NULL;
		if (found && *found)
			mirrored = (uint8_t)pairs[(found - pairs) ^ 1];
		if (!cell_is_symbol(first) || last->code != mirrored)
			return false;
	}
	return true;
}

static void add_affixes(const struct match_input *input, size_t at,
			struct match_list *list)
{
	const struct subject *subject = input->subject;
	uint32_t cost = rank_cost(usual_ends, subject->cells[at].code);
	size_t same = count_same(subject, at), left = subject->count - at;

	if (subject->cells[at].symbol != ALPHABET_NONE)
		match_list_add(list, at, at + 1, MATCH_AFFIX, cost);
	if (same > 1)
		match_list_add(list, at, at + same, MATCH_AFFIX, cost + log2_of(same));
	if (at > 0 && left < at && is_mirror(subject, left))
		match_list_add(list, at, subject->count, MATCH_AFFIX, AFFIX_COST);
}

/* ---- between words */

/* The symbol of a separator: alone, with spaces around it, or repeated; 0 if the cells are no
 * separator, or none of ASCII. */
static uint32_t separator_of(const struct subject *subject, size_t start, size_t end)
{
	uint32_t symbol = ' ';

	if (end - start > MAX_SEPARATOR)
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

/* Whether the last symbols before the separator are the same ones. */
static bool was_used(const struct subject *subject, size_t start, size_t len)
{
	size_t end = start;

	while (end > 0 && !cell_is_symbol(&subject->cells[end - 1]))
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
		return SYMBOL_NO_SEPARATOR;
	if (was_used(subject, start, end - start))
		return SAME_SEPARATOR_COST;
	return rank_cost(usual_separators, symbol) +
	       (end - start > 1 ? LONG_SEPARATOR_COST : 0);
}

static void add_separator(const struct match_input *input, size_t start, size_t end,
			  struct match_list *list)
{
	const struct subject *subject = input->subject;

	if (end - start == 1 && subject->cells[start].symbol == ALPHABET_NONE)
		return; /* so rare in passwords that it is rather a random one */
	uint32_t cost = symbol_separator_cost(subject, start, end);
	if (cost != SYMBOL_NO_SEPARATOR)
		match_list_add(list, start, end, MATCH_AFFIX, cost);
}

static void find_symbols(const struct match_input *input, size_t at,
			 struct match_list *list)
{
	const struct subject *subject = input->subject;
	const struct cell *cell = &subject->cells[at];

	if (!cell_is_symbol(cell) || cell->code >= 0x80)
		return;
	size_t end = symbol_run_end(subject, at);
	if (at == 0 || end == subject->count)
		add_affixes(input, at, list);
	if (at > 0 && end < subject->count && !cell_is_symbol(&subject->cells[at - 1]))
		add_separator(input, at, end, list);
}

const struct matcher symbol_matcher = { .find = find_symbols };
