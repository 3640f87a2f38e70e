/* SPDX-License-Identifier: MIT */
/*
 * normalise/expand_prefilter.c: what is left out because the password cannot contain it. Texts of
 * all kinds meet passwords made of their words: every word that occurs in the password must pass
 * the prefilter.
 */
#include "../bench/dice.h"
#include "check.h"
#include "known_text.h"
#include "match/bitset.h"
#include "normalise/expand.h"
#include "typed.h"

#include <stdio.h>

#define ROUNDS 20000
#define SEED 20261122
#define TEXT_SIZE 96

static struct known_word all_words[2048], some_words[2048];
static uint32_t all_codes[65536], some_codes[65536];
static struct known all, some;
static struct expansion expansion;
static struct typed typed;
static struct arena arena;
static struct bitsets bitsets;
static struct dice dice;

static const char *const pieces[] = {
	"Catherine", "Tom",	 "Li",	       "J",	  "Max",
	"O'Neill",   "khan",	 "Anne-Marie", "Siobhan", "Bo",
	"lane",	     "Road",	 "Rd",	       "Street",  "12",
	"7",	     "14",	 "3rd",	       "March",	  "Mar",
	"May",	     "1987",	 "2015",       "87",	  "14031987",
	"030615",    "SW1A",	 "1AA",	       "HG1",	  "2AB",
	"de238xx",   "jsmith42", "07700",      "900123",  "+44",
	"0",	     "a",	 "Year",       "4",	  "\xc3\x89lo\xc3\xafse",
};
static const char *const separators[] = { " ", "", "/", "-", ".", ", ", "'", "@" };

#define ANY_OF(table) (table)[dice_below(&dice, COUNT_OF(table))]

static void draw_text(char text[static TEXT_SIZE])
{
	size_t len = 0;

	for (size_t i = 0; i <= dice_below(&dice, 5); i++)
		len += (size_t)snprintf(text + len, TEXT_SIZE - len, "%s%s",
					i ? ANY_OF(separators) : "", ANY_OF(pieces));
}

static void take(void *data, const struct expand_word *word)
{
	known_add(data, KNOWN_PERSONAL, word->codes, word->len);
}

static void gather(struct known *known, const struct expand_target *target,
		   enum expand_source source, const char *text)
{
	bool whole = known == &all;

	known_init(known, whole ? all_words : some_words, COUNT_OF(all_words),
		   whole ? all_codes : some_codes, COUNT_OF(all_codes));
	expansion_init(&expansion, target, take, known);
	expansion.year = 2026;
	expand(&expansion, source, str_from_c(text));
}

static void open_password(const char *password)
{
	typed_init(&typed, password);
	assert_true(arena_init(&arena, bitsets_room(typed.subject.count)));
	assert_true(bitsets_init(&bitsets, &typed.subject, &arena));
}

/* ---- one case by hand */

static void search_in(const char *password, const char *text)
{
	open_password(password);
	gather(&some, &bitsets.target, EXPAND_PERSONAL, text);
	arena_done(&arena);
}

static void what_cannot_occur_is_left_out(void **state)
{
	(void)state;
	search_in("margarida14", "Margarita Anna Mark Marc 1403");
	assert_true(known_holds(&some, KNOWN_PERSONAL, "margarita")); /* mistyped */
	assert_false(known_holds(&some, KNOWN_PERSONAL, "mark"));
	assert_false(known_holds(&some, KNOWN_PERSONAL, "anna"));
	assert_false(known_holds(&some, KNOWN_PERSONAL, "1403"));
	search_in("margarida14", "Margaret");
	assert_true(known_holds(&some, KNOWN_PERSONAL, "marg"));
	/* derived: not even one letter may differ */
	assert_false(known_holds(&some, KNOWN_PERSONAL, "margie"));
}

/* ---- passwords */

static uint32_t leet_of(uint32_t code)
{
	return code == 'a' ? '4' : code == 'e' ? '3' : code == 's' ? '$' : code;
}

/* Writes a word into the password, now and then in capitals, as leet, with symbols or digits
 * between, each letter twice, or reversed. */
static size_t write_word(char *password, const uint32_t *codes, size_t count)
{
	static const char *const gaps[] = { ".", ". ", "7", "-2", "", "", "", "" };
	const char *gap = gaps[dice_below(&dice, 8)];
	bool twice = dice_below(&dice, 6) == 0, leet = dice_below(&dice, 4) == 0;
	bool reversed = dice_below(&dice, 4) == 0, capitals = dice_below(&dice, 4) == 0;
	size_t len = 0;

	for (size_t i = 0; i < count; i++) {
		uint32_t code = codes[reversed ? count - 1 - i : i];
		for (const char *c = gap; *c && i > 0; c++)
			password[len++] = *c;
		if (leet)
			code = leet_of(code);
		for (unsigned j = 0; j <= twice && code < 0x80; j++)
			password[len++] =
				(char)(capitals && code >= 'a' ? code - 0x20 : code);
	}
	return len;
}

static size_t put_chance(char *password)
{
	static const char chars[] = "abcdeikmnorst0123456789!.-@";
	size_t len = dice_below(&dice, 4);

	for (size_t i = 0; i < len; i++)
		password[i] = chars[dice_below(&dice, sizeof(chars) - 1)];
	return len;
}

/* Of a word of the text, or of parts of two, and a few characters around. */
static void draw_password(char password[static 256])
{
	size_t len = put_chance(password);

	for (size_t i = 0; i <= dice_below(&dice, 2) && all.count > 0; i++) {
		const struct known_word *word = &all_words[dice_below(&dice, all.count)];
		size_t count = word->len < 24 ? word->len : 24;
		if (dice_below(&dice, 8) == 0)
			count = 1 + dice_below(&dice, count);
		len += write_word(password + len, all_codes + word->start, count);
		len += put_chance(password + len);
	}
	password[len] = '\0';
}

/* ---- what must be emitted */

static bool has_digits(const struct known_word *word)
{
	for (size_t i = 0; i < word->len; i++)
		if (all_codes[word->start + i] - '0' <= 9)
			return true;
	return false;
}

/* Whether the word occurs at the cell, with what may be between its letters. */
static bool occurs_at(const struct known_word *word, size_t at, bool reversed)
{
	const struct bitset *bitset = &bitsets.items[0];
	uint64_t passed = bitset->skipped;

	if (word->len >= 4 && !has_digits(word))
		passed |= bitset->digits;
	for (size_t i = 0; i < word->len; i++) {
		size_t index = reversed ? word->len - 1 - i : i;
		uint32_t code = all_codes[word->start + index];
		while (i > 0 && at < bitset->count && !bitset_reads(bitset, at, code) &&
		       (passed >> at & 1))
			at++;
		if (at >= bitset->count || !bitset_reads(bitset, at, code))
			return false;
		at++;
	}
	return true;
}

static bool is_number(const struct known_word *word)
{
	for (size_t i = 0; i < word->len; i++)
		if (all_codes[word->start + i] - '0' > 9)
			return false;
	return true;
}

static bool occurs(const struct known_word *word)
{
	for (size_t at = 0; at < bitsets.items[0].count; at++)
		if (occurs_at(word, at, false) ||
		    (!is_number(word) && occurs_at(word, at, true)))
			return true;
	return false;
}

static bool holds(const struct known *known, const uint32_t *codes, size_t len)
{
	for (size_t i = 0; i < known->count; i++)
		if (known->words[i].len == len &&
		    memcmp(known->codes + known->words[i].start, codes,
			   len * sizeof(*codes)) == 0)
			return true;
	return false;
}

static bool is_emitted(const struct known_word *word)
{
	return holds(&some, all_codes + word->start, word->len);
}

/* Whether all words would be emitted without the prefilter, too. */
static bool are_all_words(void)
{
	for (size_t i = 0; i < some.count; i++)
		if (!holds(&all, some_codes + some_words[i].start, some_words[i].len))
			return false;
	return true;
}

static void fail_left_out(const char *text, const char *password,
			  const struct known_word *word)
{
	char spelt[65] = "";

	for (size_t i = 0; i < word->len && i < sizeof(spelt) - 1; i++)
		spelt[i] = (char)all_codes[word->start + i];
	fail_msg("%s in %s: %s is left out", text, password, spelt);
}

static void no_word_that_occurs_is_left_out(void **state)
{
	static char text[TEXT_SIZE], password[256];
	size_t occurring = 0, emitted = 0, possible = 0;

	(void)state;
	dice = (struct dice){ SEED };
	for (size_t round = 0; round < ROUNDS; round++) {
		enum expand_source source = (enum expand_source)dice_below(&dice, 3);
		draw_text(text);
		gather(&all, NULL, source, text);
		draw_password(password);
		open_password(password);
		if (bitsets.count == 1) {
			gather(&some, &bitsets.target, source, text);
			CHECK(are_all_words(), text);
			possible += all.count;
			emitted += some.count;
			for (size_t i = 0; i < all.count; i++) {
				if (!occurs(&all_words[i]))
					continue;
				occurring++;
				if (!is_emitted(&all_words[i]))
					fail_left_out(text, password, &all_words[i]);
			}
		}
		arena_done(&arena);
	}
	/* the test proves nothing if nothing occurs, nor if nothing is left out */
	assert_true(occurring > ROUNDS);
	assert_true(emitted < possible);
}

/* ---- with one edit */

/* Writes the name with one letter deleted, substituted, inserted, or two transposed. */
static void edit(char *password, const char *name)
{
	size_t len = strlen(name), at = dice_below(&dice, len);
	size_t front = put_chance(password);
	char *word = password + front;

	memcpy(word, name, len + 1);
	switch (dice_below(&dice, 4)) {
	case 0:
		memmove(word + at, word + at + 1, len - at);
		break;
	case 1:
		word[at] = 'z';
		break;
	case 2:
		memmove(word + at + 1, word + at, len - at + 1);
		word[at] = 'q';
		break;
	default:
		if (at + 1 < len) {
			char letter = word[at];
			word[at] = word[at + 1];
			word[at + 1] = letter;
		}
	}
}

static void no_word_with_one_edit_is_left_out(void **state)
{
	static char name[TEXT_SIZE], password[256];

	(void)state;
	dice = (struct dice){ SEED };
	for (size_t round = 0; round < ROUNDS; round++) {
		size_t len = EXPAND_EDIT_LEN + dice_below(&dice, 8);
		for (size_t i = 0; i < len; i++)
			name[i] = (char)('a' + dice_below(&dice, 26));
		name[len] = '\0';
		edit(password, name);
		/* alone, and as a piece of more */
		if (dice_below(&dice, 2))
			memcpy(name + len, " 12", 4);
		gather(&all, NULL, EXPAND_SITE, name);
		open_password(password);
		gather(&some, &bitsets.target, EXPAND_SITE, name);
		CHECK(is_emitted(&all_words[0]), password);
		arena_done(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_occur_is_left_out),
		cmocka_unit_test(no_word_that_occurs_is_left_out),
		cmocka_unit_test(no_word_with_one_edit_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
