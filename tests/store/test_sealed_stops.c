/* SPDX-License-Identifier: MIT */
/*
 * A process that its user stops: before each call to the kernel in turn, while it updates
 * something that is kept about that user. Everybody else goes on meanwhile, with the same user
 * and with others. When the process is continued it undoes nothing. Nothing is synced, which
 * takes long and changes nothing here.
 */
#include "store/personal/personal_key.h"
#include "store/record/history.h"
#include "store/record/state.h"
#include "store/sealed/versions.h"
#include "words.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

/* Who waits for somebody waits for two seconds. */
#define PATIENCE 1.0

static unsigned calls, stop_at; /* 0: never */

static void stop_here(void)
{
	if (++calls == stop_at)
		(void)raise(SIGSTOP);
}

#define WRAP(type, name, params, args)     \
	type __real_##name params;         \
	type __wrap_##name params;         \
	type __wrap_##name params          \
	{                                  \
		stop_here();               \
		return __real_##name args; \
	}

WRAP(int, fstat64, (int fd, struct stat *st), (fd, st))
WRAP(ssize_t, getdents64, (int fd, void *buf, size_t size), (fd, buf, size))
WRAP(int, mkdirat, (int folder, const char *name, mode_t mode), (folder, name, mode))
WRAP(int, fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(int, fchmodat, (int folder, const char *name, mode_t mode, int how),
     (folder, name, mode, how))
WRAP(ssize_t, read, (int fd, void *buf, size_t size), (fd, buf, size))
WRAP(ssize_t, write, (int fd, const void *buf, size_t size), (fd, buf, size))
WRAP(int, linkat, (int from, const char *old, int to, const char *name, int how),
     (from, old, to, name, how))
WRAP(int, renameat, (int from, const char *old, int to, const char *name),
     (from, old, to, name))
WRAP(int, unlinkat, (int folder, const char *name, int how), (folder, name, how))
WRAP(int, close, (int fd), (fd))

int __wrap_fsync(int fd);
int __wrap_fsync(int fd)
{
	(void)fd;
	stop_here();
	return 0;
}

int __real_openat64(int folder, const char *name, int how, ...);
int __wrap_openat64(int folder, const char *name, int how, ...);

int __wrap_openat64(int folder, const char *name, int how, ...)
{
	stop_here();
	return __real_openat64(folder, name, how, 0600);
}

/* ---- what is kept: each adds a letter, and tells whether a letter is there */

struct action {
	const char *kind;
	int (*add)(struct keep *keep, const struct account *account, char letter);
	bool (*has)(struct keep *keep, char letter);
};

/* sealed_edit_fn; data: char */
static int append_letter(struct sealed_edit *edit, void *data)
{
	edit->next = edit->former ? *edit->former : keep_body("");
	edit->next.body[edit->next.len++] = *(const char *)data;
	edit->next.body[edit->next.len++] = '\n';
	edit->next.body[edit->next.len] = '\0';
	return 0;
}

static int add_note(struct keep *keep, const struct account *account, char letter)
{
	bool unused;

	return sealed_update(&keep->places, "note", account, append_letter, &letter,
			     &unused);
}

static bool has_note(struct keep *keep, char letter)
{
	struct sealed sealed;

	assert_int_equal(sealed_load(&keep->places, "note", &keep->alice, &sealed), 0);
	return strchr(sealed.body, letter) != NULL;
}

static int add_password(struct keep *keep, const struct account *account, char letter)
{
	char hash[] = "abcdefghijklm";

	hash[12] = letter;
	return history_keep_hash(&keep->places, account, HISTORY_MAX, hash, NULL);
}

static bool has_password(struct keep *keep, char letter)
{
	struct history history;
	bool found = false;

	assert_int_equal(history_load(&keep->places, &keep->alice, &history), 0);
	for (size_t i = 0; i < history.count; i++)
		found |= history.entries[i].hash[12] == letter;
	return found;
}

/* state_edit_fn; data: char */
static int add_reason(const struct state *former, struct state *ret_next, void *data)
{
	*ret_next = (struct state){ .profile = "staff", .last_change = -1 };
	memset(ret_next->rules, 'a', FINGERPRINT_SIZE - 1);
	ret_next->reasons = (former ? former->reasons : 0) |
			    REASON_SET_OF(*(const char *)data - 'a' + 1);
	ret_next->remembered = ret_next->reasons;
	return 0;
}

static int add_state(struct keep *keep, const struct account *account, char letter)
{
	bool unused;

	return state_update(&keep->places, account, add_reason, &letter, &unused);
}

static bool has_state(struct keep *keep, char letter)
{
	struct state state;

	assert_int_equal(state_load(&keep->places, &keep->alice, &state), 0);
	return reason_set_has(state.reasons, (unsigned)(letter - 'a' + 1));
}

static const struct action actions[] = {
	{ "note", add_note, has_note },
	{ HISTORY_KIND, add_password, has_password },
	{ STATE_KIND, add_state, has_state },
};

/* ---- the stopped process, and what the others do */

static char bobs_name[] = "bob";
static const struct account bob = { .user = bobs_name, .uid = 1002 };

/* Adds 'c' and stops on the way; returns 0 where it ended before it was stopped. */
static pid_t start_stopped(struct keep *keep, const struct action *action, unsigned at)
{
	int status = 0;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		calls = 0;
		stop_at = at;
		_exit(action->add(keep, &keep->alice, 'c') ? 1 : 0);
	}
	assert_int_equal(waitpid(pid, &status, WUNTRACED), pid);
	if (WIFSTOPPED(status))
		return pid;
	assert_int_equal(status, 0);
	return 0;
}

static void let_end(pid_t pid)
{
	int status = -1;

	assert_int_equal(kill(pid, SIGCONT), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static double now(void)
{
	struct timespec time;

	assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &time), 0);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void import_words(struct keep *keep)
{
	struct personal_import *import = words_begin(keep, PERSONAL_IMPORT_KEPT_KEY);

	words_add(import, keep->alice.uid, keep->alice.user, "pet", "Biscuit");
	words_add(import, bob.uid, bob.user, "pet", "Biscuit");
	assert_int_equal(words_commit(import).written, 2);
	personal_import_free(import);
}

static void check_names(struct keep *keep, const struct action *action)
{
	char folder[32];

	snprintf(folder, sizeof(folder), "%s/1001", action->kind);
	CHECK(keep_count(keep_path(keep, folder)) == 1, action->kind);
	CHECK(keep_count(keep_path(keep, action->kind)) <= 2, action->kind);
}

/* Returns whether the process was stopped. */
static bool go_on_meanwhile(struct keep *keep, const struct action *action, unsigned at)
{
	pid_t pid = start_stopped(keep, action, at);

	if (pid == 0)
		return false;
	double start = now();
	CHECK(action->add(keep, &keep->alice, 'd') == 0, action->kind);
	CHECK(action->add(keep, &keep->alice, 'e') == 0, action->kind);
	CHECK(action->add(keep, &bob, 'd') == 0, action->kind);
	CHECK(action->has(keep, 'e'), action->kind);
	import_words(keep);
	CHECK(now() - start < PATIENCE, action->kind);
	let_end(pid);
	for (char letter = 'b'; letter <= 'e'; letter++)
		CHECK(action->has(keep, letter), action->kind);
	check_names(keep, action);
	return true;
}

static void sweep(struct keep *keep,
		  bool (*meet)(struct keep *keep, const struct action *action,
			       unsigned at),
		  bool with_former)
{
	for (size_t i = 0; i < COUNT_OF(actions); i++) {
		unsigned at = 1;
		bool stopped = true;

		for (; stopped; at++) {
			if (with_former)
				assert_int_equal(actions[i].add(keep, &keep->alice, 'b'),
						 0);
			stopped = meet(keep, &actions[i], at);
			assert_int_equal(
				versions_remove(&keep->places, actions[i].kind, 1001), 0);
		}
		CHECK(at > 30, actions[i].kind);
	}
}

static void nobody_waits_for_a_stopped_process(void **state)
{
	sweep(*state, go_on_meanwhile, true);
}

/* Its folder and its first version are not there yet, or half. */
static bool go_first_meanwhile(struct keep *keep, const struct action *action,
			       unsigned at)
{
	pid_t pid = start_stopped(keep, action, at);

	if (pid == 0)
		return false;
	double start = now();
	CHECK(action->add(keep, &keep->alice, 'd') == 0, action->kind);
	CHECK(now() - start < PATIENCE, action->kind);
	let_end(pid);
	CHECK(action->has(keep, 'c') && action->has(keep, 'd'), action->kind);
	check_names(keep, action);
	return true;
}

static void nobody_waits_for_the_first_version(void **state)
{
	sweep(*state, go_first_meanwhile, false);
}

static bool erase_meanwhile(struct keep *keep, const struct action *action, unsigned at)
{
	pid_t pid = start_stopped(keep, action, at);

	if (pid == 0)
		return false;
	double start = now();
	CHECK(versions_remove(&keep->places, action->kind, 1001) == 0, action->kind);
	CHECK(action->add(keep, &keep->alice, 'd') == 0, action->kind);
	CHECK(now() - start < PATIENCE, action->kind);
	let_end(pid);
	CHECK(!action->has(keep, 'b'), action->kind);
	CHECK(action->has(keep, 'd'), action->kind);
	check_names(keep, action);
	return true;
}

static void what_was_erased_meanwhile_stays_erased(void **state)
{
	sweep(*state, erase_meanwhile, true);
}

/* What it left is no more than the next update takes along. */
static bool kill_it(struct keep *keep, const struct action *action, unsigned at)
{
	pid_t pid = start_stopped(keep, action, at);

	if (pid == 0)
		return false;
	assert_int_equal(kill(pid, SIGKILL), 0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	CHECK(action->has(keep, 'b'), action->kind);
	CHECK(action->add(keep, &keep->alice, 'd') == 0, action->kind);
	CHECK(action->has(keep, 'b') && action->has(keep, 'd'), action->kind);
	check_names(keep, action);
	return true;
}

static void killed_at_any_point_it_harms_nothing(void **state)
{
	sweep(*state, kill_it, true);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nobody_waits_for_a_stopped_process),
		TEST(nobody_waits_for_the_first_version),
		TEST(what_was_erased_meanwhile_stays_erased),
		TEST(killed_at_any_point_it_harms_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
