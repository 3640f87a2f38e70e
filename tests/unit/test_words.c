/* SPDX-License-Identifier: MIT */
/*
 * data/words.c with the lists as they are compiled in: every line of wordlists/ is found
 * with its rank, what is on no list is not, and the words for suggestions are exactly
 * their list.
 */
#include "data/words.h"

#include "check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct list {
	const char *file;
	uint8_t kind;
	size_t ahead; /* words of other lists that are tried before */
};

static const struct list lists[] = {
	{ "passwords.txt", WORDS_PASSWORD, 0 },
	{ "words.txt", WORDS_ENGLISH, 0 },
	{ "names.txt", WORDS_GIVEN_NAME, 0 },
	{ "surnames.txt", WORDS_SURNAME, 300 },
	{ "places.txt", WORDS_PLACE, 100 },
	{ "uk.txt", WORDS_PLACE, 300 },
	{ "collocations.txt", WORDS_COLLOCATION, 1000 },
	{ "openings.txt", WORDS_OPENING, 0 },
	{ "endings.txt", WORDS_ENDING, 0 },
	/* in the order of enum words_phrase_list */
	{ "infant.txt", 0, 0 },
	{ "junior.txt", 0, 0 },
	{ "general.txt", 0, 0 },
};

/* A line of a list; `text` points into `bytes`. */
struct line_reader {
	char *bytes;
	char **items; /* item i has rank i + 1 */
	size_t count;
};

#define FIRST_PHRASE_LIST (COUNT_OF(lists) - 3)

static struct line_reader lines_of[COUNT_OF(lists)];

static void read_lines(struct line_reader *lines, const char *name)
{
	const char *folder = getenv("PWPOLICY_WORDLISTS");
	char path[4096];

	assert_non_null(folder);
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *in = fopen(path, "rb");
	assert_non_null(in);
	lines->bytes = calloc(1, 4 << 20);
	assert_non_null(lines->bytes);
	size_t len = fread(lines->bytes, 1, (4 << 20) - 1, in);
	assert_true(len > 100 && feof(in));
	fclose(in);
	for (size_t i = 0; i < len; i++)
		lines->count += lines->bytes[i] == '\n';
	lines->items = calloc(lines->count, sizeof(char *));
	assert_non_null(lines->items);
	char *at = lines->bytes;
	for (size_t i = 0; i < lines->count; i++) {
		lines->items[i] = at;
		at = strchr(at, '\n');
		*at++ = '\0';
	}
}

static int read_lists(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(lists); i++)
		read_lines(&lines_of[i], lists[i].file);
	return 0;
}

static int free_lists(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		free(lines_of[i].items);
		free(lines_of[i].bytes);
	}
	return 0;
}

static bool look_up(const char *text, struct words_entry *ret_entry)
{
	struct words_cursor cursor = words_start();

	for (; *text; text++)
		if (!words_step(&cursor, alphabet_symbol((uint8_t)*text)))
			return false;
	if (!cursor.is_word)
		return false;
	*ret_entry = words_entry_at(&cursor);
	return true;
}

/* Whether the alphabet can spell a line in at most WORDS_MAX_LEN symbols. */
static bool can_be_spelt(const char *text)
{
	if (strlen(text) > WORDS_MAX_LEN)
		return false;
	for (; *text; text++)
		if (alphabet_symbol((uint8_t)*text) == ALPHABET_NONE)
			return false;
	return true;
}

/* A rank is stored in steps of 1/8 bit, rounded down, and a better list may give a better
 * one. */
static void check_rank(const char *text, uint32_t got, size_t rank, bool may_be_better)
{
	double exact = log2((double)rank) * 256.0;

	if (got == WORDS_NO_RANK || got > exact + 0.001 ||
	    (!may_be_better && got < exact - 33.0))
		fail_msg("%s: rank %f, not %f", text, got / 256.0, exact / 256.0);
}

static void every_listed_word_is_found_with_its_rank(void **state)
{
	size_t left_out = 0, all = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lists); i++)
		for (size_t j = 0; j < lines_of[i].count; j++, all++) {
			const char *text = lines_of[i].items[j];
			struct words_entry entry;
			if (!can_be_spelt(text)) {
				left_out++;
				continue;
			}
			if (!look_up(text, &entry) ||
			    (lists[i].kind != 0 && !(entry.kinds & lists[i].kind)))
				fail_msg("%s of %s is not found", text, lists[i].file);
			if (lists[i].kind == WORDS_PASSWORD)
				check_rank(text, entry.password_rank, j + 1, false);
			else if (lists[i].kind & (WORDS_OPENING | WORDS_ENDING))
				check_rank(text, entry.affix_rank, j + 1, false);
			else if (lists[i].kind != 0)
				check_rank(text, entry.word_rank, j + 1 + lists[i].ahead,
					   true);
		}
	assert_true(all > 100000);
	assert_true(left_out * 1000 < all);
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* All lines of all lists, sorted. */
static char **sorted_lines(size_t *ret_count)
{
	size_t count = 0, filled = 0;

	for (size_t i = 0; i < COUNT_OF(lists); i++)
		count += lines_of[i].count;
	char **all = calloc(count, sizeof(char *));
	assert_non_null(all);
	for (size_t i = 0; i < COUNT_OF(lists); i++)
		for (size_t j = 0; j < lines_of[i].count; j++)
			all[filled++] = lines_of[i].items[j];
	qsort(all, count, sizeof(char *), compare);
	*ret_count = count;
	return all;
}

static void ten_thousand_words_of_no_list_are_not_found(void **state)
{
	size_t count;
	char **all = sorted_lines(&count);
	uint32_t seed = 20261122;
	unsigned tried = 0;

	(void)state;
	while (tried < 10000) {
		/* a listed word with one character changed: near misses, not noise */
		char text[64];
		seed = seed * 1664525 + 1013904223;
		snprintf(text, sizeof(text), "%s", all[seed % count]);
		seed = seed * 1664525 + 1013904223;
		text[(seed >> 16) % strlen(text)] = (char)('a' + (seed >> 8) % 26);
		const char *key = text;
		struct words_entry entry;
		if (bsearch(&key, all, count, sizeof(char *), compare))
			continue;
		tried++;
		if (look_up(text, &entry))
			fail_msg("%s is found, but on no list", text);
	}
	free(all);
}

static void ranks_are_kept_only_for_the_lists_a_word_is_on(void **state)
{
	size_t count;
	char **all = sorted_lines(&count);

	(void)state;
	for (size_t i = 0; i < count; i += 7) {
		struct words_entry entry;
		if (!look_up(all[i], &entry))
			continue;
		bool ranked =
			(entry.kinds & (WORDS_ENGLISH | WORDS_GIVEN_NAME | WORDS_SURNAME |
					WORDS_PLACE | WORDS_COLLOCATION)) != 0;
		CHECK((entry.kinds & WORDS_PASSWORD) != 0 ||
			      entry.password_rank == WORDS_NO_RANK,
		      all[i]);
		CHECK(ranked == (entry.word_rank != WORDS_NO_RANK), all[i]);
	}
	free(all);
}

static int shorter_first(const void *a, const void *b)
{
	size_t len_a = strlen(*(char *const *)a), len_b = strlen(*(char *const *)b);
	return len_a != len_b ? (len_a < len_b ? -1 : 1) : compare(a, b);
}

static void words_for_passphrases_are_their_lists(void **state)
{
	(void)state;
	for (unsigned list = WORDS_INFANT; list <= WORDS_GENERAL; list++) {
		const struct line_reader *expected = &lines_of[FIRST_PHRASE_LIST + list];
		char **sorted = calloc(expected->count, sizeof(char *));
		assert_non_null(sorted);
		memcpy(sorted, expected->items, expected->count * sizeof(char *));
		qsort(sorted, expected->count, sizeof(char *), shorter_first);
		assert_int_equal(words_phrase_count(list), expected->count);
		for (uint32_t i = 0; i < expected->count; i++) {
			char buf[WORDS_MAX_LEN + 1] = "";
			size_t len = words_phrase_spell(list, i, buf);
			assert_true(len <= WORDS_MAX_LEN);
			buf[len] = '\0';
			assert_string_equal(buf, sorted[i]);
		}
		free(sorted);
	}
}

static void a_number_behind_the_last_word_spells_nothing(void **state)
{
	(void)state;
	for (unsigned list = WORDS_INFANT; list <= WORDS_GENERAL; list++) {
		char buf[WORDS_MAX_LEN];
		uint32_t count = (uint32_t)words_phrase_count(list);
		assert_int_equal(words_phrase_spell(list, count, buf), 0);
		assert_int_equal(words_phrase_spell(list, UINT32_MAX, buf), 0);
	}
}

static void a_step_that_no_word_takes_changes_nothing(void **state)
{
	struct words_cursor cursor = words_start(), before;

	(void)state;
	assert_false(words_step(&cursor, ALPHABET_NONE));
	assert_false(cursor.is_word);
	for (const char *c = "password"; *c; c++)
		assert_true(words_step(&cursor, alphabet_symbol((uint8_t)*c)));
	assert_true(cursor.is_word);
	before = cursor;
	assert_false(words_step(&cursor, alphabet_symbol('|')));
	assert_memory_equal(&cursor, &before, sizeof(cursor));
}

static void knows_how_many_passwords_are_ranked(void **state)
{
	(void)state;
	assert_int_equal(words_password_count(), lines_of[0].count);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_listed_word_is_found_with_its_rank),
		cmocka_unit_test(ten_thousand_words_of_no_list_are_not_found),
		cmocka_unit_test(ranks_are_kept_only_for_the_lists_a_word_is_on),
		cmocka_unit_test(words_for_passphrases_are_their_lists),
		cmocka_unit_test(a_number_behind_the_last_word_spells_nothing),
		cmocka_unit_test(a_step_that_no_word_takes_changes_nothing),
		cmocka_unit_test(knows_how_many_passwords_are_ranked),
	};

	return cmocka_run_group_tests(tests, read_lists, free_lists);
}
