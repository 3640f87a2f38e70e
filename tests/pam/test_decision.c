/* SPDX-License-Identifier: MIT */
/*
 * pam/decision.c in every combination of its facts, against the sentence of
 * docs/architecture.md written out once more: a change is demanded only if all holds.
 */
#include "pam/decision.h"

#include "check.h"

#include <string.h>

#define FLAGS 9
#define COMBINATIONS (3u << FLAGS)

static struct login_facts facts_from(unsigned number)
{
	return (struct login_facts){
		.mode = (enum pwp_login_mode)(number >> FLAGS),
		.root_on_console = number & 1u,
		.break_glass = number >> 1 & 1u,
		.groups_known = number >> 2 & 1u,
		.local = number >> 3 & 1u,
		.grace_over = number >> 4 & 1u,
		.service_forces = number >> 5 & 1u,
		.shadow_backend = number >> 6 & 1u,
		.stuck = number >> 7 & 1u,
		.seen = number >> 8 & 1u,
	};
}

static bool may_demand(const struct login_facts *facts)
{
	return facts->mode == PWP_LOGIN_MODE_ENFORCE && facts->grace_over &&
	       facts->service_forces && facts->groups_known && facts->local &&
	       !facts->root_on_console && !facts->break_glass && !facts->shadow_backend &&
	       !facts->stuck;
}

static void demands_only_if_nothing_speaks_against_it(void **state)
{
	size_t demanded = 0;

	(void)state;
	for (unsigned i = 0; i < COMBINATIONS; i++) {
		struct login_facts facts = facts_from(i);
		bool demands = decision_make(&facts) == OUTCOME_DEMANDED;
		assert_int_equal(demands, may_demand(&facts));
		demanded += demands;
	}
	assert_int_equal(demanded, 2); /* seen or not */
}

static void observing_says_nothing_and_all_else_warns(void **state)
{
	(void)state;
	for (unsigned i = 0; i < COMBINATIONS; i++) {
		struct login_facts facts = facts_from(i);
		enum outcome outcome = decision_make(&facts);
		assert_int_not_equal(outcome, OUTCOME_COMPLIANT);
		assert_int_equal(outcome == OUTCOME_OBSERVED,
				 facts.mode == PWP_LOGIN_MODE_OBSERVE);
	}
}

static void user_option_a_demand_could_lock_out_is_told_apart(void **state)
{
	struct login_facts facts = {
		.mode = PWP_LOGIN_MODE_ENFORCE,
		.groups_known = true,
		.local = true,
		.grace_over = true,
		.service_forces = true,
		.break_glass = true,
		.stuck = true,
		.seen = true,
	};

	(void)state;
	assert_int_equal(decision_make(&facts), OUTCOME_EXEMPT);
	facts.break_glass = false;
	assert_int_equal(decision_make(&facts), OUTCOME_CANNOT_FORCE);
	facts.stuck = false;
	facts.shadow_backend = true;
	assert_int_equal(decision_make(&facts), OUTCOME_CANNOT_FORCE);
	facts.grace_over = false; /* nothing is due yet: no alert either */
	assert_int_equal(decision_make(&facts), OUTCOME_WARNED);
	facts.seen = false;
	assert_int_equal(decision_make(&facts), OUTCOME_UNSEEN);
}

static void outcomes_have_names_of_their_own(void **state)
{
	(void)state;
	for (unsigned a = 0; a < OUTCOME_END; a++)
		for (unsigned b = 0; b < a; b++)
			assert_string_not_equal(decision_name((enum outcome)a),
						decision_name((enum outcome)b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(demands_only_if_nothing_speaks_against_it),
		cmocka_unit_test(observing_says_nothing_and_all_else_warns),
		cmocka_unit_test(user_option_a_demand_could_lock_out_is_told_apart),
		cmocka_unit_test(outcomes_have_names_of_their_own),
	};
	return cmocka_run_group_tests_name("decision", tests, NULL, NULL);
}
