/* SPDX-License-Identifier: MIT */
/*
 * A login where something is in the way. Whatever it is, who was let in before is let in,
 * or is made to change the password by a way that works.
 */
#include "login_case.h"

#include <errno.h>
#include <sys/resource.h>
#include <syslog.h>

/* ---- what stands in the way of a change */

/* One person's obstacle is for the audit trail: the log beside would name the person. */
static void what_could_not_be_changed_is_not_demanded(void **state)
{
	static const char *const shadows[] = {
		"nobody:" MACHINE_HASH ":20779:1:99999:7:::\n",	 /* too young */
		"nobody:" MACHINE_HASH ":20770:10:99999:7:::\n", /* too young */
		"nobody:!" MACHINE_HASH ":20700:0:99999:7:::\n", /* locked */
		"nobody:*:20700:0:99999:7:::\n",		 /* without a password */
		"nobody::20700:0:99999:7:::\n",			 /* with an empty one */
		"somebody:" MACHINE_HASH ":20700:0:99999:7:::\n",
	};

	for (size_t i = 0; i < sizeof(shadows) / sizeof(*shadows); i++) {
		machine_shadow(&machine, shadows[i]);
		assert_int_equal(pass(STACK(WEAK, ENFORCE)).n_lines, 1);
		assert_int_equal(doubles->n_logged, 0);
		assert_int_equal(machine_audited(&machine, "cannot_force"), 1);
		tear_down(state);
		set_up(state);
	}
}

static void what_can_be_changed_is_demanded(void **state)
{
	static const char *const shadows[] = {
		"nobody:" MACHINE_HASH ":20778:1:99999:7:::\n", /* just old enough */
		"nobody:" MACHINE_HASH ":20790:7:99999:7:::\n", /* the clock was wrong */
		"nobody:" MACHINE_HASH "::7:99999:7:::\n",	/* ages are not used */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(shadows) / sizeof(*shadows); i++) {
		machine_shadow(&machine, shadows[i]);
		struct script script = { .answers = { NEW, NEW } };
		login(&script, STACK(WEAK, ENFORCE));
		assert_int_equal(script.account_code, PAM_NEW_AUTHTOK_REQD);
	}
}

/* su hands them on; a rest of shadow would be the end of all logins. */
static void a_limit_on_files_forces_nobody(void **state)
{
	struct rlimit former, small = { .rlim_cur = 100 * 1024 };

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &former), 0);
	small.rlim_max = former.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	struct script script = pass(STACK(WEAK, ENFORCE));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &former), 0);
	assert_int_equal(script.n_lines, 1);
	assert_non_null(strstr(doubles->logged, "no room"));
}

static void fail_group_names(void)
{
	doubles->group_name_fails = EMFILE;
}

static void fail_groups(void)
{
	doubles->group_fails = EMFILE;
}

static void corrupt_shadow(void)
{
	machine_shadow(&machine, "nobody:" MACHINE_HASH ":yesterday:0:99999:7:::\n");
}

static void corrupt_history(void)
{
	machine_corrupt(&machine, "history");
}

/* Who limits su so that nothing can be found out could change the password without that. */
static void what_a_users_own_limits_hide_spares_nobody(void **state)
{
	static void (*const hide[])(void) = {
		fail_group_names,
		fail_groups,
		corrupt_shadow,
		corrupt_history,
	};
	struct rlimit former, small;

	assert_int_equal(getrlimit(RLIMIT_NOFILE, &former), 0);
	small = (struct rlimit){ 12, former.rlim_max };
	for (size_t i = 0; i < COUNT_OF(hide); i++) {
		struct script script = { .answers = { NEW, NEW } };
		hide[i]();
		doubles->uid = MACHINE_UID;
		doubles->group = "pupils";
		login(&script, STACK(WEAK, ENFORCE " history=3"));
		assert_int_equal(script.account_code, PAM_SUCCESS);
		assert_int_equal(setrlimit(RLIMIT_NOFILE, &small), 0);
		login(&script, STACK(WEAK, ENFORCE " history=3"));
		assert_int_equal(setrlimit(RLIMIT_NOFILE, &former), 0);
		assert_int_equal(script.account_code, PAM_NEW_AUTHTOK_REQD);
		tear_down(state);
		set_up(state);
	}
}

static void a_shadow_file_that_cannot_be_written_forces_nobody(void **state)
{
	(void)state;
	doubles->read_only = true;
	assert_int_equal(pass(STACK(WEAK, ENFORCE)).n_lines, 1);
	assert_non_null(strstr(doubles->logged, "cannot be written"));
}

/* Two copies of a file of this size, and 256 KiB. */
static void without_room_for_a_new_shadow_file_nobody_is_forced(void **state)
{
	const unsigned long size = strlen(machine_text(&machine, "shadow"));
	const unsigned long needed = 2 * size + 256 * 1024;
	const struct {
		struct statvfs space;
		bool demanded;
	} cases[] = {
		{ { .f_frsize = 1024, .f_bfree = needed / 1024 + 1 }, true },
		{ { .f_frsize = 1024, .f_bfree = needed / 1024 }, false },
		{ { .f_frsize = 0, .f_bfree = needed + 1 }, true },
		{ { .f_frsize = 0, .f_bfree = needed }, false },
		{ { .f_frsize = 4096, .f_bfree = 99999, .f_files = 9, .f_ffree = 1 },
		  true },
		{ { .f_frsize = 4096, .f_bfree = 99999, .f_files = 9, .f_ffree = 0 },
		  false },
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct script script = { .answers = { NEW, NEW } };
		doubles->space = &cases[i].space;
		login(&script, STACK(WEAK, ENFORCE));
		assert_int_equal(script.account_code,
				 cases[i].demanded ? PAM_NEW_AUTHTOK_REQD : PAM_SUCCESS);
		tear_down(state);
		set_up(state);
	}
}

static void an_everyday_account_that_cannot_be_compared_forces_nobody(void **state)
{
	(void)state;
	scratch_text(&machine.scratch, "passwd", "nobody-admin:x:5000:5000::/:/bin/sh\n");
	machine_shadow(&machine, "nobody:$argon2id$v=19$abc:20700:0:99999:7:::\n"
				 "nobody-admin:" MACHINE_HASH ":20700:0:99999:7:::\n");
	struct script script = { .user = "nobody-admin" };
	login(&script, STACK(WEAK, ENFORCE " sibling_accounts=\\%-admin"));
	assert_int_equal(script.account_code, PAM_SUCCESS);
	assert_non_null(strstr(doubles->logged, "everyday account"));
}

static void an_everyday_account_that_can_be_compared_is_no_obstacle(void **state)
{
	(void)state;
	scratch_text(&machine.scratch, "passwd", "nobody-admin:x:5000:5000::/:/bin/sh\n");
	machine_shadow(&machine, "nobody:" MACHINE_HASH ":20700:0:99999:7:::\n"
				 "nobody-admin:" MACHINE_HASH ":20700:0:99999:7:::\n");
	struct script script = { .user = "nobody-admin", .answers = { NEW, NEW } };
	login(&script, STACK(WEAK, ENFORCE " sibling_accounts=\\%-admin"));
	assert_int_equal(script.account_code, PAM_NEW_AUTHTOK_REQD);
}

static void a_name_service_out_of_reach_forces_nobody(void **state)
{
	(void)state;
	doubles->group_name_fails = ECONNREFUSED;
	assert_int_equal(pass(STACK(WEAK, ENFORCE)).n_lines, 1);
	assert_int_equal(machine_audited(&machine, "warned"), 1);
	assert_non_null(strstr(doubles->logged, "the groups"));
}

static void groups_found(void)
{
	doubles->group_fails = 0;
}

/* The profile may be another one than that of the groups. */
static void who_was_judged_without_groups_is_not_forced(void **state)
{
	struct script script = { .meanwhile = groups_found };

	(void)state;
	doubles->group_fails = EIO;
	login(&script, STACK(WEAK, ENFORCE));
	assert_int_equal(doubles->group_fails, 0);
	assert_int_equal(script.account_code, PAM_SUCCESS);
	assert_int_equal(machine_audited(&machine, "warned"), 1);
}

static void become_root(void)
{
	doubles->user_is_root = true;
}

/* A verdict is about the account whose password was typed. */
static void a_user_id_that_changed_since_is_not_judged(void **state)
{
	struct script script = { .meanwhile = become_root };

	(void)state;
	login(&script, STACK(WEAK, ENFORCE));
	assert_int_equal(script.account_code, PAM_SUCCESS);
	assert_int_equal(script.n_lines, 0);
	assert_non_null(strstr(doubles->logged, "id changed"));
	assert_string_equal(machine_text(&machine, "log/audit.jsonl"), "");
}

static void a_shadow_file_that_is_missing_or_corrupt_forces_nobody(void **state)
{
	(void)state;
	machine_shadow(&machine, "nobody:" MACHINE_HASH ":yesterday:0:99999:7:::\n");
	assert_int_equal(pass(STACK(WEAK, ENFORCE)).n_lines, 1);
	assert_int_equal(doubles->priority, LOG_ALERT);
	doubles->n_logged = 0;
	unlink(doubles->places.shadow);
	assert_int_equal(pass(STACK(WEAK, ENFORCE)).n_lines, 1);
	assert_true(doubles->n_logged >= 1);
	assert_int_equal(machine_audited(&machine, "warned"), 2);
}

static void a_demand_that_cannot_be_remembered_is_none(void **state)
{
	(void)state;
	scratch_text(&machine.scratch, "state", "not a folder");
	assert_int_equal(pass(STACK(WEAK, ENFORCE)).n_lines, 1);
	assert_int_equal(doubles->priority, LOG_ALERT);
	assert_int_equal(machine_audited(&machine, "warned"), 1);
}

static void an_audit_trail_that_is_missing_changes_nothing(void **state)
{
	(void)state;
	scratch_text(&machine.scratch, "log", "not a folder");
	struct script script = { .answers = { NEW, NEW } };
	login(&script, STACK(WEAK, ENFORCE));
	assert_int_equal(script.account_code, PAM_NEW_AUTHTOK_REQD);
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_int_equal(doubles->priority, LOG_ALERT);
}

static void a_history_that_is_corrupt_forces_nobody(void **state)
{
	(void)state;
	machine_corrupt(&machine, "history");
	assert_int_equal(pass(STACK(WEAK, ENFORCE " history=3")).n_lines, 1);
	assert_non_null(strstr(doubles->logged, "history"));
}

/* A machine that begins anew with the built-in policy would force nobody, and say nothing. */
static void a_policy_that_is_lost_is_told_and_forces_nobody(void **state)
{
	(void)state;
	scratch_folder(&machine.scratch, "state", 0700);
	scratch_folder(&machine.scratch, "state/in-use", 0700);
	scratch_text(&machine.scratch, "state/in-use/policy.conf", "");
	struct script script = pass("auth required % give=" WEAK "\nauth optional @\n"
				    "account required %\naccount required @\n");
	assert_int_equal(script.n_lines, 0);
	assert_int_equal(doubles->priority, LOG_ALERT);
	assert_non_null(strstr(doubles->logged, "policy.conf: it was in use"));
}

static void a_state_that_is_lost_is_told_and_forces_nobody(void **state)
{
	(void)state;
	scratch_folder(&machine.scratch, "policy/in-use", 0700);
	scratch_text(&machine.scratch, "policy/in-use/state", "");
	assert_int_equal(pass(STACK(WEAK, ENFORCE)).n_lines, 1);
	assert_int_equal(doubles->priority, LOG_ALERT);
	assert_int_equal(machine_audited(&machine, "warned"), 1);
}

/* A change would be refused, for nobody could tell whose history holds. */
static void names_that_are_corrupt_force_nobody(void **state)
{
	(void)state;
	machine_corrupt(&machine, "account");
	for (int i = 0; i < 4; i++)
		assert_int_equal(pass(STACK(WEAK, ENFORCE " history=3")).n_lines, 1);
	assert_non_null(strstr(doubles->logged, "names of an account"));
	assert_int_equal(machine_audited(&machine, "cannot_force"), 4);
}

/* Only an administrator's change would wait for them. */
static void words_that_cannot_be_read_force_no_administrator(void **state)
{
	(void)state;
	machine_corrupt(&machine, "personal");
	doubles->group = "sudo";
	assert_int_equal(pass(STACK(WEAK, ENFORCE)).n_lines, 1);
	assert_non_null(strstr(doubles->logged, "words kept about a person"));
	doubles->group = NULL;
	struct script script = { .answers = { NEW, NEW } };
	login(&script, STACK(WEAK, ENFORCE));
	assert_int_equal(script.account_code, PAM_NEW_AUTHTOK_REQD);
}

static void a_state_that_is_corrupt_is_quarantined_and_grace_begins(void **state)
{
	(void)state;
	machine_corrupt(&machine, "state");
	struct script script =
		pass(STACK(WEAK, "login_mode=enforce grace=14d grace_logins=0"));
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, "Days left: 14."), 1);
	assert_int_equal(doubles->n_logged, 1);
	assert_string_equal(machine_text(&machine, "state/state/5000/corrupt"),
			    "rubbish\n");
}

static void shadow_as_backend_only_warns(void **state)
{
	(void)state;
	assert_int_equal(pass(STACK(WEAK, ENFORCE " force_backend=shadow")).n_lines, 1);
	assert_int_equal(doubles->n_logged, 0);
	assert_int_equal(machine_audited(&machine, "cannot_force"), 1);
}

/* The next module refuses the change before it begins, as Linux-PAM 1.7.2 would. */
#define REFUSING                                           \
	"auth required % give=" WEAK "\n"                  \
	"auth optional @ policy=school " ENFORCE "\n"      \
	"account required %\n"                             \
	"account required @ policy=school " ENFORCE "\n"   \
	"password requisite @ policy=school " ENFORCE "\n" \
	"password required % refuse"

static void demand_in_vain(void)
{
	struct script script = { .answers = { NEW, NEW } };
	login(&script, REFUSING);
	assert_int_equal(script.account_code, PAM_NEW_AUTHTOK_REQD);
	assert_int_not_equal(script.code, PAM_SUCCESS);
	assert_int_equal(script.prompts, 0);
}

static void demands_that_come_to_nothing_end_for_the_day(void **state)
{
	(void)state;
	for (int day = 0; day < 3; day++) {
		demand_in_vain();
		demand_in_vain();
		for (int i = 0; i < 5; i++) {
			doubles->n_logged = 0;
			assert_int_equal(pass(REFUSING).n_lines, 1);
			assert_int_equal(doubles->n_logged, 1);
			assert_non_null(strstr(doubles->logged, "pwpolicy doctor"));
		}
		doubles->now += DAY;
	}
}

static void a_password_that_was_refused_does_not_end_the_demand(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++) {
		struct script script = { .answers = { WEAK, WEAK } };
		login(&script, STACK(WEAK, ENFORCE));
		assert_int_equal(script.account_code, PAM_NEW_AUTHTOK_REQD);
		assert_int_equal(script.code, PAM_AUTHTOK_ERR);
		assert_int_equal(doubles->n_logged, 0);
	}
}

/* ---- want of memory */

static void want_of_memory_locks_nobody_out(void **state)
{
	static const char *const stacks[] = {
		STACK(GOOD, ENFORCE " max_age=80d"),
		STACK(WEAK, "login_mode=warn"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof(stacks) / sizeof(*stacks); i++) {
		size_t k = 0;
		do {
			doubles->allocations = 0;
			doubles->failed = false;
			doubles->fail_at = ++k;
			pass(stacks[i]);
		} while (doubles->failed);
		assert_true(k > 20);
	}
}

static void want_of_memory_demands_only_what_can_be_done(void **state)
{
	size_t k = 0, demanded = 0;

	(void)state;
	do {
		machine_done(&machine);
		machine_init(&machine, doubles);
		doubles->fail_at = ++k;
		struct script script = { .answers = { NEW, NEW } };
		login(&script, STACK(WEAK, ENFORCE));
		if (script.account_code == PAM_NEW_AUTHTOK_REQD)
			demanded++;
		else
			assert_int_equal(script.account_code, PAM_SUCCESS);
		if (script.code == PAM_SUCCESS)
			assert_string_equal(script.authtok, NEW);
	} while (doubles->failed);
	assert_true(demanded >= 1 && k > 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_could_not_be_changed_is_not_demanded),
		TEST(what_can_be_changed_is_demanded),
		TEST(a_limit_on_files_forces_nobody),
		TEST(what_a_users_own_limits_hide_spares_nobody),
		TEST(a_shadow_file_that_cannot_be_written_forces_nobody),
		TEST(without_room_for_a_new_shadow_file_nobody_is_forced),
		TEST(an_everyday_account_that_cannot_be_compared_forces_nobody),
		TEST(an_everyday_account_that_can_be_compared_is_no_obstacle),
		TEST(a_name_service_out_of_reach_forces_nobody),
		TEST(who_was_judged_without_groups_is_not_forced),
		TEST(a_user_id_that_changed_since_is_not_judged),
		TEST(a_shadow_file_that_is_missing_or_corrupt_forces_nobody),
		TEST(a_demand_that_cannot_be_remembered_is_none),
		TEST(an_audit_trail_that_is_missing_changes_nothing),
		TEST(a_history_that_is_corrupt_forces_nobody),
		TEST(names_that_are_corrupt_force_nobody),
		TEST(a_policy_that_is_lost_is_told_and_forces_nobody),
		TEST(a_state_that_is_lost_is_told_and_forces_nobody),
		TEST(words_that_cannot_be_read_force_no_administrator),
		TEST(a_state_that_is_corrupt_is_quarantined_and_grace_begins),
		TEST(shadow_as_backend_only_warns),
		TEST(demands_that_come_to_nothing_end_for_the_day),
		TEST(a_password_that_was_refused_does_not_end_the_demand),
		TEST(want_of_memory_locks_nobody_out),
		TEST(want_of_memory_demands_only_what_can_be_done),
	};
	return cmocka_run_group_tests_name("login with faults", tests, set_up_all, NULL);
}
