/* SPDX-License-Identifier: MIT */
/* normalise/confusable.c: look-alikes become one, different digits stay different. */
#include "normalise/confusable.h"

#include "check.h"

#include "base/utf8.h"

static void look_alikes_become_one(void **state)
{
	static const char *const alike[] = { "a4@", "e3", "il1!|", "o0", "s5$",
					     "t7",  "b8", "g6",	   "z2", "c(" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(alike); i++)
		for (const char *c = alike[i]; *c; c++)
			CHECK(confusable_prototype((uint8_t)*c) ==
				      confusable_prototype((uint8_t)alike[i][0]),
			      alike[i]);
	assert_int_equal(confusable_prototype(0x20ac), 'e');
	assert_int_equal(confusable_prototype(0xa3), 'i');
}

static void different_digits_stay_different(void **state)
{
	(void)state;
	for (uint32_t a = '0'; a <= '9'; a++)
		for (uint32_t b = '0'; b < a; b++)
			assert_int_not_equal(confusable_prototype(a),
					     confusable_prototype(b));
}

static void a_skeleton_is_its_own_skeleton(void **state)
{
	(void)state;
	for (uint32_t code = 0; code < 0x250; code++)
		assert_int_equal(confusable_prototype(confusable_prototype(code)),
				 confusable_prototype(code));
}

static void signs_between_letters_are_left_out(void **state)
{
	(void)state;
	for (const char *c = "azi09@$!|("; *c; c++)
		CHECK(confusable_is_word((uint8_t)*c), c);
	for (const char *c = " .-_+&'/*#\t"; *c; c++)
		CHECK(!confusable_is_word((uint8_t)*c), c);
	assert_true(confusable_is_word(0x738b));
	assert_false(confusable_is_word(UTF8_INVALID));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(look_alikes_become_one),
		cmocka_unit_test(different_digits_stay_different),
		cmocka_unit_test(a_skeleton_is_its_own_skeleton),
		cmocka_unit_test(signs_between_letters_are_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
