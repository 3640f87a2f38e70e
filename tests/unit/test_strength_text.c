/* SPDX-License-Identifier: MIT */
/*
 * present/strength_text.c: times that are thought of easily, and never too long.
 */
#include "present/strength_text.h"
#include "base/log2.h"
#include "check.h"

struct row {
	uint32_t bits;
	enum pwp_level level;
	const char *text;
};

#define PLAIN "Somebody who makes one guess every second, day and night, needs about "

static const struct row rows[] = {
	{ 0, PWP_LEVEL_PLAIN, PLAIN "1 second." },
	{ BITS(6, 0), PWP_LEVEL_PLAIN, PLAIN "32 seconds." },
	{ BITS(7, 99), PWP_LEVEL_PLAIN, PLAIN "1 minute." },
	{ BITS(18, 0), PWP_LEVEL_PLAIN, PLAIN "1 day." },
	{ BITS(31, 0), PWP_LEVEL_PLAIN, PLAIN "34 years." },
	{ BITS(23, 0), PWP_LEVEL_PLAIN, PLAIN "1 month." },
	{ BITS(37, 0), PWP_LEVEL_PLAIN, PLAIN "2 thousand years." },
	{ BITS(46, 0), PWP_LEVEL_PLAIN, PLAIN "1 million years." },
	{ BITS(55, 0), PWP_LEVEL_PLAIN, PLAIN "570 million years." },
	{ BITS(120, 0), PWP_LEVEL_PLAIN, PLAIN "over a billion years." },
	{ BITS(36, 0), PWP_LEVEL_STANDARD,
	  "A guesser needs on average 108 years at a log-in page (10 guesses a "
	  "second), or 1 month with stolen yescrypt hashes (10,000 a second)." },
	{ BITS(2, 0), PWP_LEVEL_STANDARD,
	  "A guesser needs on average less than a second at a log-in page (10 guesses "
	  "a second), or less than a second with stolen yescrypt hashes (10,000 a "
	  "second)." },
};

static void times_are_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		char buf[PWP_MESSAGE_SIZE];
		struct text text;

		text_init(&text, buf, sizeof(buf));
		strength_text_add(&text, rows[i].bits, rows[i].level);
		assert_true(text_end(&text));
		assert_string_equal(buf, rows[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(times_are_told) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
