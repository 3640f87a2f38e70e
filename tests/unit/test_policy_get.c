/* SPDX-License-Identifier: MIT */
/* Values by type: each type, where they hold, each documented error, broken calls. */
#include "input/option.h"
#include "pwpolicy.h"

#include "check.h"

#include <string.h>

static int make_school(void **state)
{
	struct pwp_policy *policy = NULL;
	int error = pwp_policy_new(NULL, &policy);

	*state = policy;
	return error;
}

static int free_school(void **state)
{
	return pwp_policy_free(*state) == NULL ? 0 : -1;
}

static void set(struct pwp_policy *policy, const char *profile, const char *name,
		const char *value)
{
	const struct pwp_text text = { value, strlen(value) };

	assert_int_equal(pwp_policy_set(policy, profile, name, text, NULL), 0);
}

static void gives_numbers_and_strengths(void **state)
{
	static const struct {
		const char *name, *value;
		double number;
	} cases[] = {
		{ "min_length", "64", 64.0 },
		{ "max_length", "511", 511.0 },
		{ "history", "0", 0.0 },
		{ "min_strength", "40", 40.0 },
		{ "min_strength_any", "26.5", 26.5 },
		{ "min_strength_long", "0", 0.0 },
		{ "min_strength", "127.75", 127.75 },
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		double number = -1.0;
		set(*state, NULL, cases[i].name, cases[i].value);
		assert_int_equal(
			pwp_policy_number(*state, "staff", cases[i].name, &number), 0);
		CHECK(number == cases[i].number, cases[i].name);
	}
}

static void gives_durations_in_days(void **state)
{
	unsigned days = 7;

	set(*state, NULL, "max_age", "0");
	assert_int_equal(pwp_policy_duration(*state, "staff", "max_age", &days), 0);
	assert_int_equal(days, 0);
	set(*state, NULL, "max_age", "3650d");
	assert_int_equal(pwp_policy_duration(*state, "staff", "max_age", &days), 0);
	assert_int_equal(days, 3650);
}

static void gives_choices_as_public_numbers(void **state)
{
	static const struct {
		const char *name, *value;
		int choice;
	} cases[] = {
		{ "reading_level", "plain", PWP_LEVEL_PLAIN },
		{ "reading_level", "standard", PWP_LEVEL_STANDARD },
		{ "change_mode", "enforce", PWP_CHANGE_MODE_ENFORCE },
		{ "change_mode", "warn", PWP_CHANGE_MODE_WARN },
		{ "login_mode", "observe", PWP_LOGIN_MODE_OBSERVE },
		{ "login_mode", "warn", PWP_LOGIN_MODE_WARN },
		{ "login_mode", "enforce", PWP_LOGIN_MODE_ENFORCE },
		{ "force_backend", "pam", PWP_FORCE_BACKEND_PAM },
		{ "force_backend", "shadow", PWP_FORCE_BACKEND_SHADOW },
		{ "enforce_for_root", "no", 0 },
		{ "enforce_for_root", "yes", 1 },
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		int choice = -1;
		set(*state, NULL, cases[i].name, cases[i].value);
		assert_int_equal(
			pwp_policy_choice(*state, "staff", cases[i].name, &choice), 0);
		CHECK(choice == cases[i].choice, cases[i].value);
	}
}

/* Items in order, each with the NUL that callers may rely on, and then no more. */
static void check_items(const struct pwp_policy *policy, const char *profile,
			const char *name, const char *const *expected)
{
	struct pwp_text item;
	size_t count = 0;
	int error;

	while ((error = pwp_policy_list_item(policy, profile, name, count, &item)) == 0) {
		CHECK(expected[count] != NULL, name);
		assert_int_equal(item.len, strlen(item.ptr));
		assert_string_equal(item.ptr, expected[count]);
		count++;
	}
	assert_int_equal(error, PWP_ERR_UNKNOWN);
	CHECK(expected[count] == NULL, name);
}

static void gives_the_items_of_every_kind_of_list(void **state)
{
	static const struct {
		const char *profile, *name, *value;
		const char *items[4];
	} cases[] = {
		{ NULL,
		  "site_words",
		  "Quaxford,  The Grange",
		  { "Quaxford", "The Grange" } },
		{ "admin", "users", "head", { "head" } },
		{ "admin", "uids", "0,1000 - 1999, 7-7", { "0", "1000-1999", "7" } },
		{ NULL, "require", "digit, lower", { "lower", "digit" } },
		{ NULL, "require", "none", { NULL } },
		{ NULL, "title", "Rules, all of them", { "Rules, all of them" } },
		{ NULL, "clause.date", "7.4", { "7.4" } },
		{ NULL, "sibling_accounts", "%-admin", { "%-admin" } },
		{ NULL, "force_services", "sshd", { "sshd" } },
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		set(*state, cases[i].profile, cases[i].name, cases[i].value);
		check_items(*state, cases[i].profile, cases[i].name, cases[i].items);
	}
}

static void an_unset_option_has_its_default(void **state)
{
	static const char *const services[] = { "login", "su", "su-l", NULL };
	static const char *const none[] = { NULL };
	unsigned days = 0;

	check_items(*state, "staff", "force_services", services);
	check_items(*state, "staff", "break_glass_groups", none);
	check_items(*state, "staff", "sibling_accounts", none);
	check_items(*state, "staff", "banned_words_file", none);
	assert_int_equal(pwp_policy_duration(*state, NULL, "max_age_warning", &days), 0);
	assert_int_equal(days, 14);
}

static void a_profile_s_own_value_holds_there_only(void **state)
{
	double admin = 0.0, staff = 0.0, common = 0.0;

	set(*state, NULL, "retry", "5");
	set(*state, "admin", "retry", "2");
	assert_int_equal(pwp_policy_number(*state, "admin", "retry", &admin), 0);
	assert_int_equal(pwp_policy_number(*state, "staff", "retry", &staff), 0);
	assert_int_equal(pwp_policy_number(*state, NULL, "retry", &common), 0);
	assert_true(admin == 2.0 && staff == 5.0 && common == 5.0);
}

/* Which getters take an option: exactly one, of whatever type it is. */
static void every_option_has_one_getter(void **state)
{
	const char *name;

	for (size_t i = 0; (name = pwp_option_name(i)) != NULL; i++) {
		const char *profile =
			option_at(i)->scope == OPTION_SCOPE_MATCH ? "admin" : NULL;
		double number;
		unsigned days;
		int choice;
		struct pwp_text item;
		int errors[] = {
			pwp_policy_number(*state, profile, name, &number),
			pwp_policy_duration(*state, profile, name, &days),
			pwp_policy_choice(*state, profile, name, &choice),
			pwp_policy_list_item(*state, profile, name, 0, &item),
		};
		size_t takers = 0;
		for (size_t j = 0; j < COUNT_OF(errors); j++)
			takers += errors[j] != PWP_ERR_ARGUMENT;
		CHECK(takers == 1, name);
		CHECK(errors[3] == PWP_ERR_ARGUMENT || errors[3] == 0 ||
			      errors[3] == PWP_ERR_UNKNOWN,
		      name);
	}
}

static void refuses_unknown_options_and_profiles(void **state)
{
	double number = -1.0;
	unsigned days = 1;
	int choice = -1;
	struct pwp_text item = { NULL, 1 };

	assert_int_equal(pwp_policy_number(*state, NULL, "retries", &number),
			 PWP_ERR_UNKNOWN);
	assert_int_equal(pwp_policy_number(*state, "x", "retry", &number),
			 PWP_ERR_UNKNOWN);
	assert_int_equal(pwp_policy_duration(*state, "x", "grace", &days),
			 PWP_ERR_UNKNOWN);
	assert_int_equal(pwp_policy_choice(*state, "x", "login_mode", &choice),
			 PWP_ERR_UNKNOWN);
	/* options that have no place there */
	assert_int_equal(pwp_policy_list_item(*state, NULL, "users", 0, &item),
			 PWP_ERR_UNKNOWN);
	assert_int_equal(pwp_policy_list_item(*state, "staff", "groups", 0, &item),
			 PWP_ERR_UNKNOWN);
	assert_int_equal(pwp_policy_list_item(*state, "staff", "title", 0, &item),
			 PWP_ERR_UNKNOWN);
	/* nothing was written */
	assert_true(number == -1.0 && days == 1 && choice == -1 && item.len == 1);
}

static void refuses_broken_calls(void **state)
{
	double number;
	unsigned days;
	int choice;
	struct pwp_text item;

	assert_int_equal(pwp_policy_number(NULL, NULL, "retry", &number),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_number(*state, NULL, NULL, &number),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_number(*state, NULL, "retry", NULL),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_duration(NULL, NULL, "grace", &days),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_duration(*state, NULL, "grace", NULL),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_choice(NULL, NULL, "login_mode", &choice),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_choice(*state, NULL, "login_mode", NULL),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_list_item(NULL, NULL, "site_words", 0, &item),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_list_item(*state, NULL, "site_words", 0, NULL),
			 PWP_ERR_ARGUMENT);
}

#define WITH_SCHOOL(test) cmocka_unit_test_setup_teardown(test, make_school, free_school)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SCHOOL(gives_numbers_and_strengths),
		WITH_SCHOOL(gives_durations_in_days),
		WITH_SCHOOL(gives_choices_as_public_numbers),
		WITH_SCHOOL(gives_the_items_of_every_kind_of_list),
		WITH_SCHOOL(an_unset_option_has_its_default),
		WITH_SCHOOL(a_profile_s_own_value_holds_there_only),
		WITH_SCHOOL(every_option_has_one_getter),
		WITH_SCHOOL(refuses_unknown_options_and_profiles),
		WITH_SCHOOL(refuses_broken_calls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
