/* SPDX-License-Identifier: MIT */
/* present/rule_text.c: the rules of every shipped profile in words. */
#include "present/message.h"
#include "sentences.h"

static const enum pwp_level levels[] = { PWP_LEVEL_PLAIN, PWP_LEVEL_STANDARD };

static void check_profile(const struct pwp_policy *policy, const char *profile)
{
	for (size_t i = 0; i < 2; i++) {
		char buf[PWP_MESSAGE_SIZE];
		size_t count = 0, words = 0, sentences = 0;
		while (pwp_policy_rule(policy, profile, count, levels[i], buf,
				       sizeof(buf)) == 0) {
			check_sentence(buf, levels[i]);
			words += count_words(buf);
			sentences += count_sentences(buf);
			count++;
		}
		CHECK(count >= 3, profile);
		CHECK(levels[i] != PWP_LEVEL_PLAIN || words < 11 * sentences, profile);
		CHECK(pwp_policy_rule(policy, profile, count, levels[i], buf,
				      sizeof(buf)) == PWP_ERR_UNKNOWN,
		      profile);
	}
}

static void every_shipped_profile_can_be_told(void **state)
{
	const char *name, *profile;

	(void)state;
	for (size_t i = 0; (name = pwp_policy_shipped(i)); i++) {
		struct pwp_policy *policy = NULL;
		assert_int_equal(pwp_policy_new(name, &policy), 0);
		for (size_t j = 0; (profile = pwp_policy_profile(policy, j)); j++)
			check_profile(policy, profile);
		pwp_policy_free(policy);
	}
}

static bool tells(const struct rules *rules, const char *words)
{
	char buf[PWP_MESSAGE_SIZE];
	struct text text;
	bool found = false;

	text_init(&text, buf, sizeof(buf));
	for (size_t i = 0; message_rule(&text, rules, i, PWP_LEVEL_STANDARD); i++) {
		assert_true(text_end(&text));
		found = found || strstr(buf, words);
		text_init(&text, buf, sizeof(buf));
	}
	return found;
}

static void a_rule_is_told_only_where_it_holds(void **state)
{
	struct rules rules = { .min_length = 9 };

	(void)state;
	assert_true(tells(&rules, "At least 9 characters."));
	assert_false(tells(&rules, "recommended"));
	rules.recommended_length = 9;
	assert_false(tells(&rules, "recommended"));
	rules.recommended_length = 13;
	assert_true(tells(&rules, "13 or more"));
	assert_false(tells(&rules, "random words"));
	rules.passphrase_words = 4;
	assert_true(tells(&rules, "instance: 4 random words"));
	rules.min_strength_passphrase = 51 * 256;
	assert_true(tells(&rules, "6 random words"));
	assert_false(tells(&rules, "digits, other characters"));
	rules.min_classes = 3;
	assert_true(tells(&rules, "At least 3 of"));
	assert_true(tells(&rules, "Instead of mixing them, 6 random words"));
	assert_false(tells(&rules, "of any kind"));
	rules.long_length = 12;
	assert_true(tells(&rules, "Or 12 characters of any kind"));
	rules.min_length = 14;
	assert_true(tells(&rules, "Or 14 characters of any kind"));
	assert_false(tells(&rules, "At least one digit"));
	rules.require = REQUIRE_DIGIT;
	assert_true(tells(&rules, "At least one digit"));
	assert_false(tells(&rules, "strong enough"));
	rules.min_strength_any = 1;
	assert_true(tells(&rules, "strong enough"));
	rules.min_classes = 0; /* a digit is asked for all the same */
	assert_true(tells(&rules, "strong enough"));
	rules.require = 0;
	assert_false(tells(&rules, "strong enough"));
	assert_false(tells(&rules, "Hard to guess"));
	rules.min_strength = rules.min_strength_passphrase = 30 * 256;
	rules.long_length = rules.min_strength_any = 0;
	assert_true(tells(&rules, "Hard to guess"));
	assert_true(tells(&rules, "Not based on your name"));
	rules.min_strength_passphrase = 6 * 256; /* the weakest route counts */
	assert_false(tells(&rules, "Hard to guess"));
	assert_false(tells(&rules, "Not based on your name"));
	assert_true(tells(&rules, "Not among the first 64 guesses"));
	assert_false(tells(&rules, "your last"));
	rules.history = 5;
	assert_true(tells(&rules, "your last 5 passwords"));
	assert_false(tells(&rules, "days"));
	rules.max_age = 180;
	assert_true(tells(&rules, "after 180 days"));
}

static void errors_are_as_documented(void **state)
{
	struct pwp_policy *policy = NULL;
	char buf[4];

	(void)state;
	assert_int_equal(pwp_policy_new("school", &policy), 0);
	assert_int_equal(
		pwp_policy_rule(policy, "nobody", 0, PWP_LEVEL_PLAIN, buf, sizeof(buf)),
		PWP_ERR_UNKNOWN);
	memset(buf, 'x', sizeof(buf));
	assert_int_equal(
		pwp_policy_rule(policy, NULL, 0, PWP_LEVEL_PLAIN, buf, sizeof(buf)),
		PWP_ERR_BUFFER);
	assert_string_equal(buf, "");
	pwp_policy_free(policy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_shipped_profile_can_be_told),
		cmocka_unit_test(a_rule_is_told_only_where_it_holds),
		cmocka_unit_test(errors_are_as_documented),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
