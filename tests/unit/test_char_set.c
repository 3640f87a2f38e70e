/* SPDX-License-Identifier: MIT */
/* normalise/char_set.c: a bit for each letter and digit, one for symbols, one for the rest. */
#include "normalise/char_set.h"

#include "check.h"

#include <ctype.h>

static uint64_t expected_of(unsigned byte)
{
	if (byte >= 0x80)
		return CHAR_SET_OTHERS;
	if (isalpha((int)byte))
		return UINT64_C(1) << (tolower((int)byte) - 'a');
	if (isdigit((int)byte))
		return UINT64_C(1) << (26 + byte - '0');
	return CHAR_SET_SYMBOLS;
}

static void every_byte_has_its_bit(void **state)
{
	(void)state;
	for (unsigned byte = 0; byte < 256; byte++)
		assert_true(char_set_bytes[byte] == expected_of(byte));
	assert_true(CHAR_SET_OTHERS >> 36 != 0 && CHAR_SET_SYMBOLS >> 36 != 0);
	assert_true(CHAR_SET_OTHERS != CHAR_SET_SYMBOLS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_byte_has_its_bit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
