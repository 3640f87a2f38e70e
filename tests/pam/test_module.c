/* SPDX-License-Identifier: MIT */
/*
 * The module as it is installed, through libpam, as any user: what an application sees
 * and what the next module gets. The policy is a shipped one, so that the machine's own
 * has no say. PAM_CHANGE_EXPIRED_AUTHTOK stands in for "not the administrator" where the
 * test may be run by root.
 */
#include "script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#define GOOD "maple-Harbour-tin-52-lantern"
#define BAD "Password1!"
#define BAD_TOO "Arsenal2024!"
#define BAD_THREE "Summer2025!"
#define FORCED ((int)PAM_CHANGE_EXPIRED_AUTHTOK)

/* `before` us in the stack, our line, and a module that sees what it is left with. */
#define STACK(before, arguments)                                \
	(before "password requisite @ policy=school " arguments \
		"\npassword required % see")
#define LINE(arguments) STACK("", arguments)

static void run(void **state, struct script *script, const char *service)
{
	script_change(script, *state, MODULE, service);
}

static void takes_a_good_password(void **state)
{
	struct script script = { .answers = { GOOD, GOOD } };
	run(state, &script, LINE(""));
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_string_equal(script.authtok, GOOD);
	assert_int_equal(script.prompts, 2);
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, ""), 0);
}

static void says_the_rules_before_it_asks(void **state)
{
	struct script script = { .answers = { GOOD, GOOD } };
	run(state, &script, LINE("min_length=9"));
	size_t rule = script_find(&script, PAM_TEXT_INFO, "9 ");
	assert_int_not_equal(rule, SCRIPT_LINES);
	assert_true(rule < script_find(&script, PAM_PROMPT_ECHO_OFF, ""));
	assert_int_equal(script_find(&script, PAM_TEXT_INFO, "must follow these rules"),
			 0);
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "must follow these rules"),
			 1);
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "9 "), 1);
}

static void keeps_the_prompts_of_libpam(void **state)
{
	struct script script = { .answers = { GOOD, GOOD } };
	run(state, &script, LINE(""));
	assert_int_equal(script_count(&script, PAM_PROMPT_ECHO_OFF, "New password: "), 1);
	assert_int_equal(
		script_count(&script, PAM_PROMPT_ECHO_OFF, "Retype new password: "), 1);
}

static void refuses_with_every_reason_on_its_own_line(void **state)
{
	struct script script = { .answers = { "abc", GOOD, GOOD } };
	run(state, &script, LINE("min_classes=4"));
	assert_int_equal(script.code, PAM_SUCCESS);
	size_t lines = script_count(&script, PAM_ERROR_MSG, "");
	assert_true(lines >= 2);
	for (size_t i = 0; i < script.n_lines; i++)
		if (script.lines[i].style == PAM_ERROR_MSG)
			assert_ptr_equal(strstr(script.lines[i].text, "BAD PASSWORD: "),
					 script.lines[i].text);
}

static void asks_as_often_as_retry_says(void **state)
{
	struct script script = { .answers = { BAD, BAD_TOO, BAD_THREE, GOOD } };
	run(state, &script, LINE("retry=3"));
	assert_int_equal(script.code, PAM_MAXTRIES);
	assert_int_equal(script.prompts, 3);
	assert_string_equal(script.authtok, "");
}

static void takes_the_last_of_the_tries(void **state)
{
	struct script script = { .answers = { BAD, BAD_TOO, GOOD, GOOD } };
	run(state, &script, LINE("retry=3"));
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_string_equal(script.authtok, GOOD);
}

static void a_single_try_is_refused_not_exhausted(void **state)
{
	struct script script = { .answers = { BAD, GOOD, GOOD } };
	run(state, &script, LINE("retry=1"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	assert_int_equal(script.prompts, 1);
}

static void stops_when_the_same_password_comes_back(void **state)
{
	struct script script = { .answers = { BAD, BAD, GOOD, GOOD } };
	run(state, &script, LINE("retry=5"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	assert_int_equal(script.prompts, 2);
	/* A desktop tool that typed ahead must find the refusal after its second answer.
	 */
	assert_int_equal(script.lines[script.n_lines - 1].style, PAM_ERROR_MSG);
	assert_non_null(strstr(script.lines[script.n_lines - 1].text, "BAD PASSWORD: "));
}

static void an_older_password_may_come_back(void **state)
{
	struct script script = { .answers = { BAD, BAD_TOO, BAD, GOOD, GOOD } };
	run(state, &script, LINE("retry=5"));
	assert_int_equal(script.code, PAM_SUCCESS);
}

static void asks_again_after_a_mistyped_repetition(void **state)
{
	struct script script = { .answers = { GOOD, BAD, GOOD, GOOD } };
	run(state, &script, LINE("retry=2"));
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_int_equal(script.prompts, 4);
	assert_string_equal(script.authtok, GOOD);
}

static void mistyping_for_ever_exhausts_the_tries(void **state)
{
	struct script script = { .answers = { GOOD, BAD, GOOD, "x" } };
	run(state, &script, LINE("retry=2"));
	assert_int_equal(script.code, PAM_MAXTRIES);
	assert_string_equal(script.authtok, "");
}

static void is_silent_when_told_so(void **state)
{
	struct script script = { .answers = { BAD, BAD_TOO, GOOD, GOOD },
				 .flags = PAM_SILENT };
	run(state, &script, LINE("retry=3"));
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_int_equal(script.n_lines, script.prompts);
}

static void offers_nothing_without_a_terminal(void **state)
{
	struct script script = { .answers = { BAD, BAD_TOO, GOOD, GOOD } };
	int input = dup(STDIN_FILENO); /* the person who runs the tests has one */
	close(STDIN_FILENO);
	run(state, &script, LINE("retry=3"));
	dup2(input, STDIN_FILENO);
	close(input);
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "You could use"), 0);
}

static void a_program_is_told_once_and_no_rules(void **state)
{
	static const char *const programs[] = { "chpasswd", "newusers" };
	for (size_t i = 0; i < 2; i++) {
		struct script script = { .service = programs[i],
					 .answers = { BAD, BAD, BAD } };
		run(state, &script, LINE("retry=3"));
		assert_int_equal(script.code, PAM_AUTHTOK_ERR);
		assert_int_equal(script.prompts, 1);
		assert_int_equal(script_count(&script, PAM_TEXT_INFO, ""), 0);
		assert_true(script_count(&script, PAM_ERROR_MSG, "BAD PASSWORD: ") >= 1);
	}
}

static void judges_what_another_module_asked_for(void **state)
{
	static const struct {
		const char *service;
		int code;
	} cases[] = {
		{ STACK("password required % give=" GOOD "\n", "use_authtok"),
		  PAM_SUCCESS },
		{ STACK("password required % give=" BAD "\n", "use_authtok"),
		  PAM_AUTHTOK_ERR },
		{ STACK("password required % give=" GOOD "\n", ""), PAM_SUCCESS },
		{ STACK("password required % give=" BAD "\n", ""), PAM_AUTHTOK_ERR },
		{ LINE("use_authtok"), PAM_AUTHTOK_ERR }, /* nobody asked */
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct script script = { .answers = { GOOD, GOOD } };
		run(state, &script, cases[i].service);
		assert_int_equal(script.code, cases[i].code);
		assert_int_equal(script.prompts, 0);
		assert_string_equal(script.authtok,
				    script.code == PAM_SUCCESS ? GOOD : "");
		assert_int_equal(script_count(&script, PAM_TEXT_INFO, "start again"),
				 strstr(cases[i].service, BAD) != NULL);
	}
}

static void a_program_is_not_told_to_start_again(void **state)
{
	struct script script = { .service = "chpasswd" };
	run(state, &script, STACK("password required % give=" BAD "\n", ""));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	assert_true(script_count(&script, PAM_ERROR_MSG, "BAD PASSWORD: ") >= 1);
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, ""), 0);
}

static void an_optional_line_leaves_no_refused_password_behind(void **state)
{
	struct script script = { .answers = { BAD } };
	run(state, &script,
	    "password optional @ policy=school retry=1\npassword required % see");
	assert_int_not_equal(script.code, PAM_SUCCESS);
	assert_string_equal(script.authtok, "");
}

static void compares_with_the_old_password(void **state)
{
	struct script script = { .answers = { GOOD, GOOD } };
	run(state, &script, STACK("password required % old=" GOOD "\n", "retry=1"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	struct script control = { .answers = { GOOD, GOOD } };
	run(state, &control,
	    STACK("password required % old=Wholly/unlike44\n", "retry=1"));
	assert_int_equal(control.code, PAM_SUCCESS);
}

static void reads_options_from_its_line(void **state)
{
	struct script script = { .answers = { "abc", "abc" } };
	run(state, &script, LINE("change_mode=warn retry=1"));
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_string_equal(script.authtok, "abc");
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "BAD PASSWORD"), 0);
	assert_true(script_count(&script, PAM_ERROR_MSG, "Warning: ") >= 1);
}

static void reads_a_list_in_brackets(void **state)
{
	static const char password[] = "Vosmerank/2031!x"; /* a word of no list */
	struct script script = { .answers = { password } };
	run(state, &script, LINE("retry=1 [banned_words=dougal, vosmerank]"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	struct script control = { .answers = { password } };
	run(state, &control, LINE("retry=1 [banned_words=dougal, brian]"));
	assert_int_equal(control.code, PAM_SUCCESS);
}

static void a_fault_of_the_configuration_stops_the_change(void **state)
{
	static const char *const lines[] = {
		LINE("min_lenght=8"),		   /* no such option */
		LINE("min_length=8 min_length=6"), /* twice */
		LINE("min_length="),		   /* empty */
		LINE("min_length=9223372036854775808"),
		LINE("debug"),		 /* no such word */
		LINE("use_authtok=yes"), /* a word that takes no value */
		"password requisite @ policy=\npassword required % see",
		"password requisite @ policy=scool\npassword required % see",
		"password requisite @ policy=/nonexistent/policy.conf\npassword required "
		"% see",
		"password requisite @ policy=/dev/null\npassword required % see",
	};
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct script script = { .answers = { GOOD, GOOD }, .flags = FORCED };
		run(state, &script, lines[i]);
		assert_int_equal(script.code, PAM_TRY_AGAIN);
		assert_int_equal(script.prompts, 0);
		assert_int_equal(script_count(&script, PAM_ERROR_MSG, "ask your teacher"),
				 1);
	}
}

static void a_policy_that_others_can_change_is_a_broken_one(void **state)
{
	char path[256], line[512];
	(void)snprintf(path, sizeof(path), "%s/policy.conf", (const char *)*state);
	FILE *file = fopen(path, "we");
	assert_non_null(file);
	(void)fputs("include = school\n", file);
	(void)fclose(file);
	(void)snprintf(line, sizeof(line), "password requisite @ policy=%s", path);
	struct script script = { .answers = { GOOD, GOOD }, .flags = FORCED };
	run(state, &script, line); /* /tmp is writable for all */
	unlink(path);
	assert_int_equal(script.code, PAM_TRY_AGAIN);
}

static void an_unknown_user_is_unknown(void **state)
{
	struct script script = { .user = "no-such-user-here", .answers = { GOOD, GOOD } };
	run(state, &script, LINE(""));
	assert_int_equal(script.code, PAM_USER_UNKNOWN);
	assert_int_equal(script.prompts, 0);
}

static void a_failing_conversation_is_a_refusal(void **state)
{
	static const int codes[] = { PAM_CONV_ERR, PAM_CONV_AGAIN, PAM_BUF_ERR,
				     PAM_ABORT };
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
		struct script script = { .fail_with = codes[i] };
		run(state, &script, LINE("retry=3"));
		assert_int_equal(script.code, PAM_AUTHTOK_ERR);
		assert_int_equal(script.prompts, 1);
	}
}

static void no_answer_is_a_refusal(void **state)
{
	struct script first = { .hang_up = true };
	run(state, &first, LINE("retry=3"));
	assert_int_equal(first.code, PAM_AUTHTOK_ERR);
	struct script second = { .answers = { GOOD }, .hang_up = true };
	run(state, &second, LINE("retry=3"));
	assert_int_equal(second.code, PAM_AUTHTOK_ERR);
	assert_string_equal(second.authtok, "");
}

static void an_empty_password_is_refused(void **state)
{
	struct script script = { .answers = { "" } };
	run(state, &script, LINE("retry=1"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	assert_true(script_count(&script, PAM_ERROR_MSG, "BAD PASSWORD: ") >= 1);
}

/* A password of `size` bytes that is strong as far as it can be read. */
static char *long_password(size_t size)
{
	char *password = malloc(size + 1);
	assert_non_null(password);
	uint32_t random = 12345;
	for (size_t i = 0; i < size; i++) {
		random = random * 1664525 + 1013904223;
		password[i] = (char)('!' + (random >> 16) % 90);
	}
	password[size] = '\0';
	return password;
}

static void the_longest_password_is_511_bytes(void **state)
{
	static const struct {
		size_t size;
		int code;
	} cases[] = {
		{ 511, PAM_SUCCESS },
		{ 512, PAM_AUTHTOK_ERR },
		{ 1024 * 1024, PAM_AUTHTOK_ERR },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *password = long_password(cases[i].size);
		struct script script = { .answers = { password, password } };
		run(state, &script, LINE("retry=1"));
		assert_int_equal(script.code, cases[i].code);
		assert_int_equal(script_count(&script, PAM_ERROR_MSG, "BAD PASSWORD: ") >
					 0,
				 cases[i].code != PAM_SUCCESS);
		free(password);
	}
}

static void invalid_utf8_is_judged_not_a_fault(void **state)
{
	struct script script = { .answers = { "caf\xe9-\xff\xfe-latin1", GOOD, GOOD } };
	run(state, &script, LINE("retry=2"));
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "could not be checked"), 0);
}

/* The lowest free descriptor: it moves up when one is left open below. */
static int next_descriptor(void)
{
	int fd = dup(STDIN_FILENO);
	close(fd);
	return fd;
}

static void leaves_the_host_program_as_it_was(void **state)
{
	int before = next_descriptor();
	char *folder = getcwd(NULL, 0);
	mode_t mask = umask(027);
	struct script script = { .answers = { BAD, GOOD, GOOD } };
	run(state, &script, LINE("retry=3"));
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_int_equal(umask(mask), 027);
	char *folder_after = getcwd(NULL, 0);
	assert_string_equal(folder, folder_after);
	assert_int_equal(next_descriptor(), before);
	free(folder);
	free(folder_after);
}

static void the_other_stages_decide_nothing(void **state)
{
	static const char *const kinds[] = { "auth", "account", "session" };
	for (size_t i = 0; i < 3; i++) {
		for (int alone = 0; alone < 2; alone++) {
			char path[256];
			(void)snprintf(path, sizeof(path), "%s/test",
				       (const char *)*state);
			FILE *file = fopen(path, "we");
			assert_non_null(file);
			(void)fprintf(file, "%s required %s\n%s", kinds[i], MODULE,
				      alone ? "" : kinds[i]);
			if (!alone)
				(void)fputs(" required pam_permit.so\n", file);
			(void)fclose(file);
			struct script script = { .service = NULL };
			struct pam_conv conversation = { NULL, &script };
			pam_handle_t *pamh = NULL;
			assert_int_equal(pam_start_confdir("test", "nobody",
							   &conversation, *state, &pamh),
					 PAM_SUCCESS);
			int code = i == 0   ? pam_authenticate(pamh, 0)
				   : i == 1 ? pam_acct_mgmt(pamh, 0)
					    : pam_open_session(pamh, 0);
			/* libpam's answer where no module decides */
			assert_int_equal(code, alone ? PAM_PERM_DENIED : PAM_SUCCESS);
			if (i == 0)
				code = pam_setcred(pamh, PAM_ESTABLISH_CRED);
			if (i == 2)
				code = pam_close_session(pamh, 0);
			assert_int_equal(code, alone ? PAM_PERM_DENIED : PAM_SUCCESS);
			(void)pam_end(pamh, code);
			unlink(path);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_a_good_password),
		cmocka_unit_test(says_the_rules_before_it_asks),
		cmocka_unit_test(keeps_the_prompts_of_libpam),
		cmocka_unit_test(refuses_with_every_reason_on_its_own_line),
		cmocka_unit_test(asks_as_often_as_retry_says),
		cmocka_unit_test(takes_the_last_of_the_tries),
		cmocka_unit_test(a_single_try_is_refused_not_exhausted),
		cmocka_unit_test(stops_when_the_same_password_comes_back),
		cmocka_unit_test(an_older_password_may_come_back),
		cmocka_unit_test(asks_again_after_a_mistyped_repetition),
		cmocka_unit_test(mistyping_for_ever_exhausts_the_tries),
		cmocka_unit_test(is_silent_when_told_so),
		cmocka_unit_test(offers_nothing_without_a_terminal),
		cmocka_unit_test(a_program_is_told_once_and_no_rules),
		cmocka_unit_test(judges_what_another_module_asked_for),
		cmocka_unit_test(a_program_is_not_told_to_start_again),
		cmocka_unit_test(an_optional_line_leaves_no_refused_password_behind),
		cmocka_unit_test(compares_with_the_old_password),
		cmocka_unit_test(reads_options_from_its_line),
		cmocka_unit_test(reads_a_list_in_brackets),
		cmocka_unit_test(a_fault_of_the_configuration_stops_the_change),
		cmocka_unit_test(a_policy_that_others_can_change_is_a_broken_one),
		cmocka_unit_test(an_unknown_user_is_unknown),
		cmocka_unit_test(a_failing_conversation_is_a_refusal),
		cmocka_unit_test(no_answer_is_a_refusal),
		cmocka_unit_test(an_empty_password_is_refused),
		cmocka_unit_test(the_longest_password_is_511_bytes),
		cmocka_unit_test(invalid_utf8_is_judged_not_a_fault),
		cmocka_unit_test(leaves_the_host_program_as_it_was),
		cmocka_unit_test(the_other_stages_decide_nothing),
	};
	return cmocka_run_group_tests_name("pam module", tests, script_setup,
					   script_teardown);
}
