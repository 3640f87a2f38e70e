/* SPDX-License-Identifier: MIT */
/* The history of a change: what is kept before another password is taken, and after. */
#include "change_case.h"

#include "store/system/hash.h"

#include <syslog.h>

static void a_former_password_does_not_come_back(void **state)
{
	(void)state;
	assert_int_equal(change(NULL, NEW, CHANGE("history=3 retry=1")).code,
			 PAM_SUCCESS);
	assert_int_equal(history_count(), 2); /* it, and the one before */
	struct script script = change(NULL, NEW, CHANGE("history=3 retry=1"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "used before"), 1);
	assert_int_equal(history_count(),
			 3); /* somebody else had set the old one again */
	assert_int_equal(machine_audited(&machine, "recorded"), 1);
	assert_int_equal(machine_audited(&machine, "refused"), 1);
	assert_int_equal(machine_count(machine_text(&machine, "log/audit.jsonl"),
				       "\"policy\": \""),
			 2);
	assert_int_equal(change(NULL, OTHER, CHANGE("history=3 retry=1")).code,
			 PAM_SUCCESS);
	assert_int_equal(history_count(), 3);
}

/* As long as the library judges; a longer one is refused unseen. */
static void the_longest_password_does_not_come_back_either(void **state)
{
	char longest[PWP_PASSWORD_MAX + 1];

	(void)state;
	for (size_t i = 0; i < PWP_PASSWORD_MAX; i++)
		longest[i] = OTHER[i * i % (sizeof(OTHER) - 1)];
	longest[PWP_PASSWORD_MAX] = '\0';
	assert_int_equal(change(NULL, longest, CHANGE("history=3 max_length=511")).code,
			 PAM_SUCCESS);
	struct script script =
		change(NULL, longest, CHANGE("history=3 retry=1 max_length=511"));
	assert_int_equal(script.code, PAM_AUTHTOK_ERR);
	assert_int_equal(script_count(&script, PAM_ERROR_MSG, "used before"), 1);
}

static void only_so_many_passwords_are_kept(void **state)
{
	(void)state;
	assert_int_equal(change(NULL, NEW, CHANGE("history=1")).code, PAM_SUCCESS);
	assert_int_equal(change(NULL, OTHER, CHANGE("history=1")).code, PAM_SUCCESS);
	assert_int_equal(history_count(), 1);
	assert_int_equal(change(NULL, NEW, CHANGE("history=1")).code, PAM_SUCCESS);
	assert_int_equal(change(NULL, OTHER, CHANGE("history=0")).code, PAM_SUCCESS);
	assert_int_equal(history_count(), 0);
}

static void root_is_not_bound_by_the_history_but_adds_to_it(void **state)
{
	(void)state;
	doubles->uid = 0;
	assert_int_equal(change(NULL, NEW, CHANGE("history=3")).code, PAM_SUCCESS);
	assert_int_equal(change(NULL, NEW, CHANGE("history=3")).code, PAM_SUCCESS);
	assert_int_equal(history_count(), 3);
}

static void a_history_that_is_corrupt_stops_the_person_not_root(void **state)
{
	(void)state;
	machine_corrupt(&machine, "history");
	struct script script = change(NULL, NEW, CHANGE("history=3"));
	assert_int_equal(script.code, PAM_TRY_AGAIN);
	assert_int_equal(script.prompts, 0);
	assert_int_equal(doubles->priority, LOG_ALERT);

	doubles->uid = 0;
	assert_int_equal(change(NULL, NEW, CHANGE("history=3")).code, PAM_SUCCESS);
	assert_int_equal(doubles->priority, LOG_ERR); /* quarantined, and begun anew */
	assert_string_equal(machine_text(&machine, "state/history/5000/corrupt"),
			    "rubbish\n");
	assert_true(history_count() >= 1);
}

static bool history_has(const char *password)
{
	struct account account = machine_account();
	struct history history;
	bool found = false;
	assert_int_equal(history_load(&doubles->places, &account, &history), 0);
	assert_int_equal(history_contains(&history, HISTORY_MAX, password, &found), 0);
	wipe(&history, sizeof(history));
	return found;
}

static void write_shadow(const char *password)
{
	char line[HASH_SIZE + 64], hash[HASH_SIZE];
	assert_int_equal(hash_make(password, hash), 0);
	snprintf(line, sizeof(line), "nobody:%s:20700:0:99999:7:::\n", hash);
	machine_shadow(&machine, line);
}

/* Nothing of ours runs after the approval. */
#define KILLED                            \
	"password required % old=wrong\n" \
	"password requisite @ policy=school history=3"

/* What happens after the approval is in the hands of who runs the program. */
static void the_password_in_use_is_kept_before_another_is_taken(void **state)
{
	(void)state;
	write_shadow(OLD);
	assert_int_equal(change(NULL, NEW, KILLED).code, PAM_SUCCESS);
	assert_true(history_has(OLD));
	assert_false(history_has("wrong")); /* what shadow says counts */
	assert_int_equal(history_count(), 1);
	assert_int_equal(change(NULL, OTHER, KILLED).code, PAM_SUCCESS);
	assert_int_equal(history_count(), 1);
}

static void a_locked_password_is_kept_without_its_mark(void **state)
{
	char line[HASH_SIZE + 64], hash[HASH_SIZE];

	(void)state;
	assert_int_equal(hash_make(OLD, hash), 0);
	snprintf(line, sizeof(line), "nobody:!%s:20700:0:99999:7:::\n", hash);
	machine_shadow(&machine, line);
	assert_int_equal(change(NULL, NEW, KILLED).code, PAM_SUCCESS);
	assert_true(history_has(OLD));
}

/* It can be read, but there can be no further version of it. */
static void without_room_for_the_history_nothing_is_changed_but_by_root(void **state)
{
	char last[PATH_MAX];

	(void)state;
	write_shadow(OLD);
	assert_int_equal(change(NULL, NEW, CHANGE("history=3")).code, PAM_SUCCESS);
	snprintf(
		last, sizeof(last), "%s",
		scratch_path(&machine.scratch, "state/history/5000/9223372036854775807"));
	assert_int_equal(rename(machine_newest(&machine, "history"), last), 0);
	doubles->n_logged = 0;
	struct script refused = change(NULL, OTHER, CHANGE("history=3"));
	assert_int_equal(refused.code, PAM_AUTHTOK_ERR);
	assert_int_equal(refused.prompts, 0);
	assert_int_equal(script_count(&refused, PAM_ERROR_MSG, ""), 1);
	assert_int_equal(doubles->priority, LOG_ALERT);
	doubles->uid = 0;
	assert_int_equal(change(NULL, OTHER, CHANGE("history=3")).code, PAM_SUCCESS);
	doubles->uid = MACHINE_UID;
	assert_int_equal(change(NULL, OTHER, CHANGE("history=0")).code, PAM_SUCCESS);
	assert_int_equal(history_count(), 0);
}

static void roots_own_password_does_not_come_back(void **state)
{
	(void)state;
	doubles->uid = 0;
	doubles->user_is_root = true;
	assert_int_equal(change(NULL, NEW, CHANGE("history=3 retry=1")).code,
			 PAM_SUCCESS);
	assert_int_equal(change(NULL, NEW, CHANGE("history=3 retry=1")).code,
			 PAM_AUTHTOK_ERR);
}

/* What was in use and is gone must not be begun anew by whoever changes a password next. */
static void what_is_lost_makes_people_wait_and_lets_root_go_on(void **state)
{
	(void)state;
	scratch_folder(&machine.scratch, "policy/in-use", 0700);
	scratch_text(&machine.scratch, "policy/in-use/history", "");
	for (int by_root = 0; by_root <= 1; by_root++) {
		doubles->uid = by_root ? 0 : 5000;
		doubles->n_logged = 0;
		assert_int_equal(change("nobody", NEW, CHANGE("history=3")).code,
				 by_root ? PAM_SUCCESS : PAM_TRY_AGAIN);
		assert_true(doubles->n_logged > 0);
		assert_int_not_equal(
			access(scratch_path(&machine.scratch, "state/history"), F_OK), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_former_password_does_not_come_back),
		CASE(the_longest_password_does_not_come_back_either),
		CASE(only_so_many_passwords_are_kept),
		CASE(root_is_not_bound_by_the_history_but_adds_to_it),
		CASE(a_history_that_is_corrupt_stops_the_person_not_root),
		CASE(the_password_in_use_is_kept_before_another_is_taken),
		CASE(a_locked_password_is_kept_without_its_mark),
		CASE(without_room_for_the_history_nothing_is_changed_but_by_root),
		CASE(roots_own_password_does_not_come_back),
		CASE(what_is_lost_makes_people_wait_and_lets_root_go_on),
	};
	return cmocka_run_group_tests_name("history of a change", tests, set_up_all,
					   NULL);
}
