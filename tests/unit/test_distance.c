/* SPDX-License-Identifier: MIT */
/* match/distance.c: published distances, and the laws that every distance keeps. */
#include "match/distance.h"

#include "check.h"

#include <string.h>

static struct cell cells[2][SUBJECT_MAX_CELLS];

static size_t distance(const char *a, const char *b)
{
	struct subject x, y;

	subject_init(&x, cells[0], SUBJECT_MAX_CELLS, str_from_c(a));
	subject_init(&y, cells[1], SUBJECT_MAX_CELLS, str_from_c(b));
	return distance_find(&x, &y);
}

struct pair {
	const char *a, *b;
	size_t distance;
	const char *why;
};

static const struct pair pairs[] = {
	{ "kitten", "sitting", 3, "Levenshtein's distance in every textbook" },
	{ "saturday", "sunday", 3, "the other one" },
	{ "", "", 0, "two empty texts" },
	{ "", "abc", 3, "three inserted" },
	{ "abc", "abc", 0, "the same" },
	{ "Abc", "aBC", 0, "case does not count" },
	{ "\xc3\xa4pfel", "apfel", 0, "accents do not count" },
	{ "abc", "cba", 2, "two replaced" },
	{ "Tiger2024!", "Tiger2025!", 1, "next year" },
	{ "Tiger2024!", "Tiger2024!!", 1, "one more symbol" },
	{ "Tiger2024!", "2024!Tiger", 10, "halves swapped" },
	{ "flaw", "lawn", 2, "one off the front, one on the end" },
};

static void knows_published_distances(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		CHECK(distance(pairs[i].a, pairs[i].b) == pairs[i].distance,
		      pairs[i].why);
		CHECK(distance(pairs[i].b, pairs[i].a) == pairs[i].distance,
		      pairs[i].why);
	}
}

static void a_detour_is_never_shorter(void **state)
{
	uint32_t seed = 1;
	char texts[3][13];

	(void)state;
	for (unsigned round = 0; round < 2000; round++) {
		for (size_t i = 0; i < 3; i++) {
			size_t len = (seed >> 20) % 12;
			for (size_t j = 0; j < len; j++) {
				seed = seed * 1664525 + 1013904223;
				texts[i][j] = (char)('a' + (seed >> 24) % 3);
			}
			texts[i][len] = '\0';
			seed = seed * 1664525 + 1013904223;
		}
		size_t direct = distance(texts[0], texts[2]);
		assert_true(direct <=
			    distance(texts[0], texts[1]) + distance(texts[1], texts[2]));
		assert_int_equal(direct == 0, strcmp(texts[0], texts[2]) == 0);
	}
}

static void compares_the_first_128_cells(void **state)
{
	char a[512], b[512];

	(void)state;
	memset(a, 'x', sizeof(a));
	memset(b, 'x', sizeof(b));
	a[511] = b[511] = '\0';
	b[127] = 'y';
	assert_int_equal(distance(a, b), 1);
	memset(b, 'y', 511);
	assert_int_equal(distance(a, b), 128);
	assert_int_equal(distance(a, ""), 128);
}

static void texts_that_differ_further_behind_are_not_the_same(void **state)
{
	char a[201], b[201];

	(void)state;
	memset(a, 'x', sizeof(a));
	memset(b, 'x', sizeof(b));
	a[200] = b[200] = '\0';
	assert_int_equal(distance(a, b), 0);
	b[199] = 'y';
	assert_int_equal(distance(a, b), 1);
	b[199] = 'x';
	b[128] = 'y';
	assert_int_equal(distance(a, b), 1);
	b[128] = '\0';
	assert_int_equal(distance(a, b), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_published_distances),
		cmocka_unit_test(a_detour_is_never_shorter),
		cmocka_unit_test(compares_the_first_128_cells),
		cmocka_unit_test(texts_that_differ_further_behind_are_not_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
