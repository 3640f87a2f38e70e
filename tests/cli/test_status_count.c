/* SPDX-License-Identifier: MIT */
/* What status counts and hides: no figure may point at fewer than five people. */
#include "cli/status/status.h"
#include "check.h"

#include <stdio.h>
#include <string.h>

enum { DAY = 86400, NOW = 1000 * DAY };

static const struct status_rules rules = {
	.rules = "present",
	.enforced = true,
	.grace_days = 14,
	.grace_logins = 3,
};

static struct status_tally tally_of(const char *profile)
{
	return (struct status_tally){
		.profile = profile,
		.is_admin = strcmp(profile, "admin") == 0,
		.rules = rules,
	};
}

static struct state judged(const char *by, bool compliant, int64_t first_bad,
			   uint32_t warned)
{
	struct state state = { .compliant = compliant,
			       .reasons = compliant ? 0 : UINT64_C(1) << 1,
			       .remembered = UINT64_C(1) << 1,
			       .grace = { [1] = { first_bad, warned } } };

	snprintf(state.rules, sizeof(state.rules), "%s", by);
	return state;
}

static void add_many(struct status_tally *tally, size_t times, struct state state)
{
	for (size_t i = 0; i < times; i++)
		status_add(tally, &state, false, NOW);
}

static void grace_ends_with_days_and_log_ins(void **state)
{
	static const struct {
		int64_t first_bad;
		uint32_t warned;
		enum status_grace grace;
	} cases[] = {
		{ NOW, 0, STATUS_GRACE_RUNS },
		{ NOW, 3, STATUS_GRACE_RUNS },
		{ NOW - 14 * DAY + 1, 3, STATUS_GRACE_RUNS },
		{ NOW - 14 * DAY, 2, STATUS_GRACE_RUNS },
		{ NOW - 14 * DAY, 3, STATUS_GRACE_OVER },
		{ NOW + DAY, 3, STATUS_GRACE_RUNS },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct state bad =
			judged("present", false, cases[i].first_bad, cases[i].warned);

		assert_int_equal(status_grace(&rules, &bad, NOW), cases[i].grace);
	}
}

static void grace_runs_only_where_a_change_can_be_demanded(void **state)
{
	struct status_rules lenient = rules;
	struct state good = judged("present", true, 0, 0);
	struct state old = judged("other", false, 1, 9);
	struct state bad = judged("present", false, 1, 9);

	(void)state;
	assert_int_equal(status_grace(&rules, &good, NOW), STATUS_NO_GRACE);
	assert_int_equal(status_grace(&rules, &old, NOW), STATUS_NO_GRACE);
	lenient.enforced = false;
	assert_int_equal(status_grace(&lenient, &bad, NOW), STATUS_NO_GRACE);
}

static void counts_everybody_once(void **state)
{
	struct status_tally tally = tally_of("staff");
	const size_t *counts = tally.counts;

	(void)state;
	add_many(&tally, 7, judged("present", true, 0, 0));
	add_many(&tally, 6, judged("present", false, 1, 9));
	add_many(&tally, 5, judged("present", false, NOW, 0));
	add_many(&tally, 4, judged("other", false, 1, 9));
	status_add(&tally, NULL, false, NOW);
	status_add(&tally, NULL, true, NOW);
	assert_int_equal(counts[STATUS_PEOPLE], 24);
	assert_int_equal(counts[STATUS_COMPLIANT], 7);
	assert_int_equal(counts[STATUS_NOT_COMPLIANT], 11);
	assert_int_equal(counts[STATUS_OVER], 6);
	assert_int_equal(counts[STATUS_RUNS], 5);
	assert_int_equal(counts[STATUS_OTHER_RULES], 4);
	assert_int_equal(counts[STATUS_NEVER_SEEN], 1);
	assert_int_equal(counts[STATUS_UNREADABLE], 1);
	assert_int_equal(counts[STATUS_GROUP_FIRST], 11);
}

static void every_group_is_counted_by_name(void **state)
{
	(void)state;
	for (enum reason_group group = 0; group < REASON_GROUPS; group++) {
		struct status_tally tally = tally_of("pupil");
		struct state bad = judged("present", false, 1, 9);

		assert_non_null(status_groups[group].name);
		assert_non_null(status_groups[group].words);
		bad.reasons = reason_set_of_group(group);
		status_add(&tally, &bad, false, NOW);
		for (enum reason_group other = 0; other < REASON_GROUPS; other++)
			assert_int_equal(tally.counts[STATUS_GROUP_FIRST + other],
					 other == group);
	}
}

static bool is_hidden(const struct status_tally *tally, size_t which)
{
	return tally->hidden[which];
}

static void few_weak_passwords_are_hidden_with_what_tells_them(void **state)
{
	(void)state;
	for (size_t bad = 0; bad <= 8; bad++) {
		struct status_tally tally = tally_of("pupil");
		bool few = bad > 0 && bad < 5;

		add_many(&tally, 20, judged("present", true, 0, 0));
		add_many(&tally, bad, judged("present", false, 1, 9));
		status_hide(&tally);
		assert_int_equal(is_hidden(&tally, STATUS_NOT_COMPLIANT), few);
		assert_int_equal(is_hidden(&tally, STATUS_COMPLIANT), few);
		assert_int_equal(is_hidden(&tally, STATUS_GROUP_FIRST), few);
		assert_int_equal(is_hidden(&tally, STATUS_OVER), few);
		assert_int_equal(is_hidden(&tally, STATUS_RUNS), few);
		assert_false(is_hidden(&tally, STATUS_PEOPLE));
	}
}

static void a_rare_reason_is_hidden_among_many(void **state)
{
	struct status_tally tally = tally_of("staff");
	struct state old = judged("present", false, 1, 9);

	(void)state;
	old.reasons = UINT64_C(1) << 30;
	add_many(&tally, 9, judged("present", false, 1, 9));
	add_many(&tally, 1, old);
	status_hide(&tally);
	assert_false(is_hidden(&tally, STATUS_NOT_COMPLIANT));
	assert_false(is_hidden(&tally, STATUS_GROUP_FIRST));
	assert_true(is_hidden(&tally, STATUS_GROUP_LAST));
}

static void grace_of_few_hides_both_its_figures(void **state)
{
	struct status_tally tally = tally_of("staff");

	(void)state;
	add_many(&tally, 9, judged("present", false, 1, 9));
	add_many(&tally, 1, judged("present", false, NOW, 0));
	status_hide(&tally);
	assert_false(is_hidden(&tally, STATUS_NOT_COMPLIANT));
	assert_true(is_hidden(&tally, STATUS_RUNS));
	assert_true(is_hidden(&tally, STATUS_OVER));
}

static void administrators_are_not_hidden(void **state)
{
	struct status_tally tally = tally_of("admin");

	(void)state;
	add_many(&tally, 1, judged("present", false, 1, 9));
	status_hide(&tally);
	for (size_t i = 0; i < STATUS_COUNTS; i++)
		assert_false(is_hidden(&tally, i));
}

static void reads_grace_from_the_policy(void **state)
{
	struct pwp_policy *policy = NULL;
	struct status_rules found;

	(void)state;
	assert_int_equal(pwp_policy_new("school", &policy), 0);
	assert_int_equal(pwp_policy_set(policy, "staff", "grace",
					(struct pwp_text){ "21d", 3 }, NULL),
			 0);
	assert_int_equal(pwp_policy_set(policy, "staff", "grace_logins",
					(struct pwp_text){ "7", 1 }, NULL),
			 0);
	assert_int_equal(status_rules(policy, "staff", &found), 0);
	assert_int_equal(found.grace_days, 21);
	assert_int_equal(found.grace_logins, 7);
	assert_false(found.enforced);
	assert_int_equal(pwp_policy_set(policy, NULL, "login_mode",
					(struct pwp_text){ "enforce", 7 }, NULL),
			 0);
	assert_int_equal(status_rules(policy, "staff", &found), 0);
	assert_true(found.enforced);
	assert_int_equal(status_rules(policy, "nobody", &found), PWP_ERR_UNKNOWN);
	pwp_policy_free(policy);
}

/* One fact at a time, and then with the ones that go before it. */
static void a_fate_follows_the_module(void **state)
{
	static const struct {
		bool break_glass, local, present, enforced, over, by_shadow, locked,
			too_new;
		enum status_fate fate;
	} cases[] = {
		{ 1, 1, 1, 1, 1, 0, 0, 0, STATUS_BREAK_GLASS },
		{ 1, 0, 0, 0, 0, 1, 1, 1, STATUS_BREAK_GLASS },
		{ 0, 0, 1, 1, 1, 0, 0, 0, STATUS_ELSEWHERE },
		{ 0, 0, 0, 0, 0, 1, 1, 1, STATUS_ELSEWHERE },
		{ 0, 1, 0, 1, 1, 0, 0, 0, STATUS_JUDGED_ANEW },
		{ 0, 1, 0, 0, 0, 1, 1, 1, STATUS_JUDGED_ANEW },
		{ 0, 1, 1, 0, 1, 0, 0, 0, STATUS_FORCED },
		{ 0, 1, 1, 0, 0, 1, 1, 1, STATUS_GRACE },
		{ 0, 1, 1, 1, 0, 0, 0, 0, STATUS_GRACE },
		{ 0, 1, 1, 1, 0, 1, 1, 1, STATUS_GRACE },
		{ 0, 1, 1, 1, 1, 1, 0, 0, STATUS_BY_SHADOW },
		{ 0, 1, 1, 1, 1, 1, 1, 1, STATUS_BY_SHADOW },
		{ 0, 1, 1, 1, 1, 0, 1, 0, STATUS_LOCKED },
		{ 0, 1, 1, 1, 1, 0, 1, 1, STATUS_LOCKED },
		{ 0, 1, 1, 1, 1, 0, 0, 1, STATUS_TOO_NEW },
		{ 0, 1, 1, 1, 1, 0, 0, 0, STATUS_FORCED },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct status_facts facts = {
			.rules = rules,
			.state = judged(cases[i].present ? "present" : "other", false,
					cases[i].over ? 1 : NOW, 9),
			.break_glass = cases[i].break_glass,
			.local = cases[i].local,
			.by_shadow = cases[i].by_shadow,
			.locked = cases[i].locked,
			.too_new = cases[i].too_new,
		};

		facts.rules.enforced = cases[i].enforced;
		assert_int_equal(status_fate(&facts, NOW), cases[i].fate);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fate_follows_the_module),
		cmocka_unit_test(grace_ends_with_days_and_log_ins),
		cmocka_unit_test(grace_runs_only_where_a_change_can_be_demanded),
		cmocka_unit_test(counts_everybody_once),
		cmocka_unit_test(every_group_is_counted_by_name),
		cmocka_unit_test(few_weak_passwords_are_hidden_with_what_tells_them),
		cmocka_unit_test(a_rare_reason_is_hidden_among_many),
		cmocka_unit_test(grace_of_few_hides_both_its_figures),
		cmocka_unit_test(administrators_are_not_hidden),
		cmocka_unit_test(reads_grace_from_the_policy),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
