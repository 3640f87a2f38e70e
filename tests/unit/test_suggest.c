/* SPDX-License-Identifier: MIT */
/*
 * suggest/suggest.c and pwp_suggest(): every suggestion is accepted by the policy that it
 * was made for, is made of the list's words and holds nothing that is known of the
 * person.
 */
#include "suggest/suggest.h"
#include "judge.h"

#include "base/ascii.h"
#include "data/words.h"

#include <math.h>

#define DRAWS 2000

static bool is_suggestion_word(const char *text, size_t len)
{
	char word[WORDS_MAX_LEN];

	for (uint32_t i = 0; i < words_phrase_count(WORDS_GENERAL); i++)
		if (words_phrase_spell(WORDS_GENERAL, i, word) == len &&
		    word[0] == (char)ascii_to_lower((uint8_t)text[0]) &&
		    memcmp(word + 1, text + 1, len - 1) == 0)
			return true;
	return false;
}

/* Counts words; digits at the end are allowed. 0: something else stands in it. */
static unsigned count_words(const char *text)
{
	struct str rest = str_from_c(text), piece;
	unsigned words = 0;

	while (str_split(&rest, '-', &piece)) {
		if (is_suggestion_word(piece.ptr, piece.len))
			words++;
		else if (rest.ptr || strspn(piece.ptr, "0123456789") != piece.len)
			return 0;
	}
	return words;
}

static void check_one(struct judge *judge, double *ret_bits)
{
	char buf[PWP_SUGGESTION_SIZE];

	assert_int_equal(pwp_suggest(judge->checker, &judge->request, NULL, buf,
				     sizeof(buf), ret_bits),
			 0);
	CHECK(count_words(buf) >= 3, buf);
	CHECK(pwp_result_accepted(judge_ask(judge, buf)), buf);
	judge->request.password = text_of(NULL);
}

static void every_suggestion_of_every_profile_is_accepted(void **state)
{
	const char *name, *profile;

	(void)state;
	for (size_t i = 0; (name = pwp_policy_shipped(i)); i++) {
		struct judge judge;
		judge_init(&judge, name, NULL);
		for (size_t j = 0; (profile = pwp_policy_profile(judge.policy, j)); j++) {
			judge.request.profile = profile;
			for (unsigned draw = 0; draw < DRAWS; draw++) {
				double bits;
				check_one(&judge, &bits);
				CHECK(bits > 24 && bits < 70, profile);
			}
		}
		judge_done(&judge);
	}
}

static void a_known_word_is_never_suggested(void **state)
{
	/* of 4,200 words 64 are known: each twentieth draw would hold one */
	static char spelt[PWP_WORDS_MAX][WORDS_MAX_LEN];
	struct pwp_text words[PWP_WORDS_MAX];
	struct judge judge;

	(void)state;
	for (uint32_t i = 0; i < PWP_WORDS_MAX; i++)
		words[i] = (struct pwp_text){
			spelt[i], words_phrase_spell(WORDS_GENERAL, i * 63, spelt[i])
		};
	judge_init(&judge, "school", NULL);
	judge.request.words = words;
	judge.request.n_words = PWP_WORDS_MAX;
	for (unsigned draw = 0; draw < DRAWS; draw++) {
		char buf[PWP_SUGGESTION_SIZE];
		double bits;
		assert_int_equal(pwp_suggest(judge.checker, &judge.request, NULL, buf,
					     sizeof(buf), &bits),
				 0);
		for (size_t i = 0; i < PWP_WORDS_MAX; i++)
			CHECK(!memmem(buf, strlen(buf), words[i].ptr, words[i].len), buf);
	}
	judge_done(&judge);
}

static void facts_about_the_requests_password_are_ignored(void **state)
{
	static const char *const aged[] = { "max_age", "1d", NULL };
	char buf[PWP_SUGGESTION_SIZE];
	struct judge judge;
	double bits;

	(void)state;
	judge_init(&judge, "school", aged);
	judge.request.used_before = judge.request.other_account = true;
	judge.request.age_days = PWP_AGE_MAX;
	assert_int_equal(
		pwp_suggest(judge.checker, &judge.request, NULL, buf, sizeof(buf), &bits),
		0);
	judge_done(&judge);
}

static void entropy_is_that_of_the_draw(void **state)
{
	static const unsigned counts[] = { 3, 4, 7, 10 };
	double each = log2((double)words_phrase_count(WORDS_GENERAL));
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	for (size_t i = 0; i < COUNT_OF(counts); i++) {
		struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
		double best = 0;
		options.words = counts[i];
		for (unsigned draw = 0; draw < 60; draw++) {
			char buf[PWP_SUGGESTION_SIZE];
			double bits;
			assert_int_equal(pwp_suggest(judge.checker, &judge.request,
						     &options, buf, sizeof(buf), &bits),
					 0);
			assert_int_equal(count_words(buf), counts[i]);
			assert_true(bits <= counts[i] * each + 1e-9);
			best = fmax(best, bits);
		}
		/* most draws are accepted at once, and then nothing is taken off */
		assert_true(best > counts[i] * (each - 1.0 / 256) - 0.01);
	}
	judge_done(&judge);
}

static void shapes_follow_the_rules(void **state)
{
	const struct rules by_words = { .passphrase_words = 4, .min_classes = 4 };
	const struct rules by_kinds = { .require = REQUIRE_LETTER | REQUIRE_DIGIT };
	const struct rules neither = { .min_length = 8 };

	(void)state;
	struct suggest_shape shape = suggest_shape_for(&by_words, 0);
	assert_int_equal(shape.words, 4);
	assert_false(shape.digits || shape.capitals);
	shape = suggest_shape_for(&by_kinds, 0);
	assert_int_equal(shape.words, 3);
	assert_true(shape.digits && shape.capitals);
	shape = suggest_shape_for(&neither, 6);
	assert_int_equal(shape.words, 6);
	assert_false(shape.digits || shape.capitals);
	/* two decimal digits are 6.64 bits */
	uint32_t plain = suggest_bits(&(struct suggest_shape){ .words = 3 });
	uint32_t digits =
		suggest_bits(&(struct suggest_shape){ .words = 3, .digits = true });
	assert_true(digits - plain > 6.62 * 256 && digits - plain <= 6.65 * 256);
}

static void wrong_options_and_requests_are_refused(void **state)
{
	static const unsigned bad[] = { 1, 2, 11, UINT32_MAX };
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	char buf[PWP_SUGGESTION_SIZE];
	struct judge judge;
	double bits;

	(void)state;
	judge_init(&judge, "school", NULL);
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		options.words = bad[i];
		assert_int_equal(pwp_suggest(judge.checker, &judge.request, &options, buf,
					     sizeof(buf), &bits),
				 PWP_ERR_ARGUMENT);
	}
	options.words = 3;
	options.size++;
	assert_int_equal(pwp_suggest(judge.checker, &judge.request, &options, buf,
				     sizeof(buf), &bits),
			 PWP_ERR_ARGUMENT);
	judge.request.profile = "nobody";
	assert_int_equal(
		pwp_suggest(judge.checker, &judge.request, NULL, buf, sizeof(buf), &bits),
		PWP_ERR_UNKNOWN);
	judge.request.profile = NULL;
	judge.request.n_words = PWP_WORDS_MAX + 1;
	judge.request.words = &(struct pwp_text){ "x", 1 };
	assert_int_equal(
		pwp_suggest(judge.checker, &judge.request, NULL, buf, sizeof(buf), &bits),
		PWP_ERR_TOO_BIG);
	judge_done(&judge);
}

static void a_small_buffer_is_wiped_and_told(void **state)
{
	struct judge judge;
	double bits = -1;

	(void)state;
	judge_init(&judge, "school", NULL);
	for (size_t size = 0; size < 9; size++) {
		char buf[16];
		memset(buf, 'x', sizeof(buf));
		assert_int_equal(pwp_suggest(judge.checker, &judge.request, NULL, buf,
					     size, &bits),
				 PWP_ERR_BUFFER);
		for (size_t i = 0; i < sizeof(buf); i++)
			assert_int_equal(buf[i], i < size ? 0 : 'x');
	}
	assert_true(bits < 0);
	judge_done(&judge);
}

static void rules_that_no_phrase_satisfies_are_told(void **state)
{
	static const char *const options[] = { "min_strength",
					       "128",
					       "passphrase_words",
					       "0",
					       "long_length",
					       "0",
					       "min_strength_any",
					       "0",
					       NULL };
	char buf[PWP_SUGGESTION_SIZE];
	struct judge judge;
	double bits;

	(void)state;
	judge_init(&judge, "school", options);
	assert_int_equal(
		pwp_suggest(judge.checker, &judge.request, NULL, buf, sizeof(buf), &bits),
		PWP_ERR_NO_PHRASE);
	assert_int_equal(buf[0], 0);
	judge_done(&judge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_suggestion_of_every_profile_is_accepted),
		cmocka_unit_test(a_known_word_is_never_suggested),
		cmocka_unit_test(facts_about_the_requests_password_are_ignored),
		cmocka_unit_test(entropy_is_that_of_the_draw),
		cmocka_unit_test(shapes_follow_the_rules),
		cmocka_unit_test(wrong_options_and_requests_are_refused),
		cmocka_unit_test(a_small_buffer_is_wiped_and_told),
		cmocka_unit_test(rules_that_no_phrase_satisfies_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
