/* SPDX-License-Identifier: MIT */
/*
 * A word on the module's line that means nothing: the line is at fault, and what a person
 * reads is what happens. PAM_CHANGE_EXPIRED_AUTHTOK stands in for "not the administrator".
 */
#include "script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#define GOOD "maple-Harbour-tin-52-lantern"
#define BAD "Password1!"
#define FORCED ((int)PAM_CHANGE_EXPIRED_AUTHTOK)

static void run(void **state, struct script *script, const char *service)
{
	script_change(script, *state, MODULE, service);
}

/* Mistypes a word: letter `at` is left out, doubled, or takes the place of its neighbour. */
static void mistype(const char *word, size_t at, size_t how, char *buf, size_t size)
{
	int head = (int)at;

	if (how == 0)
		(void)snprintf(buf, size, "%.*s%s", head, word, word + at + 1);
	else if (how == 1)
		(void)snprintf(buf, size, "%.*s%c%s", head, word, word[at], word + at);
	else
		(void)snprintf(buf, size, "%.*s%c%c%s", head, word, word[at + 1],
			       word[at], word + at + 2);
}

typedef void mistyped_fn(void **state, const char *word);

static void for_each_mistyped(void **state, mistyped_fn *try)
{
	static const char *const words[] = { "record", "use_authtok", "min_length=3" };
	char word[64];
	size_t count = 0;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		for (size_t j = 0; j < 18; j++) {
			/* the last letter has no neighbour */
			mistype(words[i], j / 3 % (strlen(words[i]) - 1), j % 3, word,
				sizeof(word));
			if (strcmp(word, words[i]) == 0)
				continue;
			try(state, word);
			count++;
		}
	assert_true(count >= 50);
}

/* Runs a change through a line that judges, the storing module, and the mistyped line. */
static struct script change_beside(void **state, const char *control, const char *word,
				   int flags)
{
	struct script script = { .answers = { GOOD, GOOD }, .flags = flags };
	char line[256];

	(void)snprintf(line, sizeof(line),
		       "password requisite @ policy=school\npassword required %% see\n"
		       "password %s @ %s",
		       control, word);
	run(state, &script, line);
	return script;
}

static void assert_nothing_of_a_fault(const struct script *script)
{
	assert_int_equal(script_count(script, PAM_ERROR_MSG, ""), 0);
	assert_int_equal(script_count(script, PAM_TEXT_INFO, "Warning"), 0);
	assert_string_equal(script->authtok, GOOD);
	assert_int_equal(script->prompts, 2);
}

/* What the person reads is what happens. */
static void an_optional_line_is_silent(void **state, const char *word)
{
	struct script script = change_beside(state, "optional", word, FORCED);
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_nothing_of_a_fault(&script);
}

static void a_required_line_stops_before_anything_is_stored(void **state,
							    const char *word)
{
	struct script script = change_beside(state, "required", word, FORCED);
	assert_int_equal(script.code, PAM_TRY_AGAIN);
	assert_string_equal(script.authtok, "");
	assert_int_equal(script.prompts, 0);
}

/* Without another line of ours nothing unjudged is left for the next module. */
static void an_optional_line_alone_leaves_no_password(void **state, const char *word)
{
	struct script script = { .answers = { GOOD, GOOD }, .flags = FORCED };
	char line[256];

	(void)snprintf(line, sizeof(line),
		       "password required %% give=" BAD "\npassword optional @ %s\n"
		       "password required %% see",
		       word);
	run(state, &script, line);
	assert_int_not_equal(script.code, PAM_SUCCESS);
	assert_string_equal(script.authtok, "");
	assert_true(script_count(&script, PAM_ERROR_MSG, "ask your teacher") >= 1);
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "no password can"), 0);
}

/* Nothing stops a module that asks for a password itself: then what we said must not be that
 * nothing is changed. */
static void an_optional_line_alone_tells_no_outcome(void **state, const char *word)
{
	struct script script = { .answers = { GOOD, GOOD }, .flags = FORCED };
	char line[256];

	(void)snprintf(line, sizeof(line),
		       "password optional @ %s\npassword required %% give=" GOOD " see",
		       word);
	run(state, &script, line);
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_string_equal(script.authtok, GOOD);
	assert_true(script_count(&script, PAM_ERROR_MSG, "ask your teacher") >= 1);
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "password cannot"), 0);
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "not set"), 0);
}

static void root_is_not_kept_waiting(void **state, const char *word)
{
	static const char *const controls[] = { "optional", "required", "requisite" };

	for (size_t i = 0; getuid() == 0 && i < 3; i++) {
		struct script script = change_beside(state, controls[i], word, 0);
		assert_int_equal(script.code, PAM_SUCCESS);
		assert_nothing_of_a_fault(&script);
	}
}

static void a_mistyped_line_says_nothing_untrue(void **state)
{
	for_each_mistyped(state, an_optional_line_is_silent);
	for_each_mistyped(state, an_optional_line_alone_tells_no_outcome);
}

static void a_mistyped_line_that_is_needed_stops_the_change(void **state)
{
	for_each_mistyped(state, a_required_line_stops_before_anything_is_stored);
	for_each_mistyped(state, an_optional_line_alone_leaves_no_password);
}

static void a_mistyped_line_does_not_stop_root(void **state)
{
	for_each_mistyped(state, root_is_not_kept_waiting);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mistyped_line_says_nothing_untrue),
		cmocka_unit_test(a_mistyped_line_that_is_needed_stops_the_change),
		cmocka_unit_test(a_mistyped_line_does_not_stop_root),
	};
	return cmocka_run_group_tests_name("pam module line", tests, script_setup,
					   script_teardown);
}
