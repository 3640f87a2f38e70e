/* SPDX-License-Identifier: MIT */
/*
 * suggest/exclusions.c: what counts as too near to a phrase that was given before.
 */
#include "suggest/exclusions.h"
#include "check.h"

struct row {
	const char *exclusions;
	const char *words; /* of the new phrase, with hyphens between */
	bool fuzzy;
	const char *why;
};

static const struct row rows[] = {
	{ "cat-dog-bear", "cat-dog-bear", true, "the same" },
	{ "cat-dog-bear", "cat-dog-fish", true, "two words" },
	{ "cat-dog-bear", "fish-bear-cat", true, "two words in another order" },
	{ "cat-dog-bear", "cat-fish-duck", false, "one word" },
	{ "cat-cat-fish", "cat-dog-bear", false, "one word twice" },
	{ "cat-cat-cat", "cat-cat-cat", true, "the same, with one word only" },
	{ "c@tDOgb3ar", "dog-bear-fish", true, "dressed and glued" },
	{ "p1um-c1own-x", "plum-clown-bear", true, "a one for each l" },
	{ "b!rd-1ris-x", "bird-iris-bear", true, "signs for each i" },
	{ "Monday1", "cat-dog-bear", false, "of another kind" },
	{ "", "cat-dog-bear", false, "nothing" },
	{ "scatterdogma", "cat-dog-fish", true, "inside longer words" },
};

static void make(struct suggest_phrase *phrase, char *buf, size_t size, const char *words)
{
	struct str rest = str_from_c(words), piece;

	phrase->count = 0;
	text_init(&phrase->text, buf, size);
	text_add_c(&phrase->text, words);
	assert_true(text_end(&phrase->text));
	while (str_split(&rest, '-', &piece))
		phrase->words[phrase->count++] =
			(struct str){ buf + (piece.ptr - words), piece.len };
}

static void nearness_is_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct suggest_phrase phrase;
		struct pwp_phrases *exclusions = NULL;
		char buf[PWP_SUGGESTION_SIZE];
		struct pwp_text text = { rows[i].exclusions, strlen(rows[i].exclusions) };

		make(&phrase, buf, sizeof(buf), rows[i].words);
		assert_int_equal(pwp_phrases_new(&exclusions), 0);
		assert_int_equal(pwp_phrases_add(exclusions, text), 0);
		CHECK(exclusions_have(exclusions, &phrase) == rows[i].fuzzy, rows[i].why);
		assert_null(pwp_phrases_free(exclusions));
	}
}

static void the_words_of_two_phrases_are_not_mixed(void **state)
{
	static const struct pwp_text first = { "cat-fox-hen", 11 },
				     second = { "dog-owl-pig", 11 };
	struct pwp_phrases *exclusions = NULL;
	struct suggest_phrase phrase;
	char buf[PWP_SUGGESTION_SIZE];

	(void)state;
	assert_int_equal(pwp_phrases_new(&exclusions), 0);
	make(&phrase, buf, sizeof(buf), "cat-dog-bear");
	assert_false(exclusions_have(exclusions, &phrase));
	assert_int_equal(pwp_phrases_add(exclusions, first), 0);
	assert_int_equal(pwp_phrases_add(exclusions, second), 0);
	assert_false(exclusions_have(exclusions, &phrase));
	pwp_phrases_free(exclusions);
}

static void a_large_set_keeps_all(void **state)
{
	struct pwp_phrases *exclusions = NULL;
	struct suggest_phrase phrase;
	char buf[PWP_SUGGESTION_SIZE];

	(void)state;
	assert_int_equal(pwp_phrases_new(&exclusions), 0);
	for (unsigned i = 0; i < 5000; i++) {
		const char text[] = { 'q',
				      (char)('a' + i % 26),
				      (char)('a' + i / 26 % 26),
				      (char)('a' + i / 676),
				      '-',
				      'w',
				      'o',
				      'r',
				      'd' };
		assert_int_equal(pwp_phrases_add(exclusions,
						 (struct pwp_text){ text, sizeof(text) }),
				 0);
	}
	make(&phrase, buf, sizeof(buf), "qaaa-word-bear");
	assert_true(exclusions_have(exclusions, &phrase));
	make(&phrase, buf, sizeof(buf), "qhkh-word-bear");
	assert_true(exclusions_have(exclusions, &phrase));
	make(&phrase, buf, sizeof(buf), "qzzz-word-bear");
	assert_false(exclusions_have(exclusions, &phrase));
	pwp_phrases_free(exclusions);
}

static void wrong_calls_are_refused(void **state)
{
	static const char text[PWP_PASSWORD_MAX + 1];
	struct pwp_phrases *exclusions = NULL;

	(void)state;
	assert_null(pwp_phrases_free(NULL));
	assert_int_equal(pwp_phrases_add(NULL, (struct pwp_text){ text, 1 }),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_phrases_new(&exclusions), 0);
	assert_int_equal(pwp_phrases_add(exclusions, (struct pwp_text){ NULL, 1 }),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(
		pwp_phrases_add(exclusions, (struct pwp_text){ text, sizeof(text) }),
		PWP_ERR_TOO_BIG);
	pwp_phrases_free(exclusions);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nearness_is_told),
		cmocka_unit_test(the_words_of_two_phrases_are_not_mixed),
		cmocka_unit_test(a_large_set_keeps_all),
		cmocka_unit_test(wrong_calls_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
