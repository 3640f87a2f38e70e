/* SPDX-License-Identifier: MIT */
/*
 * What a change asks and keeps beyond the judgement of the library, on a made-up machine:
 * sibling account, why the change was demanded, state and audit trail.
 */
#include "change_case.h"

#include "store/record/known_names.h"
#include "store/system/hash.h"

#include <errno.h>
#include <syslog.h>

/* Optional lines do not end a change, so what they could not judge must not be left to store. */
static void assert_leaves_nothing(void)
{
	struct script script = change(NULL, NEW,
				      "password required % give=" WEAK "\n"
				      "password optional @ policy=school history=3\n"
				      "password required % see");
	assert_int_not_equal(script.code, PAM_SUCCESS);
	assert_string_equal(script.authtok, "");
}

static void an_unknown_person_leaves_no_unjudged_password(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++) {
		doubles->user_fails = i == 0 ? EIO : 0;
		doubles->no_user = i == 1;
		doubles->group_fails = i == 2 ? EIO : 0;
		assert_leaves_nothing();
	}
}

static void corrupt_names_leave_no_unjudged_password(void **state)
{
	(void)state;
	machine_corrupt(&machine, KNOWN_NAMES_KIND);
	assert_leaves_nothing();
}

static void a_record_that_fails_does_not_undo_the_change(void **state)
{
	(void)state;
	scratch_text(&machine.scratch, "state", "not a folder");
	doubles->uid = 0;
	assert_int_equal(change(NULL, NEW, CHANGE("history=3")).code, PAM_SUCCESS);
	assert_int_equal(machine_audited(&machine, "not_recorded"), 1);
	assert_int_equal(doubles->priority, LOG_ALERT);
}

static void without_the_check_line_the_state_is_forgotten(void **state)
{
	struct state remembered;

	(void)state;
	assert_int_equal(change(NULL, NEW, CHANGE("")).code, PAM_SUCCESS);
	assert_true(machine_state(&machine, &remembered));
	struct script script = change(NULL, NEW,
				      "password required % give=" WEAK "\n"
				      "password optional @ record policy=school");
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_false(machine_state(&machine, &remembered));
}

static void a_weak_password_that_is_taken_has_grace_from_now_on(void **state)
{
	struct state remembered;

	(void)state;
	assert_int_equal(change(NULL, WEAK, CHANGE("change_mode=warn")).code,
			 PAM_SUCCESS);
	assert_true(machine_state(&machine, &remembered));
	assert_false(remembered.compliant);
	assert_int_equal(grace_longest(&remembered).since, MACHINE_NOW);
	assert_int_equal(remembered.last_change, MACHINE_DAY);
	assert_true(remembered.reasons != 0);
}

static void a_clock_before_1970_is_remembered_as_its_beginning(void **state)
{
	struct state remembered;

	(void)state;
	doubles->now = -DAY;
	assert_int_equal(change(NULL, WEAK, CHANGE("change_mode=warn")).code,
			 PAM_SUCCESS);
	assert_true(machine_state(&machine, &remembered));
	assert_int_equal(remembered.judged, 0);
}

/* ---- faults */

static void assert_logged(const char *what)
{
	assert_ptr_equal(strstr(doubles->logged, what), doubles->logged);
}

static void words_that_cannot_be_read_are_done_without(void **state)
{
	(void)state;
	machine_corrupt(&machine, "personal");
	assert_int_equal(change(NULL, NEW, CHANGE("")).code, PAM_SUCCESS);
	assert_logged("the kept words: ");
	assert_int_equal(doubles->n_logged, 2); /* in both passes */
	assert_int_equal(machine_audited(&machine, "without_words"), 1);
}

static void an_administrator_waits_for_the_words_but_root_does_not(void **state)
{
	(void)state;
	machine_corrupt(&machine, "personal");
	doubles->group = "sudo";
	struct script script = change(NULL, NEW, CHANGE(""));
	assert_int_equal(script.code, PAM_TRY_AGAIN);
	assert_int_equal(script.prompts, 0);
	assert_int_equal(doubles->n_logged, 1);
	assert_int_equal(machine_audited(&machine, "without_words"), 0);
	doubles->uid = 0;
	assert_int_equal(change(NULL, NEW, CHANGE("")).code, PAM_SUCCESS);
	assert_logged("the kept words: ");
}

static void each_fault_is_logged_by_its_name(void **state)
{
	(void)state;
	machine_corrupt(&machine, "history");
	assert_int_equal(change(NULL, NEW, CHANGE("history=3")).code, PAM_TRY_AGAIN);
	assert_logged("the judgement at change: ");
	tear_down(state);
	set_up_person(state);
	scratch_folder(&machine.scratch, "state", 0700);
	scratch_text(&machine.scratch, "state/history", "not a folder");
	doubles->uid = 0;
	assert_int_equal(change(NULL, NEW, CHANGE("history=3")).code, PAM_SUCCESS);
	assert_logged("the password history: ");
	assert_int_equal(doubles->n_logged, 2); /* before the change and after it */
	assert_int_equal(machine_audited(&machine, "not_recorded"), 1);
	tear_down(state);
	set_up_person(state);
	scratch_text(&machine.scratch, "state", "not a folder");
	doubles->uid = 0;
	assert_int_equal(change(NULL, NEW, CHANGE("history=0")).code, PAM_SUCCESS);
	assert_logged("the state of a password: ");
	doubles->group_fails = EIO;
	assert_int_equal(change(NULL, NEW,
				"password required % give=" NEW
				"\npassword optional @ record")
				 .code,
			 PAM_SUCCESS);
	assert_logged("the account: ");
}

static void without_roots_rights_nothing_is_recorded(void **state)
{
	struct state remembered;

	(void)state;
	doubles->euid = 5000;
	assert_int_equal(change(NULL, NEW, CHANGE("history=3")).code, PAM_SUCCESS);
	assert_false(machine_state(&machine, &remembered));
	assert_int_equal(doubles->n_logged, 0);
	assert_string_equal(machine_text(&machine, "log/audit.jsonl"), "");
}

static void what_works_is_not_logged(void **state)
{
	(void)state;
	assert_int_equal(change(NULL, NEW, CHANGE("history=3")).code, PAM_SUCCESS);
	assert_int_equal(change(NULL, OTHER, CHANGE("history=3")).code, PAM_SUCCESS);
	assert_int_equal(change(NULL, NEW, CHANGE("history=0")).code, PAM_SUCCESS);
	assert_int_equal(doubles->n_logged, 0);
}

/* ---- the other account of the same person */

static void write_everyday_account(const char *password)
{
	char line[HASH_SIZE + 64], hash[HASH_SIZE];
	assert_int_equal(hash_make(password, hash), 0);
	snprintf(line, sizeof(line), "nobody:%s:20700:0:99999:7:::\n", hash);
	machine_shadow(&machine, line);
}

#define SIBLING_CHANGE                                                    \
	"password requisite @ policy=school sibling_accounts=\\%-admin\n" \
	"password required % see"

static void the_everyday_password_is_refused_for_the_privileged_account(void **state)
{
	(void)state;
	write_everyday_account(NEW);
	struct script script = change("nobody-admin", NEW, SIBLING_CHANGE);
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	assert_int_equal(script.prompts, 2); /* typed twice; no other one is asked for */
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "BAD PASSWORD"), 1);
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "no other account"), 1);
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "nobody"), 0);
	assert_int_equal(change("nobody-admin", OTHER, SIBLING_CHANGE).code, PAM_SUCCESS);
}

/* Mistyping is no way to ask for another one. */
static void only_what_was_typed_twice_is_compared(void **state)
{
	(void)state;
	write_everyday_account(NEW);
	struct script script = { .user = "nobody-admin",
				 .answers = { NEW, "x", OTHER, OTHER } };
	script_change(&script, machine.services, MODULE, SIBLING_CHANGE);
	assert_int_equal(script.code, PAM_SUCCESS);
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "no other account"), 0);
	assert_string_equal(script.authtok, OTHER);
}

static void the_other_direction_is_not_asked(void **state)
{
	char line[HASH_SIZE + 64], hash[HASH_SIZE];

	(void)state;
	assert_int_equal(hash_make(NEW, hash), 0);
	snprintf(line, sizeof(line), "nobody-admin:%s:20700:0:99999:7:::\n", hash);
	machine_shadow(&machine, line);
	assert_int_equal(change("nobody", NEW, SIBLING_CHANGE).code, PAM_SUCCESS);
}

static void a_sibling_that_cannot_be_asked_refuses(void **state)
{
	(void)state;
	machine_shadow(&machine, "nobody:" MACHINE_HASH ":yesterday:0:99999:7:::\n");
	struct script script = change("nobody-admin", NEW, SIBLING_CHANGE);
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	assert_int_equal(doubles->priority, LOG_ALERT);
	assert_int_equal(machine_audited(&machine, "could_not_tell"), 1);
}

/* ---- why */

static const char why[] = "Your password does not follow the password rules";

/* As sshd does with password authentication: the demand in one process, passwd in another. */
static void whoever_was_sent_by_a_login_hears_why(void **state)
{
	(void)state;
	doubles->uid = 0;
	struct script refused = { .answers = { NULL }, .hang_up = true };
	login(&refused, STACK(WEAK, ENFORCE));
	assert_int_equal(refused.account_code, PAM_NEW_AUTHTOK_REQD);
	doubles->uid = 5000;
	struct script script = change(NULL, OTHER, CHANGE(ENFORCE));
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, why), 1);
	assert_true(script_find(&script, PAM_TEXT_INFO, why) <
		    script_find(&script, PAM_TEXT_INFO, "must follow these rules"));
	script = change(NULL, NEW, CHANGE(ENFORCE));
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, why), 0);
}

static void user_option_the_administrator_makes_change_hears_why(void **state)
{
	(void)state;
	doubles->uid = 0;
	pass(STACK(WEAK, "login_mode=warn"));
	doubles->uid = 5000;
	machine_shadow(&machine, "nobody:" MACHINE_HASH ":0:0:99999:7:::\n");
	struct script script = change(NULL, OTHER, CHANGE("login_mode=warn"));
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, why), 1);
}

static void who_comes_of_their_own_accord_is_told_nothing(void **state)
{
	(void)state;
	doubles->uid = 0;
	pass(STACK(WEAK, "login_mode=warn"));
	doubles->uid = 5000;
	struct script script = change(NULL, OTHER, CHANGE("login_mode=warn"));
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, why), 0);

	/* demanded, but root has set another password past PAM since */
	doubles->uid = 0;
	struct script refused = { .answers = { NULL }, .hang_up = true };
	login(&refused, STACK(WEAK, ENFORCE));
	doubles->uid = 5000;
	machine_shadow(&machine, "nobody:$6$salt$other:20779:0:99999:7:::\n");
	script = change(NULL, NEW, CHANGE(ENFORCE));
	assert_int_equal(script_count(&script, PAM_TEXT_INFO, why), 0);
}

static void want_of_memory_keeps_the_old_password_or_the_record(void **state)
{
	size_t k = 0;

	(void)state;
	do {
		machine_done(&machine);
		set_up_person(state);
		doubles->fail_at = ++k;
		struct script script = change(NULL, NEW, CHANGE("history=1"));
		if (script.code == PAM_SUCCESS)
			assert_string_equal(script.authtok, NEW);
		else
			assert_string_equal(script.authtok, "");
	} while (doubles->failed);
	assert_true(k > 40);
	assert_int_equal(history_count(), 1);
}

static struct script asked;

/* What a program's conversation may answer where a password is to be retyped. */
static void ignore_at_retype(void)
{
	if (asked.prompts > 1)
		asked.fail_with = PAM_IGNORE;
}

/* libpam hands on what the conversation returns, and ignoring a line would let a change pass. */
static void what_is_no_refusal_becomes_one(void **state)
{
	(void)state;
	asked = (struct script){ .answers = { NEW }, .meanwhile = ignore_at_retype };
	script_change(&asked, machine.services, MODULE, CHANGE(""));
	assert_int_equal(asked.code, PAM_AUTHTOK_ERR);
	assert_int_equal(script_count(&asked, PAM_PROMPT_ECHO_OFF, "Retype"), 1);
	assert_string_equal(asked.authtok, "");
}

static void become_root(void)
{
	doubles->user_is_root = true;
}

/* What was judged for one account says nothing of another. */
static void an_approval_is_of_one_account(void **state)
{
	(void)state;
	asked = (struct script){ .answers = { NEW }, .meanwhile = become_root };
	script_change(&asked, machine.services, MODULE, CHANGE(""));
	assert_int_equal(asked.code, PAM_SUCCESS);
	assert_string_equal(machine_text(&machine, "state/state/0/1"), "");
	assert_int_equal(machine_audited(&machine, "recorded"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(an_unknown_person_leaves_no_unjudged_password),
		CASE(corrupt_names_leave_no_unjudged_password),
		CASE(what_is_no_refusal_becomes_one),
		CASE(an_approval_is_of_one_account),
		CASE(a_record_that_fails_does_not_undo_the_change),
		CASE(without_the_check_line_the_state_is_forgotten),
		CASE(a_weak_password_that_is_taken_has_grace_from_now_on),
		CASE(a_clock_before_1970_is_remembered_as_its_beginning),
		CASE(words_that_cannot_be_read_are_done_without),
		CASE(an_administrator_waits_for_the_words_but_root_does_not),
		CASE(each_fault_is_logged_by_its_name),
		CASE(without_roots_rights_nothing_is_recorded),
		CASE(what_works_is_not_logged),
		CASE(the_everyday_password_is_refused_for_the_privileged_account),
		CASE(only_what_was_typed_twice_is_compared),
		CASE(the_other_direction_is_not_asked),
		CASE(a_sibling_that_cannot_be_asked_refuses),
		CASE(whoever_was_sent_by_a_login_hears_why),
		CASE(user_option_the_administrator_makes_change_hears_why),
		CASE(who_comes_of_their_own_accord_is_told_nothing),
		CASE(want_of_memory_keeps_the_old_password_or_the_record),
	};
	return cmocka_run_group_tests_name("change", tests, set_up_all, NULL);
}
