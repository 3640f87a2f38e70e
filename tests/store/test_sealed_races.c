/* SPDX-License-Identifier: MIT */
/*
 * Somebody else is faster: before each call to the kernel in turn, or before every call of one
 * name, another update or erasure of the same user's file runs from begin to end.
 */
#include "keep.h"
#include "store/sealed/versions.h"

#include <time.h>

static struct {
	struct keep *keep;
	void (*other)(struct keep *keep); /* NULL: nobody */
	const char *name;		  /* before every call of this name; NULL: */
	unsigned at;			  /* before the call of this number */
	unsigned calls;
	bool running;
} race;

static void meet(const char *name)
{
	if (race.running || !race.other)
		return;
	race.calls++;
	if (race.name ? strcmp(race.name, name) != 0 : race.calls != race.at)
		return;
	race.running = true;
	race.other(race.keep);
	race.running = false;
}

#define WRAP(type, name, params, args)     \
	type __real_##name params;         \
	type __wrap_##name params;         \
	type __wrap_##name params          \
	{                                  \
		meet(#name);               \
		return __real_##name args; \
	}

WRAP(ssize_t, getdents64, (int fd, void *buf, size_t size), (fd, buf, size))
WRAP(int, mkdirat, (int folder, const char *name, mode_t mode), (folder, name, mode))
WRAP(int, fchmodat, (int folder, const char *name, mode_t mode, int how),
     (folder, name, mode, how))
WRAP(int, fsync, (int fd), (fd))
WRAP(int, linkat, (int from, const char *old, int to, const char *name, int how),
     (from, old, to, name, how))
WRAP(int, renameat, (int from, const char *old, int to, const char *name),
     (from, old, to, name))
WRAP(int, unlinkat, (int folder, const char *name, int how), (folder, name, how))

int __real_openat64(int folder, const char *name, int how, ...);
int __wrap_openat64(int folder, const char *name, int how, ...);

int __wrap_openat64(int folder, const char *name, int how, ...)
{
	meet(name[0] >= '1' && name[0] <= '9' && strlen(name) < 4 ? "version" : "openat");
	return __real_openat64(folder, name, how, 0600);
}

static void update_twice(struct keep *keep)
{
	keep_save(keep, "other\n");
	keep_save(keep, "other\n");
}

static void erase(struct keep *keep)
{
	assert_int_equal(versions_remove(&keep->places, "note", 1001), 0);
}

/* Runs `work` against `other`, then alone again; returns what `work` returned. */
static int run(struct keep *keep, int (*work)(struct keep *keep), const char *name,
	       unsigned at, void (*other)(struct keep *keep))
{
	race.keep = keep;
	race.name = name;
	race.at = at;
	race.calls = 0;
	race.other = other;
	unsigned before = keep_count("/proc/self/fd");
	int error = work(keep);
	race.other = NULL;
	assert_int_equal(keep_count("/proc/self/fd"), before);
	return error;
}

/* sealed_edit_fn: adds a line */
static int add_line(struct sealed_edit *edit, void *data)
{
	(void)data;
	edit->next = edit->former ? *edit->former : keep_body("");
	memcpy(edit->next.body + edit->next.len, "mine\n", sizeof("mine\n"));
	edit->next.len += strlen("mine\n");
	return 0;
}

static int update(struct keep *keep)
{
	bool unused;

	return sealed_update(&keep->places, "note", &keep->alice, add_line, NULL,
			     &unused);
}

static int load(struct keep *keep)
{
	struct sealed sealed;

	return sealed_load(&keep->places, "note", &keep->alice, &sealed);
}

static int remove_all(struct keep *keep)
{
	return versions_remove(&keep->places, "note", 1001);
}

static bool reached(void)
{
	return race.calls >= race.at;
}

static void an_update_loses_nothing_to_another(void **state)
{
	struct keep *keep = *state;
	struct sealed sealed;
	unsigned at = 0;

	do {
		keep_save(keep, "old\n");
		assert_int_equal(run(keep, update, NULL, ++at, update_twice), 0);
		assert_int_equal(
			sealed_load(&keep->places, "note", &keep->alice, &sealed), 0);
		/* The other came first, or saw our line and replaced it. */
		if (reached() && strcmp(sealed.body, "other\n") != 0)
			assert_string_equal(sealed.body, "other\nmine\n");
		assert_int_equal(keep_count(keep_path(keep, "note/1001")), 1);
	} while (reached());
	assert_string_equal(sealed.body, "old\nmine\n");
	assert_true(at > 20);
}

/* With a folder there before, and without. */
static void an_update_brings_nothing_back_that_was_erased(void **state)
{
	struct keep *keep = *state;
	struct sealed sealed;

	for (int old = 0; old <= 1; old++) {
		unsigned at = 0;

		do {
			erase(keep);
			if (old)
				keep_save(keep, "old\n");
			assert_int_equal(run(keep, update, NULL, ++at, erase), 0);
			int error =
				sealed_load(&keep->places, "note", &keep->alice, &sealed);
			assert_true(error == 0 || error == PWP_ERR_UNKNOWN);
			if (reached() && error == 0)
				assert_string_equal(sealed.body, "mine\n");
			assert_in_range(keep_count(keep_path(keep, "note")), 0, 1);
		} while (reached());
	}
}

static void a_reader_finds_a_whole_file_or_none(void **state)
{
	struct keep *keep = *state;
	unsigned at = 0;

	do {
		keep_save(keep, "old\n");
		assert_int_equal(run(keep, load, NULL, ++at, update_twice), 0);
	} while (reached());
	at = 0;
	do {
		keep_save(keep, "old\n");
		int error = run(keep, load, NULL, ++at, erase);
		assert_true(error == 0 || error == PWP_ERR_UNKNOWN);
	} while (reached());
}

static void a_removal_leaves_nothing_whoever_else_removes(void **state)
{
	struct keep *keep = *state;
	unsigned at = 0;

	do {
		keep_save(keep, "old\n");
		assert_int_equal(run(keep, remove_all, NULL, ++at, erase), 0);
		assert_int_equal(keep_count(keep_path(keep, "note")), 0);
	} while (reached());
}

/* Who erases a folder that somebody fills meanwhile, or that another erasure has renamed. */
static void put_into_old(struct keep *keep)
{
	mkdir(keep_path(keep, "note/.1001.old"), 0700);
	int fd = open(keep_path(keep, "note/.1001.old/x"), O_CREAT | O_RDWR | O_CLOEXEC,
		      0600);

	assert_true(fd >= 0);
	close(fd);
}

static void a_removal_gives_up_at_last(void **state)
{
	static const char *const calls[] = { "unlinkat", "renameat" };
	struct keep *keep = *state;

	for (size_t i = 0; i < COUNT_OF(calls); i++) {
		keep_save(keep, "old\n");
		CHECK(run(keep, remove_all, calls[i], 0, put_into_old) == PWP_ERR_BUSY,
		      calls[i]);
		erase(keep);
		assert_int_equal(keep_count(keep_path(keep, "note")), 0);
	}
}

static double now(void)
{
	struct timespec time;

	assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &time), 0);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void who_is_always_slower_gives_up_after_two_seconds(void **state)
{
	struct keep *keep = *state;

	keep_save(keep, "old\n");
	double start = now();
	assert_int_equal(run(keep, update, "linkat", 0, update_twice), PWP_ERR_BUSY);
	assert_true(now() - start >= 2.0 && now() - start < 30.0);
	keep_check(keep, "other\n");
	assert_int_equal(keep_count(keep_path(keep, "note/1001")), 1);
}

static void a_reader_gives_up_at_last(void **state)
{
	struct keep *keep = *state;

	keep_save(keep, "old\n");
	assert_int_equal(run(keep, load, "version", 0, update_twice), PWP_ERR_BUSY);
	assert_true(race.calls > 100);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_update_loses_nothing_to_another),
		TEST(an_update_brings_nothing_back_that_was_erased),
		TEST(a_reader_finds_a_whole_file_or_none),
		TEST(a_removal_leaves_nothing_whoever_else_removes),
		TEST(a_removal_gives_up_at_last),
		TEST(who_is_always_slower_gives_up_after_two_seconds),
		TEST(a_reader_gives_up_at_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
