/* SPDX-License-Identifier: MIT */
/* A fingerprint changes with every rule that holds, and with nothing else. */
#include "store/record/fingerprint.h"

#include "check.h"

#include <nettle/sha2.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t allocations, fail_at; /* fail_at 0: none fails */

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);

void *__wrap_malloc(size_t size)
{
	return ++allocations == fail_at ? NULL : __real_malloc(size);
}

static struct pwp_policy *open_policy(void)
{
	struct pwp_policy *policy = NULL;

	assert_int_equal(pwp_policy_new("school", &policy), 0);
	return policy;
}

static void set(struct pwp_policy *policy, const char *profile, const char *name,
		const char *value)
{
	struct pwp_text text = { value, strlen(value) };

	assert_int_equal(pwp_policy_set(policy, profile, name, text, NULL), 0);
}

/* Whether the pupils' fingerprint is another one after the change. */
static bool changes(const char *profile, const char *name, const char *value)
{
	char before[FINGERPRINT_SIZE], after[FINGERPRINT_SIZE];
	struct pwp_policy *policy = open_policy();

	assert_int_equal(fingerprint_of(policy, "pupil", before), 0);
	set(policy, profile, name, value);
	assert_int_equal(fingerprint_of(policy, "pupil", after), 0);
	pwp_policy_free(policy);
	return strcmp(before, after) != 0;
}

static void is_64_small_hexadecimal_digits(void **state)
{
	char text[FINGERPRINT_SIZE + 1] = "";
	struct pwp_policy *policy = open_policy();
	const char *profile;

	(void)state;
	text[FINGERPRINT_SIZE] = '#';
	for (size_t i = 0; (profile = pwp_policy_profile(policy, i)) != NULL; i++) {
		assert_int_equal(fingerprint_of(policy, profile, text), 0);
		assert_int_equal(strlen(text), FINGERPRINT_SIZE - 1);
		assert_int_equal(strspn(text, "0123456789abcdef"), FINGERPRINT_SIZE - 1);
		assert_int_equal(text[FINGERPRINT_SIZE], '#');
	}
	pwp_policy_free(policy);
}

static void is_the_same_for_the_same_rules(void **state)
{
	char first[FINGERPRINT_SIZE], second[FINGERPRINT_SIZE];
	struct pwp_policy *policy = open_policy(), *again = open_policy();

	(void)state;
	assert_int_equal(fingerprint_of(policy, "admin", first), 0);
	assert_int_equal(fingerprint_of(again, "admin", second), 0);
	assert_string_equal(first, second);
	assert_int_equal(fingerprint_of(policy, "staff", second), 0);
	assert_string_not_equal(first, second);
	pwp_policy_free(policy);
	pwp_policy_free(again);
}

static void changes_with_every_rule_of_the_profile(void **state)
{
	static const char *const rules[][2] = {
		{ "users", "alice" },
		{ "groups", "year7" },
		{ "uids", "5000-5999" },
		{ "min_length", "9" },
		{ "min_strength", "24.5" },
		{ "require", "digit" },
		{ "banned_words", "crest" },
		{ "change_mode", "warn" },
		{ "reading_level", "standard" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rules); i++)
		CHECK(changes("pupil", rules[i][0], rules[i][1]), rules[i][0]);
	assert_true(changes(NULL, "min_length", "9"));
}

static void stays_with_the_rules_of_others_and_with_names(void **state)
{
	(void)state;
	assert_false(changes("staff", "min_length", "9"));
	assert_false(changes(NULL, "title", "Another title"));
	assert_false(changes(NULL, "clause", "9.9"));
	assert_false(changes(NULL, "clause.too_short", "9.9"));
}

/* What is moved from one option's value into another's must not cancel out. */
static void tells_values_of_neighbours_apart(void **state)
{
	char first[FINGERPRINT_SIZE], second[FINGERPRINT_SIZE];
	struct pwp_policy *policy = open_policy();

	(void)state;
	set(policy, "pupil", "banned_words", "crest");
	assert_int_equal(fingerprint_of(policy, "pupil", first), 0);
	pwp_policy_free(policy);
	policy = open_policy();
	set(policy, "pupil", "site_words", "crest");
	assert_int_equal(fingerprint_of(policy, "pupil", second), 0);
	assert_string_not_equal(first, second);
	pwp_policy_free(policy);
}

/* The same on every machine and in every release, for states are compared by it. */
static void is_the_sum_of_the_options_as_lines(void **state)
{
	static char value[PWP_VALUE_SIZE];
	char found[FINGERPRINT_SIZE], expected[FINGERPRINT_SIZE] = "";
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct pwp_policy *policy = open_policy();
	struct sha256_ctx sum;
	const char *name;

	(void)state;
	sha256_init(&sum);
	for (size_t i = 0; (name = pwp_option_name(i)) != NULL; i++) {
		char line[PWP_VALUE_SIZE + 64];

		if (strcmp(name, "title") == 0 || strncmp(name, "clause", 6) == 0 ||
		    pwp_policy_get(policy, "pupil", name, value, sizeof(value)) != 0)
			continue;
		int len = snprintf(line, sizeof(line), "%s=%s\n", name, value);
		sha256_update(&sum, (size_t)len, (const uint8_t *)line);
	}
	sha256_digest(&sum, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(expected + 2 * i, 3, "%02x", digest[i]);
	assert_int_equal(fingerprint_of(policy, "pupil", found), 0);
	assert_string_equal(found, expected);
	pwp_policy_free(policy);
}

static void refuses_a_profile_that_is_not_there(void **state)
{
	char text[FINGERPRINT_SIZE] = "untouched";
	struct pwp_policy *policy = open_policy();

	(void)state;
	assert_int_equal(fingerprint_of(policy, "pupils", text), PWP_ERR_UNKNOWN);
	assert_int_equal(fingerprint_of(policy, "", text), PWP_ERR_UNKNOWN);
	assert_string_equal(text, "untouched");
	pwp_policy_free(policy);
}

static void takes_long_values(void **state)
{
	char first[FINGERPRINT_SIZE], second[FINGERPRINT_SIZE];
	char list[8000] = "";
	struct pwp_policy *policy = open_policy();
	size_t len = 0;

	(void)state;
	for (unsigned i = 0; i < 30; i++)
		len += (size_t)snprintf(list + len, sizeof(list) - len, "%s%0200u",
					i > 0 ? ", " : "", i);
	set(policy, "pupil", "banned_words", list);
	assert_int_equal(fingerprint_of(policy, "pupil", first), 0);
	list[len - 1] = 'x';
	set(policy, "pupil", "banned_words", list);
	assert_int_equal(fingerprint_of(policy, "pupil", second), 0);
	assert_string_not_equal(first, second);
	pwp_policy_free(policy);
}

static void says_when_memory_is_out(void **state)
{
	char text[FINGERPRINT_SIZE] = "untouched";
	struct pwp_policy *policy = open_policy();
	size_t needed;

	(void)state;
	allocations = 0;
	assert_int_equal(fingerprint_of(policy, "pupil", text), 0);
	needed = allocations;
	assert_true(needed >= 1);
	memcpy(text, "untouched", sizeof("untouched"));
	for (size_t i = 1; i <= needed; i++) {
		allocations = 0;
		fail_at = i;
		assert_int_equal(fingerprint_of(policy, "pupil", text), PWP_ERR_NOMEM);
		fail_at = 0;
		assert_string_equal(text, "untouched");
	}
	pwp_policy_free(policy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_64_small_hexadecimal_digits),
		cmocka_unit_test(is_the_same_for_the_same_rules),
		cmocka_unit_test(changes_with_every_rule_of_the_profile),
		cmocka_unit_test(stays_with_the_rules_of_others_and_with_names),
		cmocka_unit_test(tells_values_of_neighbours_apart),
		cmocka_unit_test(is_the_sum_of_the_options_as_lines),
		cmocka_unit_test(refuses_a_profile_that_is_not_there),
		cmocka_unit_test(takes_long_values),
		cmocka_unit_test(says_when_memory_is_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
