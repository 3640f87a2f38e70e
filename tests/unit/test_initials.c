/* SPDX-License-Identifier: MIT */
/*
 * suggest/initials.c and data/sentences.c: the password of a sentence, and whether
 * everybody knows the sentence. Every line of tools/wordlists/sentences.txt must be known.
 */
#include "pwpolicy.h"
#include "check.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct row {
	const char *sentence, *password;
	bool known;
};

static const struct row rows[] = {
	{ "My uncle Joe walks his 3 dogs in the park every morning", "MuJwh3ditpem",
	  true },
	{ "My aunt Jo walks her three dogs and twelve cats at 7:30", "MaJwh3d&12ca730",
	  false },
	{ "Salt & pepper AND vinegar", "S&p&v", false },
	/* a sign is a word, whatever stands beside it */
	{ "fish&chips every friday night", "f&cefn", false },
	{ "fish &chips", "f&c", false },
	{ "Ben& Holly went home", "B&Hwh", false },
	{ "R&B, M'&S' and 4&5&six", "R&BM&S&4&5&6", false },
	{ "rock&&roll &", "r&&r&", false },
	{ "Don't stop, it's the 21st\xe2\x80\x94O'Neill said so!", "Dsit21Oss", false },
	{ "\xc3\x89t\xc3\xa9 comes late here",
	  "\xc3\x89"
	  "clh",
	  false },
	/* an accent that stands by itself belongs to its letter */
	{ "E\xcc\x81t\xc3\xa9 comes", "Ec", false },
	{ "Don`t, don\xc2\xb4t, don\xe2\x80\x98t", "Ddd", false },
	{ "Salt \xcc\x81 pepper", "Sp", false },
	{ "Once-red hens", "Orh", false },
	/* digits of other scripts: Arabic, Persian, Devanagari, Thai, wide, mathematical */
	{ "\xd9\xa3 \xd9\x83\xd8\xaa\xd8\xa8", "3\xd9\x83", false },
	{ "at \xdb\xb7:\xdb\xb0\xdb\xb9 \xe0\xa5\xaa\xe0\xa5\xa8 hens", "a70942h",
	  false },
	{ "\xe0\xb9\x95th \xef\xbc\x92\xef\xbc\x91 \xf0\x9d\x9f\x97", "5219", false },
	{ "\xef\xbc\x93 blind mice see how", "3bmsh", true },
	{ "\xd9\xa3 blind mice see how", "3bmsh", true },
	/* a small raised one belongs to no word */
	{ "x\xc2\xb2 marks it", "xmi", false },
	{ "Three blind mice, see how they run", "3bmshtr", true },
	{ "3 BLIND MICE see how", "3BMsh", true },
	/* from the middle, and in the middle */
	{ "I sing all the king's horses and all the king's men to sleep", "Isatkh&atkmts",
	  true },
	{ "Practice makes perfect", "Pmp", true },
	{ "But practice makes perfect pianists", "Bpmpp", false },
	{ "Knowledge is power.", "Kip", true },
	{ "Mary had a small green lamp on her desk", "Mhasglohd", false },
};

static void passwords_are_made(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct pwp_text text = { rows[i].sentence, strlen(rows[i].sentence) };
		char buf[64];
		bool known = !rows[i].known;

		CHECK(pwp_initials(text, buf, sizeof(buf), &known) == 0,
		      rows[i].sentence);
		CHECK(strcmp(buf, rows[i].password) == 0, buf);
		CHECK(known == rows[i].known, rows[i].sentence);
	}
}

static void every_listed_sentence_is_known(void **state)
{
	char path[512], line[512], buf[256];
	unsigned count = 0;

	(void)state;
	snprintf(path, sizeof(path), "%s/../tools/wordlists/sentences.txt",
		 getenv("PWPOLICY_WORDLISTS"));
	FILE *in = fopen(path, "r");
	assert_non_null(in);
	while (fgets(line, sizeof(line), in)) {
		bool known = false;
		if (line[0] == '#')
			continue;
		struct pwp_text text = { line, strlen(line) };
		assert_int_equal(pwp_initials(text, buf, sizeof(buf), &known), 0);
		CHECK(known, line);
		count++;
	}
	fclose(in);
	assert_true(count >= 300);
}

static void what_is_no_sentence_is_refused(void **state)
{
	static const char *const texts[] = {
		"", " ", "?! -", "'", "caf\xe9 noir", "\xed\xa0\x80 x"
	};
	char buf[64];
	bool known = false;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		CHECK(pwp_initials((struct pwp_text){ texts[i], strlen(texts[i]) }, buf,
				   sizeof(buf), &known) == PWP_ERR_VALUE,
		      texts[i]);
	assert_int_equal(
		pwp_initials((struct pwp_text){ NULL, 0 }, buf, sizeof(buf), &known),
		PWP_ERR_VALUE);
}

static void a_small_buffer_is_told_and_left_empty(void **state)
{
	static const struct pwp_text text = { "one two three", 13 };
	bool known = false;

	(void)state;
	for (size_t size = 0; size < 4; size++) {
		char buf[4] = "xxx";
		assert_int_equal(pwp_initials(text, buf, size, &known), PWP_ERR_BUFFER);
		assert_int_equal(buf[0], size > 0 ? 0 : 'x');
	}
	char buf[4];
	assert_int_equal(pwp_initials(text, buf, sizeof(buf), &known), 0);
	assert_string_equal(buf, "123");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(passwords_are_made),
		cmocka_unit_test(every_listed_sentence_is_known),
		cmocka_unit_test(what_is_no_sentence_is_refused),
		cmocka_unit_test(a_small_buffer_is_told_and_left_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
