/* SPDX-License-Identifier: MIT */
/*
 * What a login tells the system log, which is one line for each fault and nothing else, and
 * what it tells libpam, which is nothing.
 */
#include "login_case.h"

#include <errno.h>
#include <syslog.h>

#define WARN "login_mode=warn max_age=200d history=3"

static void an_ordinary_login_is_not_logged(void **state)
{
	(void)state;
	pass(STACK(GOOD, ENFORCE " max_age=200d history=3"));
	pass(STACK(GOOD, ENFORCE " max_age=200d history=3"));
	pass(STACK(WEAK, WARN));
	struct script script = { .answers = { NEW, NEW } };
	login(&script, STACK(WEAK, ENFORCE " history=3"));
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_int_equal(doubles->n_logged, 0);
}

static void lose_shadow(void)
{
	unlink(doubles->places.shadow);
}

static void lose_the_directory(void)
{
	doubles->user_fails = EIO;
}

static void lose_the_state(void)
{
	scratch_text(&machine.scratch, "state", "not a folder");
}

static void lose_the_trail(void)
{
	scratch_text(&machine.scratch, "log", "not a folder");
}

static void corrupt_the_state(void)
{
	machine_corrupt(&machine, "state");
}

static void corrupt_the_words(void)
{
	machine_corrupt(&machine, "personal");
}

static const struct {
	void (*lose)(void);
	const char *stack;
	const char *logged;
	size_t lines; /* what else is out of reach is told before */
} faults[] = {
	{ lose_shadow, STACK(GOOD, WARN), "the names of the account: ", 3 },
	{ lose_the_directory, STACK(GOOD, WARN), "the judgement at login: ", 1 },
	{ lose_the_state, STACK(GOOD, "login_mode=warn"),
	  "the state of a password: ", 3 },
	{ lose_the_state, STACK(WEAK, "login_mode=warn"),
	  "the state of a password: ", 3 },
	{ corrupt_the_state, STACK(GOOD, "login_mode=warn"),
	  "the state of a password: ", 1 },
	{ corrupt_the_state, STACK(WEAK, "login_mode=warn"),
	  "the state of a password: ", 1 },
	{ corrupt_the_words, STACK(GOOD, WARN), "the kept words: ", 1 },
	{ lose_the_trail, STACK(GOOD, WARN), "the audit trail: ", 1 },
	{ lose_the_trail, STACK(WEAK, WARN), "the audit trail: ", 1 },
};

static void each_fault_is_logged_by_its_name(void **state)
{
	for (size_t i = 0; i < COUNT_OF(faults); i++) {
		faults[i].lose();
		pass(faults[i].stack);
		CHECK(strstr(doubles->logged, faults[i].logged) == doubles->logged,
		      doubles->logged);
		CHECK(doubles->n_logged == faults[i].lines, faults[i].logged);
		CHECK(doubles->priority == LOG_ALERT, faults[i].logged);
		tear_down(state);
		set_up(state);
	}
}

/* A user that is not known here is no fault: another module's. */
static void an_unknown_user_is_not_logged(void **state)
{
	(void)state;
	doubles->no_user = true;
	pass(STACK(WEAK, ENFORCE));
	assert_int_equal(doubles->n_logged, 0);
}

/* Not even the policy is read. */
static void who_is_not_judged_is_not_logged(void **state)
{
	static const char broken[] = STACK(WEAK, ENFORCE " min_lenght=9");

	(void)state;
	scratch_text(&machine.scratch, "policy/disabled", "");
	pass(broken);
	assert_int_equal(doubles->n_logged, 0);
	unlink(scratch_path(&machine.scratch, "policy/disabled"));
	doubles->uid = doubles->euid = MACHINE_UID;
	pass(broken);
	assert_int_equal(doubles->n_logged, 0);
}

/* Where success would let somebody in, the module says what counts for nothing. */
#define FOR_NOTHING(password, options)                                    \
	"auth required % give=" password "\n"                             \
	"auth [success=bad default=ignore] @ policy=school " options "\n" \
	"account required %\n"                                            \
	"account [success=bad default=ignore] @ policy=school " options

static void a_login_is_never_let_in_by_the_module(void **state)
{
	(void)state;
	pass(FOR_NOTHING(GOOD, ENFORCE));
	pass(FOR_NOTHING(GOOD, ENFORCE " max_age=80d"));
	pass(FOR_NOTHING(WEAK, "login_mode=warn"));
	pass(FOR_NOTHING(WEAK, "login_mode=observe"));
	pass(FOR_NOTHING(WEAK, ENFORCE " min_lenght=9"));
	doubles->user_fails = EIO;
	pass(FOR_NOTHING(WEAK, ENFORCE));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_ordinary_login_is_not_logged),
		TEST(each_fault_is_logged_by_its_name),
		TEST(an_unknown_user_is_not_logged),
		TEST(who_is_not_judged_is_not_logged),
		TEST(a_login_is_never_let_in_by_the_module),
	};
	return cmocka_run_group_tests_name("login log", tests, set_up_all, NULL);
}
