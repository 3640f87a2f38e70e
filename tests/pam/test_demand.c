/* SPDX-License-Identifier: MIT */
/*
 * A demanded change that comes to nothing: what is the person's doing is demanded again, what is
 * the machine's lets the person in after two tries of a day.
 */
#include "login_case.h"

#include <syslog.h>

/* What makes a demanded change come to nothing, and whether that is counted. `uid`: root's
 * program counts in advance, for it may drop its handle without a word. */
static void only_what_the_other_modules_refuse_is_counted(void **state)
{
	static const char accepts[] = STACK(WEAK, ENFORCE);
#define BEGIN                                         \
	"auth required % give=" WEAK "\n"             \
	"auth optional @ policy=school " ENFORCE "\n" \
	"account required %\n"                        \
	"account required @ policy=school " ENFORCE "\n"
	static const char stores_nothing[] = BEGIN "password requisite @ policy=school";
	static const char refuses_at_once[] = BEGIN
		"password requisite @ policy=school\npassword requisite pam_deny.so";
	/* another module asks first, and what it gets is not enough for it */
	static const char asks_before[] =
		BEGIN "password requisite % see\n"
		      "password requisite @ policy=school\n"
		      "password optional @ record policy=school";
	static const struct {
		struct script script;
		const char *stack;
		uint32_t unstored;
	} cases[] = {
		{ { .answers = { NEW, NEW } }, accepts, 0 },
		{ { .answers = { NEW, NEW } }, stores_nothing, 1 },
		{ { .answers = { NEW, NEW } }, refuses_at_once, 1 },
		{ { .answers = { WEAK } }, stores_nothing, 0 },
		{ { .answers = { NULL }, .hang_up = true }, stores_nothing, 0 },
		{ { .current = GOOD, .answers = { NEW, NEW } }, stores_nothing, 1 },
		{ { .current = GOOD, .answers = { NEW } }, refuses_at_once, 0 },
		{ { .current = "", .answers = { NEW } }, refuses_at_once, 0 },
		{ { .answers = { NEW } }, asks_before, 0 },
	};

	for (unsigned i = 0; i < 2 * COUNT_OF(cases); i++) {
		struct script script = cases[i / 2].script;
		struct state remembered;
		tear_down(state);
		set_up(state);
		doubles->uid = i % 2 ? 0 : MACHINE_UID;
		login(&script, cases[i / 2].stack);
		assert_int_equal(script.account_code, PAM_NEW_AUTHTOK_REQD);
		assert_true(machine_state(&machine, &remembered));
		assert_int_equal(remembered.unstored, cases[i / 2].unstored);
		assert_int_equal(doubles->n_logged, 0);
	}
}

/* A directory has accepted it, and who does not know shadow's could not change it. */
static void a_password_that_shadow_does_not_have_is_warned_of_only(void **state)
{
	static const char stack[] = "auth required % give=letmein99\n"
				    "auth optional @ policy=school " ENFORCE "\n"
				    "account required %\n"
				    "account required @ policy=school " ENFORCE "\n";

	(void)state;
	doubles->uid = 0;
	for (int i = 0; i < 3; i++) {
		struct script script = { .answers = { NEW, NEW } };
		login(&script, stack);
		assert_int_equal(script.account_code, PAM_SUCCESS);
		assert_int_equal(script_count(&script, PAM_TEXT_INFO, "change it soon"),
				 1);
	}
	assert_int_equal(machine_audited(&machine, "warned"), 3);
}

/* Two demands are broken off, as with Ctrl-D; the third is still one. */
static void who_breaks_a_demand_off_meets_it_again(void **state)
{
	(void)state;
	doubles->uid = 0;
	for (int i = 0; i < 20; i++) {
		struct script script = { .answers = { NULL }, .hang_up = true };
		login(&script, STACK(WEAK, ENFORCE));
		assert_int_equal(script.account_code, PAM_NEW_AUTHTOK_REQD);
		assert_int_not_equal(script.code, PAM_SUCCESS);
	}
	assert_int_equal(machine_audited(&machine, "cannot_force"), 0);
}

/* Nothing stores what is accepted: after two the person is let in for the day. */
static void a_machine_that_stores_nothing_keeps_nobody_out(void **state)
{
	static const char stack[] = BEGIN "password requisite @ policy=school\n";

	(void)state;
	doubles->uid = 0;
	for (int day = 0; day < 3; day++) {
		for (int i = 0; i < 4; i++) {
			struct script script = { .answers = { NEW, NEW } };
			login(&script, stack);
			assert_int_equal(script.account_code,
					 i < 2 ? PAM_NEW_AUTHTOK_REQD : PAM_SUCCESS);
		}
		assert_int_equal(doubles->priority, LOG_ALERT);
		assert_non_null(
			strstr(doubles->logged, "what was accepted was not stored"));
		doubles->now += DAY;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(only_what_the_other_modules_refuse_is_counted),
		TEST(a_password_that_shadow_does_not_have_is_warned_of_only),
		TEST(who_breaks_a_demand_off_meets_it_again),
		TEST(a_machine_that_stores_nothing_keeps_nobody_out),
	};
	return cmocka_run_group_tests_name("demand", tests, set_up_all, NULL);
}
