/* SPDX-License-Identifier: MIT */
/* The public functions of a policy: normal use, each documented error, broken calls. */
#include "input/option.h"
#include "input/policy.h"

#include "check.h"
#include "scratch.h"

#include <stdlib.h>

static struct pwp_text text(const char *value)
{
	return (struct pwp_text){ value, strlen(value) };
}

static int make_school(void **state)
{
	struct pwp_policy *policy = NULL;
	int ret = pwp_policy_new(NULL, &policy);

	*state = policy;
	return ret;
}

static int free_school(void **state)
{
	return pwp_policy_free(*state) == NULL ? 0 : -1;
}

static void check_get(const struct pwp_policy *policy, const char *profile,
		      const char *name, const char *expected)
{
	char value[256];

	assert_int_equal(pwp_policy_get(policy, profile, name, value, sizeof(value)), 0);
	assert_string_equal(value, expected);
}

static void ships_five_policies_with_school_first(void **state)
{
	const char *const names[] = { "school", "staff-6", "ncsc", "nist-800-63b-4",
				      "cyber-essentials" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct pwp_policy *policy = NULL;
		assert_string_equal(pwp_policy_shipped(i), names[i]);
		assert_int_equal(pwp_policy_new(names[i], &policy), 0);
		policy = pwp_policy_free(policy);
		assert_null(policy);
	}
	assert_null(pwp_policy_shipped(COUNT_OF(names)));
}

static void refuses_an_unknown_policy(void **state)
{
	struct pwp_policy *policy = NULL;

	(void)state;
	assert_int_equal(pwp_policy_new("scholl", &policy), PWP_ERR_UNKNOWN);
	assert_int_equal(pwp_policy_new("", &policy), PWP_ERR_UNKNOWN);
	assert_int_equal(pwp_policy_new("school", NULL), PWP_ERR_ARGUMENT);
	assert_null(policy);
}

/* The thresholds of the written policy, as the later stages read them. */
static void school_demands_what_is_written(void **state)
{
	const struct rules *staff = policy_rules(*state, "staff");
	const struct rules *pupil = policy_rules(*state, "pupil");
	const struct rules *admin = policy_rules(*state, "admin");

	assert_int_equal(staff->min_length, 8);
	assert_int_equal(staff->recommended_length, 12);
	assert_int_equal(staff->min_classes, 3);
	assert_int_equal(staff->min_strength, 30 * 256);
	assert_int_equal(staff->passphrase_words, 3);
	assert_int_equal(staff->min_strength_passphrase, 6810);
	assert_int_equal(staff->long_length, 12);
	assert_int_equal(staff->min_strength_long, 30 * 256);
	assert_int_equal(staff->min_strength_any, 43 * 256);
	assert_int_equal(staff->examples.count, 4);
	assert_string_equal(staff->examples.items[2].ptr, "Br0wnH0usebear$");
	assert_int_equal(pupil->min_length, 8);
	assert_int_equal(pupil->min_classes, 0);
	assert_int_equal(pupil->min_strength, 24 * 256);
	assert_int_equal(pupil->passphrase_words, 3);
	assert_int_equal(pupil->min_strength_passphrase, 24 * 256);
	assert_int_equal(pupil->long_length + pupil->min_strength_any, 0);
	assert_int_equal(pupil->reading_level, PWP_LEVEL_PLAIN);
	assert_int_equal(pupil->examples.count, 4);
	assert_int_equal(admin->min_length, 12);
	assert_int_equal(admin->recommended_length, 15);
	assert_int_equal(admin->min_classes, 4);
	assert_int_equal(admin->min_strength, 40 * 256);
	assert_int_equal(admin->passphrase_words, 4);
	assert_int_equal(admin->min_strength_passphrase, 40 * 256);
	assert_int_equal(admin->long_length + admin->min_strength_any, 0);
	check_get(*state, "staff", "grace", "14d");
	check_get(*state, "admin", "grace", "3d");
	check_get(*state, "pupil", "grace", "28d");
	check_get(*state, "staff", "login_mode", "observe");
	assert_ptr_equal(policy_rules(*state, NULL), staff);
	assert_null(policy_rules(*state, "staf"));
	assert_string_equal(policy_profile_name(*state, NULL), "staff");
	assert_null(policy_profile_name(*state, ""));
}

static void staff_6_asks_for_letters_in_any_case(void **state)
{
	struct pwp_policy *policy = NULL;

	(void)state;
	assert_int_equal(pwp_policy_new("staff-6", &policy), 0);
	const struct rules *rules = policy_rules(policy, NULL);
	assert_int_equal(rules->min_length, 6);
	assert_int_equal(rules->require, REQUIRE_LETTER | REQUIRE_DIGIT);
	assert_int_equal(rules->min_strength, 20 * 256);
	assert_int_equal(rules->max_age, 180);
	assert_int_equal(rules->history, 5);
	assert_non_null(
		strstr(policy_clause(policy, PWP_REASON_TOO_OLD), "changed regularly"));
	assert_non_null(strstr(policy_clause(policy, PWP_REASON_USED_BEFORE),
			       "changed regularly"));
	assert_int_equal(rules->passphrase_words + rules->long_length +
				 rules->min_strength_any,
			 0);
	pwp_policy_free(policy);
}

static void only_staff_6_lets_passwords_grow_old(void **state)
{
	const char *name, *profile;

	(void)state;
	for (size_t i = 0; (name = pwp_policy_shipped(i)); i++) {
		struct pwp_policy *policy = NULL;
		uint32_t most = strcmp(name, "staff-6") == 0 ? 180 : 0;
		assert_int_equal(pwp_policy_new(name, &policy), 0);
		for (size_t j = 0; (profile = pwp_policy_profile(policy, j)); j++)
			CHECK(policy_rules(policy, profile)->max_age == most, name);
		pwp_policy_free(policy);
	}
}

static void gives_the_built_in_value_of_what_is_not_set(void **state)
{
	check_get(*state, "staff", "force_services", "login, su, su-l");
	check_get(*state, NULL, "login_mode", "observe");
	check_get(*state, NULL, "grace_logins", "3");
	check_get(*state, NULL, "ssh_inband", "no");
	check_get(*state, NULL, "max_age", "0");
	check_get(*state, NULL, "max_age_warning", "14d");
	check_get(*state, NULL, "history", "0");
	check_get(*state, NULL, "break_glass_groups", "");
	check_get(*state, NULL, "sibling_accounts", "");
	assert_int_equal(
		pwp_policy_set(*state, "admin", "force_services", text("sshd"), NULL), 0);
	check_get(*state, "admin", "force_services", "sshd");
	check_get(*state, "staff", "force_services", "login, su, su-l");
}

static void gives_the_clause_behind_a_reason(void **state)
{
	struct pwp_policy *policy = *state;

	assert_non_null(
		strstr(policy_clause(policy, PWP_REASON_TOO_SHORT), "8 characters"));
	/* Without a clause of its own: the policy's. */
	assert_string_equal(
		policy_clause(policy, PWP_REASON_INVALID_UTF8),
		"School IT policy 7.10: passwords are strong and hard to guess");
	assert_int_equal(pwp_policy_set(policy, NULL, "clause.date", text("7.99"), NULL),
			 0);
	assert_string_equal(policy_clause(policy, PWP_REASON_DATE), "7.99");
}

static void lists_options_and_profiles(void **state)
{
	size_t count = 0;

	while (pwp_option_name(count))
		count++;
	assert_int_equal(count, OPTION_COUNT);
	assert_string_equal(pwp_option_name(0), "title");
	assert_string_equal(pwp_policy_profile(*state, 0), "admin");
	assert_string_equal(pwp_policy_profile(*state, 1), "pupil");
	assert_string_equal(pwp_policy_profile(*state, 2), "staff");
	assert_null(pwp_policy_profile(*state, 3));
	assert_null(pwp_policy_profile(NULL, 0));
}

static void what_is_got_can_be_set(void **state)
{
	static char value[PWP_VALUE_SIZE], again[PWP_VALUE_SIZE];
	const char *name, *profile;

	for (size_t i = 0; (profile = pwp_policy_profile(*state, i)); i++) {
		for (size_t j = 0; (name = pwp_option_name(j)); j++) {
			if (pwp_policy_get(*state, profile, name, value, sizeof(value)) !=
				    0 ||
			    value[0] == '\0')
				continue;
			assert_int_equal(
				pwp_policy_set(*state, profile, name, text(value), NULL),
				0);
			assert_int_equal(pwp_policy_get(*state, profile, name, again,
							sizeof(again)),
					 0);
			assert_string_equal(value, again);
		}
	}
}

static void sets_one_profile(void **state)
{
	assert_int_equal(pwp_policy_set(*state, "pupil", "history", text("7"), NULL), 0);
	check_get(*state, "pupil", "history", "7");
	check_get(*state, "staff", "history", "0");
	assert_int_equal(policy_rules(*state, "pupil")->history, 7);
	assert_int_equal(policy_rules(*state, "staff")->history, 0);
}

static void sets_every_profile_even_those_with_a_value_of_their_own(void **state)
{
	assert_int_equal(pwp_policy_set(*state, NULL, "min_strength", text("33.5"), NULL),
			 0);
	check_get(*state, NULL, "min_strength", "33.5");
	check_get(*state, "admin", "min_strength", "33.5");
	check_get(*state, "pupil", "min_strength", "33.5");
	assert_int_equal(policy_rules(*state, "admin")->min_strength, 8576);
	/* And a profile can go its own way again afterwards. */
	assert_int_equal(
		pwp_policy_set(*state, "admin", "min_strength", text("41"), NULL), 0);
	check_get(*state, "admin", "min_strength", "41");
	check_get(*state, "staff", "min_strength", "33.5");
}

static void replaces_lists(void **state)
{
	assert_int_equal(pwp_policy_set(*state, NULL, "examples", text(" a b ,c"), NULL),
			 0);
	check_get(*state, "staff", "examples", "a b, c");
	assert_int_equal(policy_rules(*state, "staff")->examples.count, 2);
}

struct set_case {
	const char *profile, *name, *value;
	int error;
	unsigned column;
	const char *why;
};

static const struct set_case bad_sets[] = {
	{ NULL, "min_lenght", "8", PWP_ERR_UNKNOWN, 0, "no such option" },
	{ NULL, "include", "ncsc", PWP_ERR_UNKNOWN, 0, "include is no option" },
	{ "teachers", "retry", "1", PWP_ERR_UNKNOWN, 0, "no such profile" },
	{ "staff", "title", "x", PWP_ERR_UNKNOWN, 0, "not one profile's matter" },
	{ NULL, "groups", "adm", PWP_ERR_UNKNOWN, 0, "one profile's matter" },
	{ "staff", "groups", "adm", PWP_ERR_UNKNOWN, 0, "staff is whoever is left" },
	{ NULL, "retry", "", PWP_ERR_VALUE, 1, "empty" },
	{ NULL, "retry", "  ", PWP_ERR_VALUE, 3, "blank" },
	{ NULL, "retry", " 11", PWP_ERR_VALUE, 2, "out of range" },
	{ NULL, "title", "a\nretry = 1", PWP_ERR_VALUE, 2,
	  "a newline would start a new line" },
	{ NULL, "title", "\xff", PWP_ERR_VALUE, 1, "not UTF-8" },
	{ NULL, "banned_words_file", "/nonexistent/words", PWP_ERR_FILE, 0,
	  "no such file" },
};

static void a_refused_value_changes_nothing(void **state)
{
	struct pwp_policy *before = NULL;
	char expected[256], found[256];
	const char *name, *profile;

	assert_int_equal(pwp_policy_new(NULL, &before), 0);
	for (size_t i = 0; i < COUNT_OF(bad_sets); i++) {
		const struct set_case *c = &bad_sets[i];
		struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
		CHECK(pwp_policy_set(*state, c->profile, c->name, text(c->value),
				     &parse_error) == c->error,
		      c->why);
		CHECK(parse_error.column == c->column, c->why);
		CHECK(parse_error.text[0] != '\0', c->why);
	}
	for (size_t i = 0; (profile = pwp_policy_profile(before, i)); i++) {
		for (size_t j = 0; (name = pwp_option_name(j)); j++) {
			expected[0] = found[0] = '\0';
			assert_int_equal(
				pwp_policy_get(before, profile, name, expected, 256),
				pwp_policy_get(*state, profile, name, found, 256));
			assert_string_equal(expected, found);
		}
		assert_memory_equal(policy_rules(before, profile),
				    policy_rules(*state, profile),
				    offsetof(struct rules, banned_words));
	}
	pwp_policy_free(before);
}

static void holds_a_value_to_the_length_of_a_line(void **state)
{
	static char long_value[8194];

	memset(long_value, 'x', 8193);
	assert_int_equal(pwp_policy_set(*state, NULL, "title", text(long_value), NULL),
			 PWP_ERR_TOO_BIG);
	long_value[257] = '\0';
	assert_int_equal(pwp_policy_set(*state, NULL, "title", text(long_value), NULL),
			 PWP_ERR_TOO_BIG);
	long_value[256] = '\0';
	assert_int_equal(pwp_policy_set(*state, NULL, "title", text(long_value), NULL),
			 0);
}

static void refuses_broken_calls(void **state)
{
	struct pwp_parse_error small = { .size = 8 };
	struct pwp_policy *policy = NULL;
	const struct pwp_text no_text = { NULL, 4 };
	char buf[2];

	assert_int_equal(pwp_policy_set(NULL, NULL, "retry", text("1"), NULL),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_set(*state, NULL, NULL, text("1"), NULL),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_set(*state, NULL, "retry", no_text, NULL),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_set(*state, NULL, "retry", text("1"), &small),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_get(NULL, NULL, "retry", buf, 2), PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_get(*state, NULL, NULL, buf, 2), PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_get(*state, NULL, "retry", NULL, 2),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_get(*state, NULL, "retry", NULL, 0), PWP_ERR_BUFFER);
	assert_int_equal(pwp_policy_get(*state, NULL, "retry", buf, 1), PWP_ERR_BUFFER);
	assert_int_equal(pwp_policy_get(*state, NULL, "retries", buf, 2),
			 PWP_ERR_UNKNOWN);
	assert_int_equal(pwp_policy_get(*state, "x", "retry", buf, 2), PWP_ERR_UNKNOWN);
	assert_int_equal(pwp_policy_load("/x", 2, &policy, NULL), PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_load("/x", 0, NULL, NULL), PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_load("/x", 0, &policy, &small), PWP_ERR_ARGUMENT);
	assert_null(pwp_policy_free(NULL));
}

static void a_policy_in_use_is_not_changed(void **state)
{
	policy_freeze(*state);
	assert_int_equal(pwp_policy_set(*state, NULL, "retry", text("1"), NULL),
			 PWP_ERR_ARGUMENT);
	check_get(*state, NULL, "retry", "3");
}

static void loads_a_file_of_the_effective_user_only_when_told(void **state)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct pwp_policy *policy = NULL;
	struct scratch scratch;

	(void)state;
	scratch_init(&scratch);
	const char *path =
		scratch_text(&scratch, "p.conf", "include = staff-6\nretry = 2\n");
	assert_int_equal(pwp_policy_load(path, 0, &policy, &parse_error),
			 PWP_ERR_UNTRUSTED);
	assert_string_equal(parse_error.file, path);
	parse_error = (struct pwp_parse_error)PWP_PARSE_ERROR_INIT;
	assert_int_equal(
		pwp_policy_load(path, PWP_LOAD_TRUST_EUID, &policy, &parse_error), 0);
	assert_string_equal(parse_error.file, ""); /* written on failure only */
	check_get(policy, NULL, "retry", "2");
	check_get(policy, NULL, "min_length", "6");
	pwp_policy_free(policy);
	scratch_text(&scratch, "p.conf", "retry = 0\n");
	assert_int_equal(pwp_policy_load(path, PWP_LOAD_TRUST_EUID, &policy, NULL),
			 PWP_ERR_VALUE);
	scratch_path(&scratch, "none");
	assert_int_equal(
		pwp_policy_load(scratch.path, PWP_LOAD_TRUST_EUID, &policy, NULL),
		PWP_ERR_FILE);
	scratch_done(&scratch);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_school, free_school)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ships_five_policies_with_school_first),
		cmocka_unit_test(refuses_an_unknown_policy),
		TEST(school_demands_what_is_written),
		cmocka_unit_test(staff_6_asks_for_letters_in_any_case),
		cmocka_unit_test(only_staff_6_lets_passwords_grow_old),
		TEST(gives_the_built_in_value_of_what_is_not_set),
		TEST(gives_the_clause_behind_a_reason),
		TEST(lists_options_and_profiles),
		TEST(what_is_got_can_be_set),
		TEST(sets_one_profile),
		TEST(sets_every_profile_even_those_with_a_value_of_their_own),
		TEST(replaces_lists),
		TEST(a_refused_value_changes_nothing),
		TEST(holds_a_value_to_the_length_of_a_line),
		TEST(refuses_broken_calls),
		TEST(a_policy_in_use_is_not_changed),
		cmocka_unit_test(loads_a_file_of_the_effective_user_only_when_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
