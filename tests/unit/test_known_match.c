/* SPDX-License-Identifier: MIT */
/* match/known_match.c: words of a policy in every spelling. */
#include "typed.h"

#include "base/log2.h"
#include "known_text.h"

static struct typed typed;
static struct known_word words[32];
static uint32_t codes[512];
static struct known known;

static int prepare(void)
{
	return known_matcher.prepare(&typed.source, NULL,
				     &typed.input.state[known_matcher_index]);
}

/* The password, with the known words. */
static void open_password(const char *text)
{
	typed_init(&typed, text);
	typed.set.known = known;
	assert_int_equal(prepare(), 0);
}

/* The cheapest match of cells start .. end-1 with what is known; UINT32_MAX: none. */
static uint32_t cost_of(const char *text, size_t start, size_t end, enum known_kind kind)
{
	open_password(text);
	known_matcher.find(&typed.input, start, &typed.list);
	known_matcher.find_reversed(&typed.input, end, &typed.list);
	const struct match *match = typed_find(&typed, start, end, MATCH_KNOWN + kind);
	return match ? match->cost : UINT32_MAX;
}

static int know(void **state)
{
	(void)state;
	known_init(&known, words, COUNT_OF(words), codes, COUNT_OF(codes));
	known_text(&known, KNOWN_USER, "akhan");
	known_text(&known, KNOWN_FULL_NAME, "aisha");
	known_text(&known, KNOWN_FULL_NAME, "khan");
	known_text(&known, KNOWN_SITE, "b11");
	known_text(&known, KNOWN_PERSONAL, "\xd0\xbc\xd0\xb8\xd1\x88\xd0\xb0");
	return 0;
}

struct finding {
	const char *text;
	size_t start, end;
	enum known_kind kind;
	const char *why;
};

static const struct finding findings[] = {
	{ "khan2014", 0, 4, KNOWN_FULL_NAME, "at the start" },
	{ "xxkhan", 2, 6, KNOWN_FULL_NAME, "at the end" },
	{ "KHAN", 0, 4, KNOWN_FULL_NAME, "capitals" },
	{ "kh\xc3\xa4n", 0, 4, KNOWN_FULL_NAME, "accents" },
	{ "kh4n", 0, 4, KNOWN_FULL_NAME, "leet" },
	{ "@!sh@", 0, 5, KNOWN_FULL_NAME, "leet at the first letter" },
	{ "nahk", 0, 4, KNOWN_FULL_NAME, "backwards" },
	{ "n4hk", 0, 4, KNOWN_FULL_NAME, "backwards and leet" },
	{ "ahsia", 0, 5, KNOWN_FULL_NAME, "backwards to the first cell" },
	{ "akhan", 0, 5, KNOWN_USER, "the user name" },
	{ "b11", 0, 3, KNOWN_SITE, "digits of a known word" },
	{ "\xd0\xbc\xd0\xb8\xd1\x88\xd0\xb0", 0, 4, KNOWN_PERSONAL, "Cyrillic" },
};

static const struct {
	const char *text;
	uint32_t cost; /* beyond that of a known word */
} costs[] = {
	{ "khan", 0 },
	{ "kh4n", BITS(1, 0) },
	{ "Khan", BITS(1, 50) },
	{ "nahk", BITS(1, 50) },
	{ "N4HK", BITS(1, 50) + BITS(1, 0) + BITS(2, 0) },
};

static void each_spelling_costs_what_it_is(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(costs); i++)
		CHECK(cost_of(costs[i].text, 0, 4, KNOWN_FULL_NAME) ==
			      BITS(2, 0) + costs[i].cost,
		      costs[i].text);
}

static void words_of_one_or_two_ideographs_are_known(void **state)
{
	(void)state;
	known_text(&known, KNOWN_PERSONAL, "\xe7\x8e\x8b");
	known_text(&known, KNOWN_SITE, "\xe5\xb0\x8f\xe6\x98\x8e");
	assert_int_equal(cost_of("a\xe7\x8e\x8b", 1, 2, KNOWN_PERSONAL), BITS(2, 0));
	assert_int_equal(cost_of("\xe5\xb0\x8f\xe6\x98\x8e", 0, 2, KNOWN_SITE),
			 BITS(2, 0));
	assert_int_equal(cost_of("\xe5\xb0\x8f", 0, 1, KNOWN_SITE), UINT32_MAX);
}

static void finds_known_words_in_every_spelling(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(findings); i++) {
		const struct finding *c = &findings[i];
		uint32_t cost = cost_of(c->text, c->start, c->end, c->kind);
		CHECK(cost != UINT32_MAX, c->why);
		CHECK(cost >= BITS(2, 0) && cost < BITS(9, 0), c->why);
	}
}

struct spelling {
	const char *cheap, *dear;
};

static void each_change_of_spelling_costs_more(void **state)
{
	static const struct spelling spellings[] = {
		{ "khan", "Khan" }, { "Khan", "kHan" }, { "khan", "kh4n" },
		{ "kh4n", "KH4N" }, { "khan", "nahk" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(spellings); i++)
		CHECK(cost_of(spellings[i].cheap, 0, 4, KNOWN_FULL_NAME) <
			      cost_of(spellings[i].dear, 0, 4, KNOWN_FULL_NAME),
		      spellings[i].dear);
}

static void nearly_a_known_word_is_none(void **state)
{
	static const char *const others[] = { "kha",   "khaan", "khun",
					      "k-han", "bll",	"8ll" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		open_password(others[i]);
		known_matcher.find(&typed.input, 0, &typed.list);
		known_matcher.find_reversed(&typed.input, typed.subject.count,
					    &typed.list);
		CHECK(typed.list.count == 0, others[i]);
	}
}

static void nothing_is_prepared_where_nothing_is_known(void **state)
{
	(void)state;
	typed_init(&typed, "khan");
	typed.input.state[known_matcher_index] = &typed;
	assert_int_equal(prepare(), 0);
	assert_null(typed.input.state[known_matcher_index]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_known_words_in_every_spelling),
		cmocka_unit_test(each_spelling_costs_what_it_is),
		cmocka_unit_test(words_of_one_or_two_ideographs_are_known),
		cmocka_unit_test(each_change_of_spelling_costs_more),
		cmocka_unit_test(nearly_a_known_word_is_none),
		cmocka_unit_test(nothing_is_prepared_where_nothing_is_known),
	};

	return cmocka_run_group_tests(tests, know, NULL);
}
