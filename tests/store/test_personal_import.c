/* SPDX-License-Identifier: MIT */
/*
 * Imports: whole or not at all for each person, under every failure of the disk and
 * whenever the process is killed. What changes the disk is wrapped to tell and to fail.
 */
#include "store/personal/personal_purge.h"
#include "words.h"

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#define PEOPLE 200
#define KILLS 60

static struct {
	unsigned calls, fail_at; /* 0: none */
	int error;
} fault;
static char calls_made[65536];

static bool fails(const char *name)
{
	size_t len = strlen(calls_made);

	if (len + 32 < sizeof(calls_made))
		snprintf(calls_made + len, sizeof(calls_made) - len, "%s ", name);
	errno = fault.error;
	return ++fault.calls == fault.fail_at;
}

#define WRAP(type, name, params, args)                         \
	type __real_##name params;                             \
	type __wrap_##name params;                             \
	type __wrap_##name params                              \
	{                                                      \
		return fails(#name) ? -1 : __real_##name args; \
	}

WRAP(int, fsync, (int fd), (fd))
WRAP(int, syncfs, (int fd), (fd))
WRAP(int, fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(ssize_t, write, (int fd, const void *buf, size_t size), (fd, buf, size))
WRAP(int, renameat, (int from, const char *old, int to, const char *name),
     (from, old, to, name))
WRAP(int, linkat, (int from, const char *old, int to, const char *name, int how),
     (from, old, to, name, how))
WRAP(ssize_t, getrandom, (void *buf, size_t size, unsigned flags), (buf, size, flags))
WRAP(int, flock, (int fd, int how), (fd, how))
WRAP(int, unlinkat, (int folder, const char *name, int how), (folder, name, how))

/* Who could not be written: data of the listener. */
struct failures {
	size_t count;
	char last[32]; /* name */
	int error;     /* of the last */
};

static void note_failure(void *data, const char *user, int error)
{
	struct failures *failures = data;

	failures->count++;
	snprintf(failures->last, sizeof(failures->last), "%s", user);
	failures->error = error;
}

static int commit(struct personal_import *import, struct failures *failures,
		  struct personal_import_result *ret_result)
{
	const struct personal_import_listener listener = {
		.progress = words_no_progress,
		.failed = note_failure,
		.data = failures,
	};

	*failures = (struct failures){ .count = 0 };
	return personal_import_commit(import, &listener, ret_result);
}

static int setup(void **state)
{
	memset(&fault, 0, sizeof(fault));
	calls_made[0] = '\0';
	return keep_setup(state);
}

static struct account person(int number, char name[32])
{
	snprintf(name, 32, "pupil%d", number);
	return (struct account){ .user = name, .uid = 3000 + number };
}

/* An import about so many people, each with a word of this name and the number. */
static struct personal_import *prepare(struct keep *keep, int people, const char *word,
				       enum personal_import_key key)
{
	struct personal_import *import = words_begin(keep, key);
	char name[32], numbered[64];

	for (int i = 0; i < people; i++) {
		struct account account = person(i, name);

		snprintf(numbered, sizeof(numbered), "%s%c%c", word, 'a' + i / 26 % 26,
			 'a' + i % 26);
		words_add(import, account.uid, account.user, "pet", numbered);
	}
	return import;
}

static bool has(struct keep *keep, int number, const char *word)
{
	char name[32], numbered[64];
	struct account account = person(number, name);

	snprintf(numbered, sizeof(numbered), "%s%c%c", word, 'a' + number / 26 % 26,
		 'a' + number % 26);
	return words_find(&keep->places, &account, numbered) > 0;
}

static void many_people_are_imported(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import =
		prepare(keep, PEOPLE, "biscuit", PERSONAL_IMPORT_KEPT_KEY);

	assert_int_equal(personal_import_totals(import).people, PEOPLE);
	assert_int_equal(words_commit(import).written, PEOPLE);
	personal_import_free(import);
	for (int i = 0; i < PEOPLE; i++)
		assert_true(has(keep, i, "biscuit"));
	assert_int_equal(keep_count(keep_path(keep, "personal")), PEOPLE);
}

static void nothing_is_written_before_the_commit(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import =
		prepare(keep, PEOPLE, "biscuit", PERSONAL_IMPORT_KEPT_KEY);

	personal_import_free(import);
	/* but the lock, and the folders that it lies in */
	assert_true(keep_has(keep, "lock"));
	assert_int_equal(keep_count(keep->state), 1);
	assert_int_equal(keep_count(keep->scratch.folder), 1);
}

static void counting_needs_no_key_and_makes_none(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import =
		prepare(keep, 3, "biscuit", PERSONAL_IMPORT_NO_KEY);

	assert_true(personal_import_totals(import).forms >= 3);
	personal_import_free(import);
	assert_int_equal(keep_count(keep->scratch.folder), 0);
}

static void a_second_import_replaces_what_was_there(void **state)
{
	struct keep *keep = *state;

	words_import(keep, "Biscuit");
	words_import(keep, "Crumble");
	assert_int_equal(words_find(&keep->places, &keep->alice, "Crumble"),
			 PWP_PERSONAL_NAME);
	assert_int_equal(words_find(&keep->places, &keep->alice, "Biscuit"), 0);
}

static void who_is_not_in_the_file_keeps_the_old_words(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import =
		prepare(keep, 3, "biscuit", PERSONAL_IMPORT_KEPT_KEY);

	(void)words_commit(import);
	personal_import_free(import);
	import = prepare(keep, 2, "crumble", PERSONAL_IMPORT_KEPT_KEY);
	assert_int_equal(words_commit(import).removed, 0);
	personal_import_free(import);
	assert_true(has(keep, 1, "crumble") && has(keep, 2, "biscuit"));
}

static void rows_about_one_person_join(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import = words_begin(keep, PERSONAL_IMPORT_KEPT_KEY);

	words_add(import, 1001, "alice", "child", "Biscuit");
	words_add(import, 1002, "bob", "child", "Pudding");
	words_add(import, 1001, "alice", "child", "Crumble");
	words_add(import, 1001, "alice", "child", "Biscuit");
	assert_int_equal(personal_import_totals(import).people, 2);
	(void)words_commit(import);
	personal_import_free(import);
	assert_true(words_find(&keep->places, &keep->alice, "Biscuit") > 0);
	assert_true(words_find(&keep->places, &keep->alice, "Crumble") > 0);
	assert_int_equal(words_find(&keep->places, &keep->alice, "Pudding"), 0);
}

static void a_new_key_erases_who_is_not_in_the_file(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import =
		prepare(keep, 3, "biscuit", PERSONAL_IMPORT_KEPT_KEY);
	struct personal_key before, after;

	(void)words_commit(import);
	personal_import_free(import);
	assert_int_equal(personal_key_load(&keep->places, &before), 0);
	import = prepare(keep, 2, "crumble", PERSONAL_IMPORT_NEW_KEY);
	assert_int_equal(words_commit(import).removed, 1);
	personal_import_free(import);
	assert_int_equal(personal_key_load(&keep->places, &after), 0);
	assert_memory_not_equal(&before, &after, sizeof(after));
	assert_true(has(keep, 0, "crumble") && has(keep, 1, "crumble"));
	assert_int_equal(keep_count(keep_path(keep, "personal")), 2);
}

/* A lost key makes what is there useless; the next import makes a new one. */
static void an_import_mends_a_lost_key(void **state)
{
	struct keep *keep = *state;

	words_import(keep, "Biscuit");
	assert_int_equal(personal_key_remove(&keep->places), 0);
	words_import(keep, "Crumble");
	assert_true(words_find(&keep->places, &keep->alice, "Crumble") > 0);
}

static void a_corrupt_key_is_not_replaced_unasked(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import = NULL;

	scratch_text(&keep->scratch, PERSONAL_KEY_FILE, "corrupt");
	assert_int_equal(
		personal_import_new(&keep->places, PERSONAL_IMPORT_KEPT_KEY, &import),
		PWP_ERR_CORRUPT);
	assert_null(import);
	import = prepare(keep, 1, "biscuit", PERSONAL_IMPORT_NEW_KEY);
	(void)words_commit(import);
	personal_import_free(import);
	assert_true(has(keep, 0, "biscuit"));
}

static void two_imports_do_not_run_at_once(void **state)
{
	struct keep *keep = *state;
	struct personal_import *one = words_begin(keep, PERSONAL_IMPORT_KEPT_KEY);
	struct personal_import *two = NULL;

	assert_int_equal(
		personal_import_new(&keep->places, PERSONAL_IMPORT_KEPT_KEY, &two),
		PWP_ERR_BUSY);
	personal_import_free(one);
	two = words_begin(keep, PERSONAL_IMPORT_KEPT_KEY);
	personal_import_free(two);
}

static void too_many_words_about_one_person_are_refused(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import = words_begin(keep, PERSONAL_IMPORT_NO_KEY);
	int error = 0;
	size_t forms;

	personal_import_begin_person(import, 1001);
	for (unsigned i = 0; i < 20000 && !error; i++) {
		char word[8] = { 'q',
				 (char)('a' + i % 26),
				 (char)('a' + i / 26 % 26),
				 (char)('a' + i / 676 % 26),
				 'v',
				 'w',
				 'x',
				 '\0' };
		error = personal_import_add_word(import, 5, words_text(word), &forms);
	}
	assert_int_equal(error, PWP_ERR_TOO_BIG);
	personal_import_free(import);
}

/* All files reach the disk before any of them gets its name, and then the names do. */
static void files_reach_the_disk_before_their_names(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import = words_begin(keep, PERSONAL_IMPORT_KEPT_KEY);

	words_add(import, 1001, "alice", "pet", "Biscuit");
	words_add(import, 1002, "bob", "pet", "Biscuit");
	calls_made[0] = '\0';
	(void)words_commit(import);
	personal_import_free(import);
	assert_non_null(
		strstr(calls_made, "write fchmod fsync renameat fsync ")); /* the key */
	assert_non_null(strstr(calls_made, "fchmod write fsync fsync "
					   "linkat unlinkat linkat unlinkat "
					   "syncfs "));
}

/* A file is in the place of a person's folder. */
static void who_cannot_be_written_is_told_and_nobody_else_missed(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import =
		prepare(keep, 3, "biscuit", PERSONAL_IMPORT_KEPT_KEY);
	struct personal_import_result result;
	struct failures failures;

	keep_place(keep, "personal/3001", "x", 1);
	assert_int_equal(commit(import, &failures, &result), PWP_ERR_FILE);
	personal_import_free(import);
	assert_int_equal(failures.count, 1);
	assert_string_equal(failures.last, "pupil1");
	assert_int_equal(failures.error, PWP_ERR_FILE);
	assert_int_equal(result.written, 2);
	assert_true(has(keep, 0, "biscuit") && has(keep, 2, "biscuit"));
}

/* How many names there are in the folders of all. */
static unsigned count_names(struct keep *keep, int people)
{
	char folder[32];
	unsigned count = 0;

	for (int i = 0; i < people; i++) {
		snprintf(folder, sizeof(folder), "personal/%d", 3000 + i);
		count += keep_count(keep_path(keep, folder));
	}
	return count;
}

static bool is_whole(struct keep *keep, int number, const char *one, const char *other)
{
	return has(keep, number, one) || has(keep, number, other);
}

/* Every call fails in turn: each person has the old words or the new ones. */
static void one_call_fails(void **state)
{
	const int people = 3;
	struct keep *keep = *state;
	bool reached = true;

	for (unsigned at = 1; reached; at++) {
		struct personal_import *import =
			prepare(keep, people, "biscuit", PERSONAL_IMPORT_KEPT_KEY);
		struct personal_import_result result;
		struct failures failures;

		(void)words_commit(import);
		personal_import_free(import);
		assert_int_equal(count_names(keep, people), people);
		import = prepare(keep, people, "crumble", PERSONAL_IMPORT_KEPT_KEY);
		unsigned before = keep_count("/proc/self/fd");
		fault.calls = 0;
		fault.fail_at = at;
		fault.error = EIO;
		int error = commit(import, &failures, &result);
		reached = fault.calls >= at;
		fault.fail_at = 0;
		assert_int_equal(keep_count("/proc/self/fd"), before);
		personal_import_free(import);
		assert_true(error || result.written == (size_t)people);
		assert_true(result.written == 0 ||
			    result.written + failures.count == (size_t)people);
		for (int i = 0; i < people; i++)
			assert_true(is_whole(keep, i, "biscuit", "crumble"));
		CHECK(error || count_names(keep, people) == (unsigned)people,
		      "leftovers");
	}
}

/* In the child, until it is killed. */
static void import_for_ever(struct keep *keep)
{
	for (int i = 0;; i++) {
		struct personal_import *import =
			prepare(keep, 40, i % 2 ? "biscuit" : "crumble",
				PERSONAL_IMPORT_KEPT_KEY);
		struct personal_import_result result;
		struct failures failures;

		if (commit(import, &failures, &result) != 0)
			_exit(1);
		personal_import_free(import);
	}
}

static void a_killed_import_leaves_old_or_new_words(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import =
		prepare(keep, 40, "biscuit", PERSONAL_IMPORT_KEPT_KEY);
	unsigned left = 0;

	(void)words_commit(import);
	personal_import_free(import);
	for (int kills = 0; kills < KILLS; kills++) {
		const struct timespec time = { .tv_nsec = random() % 40000000 };
		int status = 0;
		pid_t pid = fork();

		assert_true(pid >= 0);
		if (pid == 0)
			import_for_ever(keep);
		(void)nanosleep(&time, NULL);
		assert_int_equal(kill(pid, SIGKILL), 0);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
		left += count_names(keep, 40) > 40;
		for (int i = 0; i < 40; i++)
			assert_true(is_whole(keep, i, "biscuit", "crumble"));
	}
	assert_true(left > 0); /* else none was hit while it wrote */
	import = prepare(keep, 40, "biscuit", PERSONAL_IMPORT_KEPT_KEY);
	(void)words_commit(import);
	personal_import_free(import);
	assert_int_equal(count_names(keep, 40), 40);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(many_people_are_imported),
		TEST(nothing_is_written_before_the_commit),
		TEST(counting_needs_no_key_and_makes_none),
		TEST(a_second_import_replaces_what_was_there),
		TEST(who_is_not_in_the_file_keeps_the_old_words),
		TEST(rows_about_one_person_join),
		TEST(a_new_key_erases_who_is_not_in_the_file),
		TEST(an_import_mends_a_lost_key),
		TEST(a_corrupt_key_is_not_replaced_unasked),
		TEST(two_imports_do_not_run_at_once),
		TEST(too_many_words_about_one_person_are_refused),
		TEST(files_reach_the_disk_before_their_names),
		TEST(who_cannot_be_written_is_told_and_nobody_else_missed),
		TEST(one_call_fails),
		TEST(a_killed_import_leaves_old_or_new_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
