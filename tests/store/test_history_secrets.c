/* SPDX-License-Identifier: MIT */
/*
 * No hash stays behind: each action runs on a stack of its own, which is then searched for
 * the hashes of the file and the one that is added. What crypt leaves there is its own
 * matter, so hashes are given and not computed.
 */
#include "keep.h"
#include "own_stack.h"
#include "store/record/history.h"
#include "store/sealed/versions.h"

#define OLD "OLDMENpBABJJ3hIHjB1Bi."
#define NEW "NEWMENpBABJJ3hIHjB1Bi."
#define DIGEST "$iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq6"

/* Pieces as they stand in memory at any place. */
static const char *const pieces[] = { "OLDMENpB", "NEWMENpB", "Zik521F9" };

static int hash_error;

int __wrap_hash_make(const char *password, char ret_hash[HASH_SIZE]);
int __wrap_hash_make(const char *password, char ret_hash[HASH_SIZE])
{
	static const char fresh[] = "$y$j9T$" NEW DIGEST;

	(void)password;
	if (!hash_error)
		memcpy(ret_hash, fresh, sizeof(fresh));
	return hash_error;
}

struct job {
	struct keep *keep;
	int (*run)(struct job *job);
	int error;
	struct history history; /* not on the stack */
	struct text text;
	char buf[4096];
};

static int check(struct job *job)
{
	return history_check(&job->keep->places, &job->keep->alice);
}

static int load(struct job *job)
{
	return history_load(&job->keep->places, &job->keep->alice, &job->history);
}

static int record(struct job *job)
{
	bool quarantined = false;

	return history_keep(&job->keep->places, &job->keep->alice, 5, "new",
			    &quarantined);
}

/* data: the hash, in the job's buffer */
static int record_hash(struct job *job)
{
	bool quarantined = false;

	return history_keep_hash(&job->keep->places, &job->keep->alice, 5, job->buf,
				 &quarantined);
}

static int parse(struct job *job)
{
	struct str body = { job->buf, strlen(job->buf) };

	return history_parse(body, &job->history);
}

static void *run_job(void *data)
{
	struct job *job = data;

	job->error = job->run(job);
	return NULL;
}

/* Runs a job and returns its error; nothing of a hash is left on its stack. */
static int run(struct keep *keep, int (*work)(struct job *job), const char *text)
{
	static struct job job;

	job = (struct job){ .keep = keep, .run = work };
	snprintf(job.buf, sizeof(job.buf), "%s", text);
	uint8_t *stack = own_stack_run(run_job, &job);
	for (size_t i = 0; i < COUNT_OF(pieces); i++)
		CHECK(!memmem(stack, OWN_STACK_SIZE, pieces[i], strlen(pieces[i])),
		      pieces[i]);
	free(stack);
	return job.error;
}

static int setup(void **state)
{
	hash_error = 0;
	return keep_setup(state);
}

static void keep_history(struct keep *keep, const char *text)
{
	assert_int_equal(keep_replace(keep, HISTORY_KIND, &keep->alice, text), 0);
}

#define LINE "20000 $y$j9T$" OLD DIGEST "\n"

static void reading_leaves_nothing(void **state)
{
	keep_history(*state, LINE LINE);
	assert_int_equal(run(*state, check, ""), 0);
	assert_int_equal(run(*state, load, ""), 0);
	assert_int_equal(run(*state, parse, LINE), 0);
}

static void what_is_corrupt_leaves_nothing(void **state)
{
	keep_history(*state, LINE "x\n");
	assert_int_equal(run(*state, check, ""), PWP_ERR_CORRUPT);
	assert_int_equal(run(*state, load, ""), PWP_ERR_CORRUPT);
	assert_int_equal(run(*state, parse, LINE "x\n"), PWP_ERR_CORRUPT);
}

static void recording_leaves_nothing(void **state)
{
	assert_int_equal(run(*state, record, ""), 0);
	assert_int_equal(run(*state, record, ""), 0);
	assert_int_equal(run(*state, record_hash, "$y$j9T$" NEW DIGEST), 0);
	assert_int_equal(run(*state, record_hash, "$y$j9T$" OLD DIGEST), 0);
	assert_int_equal(run(*state, record_hash, "$y$j9T$" OLD "x" DIGEST),
			 PWP_ERR_VALUE);
}

static void recording_that_fails_leaves_nothing(void **state)
{
	struct keep *keep = *state;

	keep_history(keep, LINE LINE);
	hash_error = PWP_ERR_RANDOM;
	assert_int_equal(run(keep, record, ""), PWP_ERR_RANDOM);
	hash_error = 0;
	assert_int_equal(versions_remove(&keep->places, HISTORY_KIND, 1001), 0);
	keep_place(keep, "history/1001", "no folder", 9);
	assert_int_equal(run(keep, record, ""), PWP_ERR_FILE);
	assert_int_equal(run(keep, record_hash, "$y$j9T$" NEW DIGEST), PWP_ERR_FILE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reading_leaves_nothing),
		TEST(what_is_corrupt_leaves_nothing),
		TEST(recording_leaves_nothing),
		TEST(recording_that_fails_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
