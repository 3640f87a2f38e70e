/* SPDX-License-Identifier: MIT */
/* match/postcode.c: UK postcodes and what only looks like one. */
#include "typed.h"

#include "base/log2.h"

static struct typed typed;

static bool is_postcode(const char *text)
{
	return typed_whole(&typed, text, &postcode_matcher, MATCH_POSTCODE) != NULL;
}

static void knows_every_shape(void **state)
{
	/* the shapes that Royal Mail gives out, with real areas */
	static const char *const codes[] = {
		"M1 1AE",  "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "EC1A 1BB",
		"m11ae",   "b338th",  "cr26xh",	 "dn551pt",  "w1a0ax",	"ec1a1bb",
		"EC1A1BB", "RG45",    "EC1A",	 "M60",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(codes); i++)
		CHECK(is_postcode(codes[i]), codes[i]);
}

static void refuses_what_is_none(void **state)
{
	static const char *const others[] = {
		"ZK2 1AA", /* no such area */
		"M1 AAE",  /* inward half begins with a digit */
		"M1 1A",   "M1  1AE",  "ABC1 1AE", "1M 1AE",
		"M1",	   "eC1A 1Bb", /* nobody mixes capitals and small letters */
		"",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		CHECK(!is_postcode(others[i]), others[i]);
}

static void costs_the_choice_among_those_in_use(void **state)
{
	const struct match *whole, *half;

	(void)state;
	whole = typed_whole(&typed, "ec1a1bb", &postcode_matcher, MATCH_POSTCODE);
	assert_true(whole && whole->cost > BITS(20, 0) && whole->cost < BITS(24, 0));
	half = typed_whole(&typed, "ec1a", &postcode_matcher, MATCH_POSTCODE);
	assert_true(half && half->cost > BITS(11, 0) && half->cost < BITS(14, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_every_shape),
		cmocka_unit_test(refuses_what_is_none),
		cmocka_unit_test(costs_the_choice_among_those_in_use),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
