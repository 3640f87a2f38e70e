/* SPDX-License-Identifier: MIT */
/*
 * Many processes at once, some of them stopped and continued, some killed at any moment. What
 * was said to be recorded is recorded and nothing is recorded twice; nobody waits for who is
 * stopped; a file is always whole; what killed processes leave is bounded.
 *
 * PWPOLICY_STORM says how many updates each process makes; else there are few.
 */
#include "keep.h"
#include "store/record/state.h"
#include "store/sealed/versions.h"

#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>

#define PROCESSES 64
#define USERS 8
#define KILLED (PROCESSES / 10)
#define KILLS 300
/* The longest that an update may take: two seconds of trying and what the last try takes. */
#define DEADLINE 3.0

static int updates_of_each(void)
{
	const char *text = getenv("PWPOLICY_STORM");
	long number = text ? strtol(text, NULL, 10) : 5;

	assert_in_range(number, 1, 1000);
	return (int)number;
}

/* What the children tell, in memory that they share with us. */
struct tally {
	int recorded[PROCESSES][USERS]; /* by process and user */
	int busy, wrong;		/* errors */
	double longest;			/* of an update of who is never stopped */
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

static double now(void)
{
	struct timespec time;

	assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &time), 0);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void sleep_us(long us)
{
	const struct timespec time = { .tv_nsec = us * 1000 };

	(void)nanosleep(&time, NULL);
}

/* ---- a file that counts what each process recorded: a line of five digits for each */

struct counts {
	int of[PROCESSES];
};

static struct counts read_counts(const struct sealed *sealed)
{
	struct counts counts = { .of = { 0 } };
	const char *at = sealed ? sealed->body : NULL;

	for (int i = 0; at && i < PROCESSES; i++) {
		char *end = NULL;
		counts.of[i] = (int)strtol(at, &end, 10);
		assert_true(end == at + 5 && *end == '\n');
		at = end + 1;
	}
	return counts;
}

/* sealed_edit_fn; data: int, the number of the process */
static int count_one(struct sealed_edit *edit, void *data)
{
	struct counts counts = read_counts(edit->former);

	if (edit->corrupt)
		return PWP_ERR_CORRUPT;
	counts.of[*(const int *)data]++;
	edit->next.len = 0;
	for (int i = 0; i < PROCESSES; i++)
		edit->next.len += (size_t)snprintf(edit->next.body + edit->next.len, 8,
						   "%05d\n", counts.of[i]);
	return 0;
}

/* ---- the storm */

/* One process: its updates go to one user after the other, from `process` on. */
static void make_updates(struct keep *keep, int process, int updates, struct tally *tally)
{
	char name[16];
	bool unused;

	for (int i = 0; i < updates; i++) {
		int user = (process + i) % USERS;
		struct account account = user_of(user, name);
		double start = now();
		int error = sealed_update(&keep->places, "note", &account, count_one,
					  &process, &unused);
		double took = now() - start;

		if (process % 2 == 0 && took > tally->longest)
			tally->longest = took;
		tally->recorded[process][user] += error == 0;
		tally->busy += error == PWP_ERR_BUSY;
		tally->wrong += error != 0 && error != PWP_ERR_BUSY;
	}
}

static void start_all(struct keep *keep, pid_t pids[PROCESSES], struct tally *tally)
{
	int updates = updates_of_each();

	for (int i = 0; i < PROCESSES; i++) {
		pids[i] = fork();
		assert_true(pids[i] >= 0);
		if (pids[i] == 0) {
			make_updates(keep, i, updates, tally);
			_exit(0);
		}
	}
}

/* Stops and continues those with odd numbers, and now and then kills one of them. */
static void disturb(const pid_t pids[PROCESSES])
{
	int stopped[4] = { 1, 3, 5, 7 };
	int rounds = updates_of_each() * 10, between_kills = rounds / KILLED;

	for (int round = 0; round < rounds; round++) {
		int *which = &stopped[round % 4];
		(void)kill(pids[*which], SIGCONT);
		*which = 1 + 2 * (int)(random() % (PROCESSES / 2));
		(void)kill(pids[*which], SIGSTOP);
		if (round % between_kills == 0 && round / between_kills < KILLED)
			(void)kill(pids[PROCESSES - 1 - round / between_kills * 2],
				   SIGKILL);
		sleep_us(1000 + random() % 4000);
	}
	for (size_t i = 0; i < COUNT_OF(stopped); i++)
		(void)kill(pids[stopped[i]], SIGCONT);
}

/* Returns how many were killed before their end. */
static int wait_for_all(const pid_t pids[PROCESSES], bool killed[PROCESSES])
{
	int count = 0;

	for (int i = 0; i < PROCESSES; i++) {
		int status = -1;
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		killed[i] = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
		assert_true(killed[i] || status == 0);
		count += killed[i];
	}
	return count;
}

/* Who was killed may have recorded one more than it could tell. */
static void check_records(struct keep *keep, const struct tally *tally,
			  const bool killed[PROCESSES])
{
	char name[16];

	for (int user = 0; user < USERS; user++) {
		struct account account = user_of(user, name);
		struct sealed sealed;
		assert_int_equal(sealed_load(&keep->places, "note", &account, &sealed),
				 0);
		struct counts counts = read_counts(&sealed);
		for (int i = 0; i < PROCESSES; i++)
			assert_in_range(counts.of[i], tally->recorded[i][user],
					tally->recorded[i][user] + killed[i]);
	}
}

/* A last update takes along what is left. */
static void check_names(struct keep *keep)
{
	char name[16], folder[32];
	int process = 0;
	bool unused;

	for (int user = 0; user < USERS; user++) {
		struct account account = user_of(user, name);
		snprintf(folder, sizeof(folder), "note/%d", 2000 + user);
		assert_in_range(keep_count(keep_path(keep, folder)), 1, 2 + 2 * KILLED);
		assert_int_equal(sealed_update(&keep->places, "note", &account, count_one,
					       &process, &unused),
				 0);
		assert_int_equal(keep_count(keep_path(keep, folder)), 1);
	}
}

static void stopped_and_killed_processes_harm_nobody(void **state)
{
	struct keep *keep = *state;
	struct tally *tally = new_tally();
	bool killed[PROCESSES];
	pid_t pids[PROCESSES];

	start_all(keep, pids, tally);
	disturb(pids);
	int count = wait_for_all(pids, killed);
	assert_int_equal(tally->wrong, 0);
	assert_true(tally->longest < DEADLINE);
	check_records(keep, tally, killed);
	check_names(keep);
	print_message("# %d of %d killed, %d gave up, the longest update took %.0f ms\n",
		      count, PROCESSES, tally->busy, tally->longest * 1000);
	assert_int_equal(munmap(tally, sizeof(*tally)), 0);
}

/* ---- a writer that is killed */

static struct state state_of(uint32_t demanded)
{
	struct state state = {
		.judged = 1,
		.profile = "staff",
		.reasons = 2,
		.remembered = 2,
		.demanded = demanded,
		.last_change = -1,
	};

	memset(state.rules, 'a', FINGERPRINT_SIZE - 1);
	return state;
}

/* state_edit_fn */
static int demand_once_more(const struct state *former, struct state *ret_next,
			    void *data)
{
	(void)data;
	*ret_next = state_of(former ? former->demanded + 1 : 0);
	return 0;
}

static int count_up(struct keep *keep)
{
	bool unused;

	return state_update(&keep->places, &keep->alice, demand_once_more, NULL, &unused);
}

static void a_killed_writer_leaves_the_old_or_the_new_file(void **state)
{
	struct keep *keep = *state;
	struct state now;
	uint32_t before = 0;
	unsigned left = 0;

	assert_int_equal(count_up(keep), 0);
	for (int i = 0; i < KILLS; i++) {
		int status = 0;
		pid_t pid = fork();

		assert_true(pid >= 0);
		while (pid == 0) /* as logins do, until it is killed */
			if (count_up(keep) != 0)
				_exit(1);
		sleep_us(random() % 6000);
		assert_int_equal(kill(pid, SIGKILL), 0);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
		assert_int_equal(state_load(&keep->places, &keep->alice, &now), 0);
		assert_true(now.demanded >= before);
		before = now.demanded;
		unsigned names = keep_count(keep_path(keep, "state/1001"));
		assert_in_range(names, 1, 300);
		left += names > 1;
	}
	/* Else no writer was hit while it wrote, and nothing was shown. */
	assert_true(left > 0);
	assert_true(before > 0);
	assert_int_equal(count_up(keep), 0);
	assert_int_equal(keep_count(keep_path(keep, "state/1001")), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(stopped_and_killed_processes_harm_nobody),
		TEST(a_killed_writer_leaves_the_old_or_the_new_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
