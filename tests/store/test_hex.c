/* SPDX-License-Identifier: MIT */
/* Bytes as hexadecimal digits. */
#include "check.h"
#include "base/hex.h"

#include <string.h>

static void every_byte_comes_back(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 256; i++) {
		const uint8_t byte = (uint8_t)i;
		char digits[2];
		uint8_t back = (uint8_t)~byte;

		hex_write(&byte, 1, digits);
		assert_true(hex_read((struct str){ digits, 2 }, &back));
		assert_int_equal(back, byte);
	}
}

static void writes_small_letters_high_half_first(void **state)
{
	const uint8_t bytes[] = { 0x00, 0x9a, 0xef };
	char digits[7] = "......";

	(void)state;
	hex_write(bytes, 3, digits);
	assert_string_equal(digits, "009aef");
	hex_write(bytes, 0, digits);
	assert_string_equal(digits, "009aef");
}

static void refuses_all_else(void **state)
{
	static const char *const wrong[] = { "0",  "abc", "0g", "g0",  "A0", "0F",
					     " 0", "0x",  "-1", "0\n", "00 " };
	uint8_t bytes[4];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		CHECK(!hex_read(str_from_c(wrong[i]), bytes), wrong[i]);
	assert_true(hex_read(STR_LIT(""), bytes));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_byte_comes_back),
		cmocka_unit_test(writes_small_letters_high_half_first),
		cmocka_unit_test(refuses_all_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
