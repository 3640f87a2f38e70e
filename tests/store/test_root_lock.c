/* SPDX-License-Identifier: MIT */
/* Locks between root's processes: who waits, for how long, and what a dead holder leaves. */
#include "keep.h"
#include "store/system/root_lock.h"

#include <errno.h>
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>

/* Seconds after which a wait of two has no end; a busy machine may take some more. */
#define PATIENCE 30.0

static double now(void)
{
	struct timespec time;

	assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &time), 0);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int take(struct keep *keep, const char *name)
{
	int lock = -1;
	int error = root_lock_take(&keep->places, name, &lock);

	if (error)
		assert_int_equal(lock, -1);
	else
		root_lock_release(lock);
	return error;
}

/* A process that holds the lock "one" until it is killed. */
static pid_t start_holder(struct keep *keep)
{
	int tell[2];
	char byte = 0;

	assert_int_equal(pipe(tell), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		int lock = -1;
		int error = root_lock_take(&keep->places, "one", &lock);
		byte = error == 0 ? 'y' : 'n';
		if (write(tell[1], &byte, 1) == 1)
			pause();
		_exit(1);
	}
	assert_int_equal(read(tell[0], &byte, 1), 1);
	assert_int_equal(byte, 'y');
	close(tell[0]);
	close(tell[1]);
	return pid;
}

static void kill_holder(pid_t pid)
{
	assert_int_equal(kill(pid, SIGKILL), 0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static void is_taken_given_back_and_taken_again(void **state)
{
	struct keep *keep = *state;
	struct stat st;
	int lock = -1;

	for (int i = 0; i < 3; i++) {
		assert_int_equal(root_lock_take(&keep->places, "one", &lock), 0);
		assert_true(fcntl(lock, F_GETFD) & FD_CLOEXEC);
		root_lock_release(lock);
	}
	assert_int_equal(stat(keep_path(keep, "lock/one"), &st), 0);
	assert_int_equal(st.st_mode, S_IFREG | 0600);
	assert_int_equal(stat(keep_path(keep, "lock"), &st), 0);
	assert_int_equal(st.st_mode, S_IFDIR | 0700);
}

static void waits_two_seconds_and_gives_up(void **state)
{
	struct keep *keep = *state;
	pid_t holder = start_holder(keep);
	double start = now();

	assert_int_equal(take(keep, "one"), PWP_ERR_BUSY);
	double waited = now() - start;
	assert_true(waited >= 2.0);
	assert_true(waited < PATIENCE);
	assert_int_equal(take(keep, "two"), 0);
	kill_holder(holder);
}

static void is_free_when_its_holder_is_killed(void **state)
{
	struct keep *keep = *state;

	kill_holder(start_holder(keep));
	assert_int_equal(take(keep, "one"), 0);
}

static void nothing(int number)
{
	(void)number;
}

/* The host's timers go on: every wait is cut short, the deadline is not. */
static void signals_neither_end_nor_lengthen_the_wait(void **state)
{
	struct keep *keep = *state;
	struct sigaction action = { .sa_handler = nothing }, before;
	struct itimerval often = { { 0, 1000 }, { 0, 1000 } },
			 never = { { 0, 0 }, { 0, 0 } };
	pid_t holder = start_holder(keep);

	assert_int_equal(sigaction(SIGALRM, &action, &before), 0);
	double start = now();
	assert_int_equal(setitimer(ITIMER_REAL, &often, NULL), 0);
	int error = take(keep, "one");
	double waited = now() - start;
	assert_int_equal(setitimer(ITIMER_REAL, &never, NULL), 0);
	assert_int_equal(sigaction(SIGALRM, &before, NULL), 0);
	kill_holder(holder);
	assert_int_equal(error, PWP_ERR_BUSY);
	assert_true(waited >= 2.0);
	assert_true(waited < PATIENCE);
}

static void uses_no_lock_that_others_could_change(void **state)
{
	struct keep *keep = *state;

	assert_int_equal(take(keep, "one"), 0);
	const char *path = keep_path(keep, "lock/one");
	assert_int_equal(chmod(path, 0660), 0);
	assert_int_equal(take(keep, "one"), PWP_ERR_UNTRUSTED);
	assert_int_equal(remove(path), 0);
	assert_int_equal(symlink("/nowhere", path), 0);
	assert_int_equal(take(keep, "one"), PWP_ERR_UNTRUSTED);
	assert_int_equal(remove(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(take(keep, "one"), PWP_ERR_UNTRUSTED);
	assert_int_equal(remove(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(take(keep, "one"), PWP_ERR_UNTRUSTED);
	assert_int_equal(chmod(keep_path(keep, "lock"), 0770), 0);
	assert_int_equal(take(keep, "two"), PWP_ERR_UNTRUSTED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(is_taken_given_back_and_taken_again),
		TEST(waits_two_seconds_and_gives_up),
		TEST(is_free_when_its_holder_is_killed),
		TEST(signals_neither_end_nor_lengthen_the_wait),
		TEST(uses_no_lock_that_others_could_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
