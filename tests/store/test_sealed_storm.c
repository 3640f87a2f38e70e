/* SPDX-License-Identifier: MIT */
/*
 * Many processes at once, and processes that are killed at any moment. What was said to be
 * recorded is recorded, nothing is recorded twice, and a file is always whole.
 */
#include "keep.h"
#include "store/record/history.h"
#include "store/record/state.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>

#define PROCESSES 64
#define CHANGES 5
/* So many that none fills up: every record can be counted afterwards. */
#define SHARED_USERS 32
#define KILLS 300

/* What the children tell, in memory that they share with us. */
struct tally {
	int recorded[PROCESSES]; /* by process */
	int wrong; /* errors other than a lock that was taken for too long */
};

static struct tally *new_tally(void)
{
	void *memory = mmap(NULL, sizeof(struct tally), PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	assert_true(memory != MAP_FAILED);
	return memory;
}

static struct account user_of(int number, char name[16])
{
	snprintf(name, 16, "user%d", number);
	return (struct account){ .user = name, .uid = 2000 + number };
}

/* One process: its changes go to one user after the other, from `first` on. */
static void change_passwords(struct keep *keep, int process, int users,
			     struct tally *tally)
{
	char name[16], password[32];
	bool quarantined;

	for (int i = 0; i < CHANGES; i++) {
		struct account account = user_of((process + i * 13) % users, name);
		snprintf(password, sizeof(password), "password %d %d", process, i);
		int error = history_record(&keep->places, &account, HISTORY_MAX, NULL,
					   password, &quarantined);
		if (error == 0)
			tally->recorded[process]++;
		else if (error != PWP_ERR_BUSY)
			tally->wrong++;
	}
}

static void run_processes(struct keep *keep, int users, struct tally *tally)
{
	pid_t pids[PROCESSES];

	for (int i = 0; i < PROCESSES; i++) {
		pids[i] = fork();
		assert_true(pids[i] >= 0);
		if (pids[i] == 0) {
			change_passwords(keep, i, users, tally);
			_exit(0);
		}
	}
	for (int i = 0; i < PROCESSES; i++) {
		int status = -1;
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_int_equal(status, 0);
	}
}

/* Counts the entries of all users; all hashes must differ. */
static int count_records(struct keep *keep, int users)
{
	static char seen[PROCESSES * CHANGES][HASH_SIZE];
	char name[16];
	int count = 0;

	for (int i = 0; i < users; i++) {
		struct account account = user_of(i, name);
		struct history history;
		assert_int_equal(history_load(&keep->places, &account, &history), 0);
		for (size_t j = 0; j < history.count; j++) {
			assert_true(count < PROCESSES * CHANGES);
			for (int k = 0; k < count; k++)
				assert_string_not_equal(seen[k], history.entries[j].hash);
			memcpy(seen[count++], history.entries[j].hash, HASH_SIZE);
		}
	}
	return count;
}

static void storm(struct keep *keep, int users)
{
	struct tally *tally = new_tally();
	int recorded = 0;

	run_processes(keep, users, tally);
	for (int i = 0; i < PROCESSES; i++)
		recorded += tally->recorded[i];
	assert_int_equal(tally->wrong, 0);
	assert_true(recorded > PROCESSES * CHANGES / 2);
	assert_int_equal(count_records(keep, users), recorded);
	assert_int_equal(keep_count(keep_path(keep, "history")), users);
	assert_int_equal(munmap(tally, sizeof(*tally)), 0);
}

static void processes_on_the_same_users_lose_nothing(void **state)
{
	storm(*state, SHARED_USERS);
}

static void processes_on_different_users_lose_nothing(void **state)
{
	storm(*state, PROCESSES);
}

static struct state state_of(uint32_t warned)
{
	struct state state = {
		.judged = 1,
		.profile = "staff",
		.reasons = 2,
		.first_bad = 1,
		.warned = warned,
		.last_change = -1,
	};

	memset(state.rules, 'a', FINGERPRINT_SIZE - 1);
	return state;
}

/* Counts the warnings up, as logins do, until it is killed. */
static void count_up(struct keep *keep)
{
	struct state state;
	int lock;

	while (sealed_lock(&keep->places, 1001, &lock) == 0) {
		if (state_load(&keep->places, &keep->alice, &state) != 0)
			state = state_of(0);
		state = state_of(state.warned + 1);
		if (state_save(&keep->places, &keep->alice, &state) != 0)
			_exit(1);
		sealed_unlock(lock);
	}
	_exit(1);
}

static void sleep_us(long us)
{
	const struct timespec time = { .tv_nsec = us * 1000 };

	(void)nanosleep(&time, NULL);
}

static void a_killed_writer_leaves_the_old_or_the_new_file(void **state)
{
	struct keep *keep = *state;
	struct state first = state_of(0), now;
	uint32_t before = 0;
	int lock, left = 0;

	assert_int_equal(state_save(&keep->places, &keep->alice, &first), 0);
	for (int i = 0; i < KILLS; i++) {
		pid_t pid = fork();
		assert_true(pid >= 0);
		if (pid == 0)
			count_up(keep);
		sleep_us(random() % 6000);
		assert_int_equal(kill(pid, SIGKILL), 0);
		int status = 0;
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
		assert_int_equal(state_load(&keep->places, &keep->alice, &now), 0);
		assert_true(now.warned >= before);
		before = now.warned;
		unsigned files = keep_count(keep_path(keep, "state"));
		assert_in_range(files, 1, 2);
		left += files == 2;
		assert_int_equal(sealed_lock(&keep->places, 1001, &lock), 0);
		sealed_unlock(lock);
	}
	/* Else no writer was hit while it wrote, and nothing was shown. */
	assert_true(left > 0);
	assert_true(before > 0);
	assert_int_equal(state_save(&keep->places, &keep->alice, &first), 0);
	assert_int_equal(keep_count(keep_path(keep, "state")), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(processes_on_the_same_users_lose_nothing),
		TEST(processes_on_different_users_lose_nothing),
		TEST(a_killed_writer_leaves_the_old_or_the_new_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
