/* SPDX-License-Identifier: MIT */
/*
 * The attempts of one sitting: nobody creeps from a refused password to one that is hardly
 * better, and who tries on and on has to wait.
 */
#include "change_case.h"

#include <stdlib.h>
#include <time.h>

static const char like_refused[] = "It is too much like";

/* What people do after a refusal: something before it, behind it or in its midst. */
static const char *const edits[] = { "1", "!", "23", "X", "?9", "abc", "#", "2024" };
static const char *const weak[] = {
	"Password1",   "Liverpool20", "qwerty1234", "sunshine!", "Football9",
	"monkey12",    "iloveyou2",   "Charlie1",   "letmein99", "dragon2010",
	"Chocolate1!", "princess",    "starwars7",  "trustno1",	 "Michael1",
	"superman9",   "batman2015",  "Welcome1",   "butterfly", "elephant1",
};

/* Edits number `steps` of the password, the same for the same numbers. */
static void edit(const char *password, unsigned which, unsigned steps, char next[64])
{
	char with[64];

	snprintf(next, 64, "%s", password);
	for (unsigned i = 0; i < steps; i++) {
		unsigned number = which * 7 + i * 3;
		const char *more = edits[number % COUNT_OF(edits)];
		if (number % 3 == 0)
			snprintf(with, sizeof(with), "%s%.40s", more, next);
		else
			snprintf(with, sizeof(with), "%.40s%s", next, more);
		memcpy(next, with, sizeof(with));
	}
}

/* Whether one of five attempts is taken, each an edit of the one before. */
static bool creeps_in(const char *password, unsigned which, bool in_one_sitting)
{
	static char attempts[5][64];
	struct script script = { .hang_up = true };

	for (unsigned i = 0; i < COUNT_OF(attempts); i++) {
		edit(password, which, i, attempts[i]);
		script.answers[i] = attempts[i];
		if (!in_one_sitting &&
		    change(NULL, attempts[i], CHANGE("retry=1")).code == PAM_SUCCESS)
			return true;
	}
	if (!in_one_sitting)
		return false;
	/* whoever is asked to retype has been taken */
	script_change(&script, machine.services, MODULE, CHANGE("retry=5"));
	return script_count(&script, PAM_PROMPT_ECHO_OFF, "Retype") > 0;
}

static void nobody_creeps_from_a_refused_password_to_one_that_is_taken(void **state)
{
	int alone = 0, sitting = 0;

	(void)state;
	for (unsigned i = 0; i < COUNT_OF(weak); i++) {
		alone += creeps_in(weak[i], i, false);
		sitting += creeps_in(weak[i], i, true);
	}
	print_message("# of %zu, %d are taken one by one, %d in one sitting\n",
		      COUNT_OF(weak), alone, sitting);
	assert_true(alone >= 8);
	assert_true(sitting <= alone / 4);
}

static void what_is_quite_another_one_is_taken(void **state)
{
	(void)state;
	for (unsigned i = 0; i < COUNT_OF(weak); i++) {
		struct script script = { .answers = { weak[i], NEW, NEW } };
		script_change(&script, machine.services, MODULE, CHANGE("retry=3"));
		assert_int_equal(script_count(&script, PAM_ERROR_MSG, like_refused), 0);
		assert_int_equal(script.code, PAM_SUCCESS);
	}
}

static double now(void)
{
	struct timespec time;

	assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &time), 0);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* The service's line as often as there are attempts: they are of one handle. */
static double time_of_refusals(int count)
{
	char stack[4096] = "";
	static const char *const refused[] = { "aaaaaa1", "bbbbbb2", "cccccc3", "dddddd4",
					       "eeeeee5", "ffffff6", "gggggg7" };
	struct script script = { .hang_up = true };
	size_t len = 0;

	for (int i = 0; i < count; i++)
		script.answers[i] = refused[i];
	for (int i = 0; i < 3; i++)
		len += (size_t)snprintf(stack + len, sizeof(stack) - len, "%s",
					"password optional @ policy=school retry=3\n");
	double start = now();
	script_change(&script, machine.services, MODULE, stack);
	assert_int_not_equal(script.code, PAM_SUCCESS);
	return now() - start;
}

static void the_sixth_refusal_waits_and_no_earlier_one(void **state)
{
	(void)state;
	assert_true(time_of_refusals(5) < 1.0);
	assert_true(time_of_refusals(7) >= 2.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(nobody_creeps_from_a_refused_password_to_one_that_is_taken),
		CASE(what_is_quite_another_one_is_taken),
		CASE(the_sixth_refusal_waits_and_no_earlier_one),
	};
	return cmocka_run_group_tests_name("sitting", tests, set_up_all, NULL);
}
