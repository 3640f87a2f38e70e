/* SPDX-License-Identifier: MIT */
/*
 * The decorations that the written policy prints: BrownHousebearS, JumpY3llingS@T. What is
 * drawn is which end of a word is its capital and which letter is replaced; by which
 * look-alike adds nothing, because everybody knows those. The first letter is never
 * replaced, so that no phrase begins with a symbol that a spreadsheet takes for a formula,
 * nor is the capital. A look-alike replaces one letter only, so that the undecorated word
 * can be told from the decorated one.
 *
 * Ways are counted with the capital first: the letters after it, then, with the capital
 * last, the letters before it.
 */
#include "suggest/decoration.h"

#include "base/array.h"
#include "base/ascii.h"

#include <string.h>

/* Pairs of a letter and its look-alike, all on the keys of British and American keyboards. */
static const char digits[] = "e3i1o0";
static const char symbols[] = "a@i!s$";

/* Other look-alikes that people and programs write. */
static const char others[] = "a4s5t7b8g9";

/* The other one of a pair; 0 where there is none. `at` 0: from the letter, 1: to it. */
static char other_of(const char *pairs, size_t at, char byte)
{
	for (; *pairs; pairs += 2)
		if (pairs[at] == byte)
			return pairs[1 - at];
	return 0;
}

static const char *pairs_of(enum decoration decoration)
{
	return decoration == DECORATION_DIGIT ? digits : symbols;
}

/* Letters from..to-1 that have a look-alike. */
static unsigned count(const char *pairs, const char *word, size_t from, size_t to)
{
	unsigned found = 0;

	for (size_t i = from; i < to; i++)
		found += other_of(pairs, 0, word[i]) != 0;
	return found;
}

unsigned decoration_ways(enum decoration decoration, const char *word, size_t len)
{
	if (decoration == DECORATION_PLAIN)
		return 1;
	if (decoration == DECORATION_CAPITAL)
		return 2;
	const char *pairs = pairs_of(decoration);
	return count(pairs, word, 1, len) + count(pairs, word, 1, len - 1);
}

static void make_capital(char *letter)
{
	*letter = (char)(*letter - 'a' + 'A');
}

/* Replaces letter number `which` of those that have a look-alike, the first not counted. */
static void replace(const char *pairs, unsigned which, char *word, size_t len)
{
	for (size_t i = 1; i < len; i++) {
		char other = other_of(pairs, 0, word[i]);
		if (other == 0)
			continue;
		if (which == 0) {
			word[i] = other;
			return;
		}
		which--;
	}
}

void decoration_apply(enum decoration decoration, unsigned way, char *word, size_t len)
{
	if (decoration == DECORATION_PLAIN)
		return;
	unsigned capital_first = 1;
	if (decoration != DECORATION_CAPITAL)
		capital_first = count(pairs_of(decoration), word, 1, len);
	bool is_first = way < capital_first;
	if (decoration != DECORATION_CAPITAL)
		replace(pairs_of(decoration), is_first ? way : way - capital_first, word,
			len);
	make_capital(is_first ? word : &word[len - 1]);
}

char decoration_letter(char byte)
{
	const char *const tables[] = { digits, symbols, others };
	uint8_t small = (uint8_t)ascii_to_lower((uint8_t)byte);

	if (ascii_is_lower(small))
		return (char)small;
	for (size_t i = 0; i < ARRAY_SIZE(tables); i++) {
		char letter = other_of(tables[i], 1, byte);
		if (letter)
			return letter;
	}
	return 0;
}
