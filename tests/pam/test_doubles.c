/* SPDX-License-Identifier: MIT */
/*
 * The module with the system's answers replaced (doubles.h): the root rule, who gets a
 * passphrase offered, whose names count, the system log, and every allocation failing in
 * turn.
 */
#include "doubles.h"
#include "script.h"

#include <dlfcn.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <syslog.h>
#include <cmocka.h>

#define GOOD "maple-Harbour-tin-52-lantern"
#define BAD "Password1!"
#define BAD_TOO "Arsenal2024!"
#define FORCED ((int)PAM_CHANGE_EXPIRED_AUTHTOK)

#define LINE(arguments) \
	"password requisite @ policy=school " arguments "\npassword required % see"

static struct doubles *doubles;

/* An ordinary user at a terminal. */
static int reset(void **state)
{
	(void)state;
	*doubles = (struct doubles){ .uid = 1000, .euid = 1000, .terminal = true };
	return 0;
}

static void run(void **state, struct script *script, const char *service)
{
	script_change(script, *state, MODULE, service);
}

static void root_is_held_to_the_policy(void **state)
{
	doubles->uid = 0;
	struct script script = { .answers = { BAD } };
	run(state, &script, LINE("retry=1"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
}

static void root_is_warned_where_the_policy_says_so(void **state)
{
	doubles->uid = 0;
	struct script script = { .answers = { BAD, BAD } };
	run(state, &script, LINE("retry=1 enforce_for_root=no"));
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_string_equal(script.authtok, BAD);
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "BAD PASSWORD"), 0);
	assert_true(script_count(&script, PAM_ERROR_MSG, "Warning: ") >= 1);
}

static void a_user_is_not_spared_by_the_root_rule(void **state)
{
	struct script script = { .answers = { BAD } };
	run(state, &script, LINE("retry=1 enforce_for_root=no"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
}

static void a_change_at_login_runs_as_root_but_is_the_users(void **state)
{
	doubles->uid = 0;
	struct script script = { .answers = { BAD }, .flags = FORCED };
	run(state, &script, LINE("retry=1 enforce_for_root=no"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
}

static void root_can_work_with_a_broken_policy(void **state)
{
	static const char broken[] =
		"password requisite @ policy=/dev/null\npassword required % see";
	doubles->uid = 0;
	struct script script = { .answers = { GOOD, GOOD } };
	run(state, &script, broken);
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "Warning: "), 1);
	assert_int_equal(doubles->n_logged, 1);
	assert_int_equal(doubles->priority, LOG_ALERT);
	struct script weak = { .answers = { "abc", "abcd", "abcde" } };
	run(state, &weak, broken);
	assert_int_equal(weak.code, PAM_MAXTRIES);
}

static void a_broken_policy_is_logged_once_with_its_place(void **state)
{
	static const struct {
		const char *service;
		const char *logged;
	} cases[] = {
		{ LINE("min_length=8 min_lenght=9"), "module argument min_lenght: " },
		{ LINE("min_length=eight"), "module argument min_length: " },
		{ LINE("debug"), "module argument debug: " },
		{ "password requisite @ policy=scool", "module argument policy: " },
		{ "password requisite @ policy=/dev/null", "/dev/null" },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		doubles->n_logged = 0;
		struct script script = { .answers = { GOOD, GOOD } };
		run(state, &script, cases[i].service);
		assert_int_equal(script.code, PAM_TRY_AGAIN);
		assert_int_equal(doubles->n_logged, 1);
		assert_int_equal(doubles->priority, LOG_ALERT);
		assert_ptr_equal(strstr(doubles->logged, cases[i].logged),
				 doubles->logged);
	}
}

static void a_refusal_leaves_no_line_in_the_log(void **state)
{
	struct script script = { .answers = { BAD, BAD_TOO, "abc" } };
	run(state, &script, LINE("retry=3"));
	assert_int_equal(script.code, PAM_MAXTRIES);
	assert_int_equal(doubles->n_logged, 0);
}

/* Right after the first refusal, before the next question, and another after the next. */
static void offers_a_passphrase_after_each_refusal(void **state)
{
	struct script script = { .answers = { BAD, BAD_TOO, GOOD, GOOD } };
	run(state, &script, LINE("retry=3"));
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "You could use"), 2);
	size_t asked = script_find(&script, PAM_PROMPT_ECHO_OFF, "New password");
	size_t offer = script_find(&script, PAM_TEXT_INFO, "You could use");
	assert_int_equal(script.lines[asked + 1].style, PAM_ERROR_MSG);
	for (size_t i = asked + 1; i <= offer; i++)
		assert_int_not_equal(script.lines[i].style, PAM_PROMPT_ECHO_OFF);
	assert_int_equal(script.lines[offer + 1].style, PAM_PROMPT_ECHO_OFF);
	const char *first = script.lines[offer].text;
	for (size_t i = offer + 1; i < script.n_lines; i++)
		assert_string_not_equal(script.lines[i].text, first);
}

/* What is printed between two questions. */
static size_t count_lines_after(const struct script *script, size_t question,
				size_t *longest)
{
	size_t count = 0;
	for (size_t i = question + 1;
	     i < script->n_lines && script->lines[i].style != PAM_PROMPT_ECHO_OFF;
	     i++, count++)
		if (strlen(script->lines[i].text) > *longest)
			*longest = strlen(script->lines[i].text);
	return count;
}

/* Passwords with many faults, in a pupil's words: four lines each, the last but one says what
 * to do. */
static void a_pupil_reads_four_lines_for_each_refusal(void **state)
{
	static const char *const bad[] = {
		"monkey",   "123",	"qwerty12",  "aaaa",	     "here2014",
		"14032009", "SW1A 1AA", "abcabc",    "Zebra2019",    "kq",
		"dragon",   "letmein1", "p4ssw0rd!", "07700 900123",
	};
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct script script = { .answers = { bad[i], GOOD, GOOD } };
		size_t longest = 0;
		run(state, &script,
		    LINE("retry=2 reading_level=plain min_classes=4 require=symbol "
			 "min_length=10"));
		size_t asked = script_find(&script, PAM_PROMPT_ECHO_OFF, "New password");
		size_t count = count_lines_after(&script, asked, &longest);
		assert_in_range(count, 3, 4);
		assert_in_range(longest, 1, 75);
		assert_int_equal(script.lines[asked + 1].style, PAM_ERROR_MSG);
		assert_non_null(strstr(script.lines[asked + count - 1].text,
				       "Put 3 words together"));
		for (size_t j = asked + 1; j < asked + count; j++)
			assert_null(strstr(script.lines[j].text, bad[i]));
	}
}

static void root_reads_of_the_person_and_the_person_of_itself(void **state)
{
	static const struct {
		int flags;
		const char *words;
	} cases[] = {
		{ 0, "the person's user name" },
		{ FORCED, "your user name" },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		doubles->uid = 0;
		struct script script = { .flags = cases[i].flags,
					 .answers = { "nobody2014" } };
		run(state, &script, LINE("retry=1"));
		assert_int_equal(script_count(&script, PAM_ERROR_MSG, cases[i].words), 1);
	}
}

static void an_offered_passphrase_is_accepted(void **state)
{
	struct script script = { .answers = { BAD, BAD_TOO, GOOD, GOOD } };
	run(state, &script, LINE("retry=3"));
	const char *line =
		script.lines[script_find(&script, PAM_TEXT_INFO, "You could use")].text;
	const char *phrase = strstr(line, ": ") + 2;
	struct script again = { .answers = { phrase, phrase } };
	run(state, &again, LINE("retry=1"));
	assert_int_equal(again.code, PAM_SUCCESS);
}

static void offers_only_to_a_person_who_may_see_it(void **state)
{
	static const struct {
		const char *service;
		int flags;
		bool terminal;
	} cases[] = {
		{ "passwd", 0, false },
		{ "passwd", PAM_SILENT, true },
		{ "chpasswd", 0, true },
		{ "newusers", 0, true },
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		doubles->terminal = cases[i].terminal;
		struct script script = {
			.service = cases[i].service,
			.flags = cases[i].flags,
			.answers = { BAD, BAD_TOO, "abc" },
		};
		run(state, &script, LINE("retry=3"));
		assert_int_not_equal(script.code, PAM_SUCCESS);
		assert_int_equal(script_count(&script, PAM_TEXT_INFO, "You could use"),
				 0);
	}
}

static void offers_nothing_to_who_only_mistyped(void **state)
{
	struct script script = { .answers = { GOOD, "x", GOOD, GOOD } };
	run(state, &script, LINE("retry=2"));
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "You could use"), 0);
}

/* A name that is in no list: only the person makes it weak. */
#define RARE "Vosmerank"
#define RARE_PASSWORD "Vosmerank/2031!x"

static void the_full_name_is_no_password(void **state)
{
	doubles->gecos = "Aisha " RARE ",Year 7";
	struct script script = { .answers = { RARE_PASSWORD } };
	run(state, &script, LINE("retry=1"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	doubles->gecos = "Aisha Khan,Year 7";
	struct script other = { .answers = { RARE_PASSWORD, RARE_PASSWORD } };
	run(state, &other, LINE("retry=1"));
	assert_int_equal(other.code, PAM_SUCCESS);
}

static void the_home_directory_is_no_password(void **state)
{
	doubles->home = "/srv/pupils/" RARE;
	struct script script = { .answers = { RARE_PASSWORD } };
	run(state, &script, LINE("retry=1"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
}

static void the_user_name_is_no_password(void **state)
{
	struct script script = { .user = RARE, .answers = { RARE_PASSWORD } };
	run(state, &script, LINE("retry=1"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
}

static void the_host_name_is_no_password(void **state)
{
	doubles->host = RARE;
	struct script script = { .answers = { RARE_PASSWORD } };
	run(state, &script, LINE("retry=1"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
}

static void use_authtok_with_nobody_before_us_is_logged(void **state)
{
	struct script script = { .answers = { GOOD, GOOD } };
	run(state, &script, LINE("use_authtok"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	assert_int_equal(script.prompts, 0);
	assert_int_equal(doubles->n_logged, 1);
	assert_int_equal(doubles->priority, LOG_ALERT);
}

static void a_long_full_name_does_not_stop_the_change(void **state)
{
	char name[2001];
	memset(name, 'q', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	memcpy(name + 255, "\xc3\xa9", 2); /* the cut falls into a letter */
	doubles->gecos = name;
	struct script script = { .answers = { GOOD, GOOD } };
	run(state, &script, LINE(""));
	assert_int_equal(script.code, PAM_SUCCESS);
}

static void the_group_chooses_the_profile(void **state)
{
	static const char password[] = "xV7#qLw2"; /* administrators have to use 12 */
	doubles->group = "pupils";
	struct script pupil = { .answers = { password } };
	run(state, &pupil, LINE("retry=1"));
	assert_int_equal(pupil.code, PAM_SUCCESS);
	doubles->group = "sudo";
	struct script admin = { .answers = { password } };
	run(state, &admin, LINE("retry=1"));
	assert_int_equal(admin.code, PAM_AUTHTOK_ERR);
	assert_int_equal(script_count(&admin, PAM_TEXT_INFO, "least 12 "), 1);
}

static void speaks_at_the_level_of_the_profile(void **state)
{
	struct script plain = { .answers = { "abc" } };
	run(state, &plain, LINE("retry=1 reading_level=plain"));
	assert_int_equal(script_count(&plain, PAM_TEXT_INFO, "characters"), 0);
	assert_int_equal(script_count(&plain, PAM_ERROR_MSG, "characters"), 0);
	struct script standard = { .answers = { "abc" } };
	run(state, &standard, LINE("retry=1 reading_level=standard"));
	assert_true(script_count(&standard, PAM_TEXT_INFO, "characters") >= 1);
	assert_true(script_count(&standard, PAM_ERROR_MSG, "characters") >= 1);
}

static void a_big_group_is_read_whole(void **state)
{
	doubles->big_group = (size_t)300 * 1024; /* ten thousand pupils */
	doubles->group = "sudo";
	struct script admin = { .answers = { GOOD, GOOD } };
	run(state, &admin, LINE(""));
	assert_true(script_count(&admin, PAM_TEXT_INFO, "least 12 ") == 1);
	assert_int_equal(doubles->n_logged, 0);
}

static void unknown_groups_refuse_the_change(void **state)
{
	doubles->group_fails = EIO;
	struct script script = { .answers = { GOOD, GOOD } };
	run(state, &script, LINE(""));
	assert_int_equal(script.code, PAM_TRY_AGAIN);
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "ask your teacher"), 1);
	assert_int_equal(doubles->n_logged, 1);
	assert_int_equal(doubles->priority, LOG_ALERT);
}

static void root_goes_on_without_groups(void **state)
{
	doubles->group_fails = EIO;
	doubles->uid = 0;
	struct script script = { .answers = { GOOD, GOOD } };
	run(state, &script, LINE(""));
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_int_equal(doubles->priority, LOG_WARNING);
}

static void no_such_user_is_not_a_failed_look_up(void **state)
{
	doubles->no_user = true;
	struct script absent = { .answers = { GOOD, GOOD } };
	run(state, &absent, LINE(""));
	assert_int_equal(absent.code, PAM_USER_UNKNOWN);
	assert_int_equal(doubles->n_logged, 0);

	doubles->user_fails = EIO;
	struct script broken = { .answers = { GOOD, GOOD } };
	run(state, &broken, LINE(""));
	assert_int_equal(broken.code, PAM_TRY_AGAIN);
	assert_int_equal(doubles->priority, LOG_ALERT);
}

/* Runs a change with the k-th allocation failing, for every k that there is. */
static void sweep(void **state, const struct script *plan, const char *service)
{
	size_t k = 0;
	do {
		*doubles = (struct doubles){ .uid = doubles->uid,
					     .euid = 1000,
					     .terminal = true,
					     .gecos = "Aisha Khan",
					     .fail_at = ++k };
		struct script script = *plan;
		run(state, &script, service);
		if (!doubles->failed)
			assert_int_equal(script.code, PAM_SUCCESS);
		else
			assert_int_equal(script.code, PAM_BUF_ERR);
	} while (doubles->failed);
	assert_true(k > 10); /* else nothing was swept */
}

static void want_of_memory_never_accepts(void **state)
{
	struct script script = { .answers = { GOOD, GOOD } };
	sweep(state, &script, LINE("min_length=9"));
}

static void want_of_memory_never_accepts_after_a_refusal(void **state)
{
	struct script script = { .answers = { BAD, BAD_TOO, GOOD, GOOD } };
	sweep(state, &script, LINE("retry=3"));
}

static void want_of_memory_never_accepts_under_a_broken_policy(void **state)
{
	doubles->uid = 0;
	struct script script = { .answers = { GOOD, GOOD } };
	sweep(state, &script,
	      "password requisite @ policy=/dev/null\npassword required % see");
}

static int setup(void **state)
{
	void *module = dlopen(MODULE, RTLD_NOW);
	doubles = module ? dlsym(module, "doubles") : NULL;
	return doubles ? script_setup(state) : -1;
}

#define TEST(name) cmocka_unit_test_setup(name, reset)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(root_is_held_to_the_policy),
		TEST(root_is_warned_where_the_policy_says_so),
		TEST(a_user_is_not_spared_by_the_root_rule),
		TEST(a_change_at_login_runs_as_root_but_is_the_users),
		TEST(root_can_work_with_a_broken_policy),
		TEST(a_broken_policy_is_logged_once_with_its_place),
		TEST(a_refusal_leaves_no_line_in_the_log),
		TEST(offers_a_passphrase_after_each_refusal),
		TEST(a_pupil_reads_four_lines_for_each_refusal),
		TEST(root_reads_of_the_person_and_the_person_of_itself),
		TEST(an_offered_passphrase_is_accepted),
		TEST(offers_only_to_a_person_who_may_see_it),
		TEST(offers_nothing_to_who_only_mistyped),
		TEST(the_full_name_is_no_password),
		TEST(the_home_directory_is_no_password),
		TEST(the_user_name_is_no_password),
		TEST(the_host_name_is_no_password),
		TEST(use_authtok_with_nobody_before_us_is_logged),
		TEST(a_long_full_name_does_not_stop_the_change),
		TEST(the_group_chooses_the_profile),
		TEST(speaks_at_the_level_of_the_profile),
		TEST(a_big_group_is_read_whole),
		TEST(unknown_groups_refuse_the_change),
		TEST(root_goes_on_without_groups),
		TEST(no_such_user_is_not_a_failed_look_up),
		TEST(want_of_memory_never_accepts),
		TEST(want_of_memory_never_accepts_after_a_refusal),
		TEST(want_of_memory_never_accepts_under_a_broken_policy),
	};
	return cmocka_run_group_tests_name("pam module with doubles", tests, setup,
					   script_teardown);
}
