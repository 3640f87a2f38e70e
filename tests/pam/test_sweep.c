/* SPDX-License-Identifier: MIT */
/*
 * Each call to the system that a login or a change makes fails once, with each error that there
 * is. Whatever it is: nobody is kept out at login, no weak or used password is taken, nothing that
 * was kept is lost, and what is not done after all is told to the system log or to the person.
 */
#define SCRATCH_FOLDER "/dev/shm/pwpolicy-XXXXXX"
#include "change_case.h"
#include "faults.h"

#include <errno.h>

#define USED "silver-Anchor-maple-27-curtain"
#define USED_HASH                        \
	"$y$j9T$USEDENpBABJJ3hIHjB1Bi.$" \
	"4f3e7ce26006de558696d131c041506d3909c79021a"

static struct faults *faults;

/* What is prepared need not outlast the machine. */
int __wrap_fsync(int fd);
int __wrap_fsync(int fd)
{
	(void)fd;
	return 0;
}

/* What happens, and what must be so whatever fails. */
struct scene {
	const char *name;
	void (*prepare)(void);
	const char *stack;
	const char *answer; /* NULL: none is needed */
	bool logs_in;	    /* else changes a password */
	void (*check)(const struct scene *scene, const struct script *script);
};

static bool is_told(const struct script *script)
{
	return doubles->n_logged > 0 || script_count(script, PAM_ERROR_MSG, "") > 0;
}

#define CHECK_SCENE(condition)                                                    \
	do {                                                                      \
		if (!(condition))                                                 \
			fail_msg("%s: %s at call %u (%s), errno %d", scene->name, \
				 #condition, faults->calls, faults->name,         \
				 faults->error);                                  \
	} while (0)

/* ---- what is there before */

static void nothing(void)
{
}

static void keep_used(void)
{
	const struct account account = machine_account();

	doubles->uid = 5000;
	assert_int_equal(
		history_keep_hash(&doubles->places, &account, 12, USED_HASH, NULL), 0);
	change("nobody", OTHER,
	       CHANGE("history=12")); /* from now on the names are known */
}

static void keep_used_by_root(void)
{
	keep_used();
	doubles->uid = 0;
}

/* A grace of a day that began the day before yesterday. */
static void begin_grace(void)
{
	pass(STACK(WEAK, "login_mode=enforce grace=1d grace_logins=1"));
	doubles->now += 2 * DAY;
}

/* ---- what must be there afterwards */

/* Whether the history holds the password; counts those that it holds. */
static bool keeps(const char *password, size_t *ret_count)
{
	const struct account account = machine_account();
	struct history history;
	bool found = false;

	assert_int_equal(history_load(&doubles->places, &account, &history), 0);
	for (size_t i = 0; i < history.count && !found; i++)
		found = strcmp(history.entries[i].hash, password) == 0;
	*ret_count = history.count;
	wipe(&history, sizeof(history));
	return found;
}

static void check_history(const struct scene *scene, const struct script *script)
{
	size_t count = 0;

	CHECK_SCENE(keeps(USED_HASH, &count));
	if (script->code == PAM_SUCCESS && count < 5)
		CHECK_SCENE(doubles->n_logged > 0);
}

static void login_compliant(const struct scene *scene, const struct script *script)
{
	struct state state = { .compliant = false };

	CHECK_SCENE(script->account_code == PAM_SUCCESS);
	if (!machine_state(&machine, &state) ||
	    machine_audited(&machine, "compliant") == 0)
		CHECK_SCENE(doubles->n_logged > 0);
}

static void login_demanded(const struct scene *scene, const struct script *script)
{
	if (script->account_code != PAM_NEW_AUTHTOK_REQD) {
		CHECK_SCENE(script->account_code == PAM_SUCCESS);
		CHECK_SCENE(doubles->n_logged > 0);
		return;
	}
	if (script->code != PAM_SUCCESS)
		CHECK_SCENE(is_told(script));
	else
		CHECK_SCENE(strcmp(script->authtok, NEW) == 0);
}

static void change_good(const struct scene *scene, const struct script *script)
{
	if (script->code != PAM_SUCCESS)
		CHECK_SCENE(is_told(script));
	else
		CHECK_SCENE(strcmp(script->authtok, NEW) == 0);
	check_history(scene, script);
}

static void change_refused(const struct scene *scene, const struct script *script)
{
	CHECK_SCENE(script->code != PAM_SUCCESS);
	CHECK_SCENE(is_told(script));
	check_history(scene, script);
}

static const struct scene scenes[] = {
	{ "login, compliant", nothing, STACK(GOOD, ENFORCE), NULL, true,
	  login_compliant },
	{ "login, weak", nothing, STACK(WEAK, ENFORCE " history=12"), NEW, true,
	  login_demanded },
	{ "login, grace over", begin_grace,
	  STACK(WEAK, "login_mode=enforce grace=1d grace_logins=1"), NEW, true,
	  login_demanded },
	{ "change", keep_used, CHANGE("history=12"), NEW, false, change_good },
	{ "change to a used one", keep_used, CHANGE("history=12"), USED, false,
	  change_refused },
	{ "change to a weak one", keep_used, CHANGE("history=12"), WEAK, false,
	  change_refused },
	{ "change by root", keep_used_by_root, CHANGE("history=12"), NEW, false,
	  change_good },
};

/* ---- the sweep */

static struct script run(const struct scene *scene)
{
	struct script script = { .code = -1,
				 .account_code = -1,
				 .service = scene->logs_in ? "login" : "passwd",
				 .current = WEAK,
				 .answers = { scene->answer, scene->answer } };

	(scene->logs_in ? script_login : script_change)(&script, machine.services, MODULE,
							scene->stack);
	return script;
}

/* The call of that number fails, or with error 0 that allocation; whether there is one. */
static bool run_at(const struct scene *scene, unsigned at, int error)
{
	machine_init(&machine, doubles);
	*faults = (struct faults){ .name = "malloc" };
	scene->prepare();
	doubles->n_logged = 0;
	doubles->allocations = 0;
	doubles->failed = false;
	faults->calls = 0;
	faults->error = error;
	faults->by_name = error == ENOENT;
	faults->fail_at = error ? at : 0;
	doubles->fail_at = error ? 0 : at;
	struct script script = run(scene);
	bool fired = error ? faults->fired : doubles->failed;
	doubles->fail_at = 0;
	unsigned failed_at = faults->fail_at;
	faults->fail_at = 0;
	faults->calls = error ? failed_at : at; /* for the message */
	scene->check(scene, &script);
	machine_done(&machine);
	return fired;
}

/* Each call with one of the errors, in turn. */
static void no_failing_call_is_silent(void **state)
{
	static const int errors[] = { EIO, ENOSPC, EACCES, EMFILE, ENOMEM, EINTR };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(scenes); i++) {
		unsigned at = 1;

		while (run_at(&scenes[i], at, errors[(at + i) % COUNT_OF(errors)]))
			at++;
		CHECK(at > 100, scenes[i].name);
	}
}

static void sweep(int error)
{
	for (size_t i = 0; i < COUNT_OF(scenes); i++) {
		unsigned at = 1;

		while (run_at(&scenes[i], at, error))
			at++;
		CHECK(at > 40, scenes[i].name);
	}
}

/* What is there must never look as if it never was. */
static void no_name_that_is_not_found_is_silent(void **state)
{
	(void)state;
	sweep(ENOENT);
}

static void no_want_of_memory_is_silent(void **state)
{
	(void)state;
	sweep(0);
}

static int set_up_faults(void **state)
{
	void *module = dlopen(MODULE, RTLD_NOW);

	faults = module ? dlsym(module, "faults") : NULL;
	return faults ? set_up_all(state) : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_failing_call_is_silent),
		cmocka_unit_test(no_name_that_is_not_found_is_silent),
		cmocka_unit_test(no_want_of_memory_is_silent),
	};

	return cmocka_run_group_tests_name("sweep of faults", tests, set_up_faults, NULL);
}
