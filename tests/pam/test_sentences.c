/* SPDX-License-Identifier: MIT */
/*
 * What a desktop tool makes of our sentences. The settings panel of GNOME and its kin run
 * passwd and look for English words in what it prints; the words below are theirs. None
 * of them may stand in a rule, a reason, an advice or a sentence of the module, in any
 * reading level: the panel would take a rule for a refusal, or one reason for another.
 * What a refusal needs is "BAD PASSWORD", and that is the module's.
 */
#include "pam/conversation.h"

#include "match/match_kind.h"
#include "present/message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

static const char *const words[] = {
	"successfully", "short",      "longer",
	"palindrome",	"dictionary", "simple",
	"simplistic",	"similar",    "case",
	"different",	"wrapped",    "recovered",
	"recent",	"unchanged",  "match",
	"failure",	"DIFFERENT",  "1 numeric or special",
	"assword: ",	"error",      "wrong",
};

static const enum pwp_level levels[] = { PWP_LEVEL_PLAIN, PWP_LEVEL_STANDARD };

static size_t count_words(const char *sentence)
{
	size_t count = 0;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (!strstr(sentence, words[i]))
			continue;
		print_message("# \"%s\" stands in: %s\n", words[i], sentence);
		count++;
	}
	return count;
}

static void a_bad_sentence_would_be_found(void **state)
{
	(void)state;
	assert_int_equal(count_words("It is too short for two words."), 1);
	assert_int_equal(count_words("No lower-case letter."), 1);
}

static void no_reason_holds_a_word(void **state)
{
	(void)state;
	size_t found = 0;
	for (unsigned reason = 1; reason < REASON_END; reason++)
		for (size_t i = 0; i < 2 * MATCH_KINDS; i++) {
			const char *text =
				message_template((enum pwp_reason_number)reason,
						 (unsigned)i / 2, levels[i % 2]);
			assert_non_null(text);
			found += count_words(text);
		}
	assert_int_equal(found, 0);
}

/* All rules of a profile; gives how many there are. */
static size_t count_rules(const struct pwp_policy *policy, const char *profile,
			  enum pwp_level level, size_t *found)
{
	char line[PWP_MESSAGE_SIZE];
	size_t count = 0;
	while (pwp_policy_rule(policy, profile, count, level, line, sizeof(line)) == 0) {
		*found += count_words(line);
		count++;
	}
	return count;
}

static void no_rule_of_a_shipped_policy_holds_a_word(void **state)
{
	(void)state;
	size_t found = 0;
	const char *name;
	for (size_t i = 0; (name = pwp_policy_shipped(i)); i++) {
		struct pwp_policy *policy = NULL;
		assert_int_equal(pwp_policy_new(name, &policy), 0);
		const char *profile;
		for (size_t j = 0; (profile = pwp_policy_profile(policy, j)); j++)
			for (size_t k = 0; k < 2; k++)
				assert_true(count_rules(policy, profile, levels[k],
							&found) >= 2);
		policy = pwp_policy_free(policy);
	}
	assert_int_equal(found, 0);
}

static void set(struct pwp_policy *policy, const char *name, const char *value)
{
	struct pwp_text text = { value, strlen(value) };
	assert_int_equal(pwp_policy_set(policy, NULL, name, text, NULL), 0);
}

static void no_rule_that_can_be_set_holds_a_word(void **state)
{
	(void)state;
	struct pwp_policy *policy = NULL;
	size_t found = 0;
	assert_int_equal(pwp_policy_new("school", &policy), 0);
	size_t before = count_rules(policy, NULL, PWP_LEVEL_STANDARD, &found);
	set(policy, "require", "letter, lower, upper, digit, symbol");
	set(policy, "history", "5");
	set(policy, "max_age", "180d");
	for (size_t k = 0; k < 2; k++)
		assert_true(count_rules(policy, NULL, levels[k], &found) >= before + 7);
	policy = pwp_policy_free(policy);
	assert_int_equal(found, 0);
}

/* All advice after a password; gives how many there are. */
static size_t count_advice(const struct pwp_checker *checker, const char *password,
			   enum pwp_level level, size_t *found)
{
	struct pwp_request request = PWP_REQUEST_INIT;
	request.password = (struct pwp_text){ password, strlen(password) };
	request.full_name = (struct pwp_text){ "Aisha Khan", 10 };
	struct pwp_result *result = NULL;
	assert_int_equal(pwp_check(checker, &request, &result), 0);
	char line[PWP_MESSAGE_SIZE];
	size_t count = 0;
	while (pwp_result_advice(result, count, level, line, sizeof(line)) == 0) {
		*found += count_words(line);
		count++;
	}
	result = pwp_result_free(result);
	return count;
}

static void no_advice_holds_a_word(void **state)
{
	(void)state;
	struct pwp_policy *policy = NULL;
	struct pwp_checker *checker = NULL;
	size_t found = 0;
	assert_int_equal(pwp_policy_new("school", &policy), 0);
	assert_int_equal(pwp_checker_new(policy, NULL, &checker), 0);
	for (size_t k = 0; k < 2; k++) {
		/* refused for the name; refused; accepted but under the advised length */
		assert_true(count_advice(checker, "Khan2014!x", levels[k], &found) >= 4);
		assert_true(count_advice(checker, "abc", levels[k], &found) >= 3);
		assert_true(count_advice(checker, "xV7#qLw2", levels[k], &found) >= 3);
	}
	checker = pwp_checker_free(checker);
	policy = pwp_policy_free(policy);
	assert_int_equal(found, 0);
}

static void no_sentence_of_the_module_holds_a_word(void **state)
{
	(void)state;
	size_t found = 0;
	for (unsigned i = 0; i < SENTENCE_END; i++)
		for (size_t k = 0; k < 2; k++) {
			const char *sentence =
				conversation_sentence((enum sentence)i, levels[k]);
			assert_non_null(sentence);
			found += count_words(sentence);
		}
	assert_int_equal(found, 0);
}

static void a_refusal_begins_as_desktop_tools_know_it(void **state)
{
	(void)state;
	assert_string_equal(conversation_sentence(SENTENCE_REFUSED, PWP_LEVEL_PLAIN),
			    "BAD PASSWORD: ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bad_sentence_would_be_found),
		cmocka_unit_test(no_reason_holds_a_word),
		cmocka_unit_test(no_rule_of_a_shipped_policy_holds_a_word),
		cmocka_unit_test(no_rule_that_can_be_set_holds_a_word),
		cmocka_unit_test(no_advice_holds_a_word),
		cmocka_unit_test(no_sentence_of_the_module_holds_a_word),
		cmocka_unit_test(a_refusal_begins_as_desktop_tools_know_it),
	};
	return cmocka_run_group_tests_name("sentences", tests, NULL, NULL);
}
