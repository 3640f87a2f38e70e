/* SPDX-License-Identifier: MIT */
/*
 * A login through the module with doubles, on a made-up machine: what is demanded, said,
 * remembered and audited.
 */
#include "login_case.h"

#include <errno.h>
#include <syslog.h>

/* ---- a password that keeps the rules */

static void a_good_password_is_remembered_and_not_talked_about(void **state)
{
	struct state remembered;

	(void)state;
	assert_int_equal(pass(STACK(GOOD, ENFORCE)).n_lines, 0);
	assert_true(machine_state(&machine, &remembered));
	assert_true(remembered.compliant);
	assert_int_equal(remembered.judged, MACHINE_NOW);
	assert_string_equal(remembered.profile, "staff");
	assert_int_equal(machine_audited(&machine, "compliant"), 1);
	assert_int_equal(doubles->n_logged, 0);
}

static void a_good_password_is_remembered_once_a_day(void **state)
{
	struct state remembered;

	(void)state;
	pass(STACK(GOOD, ENFORCE));
	doubles->now += 60;
	pass(STACK(GOOD, ENFORCE));
	assert_true(machine_state(&machine, &remembered));
	assert_int_equal(remembered.judged, MACHINE_NOW);
	assert_int_equal(machine_audited(&machine, "compliant"), 1);
	doubles->now += DAY;
	pass(STACK(GOOD, ENFORCE));
	assert_int_equal(machine_audited(&machine, "compliant"), 2);
	pass(STACK(GOOD, ENFORCE " min_length=10")); /* other rules, the same day */
	assert_int_equal(machine_audited(&machine, "compliant"), 3);
}

static void a_password_that_gets_old_is_warned_of(void **state)
{
	(void)state;
	/* the shadow line says day 20700, today is 20779 */
	assert_int_equal(pass(STACK(GOOD, ENFORCE " max_age=94d")).n_lines, 0);
	struct script script = pass(STACK(GOOD, ENFORCE " max_age=93d"));
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "Days left: 14."), 1);
	script = pass(STACK(GOOD, ENFORCE " max_age=80d"));
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "Days left: 1."), 1);
	script = pass(STACK(GOOD, ENFORCE " max_age=79d"));
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "Days left: 0."), 1);
	assert_int_equal(pass(STACK(GOOD, "max_age=80d")).n_lines, 0); /* observe */
}

/* ---- modes and grace */

static void observing_only_writes_down(void **state)
{
	struct state remembered;

	(void)state;
	assert_int_equal(pass(STACK(WEAK, "login_mode=observe")).n_lines, 0);
	assert_true(machine_state(&machine, &remembered));
	assert_false(remembered.compliant);
	assert_int_equal(grace_longest(&remembered).warned, 0);
	assert_int_equal(grace_longest(&remembered).since, MACHINE_NOW);
	assert_int_equal(machine_audited(&machine, "observed"), 1);
}

static void warning_never_demands(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++) {
		struct script script =
			pass(STACK(WEAK, "login_mode=warn grace=0 grace_logins=0"));
		assert_int_equal(script.n_lines, 1);
		assert_int_equal(script_count(&script, PAM_TEXT_INFO, "change it soon"),
				 1);
		doubles->now += 100 * DAY;
	}
	assert_int_equal(machine_audited(&machine, "warned"), 5);
}

static void grace_counts_down_in_days_and_logins(void **state)
{
	static const char stack[] =
		STACK(WEAK, "login_mode=enforce grace=14d grace_logins=3");

	(void)state;
	struct script script = pass(stack);
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "Days left: 14."), 1);
	doubles->now += 13 * DAY;
	script = pass(stack);
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "Days left: 1."), 1);
	doubles->now += 7 * DAY;
	script = pass(stack); /* the days are over, the third warning was not given yet */
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "change it soon"), 1);
	script = (struct script){ .answers = { NEW, NEW } };
	login(&script, stack);
	assert_int_equal(script.account_code, PAM_NEW_AUTHTOK_REQD);
	assert_int_equal(script.code, PAM_SUCCESS);
}

static void silence_is_kept_and_does_not_count_as_a_warning(void **state)
{
	struct state remembered;

	(void)state;
	struct script script = { .flags = PAM_SILENT };
	login(&script, STACK(WEAK, "login_mode=warn"));
	assert_int_equal(script.account_code, PAM_SUCCESS);
	assert_int_equal(script.n_lines, 0);
	assert_true(machine_state(&machine, &remembered));
	assert_int_equal(grace_longest(&remembered).warned, 0);
}

static void warnings_are_counted_as_far_as_there_are_numbers(void **state)
{
	struct state remembered;

	(void)state;
	pass(STACK(WEAK, "login_mode=warn"));
	assert_true(machine_state(&machine, &remembered));
	assert_int_equal(grace_longest(&remembered).warned, 1);
	for (unsigned number = 1; number < STATE_REASONS; number++)
		if (reason_set_has(remembered.reasons, number))
			remembered.grace[number].warned = UINT32_MAX - 1;
	machine_set_state(&machine, &remembered);
	pass(STACK(WEAK, "login_mode=warn"));
	pass(STACK(WEAK, "login_mode=warn"));
	assert_true(machine_state(&machine, &remembered));
	assert_int_equal(grace_longest(&remembered).warned, UINT32_MAX);
}

/* ---- a demand */

static void a_demand_is_explained_and_ends_with_a_good_password(void **state)
{
	struct state remembered;
	struct history history;
	struct account account = machine_account();

	(void)state;
	struct script script = { .answers = { WEAK, NEW, NEW } };
	login(&script, STACK(WEAK, ENFORCE " history=3"));
	assert_int_equal(script.account_code, PAM_NEW_AUTHTOK_REQD);
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_string_equal(script.authtok, NEW);
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "choose a new one now"), 1);
	assert_true(script_count(&script, PAM_ERROR_MSG, "BAD PASSWORD") >= 1);
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "Your new password is set"),
			 1);

	assert_true(machine_state(&machine, &remembered));
	assert_true(remembered.compliant);
	assert_int_equal(history_load(&doubles->places, &account, &history), 0);
	assert_int_equal(history.count, 2);
	assert_int_equal(machine_audited(&machine, "demanded"), 1);
	assert_int_equal(machine_audited(&machine, "recorded"), 1);
	assert_int_equal(pass(STACK(NEW, ENFORCE " history=3")).n_lines, 0);
}

static void a_password_that_is_too_old_is_demanded_and_called_old(void **state)
{
	(void)state;
	struct script script = { .answers = { NEW, NEW }, .current = GOOD };
	machine_shadow(&machine, "nobody:" GOOD_HASH ":20700:0:99999:7:::\n");
	login(&script, STACK(GOOD, ENFORCE " max_age=78d"));
	assert_int_equal(script.account_code, PAM_NEW_AUTHTOK_REQD);
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "is older than"), 1);
	assert_int_equal(pass(STACK(GOOD, ENFORCE " max_age=79d")).code, -1);
}

static void a_change_that_fails_is_the_applications_to_refuse(void **state)
{
	(void)state;
	struct script script = { .answers = { WEAK, WEAK } };
	login(&script, STACK(WEAK, ENFORCE));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	assert_string_equal(script.authtok, "");
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "is set"), 0);
	assert_int_equal(machine_audited(&machine, "refused"), 1);
	assert_int_equal(machine_audited(&machine, "recorded"), 0);
}

/* ---- who and where */

static void only_services_that_can_change_are_forced(void **state)
{
	static const struct {
		const char *service, *options;
		bool demanded;
	} cases[] = {
		{ "login", "", true },
		{ "su", "", true },
		{ "su-l", "", true },
		{ "sudo", "", false },
		{ "dovecot", "", false },
		{ "sshd", "", false },
		{ "sshd", "ssh_inband=yes", false },
		{ "sshd", "[force_services=login, sshd]", false },
		{ "sshd", "[force_services=login, sshd] ssh_inband=yes", true },
		{ "login", "force_services=sshd", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char stack[2048], shadow[64];
		snprintf(shadow, sizeof(shadow),
			 "nobody:" MACHINE_HASH ":%zu:0:99999:7:::\n", 20600 + i);
		machine_shadow(&machine, shadow);
		struct script script = { .service = cases[i].service,
					 .answers = { NEW, NEW } };
		snprintf(stack, sizeof(stack),
			 "auth required %% give=" WEAK "\n"
			 "auth optional @ policy=school " ENFORCE " %s\n"
			 "account required %%\n"
			 "account required @ policy=school " ENFORCE " %s\n"
			 "password requisite @ policy=school\npassword required %% see",
			 cases[i].options, cases[i].options);
		login(&script, stack);
		assert_int_equal(script.account_code,
				 cases[i].demanded ? PAM_NEW_AUTHTOK_REQD : PAM_SUCCESS);
	}
}

static void root_on_a_console_is_never_forced(void **state)
{
	static const struct {
		const char *tty, *rhost;
		bool console;
	} cases[] = {
		{ "tty1", NULL, true },	  { "/dev/tty12", NULL, true },
		{ "console", "", true },  { "tty1", "10.0.0.1", false },
		{ "pts/0", NULL, false }, { "tty", NULL, false },
		{ "ttyp1", NULL, false }, { "tty1x", NULL, false },
		{ NULL, NULL, false },	  { "/dev.tty1", NULL, false },
	};

	(void)state;
	scratch_text(&machine.scratch, "passwd",
		     "root:x:0:0::/:/bin/sh\n"
		     "nobody:x:0:0::/:/bin/sh\n");
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct script script = { .user = "root",
					 .tty = cases[i].tty,
					 .rhost = cases[i].rhost,
					 .answers = { NEW, NEW } };
		machine_shadow(&machine, "root:" MACHINE_HASH ":20700:0:99999:7:::\n");
		doubles->user_is_root = true;
		login(&script, STACK(WEAK, ENFORCE));
		assert_int_equal(script.account_code,
				 cases[i].console ? PAM_SUCCESS : PAM_NEW_AUTHTOK_REQD);
		if (cases[i].console)
			assert_int_equal(script_count(&script, PAM_TEXT_INFO, "soon"), 1);
	}
}

static void the_break_glass_group_is_warned_only(void **state)
{
	(void)state;
	doubles->group = "Keepers";
	struct script script =
		pass(STACK(WEAK, ENFORCE " [break_glass_groups=sudo, keepers]"));
	assert_int_equal(script.n_lines, 1);
	assert_int_equal(machine_audited(&machine, "exempt"), 1);
}

static void an_account_of_a_directory_is_warned_only(void **state)
{
	(void)state;
	scratch_text(&machine.scratch, "passwd", "root:x:0:0::/root:/bin/sh\n");
	assert_int_equal(pass(STACK(WEAK, ENFORCE)).n_lines, 1);
	assert_int_equal(machine_audited(&machine, "warned"), 1);
	assert_int_equal(doubles->n_logged, 0);
}

static void groups_that_cannot_be_looked_up_force_nobody(void **state)
{
	(void)state;
	doubles->group_fails = EIO;
	assert_int_equal(pass(STACK(WEAK, ENFORCE)).n_lines, 1);
	assert_int_equal(machine_audited(&machine, "warned"), 1);
}

/* ---- where there is no verdict */

static void assert_nothing_happened(void)
{
	struct state remembered;
	assert_false(machine_state(&machine, &remembered));
	assert_string_equal(machine_text(&machine, "log/audit.jsonl"), "");
}

static void without_a_typed_password_nothing_happens(void **state)
{
	(void)state;
	assert_int_equal(
		pass("auth required %\nauth optional @ policy=school " ENFORCE
		     "\naccount required %\naccount required @ policy=school " ENFORCE)
			.n_lines,
		0);
	assert_nothing_happened();
}

static void a_verdict_of_somebody_else_does_not_count(void **state)
{
	(void)state;
	pass("auth required % give=" WEAK "\nauth optional @ policy=school " ENFORCE
	     "\naccount required % user=somebody\naccount required @ "
	     "policy=school " ENFORCE);
	assert_nothing_happened();
	assert_int_equal(doubles->priority, LOG_WARNING);
}

static void without_roots_rights_nothing_happens(void **state)
{
	(void)state;
	doubles->uid = doubles->euid = 5000;
	assert_int_equal(pass(STACK(WEAK, ENFORCE)).n_lines, 0);
	assert_nothing_happened();
}

static void the_kill_switch_ends_it_all(void **state)
{
	(void)state;
	scratch_text(&machine.scratch, "policy/disabled", "");
	assert_int_equal(pass(STACK(WEAK, ENFORCE)).n_lines, 0);
	assert_nothing_happened();
	assert_int_equal(doubles->n_logged, 0);
}

static void a_broken_policy_lets_everybody_in_and_is_told(void **state)
{
	(void)state;
	assert_int_equal(pass(STACK(WEAK, ENFORCE " min_lenght=9")).n_lines, 0);
	assert_nothing_happened();
	assert_int_equal(doubles->priority, LOG_ALERT);
	assert_non_null(strstr(doubles->logged, "min_lenght"));
}

static void a_token_that_no_system_takes_is_not_judged(void **state)
{
	(void)state;
	pass("auth required % give=" WEAK
	     " times=103\nauth optional @ policy=school " ENFORCE
	     "\naccount required %\naccount required @ policy=school " ENFORCE);
	assert_nothing_happened();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_good_password_is_remembered_and_not_talked_about),
		TEST(a_good_password_is_remembered_once_a_day),
		TEST(a_password_that_gets_old_is_warned_of),
		TEST(observing_only_writes_down),
		TEST(warning_never_demands),
		TEST(grace_counts_down_in_days_and_logins),
		TEST(silence_is_kept_and_does_not_count_as_a_warning),
		TEST(warnings_are_counted_as_far_as_there_are_numbers),
		TEST(a_demand_is_explained_and_ends_with_a_good_password),
		TEST(a_password_that_is_too_old_is_demanded_and_called_old),
		TEST(a_change_that_fails_is_the_applications_to_refuse),
		TEST(only_services_that_can_change_are_forced),
		TEST(root_on_a_console_is_never_forced),
		TEST(the_break_glass_group_is_warned_only),
		TEST(an_account_of_a_directory_is_warned_only),
		TEST(groups_that_cannot_be_looked_up_force_nobody),
		TEST(without_a_typed_password_nothing_happens),
		TEST(a_verdict_of_somebody_else_does_not_count),
		TEST(without_roots_rights_nothing_happens),
		TEST(the_kill_switch_ends_it_all),
		TEST(a_broken_policy_lets_everybody_in_and_is_told),
		TEST(a_token_that_no_system_takes_is_not_judged),
	};
	return cmocka_run_group_tests_name("login", tests, set_up_all, NULL);
}
