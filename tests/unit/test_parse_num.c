/* SPDX-License-Identifier: MIT */
/* Numbers of policy files: what is one, what is none, and the edges of the range. */
#include "base/parse_num.h"

#include "check.h"

struct number_case {
	const char *text;
	uint64_t min, max;
	int error;
	uint64_t number;
	const char *why;
};

static const struct number_case number_cases[] = {
	{ "0", 0, 9, 0, 0, "nought is a number" },
	{ "8", 1, 64, 0, 8, "one digit" },
	{ "64", 1, 64, 0, 64, "the upper end is in the range" },
	{ "65", 1, 64, PWP_ERR_VALUE, 0, "past the upper end" },
	{ "0", 1, 64, PWP_ERR_VALUE, 0, "below the lower end" },
	{ "", 0, 9, PWP_ERR_VALUE, 0, "empty is no number" },
	{ "08", 0, 9, PWP_ERR_VALUE, 0, "a leading nought may be meant as octal" },
	{ "00", 0, 9, PWP_ERR_VALUE, 0, "nought is written once" },
	{ "+8", 0, 9, PWP_ERR_VALUE, 0, "no sign" },
	{ "-8", 0, UINT64_MAX, PWP_ERR_VALUE, 0, "no sign, no wrapping" },
	{ " 8", 0, 9, PWP_ERR_VALUE, 0, "no blank before" },
	{ "8 ", 0, 9, PWP_ERR_VALUE, 0, "no blank behind" },
	{ "8x", 0, 9, PWP_ERR_VALUE, 0, "the whole text is the number" },
	{ "0x8", 0, 9, PWP_ERR_VALUE, 0, "no hexadecimal" },
	{ "1e1", 0, 99, PWP_ERR_VALUE, 0, "no exponent" },
	{ "\xd9\xa8", 0, 9, PWP_ERR_VALUE, 0, "an Arabic digit is no digit here" },
	{ "9223372036854775808", 0, 511, PWP_ERR_VALUE, 0, "2^63" },
	{ "18446744073709551615", 0, UINT64_MAX, 0, UINT64_MAX, "the greatest number" },
	{ "18446744073709551616", 0, UINT64_MAX, PWP_ERR_VALUE, 0, "2^64 does not wrap" },
	{ "99999999999999999999999", 0, UINT64_MAX, PWP_ERR_VALUE, 0, "far past 2^64" },
};

static void reads_numbers_strictly(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(number_cases); i++) {
		const struct number_case *c = &number_cases[i];
		uint64_t number = 0;
		CHECK(parse_num(str_from_c(c->text), c->min, c->max, &number) == c->error,
		      c->why);
		CHECK(number == c->number, c->why);
	}
}

static void stops_at_the_counted_end(void **state)
{
	uint64_t number = 0;

	(void)state;
	assert_int_equal(parse_num((struct str){ "123", 2 }, 0, 99, &number), 0);
	assert_int_equal(number, 12);
}

struct leading_case {
	const char *text;
	uint64_t number;
	const char *rest; /* NULL: no number */
	const char *why;
};

static const struct leading_case leading_cases[] = {
	{ "7", 7, "", "the whole text may be the number" },
	{ "1.5.2", 1, ".5.2", "the rest is left" },
	{ "007x", 7, "x", "other programs write leading zeros" },
	{ "0", 0, "", "zero is a number" },
	{ "000", 0, "", "zero may be written at length" },
	{ "99", 99, "", "the upper end is in the range" },
	{ "100", 1, NULL, "past the upper end" },
	{ "000000000000000000000099", 99, "", "zeros do not make it greater" },
	{ "99999999999999999999999", 1, NULL, "far past 2^64" },
	{ "", 1, NULL, "empty is no number" },
	{ "x7", 1, NULL, "no digit in front" },
	{ "-7", 1, NULL, "no sign" },
};

static void takes_numbers_off_the_front(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(leading_cases); i++) {
		const struct leading_case *c = &leading_cases[i];
		struct str rest = str_from_c(c->text);
		uint64_t number = 1;
		bool taken = parse_leading_num(&rest, 99, &number);

		CHECK(taken == (c->rest != NULL), c->why);
		CHECK(number == c->number, c->why);
		CHECK(str_eq(rest, str_from_c(taken ? c->rest : c->text)), c->why);
	}
}

struct bits_case {
	const char *text;
	int error;
	uint32_t units;
	const char *why;
};

static const struct bits_case bits_cases[] = {
	{ "0", 0, 0, "nought" },
	{ "30", 0, 30 * 256, "whole bits" },
	{ "26.6", 0, 6810, "one decimal: 26.6 * 256 = 6809.6" },
	{ "26.60", 0, 6810, "two decimals" },
	{ "0.01", 0, 3, "the smallest step: 2.56" },
	{ "0.5", 0, 128, "a half" },
	{ "127.99", 0, 32765, "just below the end" },
	{ "128", 0, 32768, "the end" },
	{ "128.0", 0, 32768, "the end with a decimal" },
	{ "128.01", PWP_ERR_VALUE, 0, "past the end" },
	{ "26.", PWP_ERR_VALUE, 0, "a point needs a decimal" },
	{ ".6", PWP_ERR_VALUE, 0, "a point needs a number before" },
	{ "26.655", PWP_ERR_VALUE, 0, "three decimals promise more than is kept" },
	{ "26,6", PWP_ERR_VALUE, 0, "a comma separates items" },
	{ "2.6.6", PWP_ERR_VALUE, 0, "one point" },
	{ "26.-1", PWP_ERR_VALUE, 0, "no sign behind the point" },
	{ "", PWP_ERR_VALUE, 0, "empty" },
	{ NULL, PWP_ERR_VALUE, 0, "no text at all" },
};

static void reads_bits_with_two_decimals(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(bits_cases); i++) {
		const struct bits_case *c = &bits_cases[i];
		uint32_t units = 0;
		CHECK(parse_bits(str_from_c(c->text), 128, &units) == c->error, c->why);
		CHECK(units == c->units, c->why);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_numbers_strictly),
		cmocka_unit_test(stops_at_the_counted_end),
		cmocka_unit_test(takes_numbers_off_the_front),
		cmocka_unit_test(reads_bits_with_two_decimals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
