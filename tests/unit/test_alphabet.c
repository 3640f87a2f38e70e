/* SPDX-License-Identifier: MIT */
/* data/alphabet.c: symbols of the compiled words, numbered as alphabet.h says. */
#include "data/alphabet.h"

#include "check.h"

#include <stdbool.h>
#include <string.h>

static void letters_are_1_to_26_and_digits_27_to_36(void **state)
{
	(void)state;
	for (uint8_t i = 0; i < 26; i++)
		assert_int_equal(
			alphabet_symbol((uint32_t) "abcdefghijklmnopqrstuvwxyz"[i]),
			i + 1);
	for (uint8_t i = 0; i < 10; i++)
		assert_int_equal(alphabet_symbol((uint32_t) "0123456789"[i]), i + 27);
	for (unsigned symbol = 0; symbol < 256; symbol++) {
		assert_int_equal(alphabet_is_letter((uint8_t)symbol),
				 symbol >= 1 && symbol <= 26);
		assert_int_equal(alphabet_is_digit((uint8_t)symbol),
				 symbol >= 27 && symbol <= 36);
	}
}

static void every_symbol_spells_its_own_character(void **state)
{
	bool seen[ALPHABET_SIZE] = { false };

	(void)state;
	for (uint32_t code = 0; code < 0x80; code++) {
		uint8_t symbol = alphabet_symbol(code);
		if (symbol == ALPHABET_NONE)
			continue;
		assert_true(symbol < ALPHABET_SIZE);
		assert_false(seen[symbol]);
		seen[symbol] = true;
		assert_int_equal(alphabet_char(symbol), (int)code);
	}
}

static void capitals_controls_and_foreign_letters_have_none(void **state)
{
	static const uint32_t codes[] = { 0,	'A',	      0x1f,	0x7f,	   0x80,
					  0xe4, 0x100u + 'a', 0x10ffff, UINT32_MAX };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(codes); i++)
		assert_int_equal(alphabet_symbol(codes[i]), ALPHABET_NONE);
	assert_int_equal(alphabet_char(ALPHABET_NONE), 0);
	assert_int_equal(alphabet_char(ALPHABET_SIZE + 1), 0);
	assert_int_equal(alphabet_char(255), 0);
}

static void punctuation_of_common_passwords_has_a_symbol(void **state)
{
	(void)state;
	for (const char *c = " !#$%&'()*+,-./:;<=>?@[]^_|"; *c; c++)
		assert_true(alphabet_symbol((uint32_t)*c) > ALPHABET_DIGIT_9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_1_to_26_and_digits_27_to_36),
		cmocka_unit_test(every_symbol_spells_its_own_character),
		cmocka_unit_test(capitals_controls_and_foreign_letters_have_none),
		cmocka_unit_test(punctuation_of_common_passwords_has_a_symbol),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
