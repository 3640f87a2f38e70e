/* SPDX-License-Identifier: MIT */
/* normalise/subject.c: cells, what they stand for, and their way back to what was typed. */
#include "pwpolicy.h"
#include "typed.h"

#include <string.h>

static struct typed typed;

static void check_codes(const char *expected)
{
	assert_int_equal(typed.subject.count, strlen(expected));
	for (size_t i = 0; i < typed.subject.count; i++)
		assert_int_equal(typed.cells[i].code, (uint8_t)expected[i]);
}

struct length_case {
	const char *text;
	size_t length;
	const char *why;
};

static const struct length_case length_cases[] = {
	{ "", 0, "empty" },
	{ "Password1!", 10, "ASCII" },
	{ "Qx7\xc2\xa3\xc2\xa3\xc2\xa3\xc2\xa3", 7, "pound signs count as one each" },
	{ "\xef\xb7\xba", 1, "U+FDFA is typed as one, though NFKC gives 18" },
	{ "e\xcc\x81", 1, "e and combining acute: NFKC gives one" },
	{ "\xef\xac\x83", 1, "ffi ligature" },
	{ "\xff\xfe", 2, "invalid bytes count as one each" },
	{ "e\xcc\x81\xff", 3, "invalid text is not normalised" },
};

static void length_is_the_smaller_of_typed_and_normalised(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(length_cases); i++) {
		typed_init(&typed, length_cases[i].text);
		CHECK(typed.subject.length == length_cases[i].length,
		      length_cases[i].why);
	}
}

static void folds_case_and_accents(void **state)
{
	(void)state;
	typed_init(&typed, "P\xc3\xa4ssw\xc3\xb6rd");
	check_codes("password");
	typed_init(&typed, "STRA\xe1\xba\x9e"
			   "E");
	check_codes("strasse");
	typed_init(&typed, "e\xcc\x81t\xc3\xa9");
	check_codes("ete");
	/* soft hyphen, zero-width space */
	typed_init(&typed, "P\xc2\xad"
			   "ass\xe2\x80\x8bword");
	check_codes("password");
}

static void offsets_count_what_was_typed(void **state)
{
	(void)state;
	/* e, combining acute, ffi ligature, x: cells e f f i x */
	typed_init(&typed, "e\xcc\x81\xef\xac\x83x");
	check_codes("effix");
	assert_int_equal(subject_offset(&typed.subject, 0), 0);
	assert_int_equal(subject_offset(&typed.subject, 1), 2);
	assert_int_equal(subject_offset(&typed.subject, 3), 2);
	assert_int_equal(subject_offset(&typed.subject, 4), 3);
	assert_int_equal(subject_length(&typed.subject, 1, 4), 1);
	assert_int_equal(subject_length(&typed.subject, 0, 5), 4);
}

static void leet_stands_for_letters_and_stays_itself(void **state)
{
	static const struct {
		const char *typed;
		const char *letters;
	} cases[] = {
		{ "0", "o" },
		{ "1", "il" },
		{ "3", "e" },
		{ "4", "a" },
		{ "5", "s" },
		{ "7", "t" },
		{ "8", "b" },
		{ "@", "a" },
		{ "$", "s" },
		{ "!", "il" },
		{ "|", "il" },
		{ "+", "t" },
		{ "\xe2\x82\xac", "e" },
		{ "\xc2\xa3", "l" },
		{ "~", "" },
		{ "x", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		typed_init(&typed, cases[i].typed);
		assert_int_equal(typed.subject.count, 1);
		for (uint8_t symbol = 1; symbol <= ALPHABET_LETTERS; symbol++) {
			char letter = alphabet_char(symbol);
			bool expected = letter == cases[i].typed[0] ||
					strchr(cases[i].letters, letter);
			CHECK(cell_reads_as(typed.cells, symbol) == expected,
			      cases[i].typed);
		}
	}
	typed_init(&typed, "0");
	assert_true(cell_reads_as(typed.cells, alphabet_symbol('0')));
}

static void collects_all_classes(void **state)
{
	(void)state;
	typed_init(&typed, "");
	assert_int_equal(typed.subject.classes, 0);
	typed_init(&typed, "aB");
	assert_int_equal(typed.subject.classes, CLASS_LOWER | CLASS_UPPER);
	typed_init(&typed, "\xc3\x84 1\xe4\xb8\xad");
	assert_int_equal(typed.subject.classes,
			 CLASS_UPPER | CLASS_SYMBOL | CLASS_DIGIT | CLASS_LETTER);
}

static void remembers_the_first_invalid_byte_and_control(void **state)
{
	(void)state;
	typed_init(&typed, "plain");
	assert_int_equal(typed.subject.invalid_at, SIZE_MAX);
	assert_int_equal(typed.subject.control_at, SIZE_MAX);
	typed_init(&typed, "\xc3\xa4\xff\xfe\x01\x02");
	assert_int_equal(typed.subject.invalid_at, 1);
	assert_int_equal(typed.subject.control_at, 3);
}

static void all_that_is_typed_fits_the_cells(void **state)
{
	static const char *const units[] = { "a",
					     "\xff",
					     "\xc2\xbd",
					     "\xef\xb7\xba",
					     "\xe3\x8d\xbf",
					     "\xf0\x9f\x98\x80" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(units); i++) {
		char text[PWP_PASSWORD_MAX + 1] = "";
		size_t len = strlen(units[i]);
		for (size_t at = 0; at + len <= PWP_PASSWORD_MAX; at += len)
			memcpy(text + at, units[i], len);
		typed_init(&typed, text);
		assert_true(typed.subject.count < SUBJECT_MAX_CELLS);
		assert_int_equal(typed.cells[typed.subject.count - 1].origin,
				 PWP_PASSWORD_MAX / len - 1);
	}
}

static void what_does_not_fit_is_left_out(void **state)
{
	struct cell cells[4];
	struct subject subject;

	(void)state;
	memset(cells, 0x55, sizeof(cells));
	subject_init(&subject, cells, 3, STR_LIT("abcdef"));
	assert_int_equal(subject.count, 3);
	assert_int_equal(subject.length, 6);
	assert_int_equal(cells[3].code, 0x55555555);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(length_is_the_smaller_of_typed_and_normalised),
		cmocka_unit_test(folds_case_and_accents),
		cmocka_unit_test(offsets_count_what_was_typed),
		cmocka_unit_test(leet_stands_for_letters_and_stays_itself),
		cmocka_unit_test(collects_all_classes),
		cmocka_unit_test(remembers_the_first_invalid_byte_and_control),
		cmocka_unit_test(all_that_is_typed_fits_the_cells),
		cmocka_unit_test(what_does_not_fit_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
