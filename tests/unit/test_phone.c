/* SPDX-License-Identifier: MIT */
/* match/phone.c: UK telephone numbers in all their forms. */
#include "typed.h"

#include "base/log2.h"

static struct typed typed;

static const struct match *number(const char *text)
{
	return typed_whole(&typed, text, &phone_matcher, MATCH_PHONE);
}

static void knows_national_and_international_numbers(void **state)
{
	/* numbers that Ofcom keeps free for drama */
	static const char *const numbers[] = {
		"07700900123",	 "07700 900123",   "07700-900-123",
		"+447700900123", "00447700900123", "02079460123",
		"020 7946 0123", "01134960123",	   "+44 20 7946 0123",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(numbers); i++) {
		const struct match *match = number(numbers[i]);
		CHECK(match && match->cost < BITS(30, 0), numbers[i]);
	}
}

static void refuses_other_digits(void **state)
{
	static const char *const others[] = {
		"0770090",     /* too few */
		"03700900123", /* neither fixed nor mobile */
		"7700900123",  "12345678901", "+4477009a0123", "", "0", "+44",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		CHECK(!number(others[i]), others[i]);
}

#define MOBILE BITS(26, 42)
#define FIXED BITS(24, 98)
#define FORM BITS(1, 0)
#define GROUPS BITS(1, 50)

static const struct {
	const char *text;
	size_t end;
	uint32_t cost;
} costs[] = {
	{ "07700900123", 11, MOBILE + FORM },
	{ "+447700900123", 13, MOBILE + FORM },
	{ "07700 900123", 12, MOBILE + FORM + GROUPS },
	{ "0113496012", 10, FIXED + FORM }, /* nine digits do */
	{ "02079460123", 11, FIXED + FORM },
	{ "0207-946-0123", 13, FIXED + FORM + GROUPS },
	{ "077009001239", 11, MOBILE + FORM },	/* and ten are enough */
	{ "07700900123- ", 11, MOBILE + FORM }, /* a gap at the end is none */
	{ "0770090012 - x", 10, MOBILE + FORM + GROUPS },
};

static void a_number_costs_what_its_kind_and_form_do(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(costs); i++) {
		typed_init(&typed, costs[i].text);
		phone_matcher.find(&typed.input, 0, &typed.list);
		const struct match *match =
			typed_find(&typed, 0, costs[i].end, MATCH_PHONE);
		CHECK(match && match->cost == costs[i].cost, costs[i].text);
	}
}

static void a_number_costs_less_than_its_digits(void **state)
{
	const struct match *match = number("07812493857");

	(void)state;
	assert_true(match && match->cost < 11 * log2_of(10));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_national_and_international_numbers),
		cmocka_unit_test(refuses_other_digits),
		cmocka_unit_test(a_number_costs_what_its_kind_and_form_do),
		cmocka_unit_test(a_number_costs_less_than_its_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
