/* SPDX-License-Identifier: MIT */
/* normalise/known.c: which pieces of a text become known words. */
#include "normalise/known.h"

#include "check.h"
#include "pwpolicy.h"

#include <string.h>

#define ROOM 16

static struct known_word words[ROOM];
static uint32_t codes[256];
static struct known known;

static void start(void)
{
	known_init(&known, words, ROOM, codes, COUNT_OF(codes));
}

static bool holds(enum known_kind kind, const char *text)
{
	size_t len = strlen(text);

	for (size_t i = 0; i < known.count; i++) {
		bool same = words[i].kind == kind && words[i].len == len;
		for (size_t j = 0; same && j < len; j++)
			same = codes[words[i].start + j] == (uint8_t)text[j];
		if (same)
			return true;
	}
	return false;
}

struct cutting {
	const char *text;
	const char *words[5]; /* closed by NULL */
	const char *why;
};

static const struct cutting cuttings[] = {
	{ "Aisha Khan,Year 7",
	  { "aisha", "khan", "year", "aishakhanyear7" },
	  "GECOS with a class" },
	{ "khan", { "khan" }, "whole and piece are one word" },
	{ "Li Wu", { "liwu" }, "pieces below three letters do not count" },
	{ "Jo", { NULL }, "too short even as a whole" },
	{ "", { NULL }, "empty" },
	{ "---", { NULL }, "only separators" },
	{ "a.khan2014", { "khan2014", "akhan2014" }, "user name with a dot" },
	{ "Ann-Marie O'Neill",
	  { "ann", "marie", "neill", "annmarieoneill" },
	  "hyphen and apostrophe" },
	{ "Zo\xc3\xab M\xc3\xbcller", { "zoe", "muller", "zoemuller" }, "accents" },
	{ "greenfield.sch.uk",
	  { "greenfield", "sch", "greenfieldschuk" },
	  "domain name" },
	{ "Max\xffMia", { "max", "mia", "maxmia" }, "an invalid byte separates" },
};

static void cuts_at_every_separator(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cuttings); i++) {
		size_t count = 0;
		start();
		known_add(&known, KNOWN_FULL_NAME, str_from_c(cuttings[i].text), true);
		for (; cuttings[i].words[count]; count++)
			CHECK(holds(KNOWN_FULL_NAME, cuttings[i].words[count]),
			      cuttings[i].why);
		CHECK(known.count == count, cuttings[i].why);
	}
}

static void an_uncut_text_counts_only_as_a_whole(void **state)
{
	(void)state;
	start();
	known_add(&known, KNOWN_BANNED, STR_LIT("Green Field"), false);
	assert_int_equal(known.count, 1);
	assert_true(holds(KNOWN_BANNED, "greenfield"));
}

static void the_same_word_of_two_kinds_is_kept_twice(void **state)
{
	(void)state;
	start();
	known_add(&known, KNOWN_USER, STR_LIT("khan"), true);
	known_add(&known, KNOWN_FULL_NAME, STR_LIT("Khan"), true);
	known_add(&known, KNOWN_USER, STR_LIT("KHAN"), true);
	assert_int_equal(known.count, 2);
	assert_true(holds(KNOWN_USER, "khan"));
	assert_true(holds(KNOWN_FULL_NAME, "khan"));
}

static void one_ideograph_is_a_word(void **state)
{
	(void)state;
	start();
	known_add(&known, KNOWN_FULL_NAME, STR_LIT("\xe7\x8e\x8b"), true);
	assert_int_equal(known.count, 1);
	assert_int_equal(codes[words[0].start], 0x738b);
}

static void long_words_are_cut(void **state)
{
	char text[PWP_WORD_MAX];

	(void)state;
	start();
	memset(text, 'x', sizeof(text));
	known_add(&known, KNOWN_SITE, (struct str){ text, sizeof(text) }, true);
	assert_int_equal(known.count, 1);
	assert_int_equal(words[0].len, KNOWN_MAX_LEN);
}

static void a_full_set_leaves_the_rest_out(void **state)
{
	(void)state;
	start();
	for (char c = 'a'; c <= 'z'; c++)
		known_add(&known, KNOWN_SITE, (struct str){ (char[3]){ c, c, c }, 3 },
			  true);
	assert_int_equal(known.count, ROOM);
	known_init(&known, words, ROOM, codes, 4);
	known_add(&known, KNOWN_SITE, STR_LIT("abcdefgh"), true);
	assert_true(known.codes_used <= 4);
	known_init(&known, words, 0, codes, 0);
	known_add(&known, KNOWN_SITE, STR_LIT("abcdefgh"), true);
	assert_int_equal(known.count, 0);
}

static void buckets_chain_the_words_of_one_beginning(void **state)
{
	static const uint32_t alm[KNOWN_HASHED] = { 'a', 'l', 'm' };
	size_t found = 0;

	(void)state;
	start();
	known_add(&known, KNOWN_SITE, STR_LIT("almond almanac banana"), true);
	for (uint16_t next = known.buckets[known_bucket(alm)]; next; found++) {
		assert_int_equal(codes[words[next - 1].start], 'a');
		next = words[next - 1].next;
	}
	assert_int_equal(found, 3); /* with the whole */
}

static void a_text_is_cut_into_so_many_pieces(void **state)
{
	char text[PWP_WORD_MAX];
	size_t len = 0;

	(void)state;
	start();
	known.room = ROOM < KNOWN_MAX_PIECES + 2 ? ROOM : KNOWN_MAX_PIECES + 2;
	for (char c = 'a'; c <= 'z'; c++, len += 4)
		memcpy(text + len, (char[4]){ c, 'x', c, ' ' }, 4);
	known_add(&known, KNOWN_SITE, (struct str){ text, len }, true);
	assert_true(known.count <= KNOWN_MAX_PIECES + 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts_at_every_separator),
		cmocka_unit_test(an_uncut_text_counts_only_as_a_whole),
		cmocka_unit_test(the_same_word_of_two_kinds_is_kept_twice),
		cmocka_unit_test(one_ideograph_is_a_word),
		cmocka_unit_test(long_words_are_cut),
		cmocka_unit_test(a_full_set_leaves_the_rest_out),
		cmocka_unit_test(buckets_chain_the_words_of_one_beginning),
		cmocka_unit_test(a_text_is_cut_into_so_many_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
