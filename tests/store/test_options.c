/* SPDX-License-Identifier: MIT */
/* store/system/options.c: values of a profile by type, items of lists, groups of a person. */
#include "store/system/options.h"

#include "check.h"
#include "group_cases.h"

#include <string.h>

static void set(struct pwp_policy *policy, const char *profile, const char *name,
		const char *value)
{
	const struct pwp_text text = { value, strlen(value) };

	assert_int_equal(pwp_policy_set(policy, profile, name, text, NULL), 0);
}

static int make_school(void **state)
{
	struct pwp_policy *policy = NULL;
	int error = pwp_policy_new("school", &policy);

	*state = policy;
	return error;
}

static int free_school(void **state)
{
	return pwp_policy_free(*state) == NULL ? 0 : -1;
}

static void reads_every_type(void **state)
{
	struct options options = { .policy = *state, .profile = "staff" };

	set(*state, NULL, "retry", "7");
	set(*state, NULL, "min_strength_any", "26.5");
	set(*state, NULL, "grace", "30d");
	set(*state, NULL, "login_mode", "enforce");
	set(*state, NULL, "ssh_inband", "yes");
	set(*state, NULL, "sibling_accounts", "%-admin");
	assert_int_equal(options_number(&options, "retry"), 7);
	assert_true(options_bits(&options, "min_strength_any") == 26.5);
	assert_int_equal(options_days(&options, "grace"), 30);
	assert_int_equal(options_choice(&options, "login_mode"), PWP_LOGIN_MODE_ENFORCE);
	assert_int_equal(options_choice(&options, "ssh_inband"), 1);
	assert_string_equal(options_item(&options, "sibling_accounts", 0), "%-admin");
	assert_null(options_item(&options, "sibling_accounts", 1));
	assert_int_equal(options.error, 0);
}

static void an_option_without_a_place_has_no_items(void **state)
{
	struct options options = { .policy = *state, .profile = "staff" };

	assert_null(options_item(&options, "users", 0));
	assert_int_equal(options.error, 0);
}

static void the_first_error_stays(void **state)
{
	struct options options = { .policy = *state, .profile = "staff" };

	set(*state, NULL, "retry", "7");
	set(*state, NULL, "site_words", "Quaxford");
	assert_int_equal(options_number(&options, "login_mode"), 0);
	assert_int_equal(options.error, PWP_ERR_ARGUMENT);
	assert_int_equal(options_number(&options, "retry"), 0);
	assert_true(options_bits(&options, "min_strength") == 0.0);
	assert_int_equal(options_days(&options, "grace"), 0);
	assert_int_equal(options_choice(&options, "enforce_for_root"), 0);
	assert_null(options_item(&options, "site_words", 0));
	assert_false(options_lists(&options, "site_words", "Quaxford"));
	assert_int_equal(options.error, PWP_ERR_ARGUMENT);
	options = (struct options){ .policy = *state, .profile = "nobody" };
	assert_int_equal(options_number(&options, "retry"), 0);
	assert_int_equal(options.error, PWP_ERR_UNKNOWN);
}

struct listed {
	const char *list, *name;
	bool has;
};

static void finds_names_in_lists(void **state)
{
	static const struct listed cases[] = {
		{ "sudo", "sudo", true },
		{ "sudo, wheel", "wheel", true },
		{ "login, su, su-l", "su", true },
		{ "login, su-l", "su", false }, /* a prefix is another name */
		{ "login, su", "su-l", false },
		{ "sudo, Domain Admins", "domain admins", true },
		{ "domain admins", "domain", false },
		/* only ASCII letters have two cases */
		{ "\xc3\x84rzte", "\xc3\xa4rzte", false },
	};
	struct options options = { .policy = *state, .profile = "staff" };

	assert_false(options_lists(&options, "break_glass_groups", "sudo"));
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		set(*state, NULL, "break_glass_groups", cases[i].list);
		CHECK(options_lists(&options, "break_glass_groups", cases[i].name) ==
			      cases[i].has,
		      cases[i].name);
	}
}

static void finds_a_group_of_the_account(void **state)
{
	char users[] = "users", group[64];
	char *groups[] = { users, group };
	struct options options = { .policy = *state, .profile = "staff" };

	for (size_t i = 0; i < COUNT_OF(group_cases); i++) {
		const struct group_case *c = &group_cases[i];
		struct account account = { .groups = groups, .n_groups = 2 };
		memcpy(group, c->group, strlen(c->group) + 1);
		set(*state, NULL, "break_glass_groups", c->list);
		if (*c->domains) /* those without come first: nothing takes them away */
			set(*state, NULL, "group_domains", c->domains);
		const char *found =
			options_matching_group(&options, "break_glass_groups", &account);
		CHECK(found == (c->matches ? group : NULL), c->why);
		account.n_groups = 1;
		CHECK(!options_matching_group(&options, "break_glass_groups", &account),
		      c->why);
	}
	assert_int_equal(options.error, 0);
}

#define WITH_SCHOOL(test) cmocka_unit_test_setup_teardown(test, make_school, free_school)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_SCHOOL(reads_every_type),
		WITH_SCHOOL(an_option_without_a_place_has_no_items),
		WITH_SCHOOL(the_first_error_stays),
		WITH_SCHOOL(finds_names_in_lists),
		WITH_SCHOOL(finds_a_group_of_the_account),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
