/* SPDX-License-Identifier: MIT */
/* base/text.c: whatever is added, nothing is written past the buffer's end. */
#include "base/text.h"

#include "check.h"

#include <inttypes.h>
#include <stdio.h>

#define GUARD 0x5a

/* Adds "ab", "" , "cde", "f" into a buffer of `size` bytes that is followed by guard
 * bytes. */
static bool add_six(char buf[16], size_t size)
{
	struct text text;

	memset(buf, GUARD, 16);
	text_init(&text, buf, size);
	text_add_c(&text, "ab");
	text_add(&text, (struct str){ NULL, 0 });
	text_add(&text, STR_LIT("cde"));
	text_add_c(&text, "f");
	assert_int_equal(text.len, 6);
	return text_end(&text);
}

static void fits_with_its_nul_or_is_empty(void **state)
{
	char buf[16];

	(void)state;
	for (size_t size = 0; size <= 10; size++) {
		bool fits = add_six(buf, size);
		assert_int_equal(fits, size >= 7);
		if (size > 0)
			assert_string_equal(buf, fits ? "abcdef" : "");
		for (size_t i = size; i < sizeof(buf); i++)
			assert_int_equal(buf[i], GUARD);
	}
}

static void measures_without_a_buffer(void **state)
{
	struct text text;

	(void)state;
	text_init(&text, NULL, 0);
	text_add_c(&text, "four");
	text_add_number(&text, 1234);
	assert_int_equal(text.len, 8);
	assert_false(text_end(&text));
}

static void writes_numbers_as_printf_does(void **state)
{
	static const uint64_t numbers[] = { 0,	      1,	 9,	     10,
					    99,	      100,	 1234567890, UINT32_MAX,
					    1u << 31, UINT64_MAX };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(numbers); i++) {
		char got[24], expected[24], digits[TEXT_NUMBER_SIZE];
		struct text text;
		text_init(&text, got, sizeof(got));
		text_add_number(&text, numbers[i]);
		assert_true(text_end(&text));
		snprintf(expected, sizeof(expected), "%" PRIu64, numbers[i]);
		assert_string_equal(got, expected);
		assert_string_equal(text_number(numbers[i], digits), expected);
	}
}

struct bits_case {
	uint32_t bits;
	const char *text, *why;
};

static const struct bits_case bits_cases[] = {
	{ 0, "0.00", "nothing" },
	{ 1, "0.00", "1/256 = 0.0039 rounds down" },
	{ 2, "0.01", "2/256 = 0.0078 rounds up" },
	{ 3, "0.01", "3/256 = 0.0117" },
	{ 128, "0.50", "half a bit" },
	{ 255, "1.00", "255/256 = 0.9961 carries into the whole" },
	{ 256, "1.00", "one bit" },
	{ 6810, "26.60", "26.6 bits as read from a policy" },
	{ 256 * 100 + 26, "100.10", "three digits before the point" },
	{ UINT32_MAX, "16777216.00", "the greatest number does not overflow" },
};

static void writes_bits_with_two_decimals(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(bits_cases); i++) {
		char got[24];
		struct text text;
		text_init(&text, got, sizeof(got));
		text_add_bits(&text, bits_cases[i].bits);
		CHECK(text_end(&text), bits_cases[i].why);
		CHECK(strcmp(got, bits_cases[i].text) == 0, bits_cases[i].why);
	}
}

static void writes_bytes_as_json_wants_them(void **state)
{
	static const struct {
		char byte;
		const char *utf8, *ascii;
	} cases[] = {
		{ 'a', "a", "a" },
		{ ' ', " ", " " },
		{ '/', "/", "/" },
		{ '~', "~", "~" },
		{ '"', "\\\"", "\\\"" },
		{ '\\', "\\\\", "\\\\" },
		{ '\n', "\\u000a", "\\u000a" },
		{ '\0', "\\u0000", "\\u0000" },
		{ 0x1f, "\\u001f", "\\u001f" },
		{ 0x7f, "\\u007f", "\\u007f" },
		{ '\x80', "\x80", "\\u0080" },
		{ '\xff', "\xff", "\\u00ff" },
	};
	char form[TEXT_JSON_BYTE_MAX];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		size_t len = text_json_byte(cases[i].byte, false, form);
		assert_int_equal(len, strlen(cases[i].utf8));
		assert_memory_equal(form, cases[i].utf8, len);
		len = text_json_byte(cases[i].byte, true, form);
		assert_int_equal(len, strlen(cases[i].ascii));
		assert_memory_equal(form, cases[i].ascii, len);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fits_with_its_nul_or_is_empty),
		cmocka_unit_test(measures_without_a_buffer),
		cmocka_unit_test(writes_numbers_as_printf_does),
		cmocka_unit_test(writes_bits_with_two_decimals),
		cmocka_unit_test(writes_bytes_as_json_wants_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
