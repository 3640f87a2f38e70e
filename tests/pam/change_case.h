/* SPDX-License-Identifier: MIT */
/* What the tests of a change share: passwords, the stack, and a change by the person. */
#ifndef PWP_TESTS_PAM_CHANGE_CASE_H
#define PWP_TESTS_PAM_CHANGE_CASE_H

#include "login_case.h"

#include "base/wipe.h"

#define OLD "amber-Ladder-frost-38-pillow"
#define OTHER "violet-Kettle-storm-64-marble"
#define CHANGE(options)                                    \
	"password required % old=" OLD "\n"                \
	"password requisite @ policy=school " options "\n" \
	"password required % see\n"                        \
	"password optional @ record policy=school " options

static inline struct script change(const char *user, const char *password,
				   const char *stack)
{
	struct script script = { .user = user, .code = -1, .answers = { password } };
	script_change(&script, machine.services, MODULE, stack);
	return script;
}

/* By the person: passwd runs with the person's real and root's effective uid. */
static inline int set_up_person(void **state)
{
	set_up(state);
	doubles->uid = 5000;
	return 0;
}

static inline size_t history_count(void)
{
	struct account account = machine_account();
	struct history history;
	assert_int_equal(history_load(&doubles->places, &account, &history), 0);
	size_t count = history.count;
	wipe(&history, sizeof(history));
	return count;
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up_person, tear_down)

#endif
