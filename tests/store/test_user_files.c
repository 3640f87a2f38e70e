/* SPDX-License-Identifier: MIT */
/* Whose files lie in the folders of the state, whatever their names end with. */
#include "store/sealed/user_files.h"
#include "store/stored_kinds.h"

#include "system/trusted_file.h"
#include "scratch.h"
#include "store/sealed/versions.h"

#include <errno.h>

static unsigned calls, fail_at; /* fail_at 0: none fails */

static bool fails(int error)
{
	errno = error;
	return ++calls == fail_at;
}

ssize_t __real_getdents64(int fd, void *buf, size_t size);
ssize_t __wrap_getdents64(int fd, void *buf, size_t size);
void *__real_reallocarray(void *block, size_t count, size_t size);
void *__wrap_reallocarray(void *block, size_t count, size_t size);

ssize_t __wrap_getdents64(int fd, void *buf, size_t size)
{
	return fails(EIO) ? -1 : __real_getdents64(fd, buf, size);
}

void *__wrap_reallocarray(void *block, size_t count, size_t size)
{
	return fails(ENOMEM) ? NULL : __real_reallocarray(block, count, size);
}

static struct places places_in(struct scratch *scratch)
{
	return (struct places){
		.policy = scratch->folder,
		.state = scratch->folder,
		.trust = TRUSTED_FILE_EUID,
	};
}

static bool exist(const struct places *places, int64_t uid)
{
	bool found = false;

	assert_int_equal(user_files_exist(places, "state", uid, &found), 0);
	return found;
}

static size_t list(const struct places *places, bool all, int64_t **ret_uids)
{
	size_t found = 99;
	int error = all ? user_files_list_all(places, "state", ret_uids, &found)
			: user_files_list(places, "state", ret_uids, &found);

	assert_int_equal(error, 0);
	return found;
}

static void finds_nothing_where_there_is_no_folder(void **state)
{
	struct places places = places_in(*state);

	for (int all = 0; all <= 1; all++) {
		int64_t *uids = NULL;

		assert_false(exist(&places, 1001));
		assert_int_equal(list(&places, all, &uids), 0);
		free(uids);
	}
}

/* state/NAME/FILE; NULL: an empty folder. */
static void put(struct scratch *scratch, const char *name, const char *file)
{
	char path[64];

	snprintf(path, sizeof(path), "state/%s", name);
	scratch_folder(scratch, path, 0700);
	snprintf(path, sizeof(path), "state/%s/%s", name, file ? file : "");
	if (file)
		scratch_text(scratch, path, "x");
}

static void a_user_is_a_whole_id(void **state)
{
	static const char *const others[] = { "100",   "10011",	 "01001",     "1001x",
					      "x1001", "..1001", "4294967297" };
	static const char *const own[] = { "1001", ".1001.old", "1001.corrupt", ".1001" };
	struct places places = places_in(*state);
	char path[64];

	scratch_folder(*state, "state", 0700);
	for (size_t i = 0; i < COUNT_OF(others); i++)
		put(*state, others[i], "1");
	assert_false(exist(&places, 1001));
	assert_true(exist(&places, 100));
	assert_true(exist(&places, 10011));
	assert_false(exist(&places, 1));
	for (size_t i = 0; i < COUNT_OF(own); i++) {
		put(*state, own[i], "1");
		CHECK(exist(&places, 1001), own[i]);
		snprintf(path, sizeof(path), "state/%s/1", own[i]);
		assert_int_equal(unlink(scratch_path(*state, path)), 0);
		CHECK(!exist(&places, 1001), own[i]); /* an empty folder is nothing */
	}
	scratch_text(*state, "state/1001.new", "x"); /* no folder at all */
	assert_true(exist(&places, 1001));
}

static void whatever_is_in_the_folder_is_something(void **state)
{
	static const char *const files[] = { "1", "corrupt", ".2.0123456789abcdef", "x" };
	struct places places = places_in(*state);
	char name[16];

	scratch_folder(*state, "state", 0700);
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		int64_t *uids = NULL;

		snprintf(name, sizeof(name), "%zu", 1001 + i);
		put(*state, name, files[i]);
		CHECK(exist(&places, (int64_t)(1001 + i)), files[i]);
		assert_int_equal(list(&places, true, &uids), i + 1);
		free(uids);
		assert_int_equal(list(&places, false, &uids), 1); /* a version */
		assert_int_equal(uids[0], 1001);
		free(uids);
	}
}

static void lists_every_id_once(void **state)
{
	struct places places = places_in(*state);

	scratch_folder(*state, "state", 0700);
	for (unsigned uid = 0; uid < 20; uid++) {
		char name[16];

		snprintf(name, sizeof(name), "%u", uid);
		put(*state, name, "1");
	}
	put(*state, ".7.old", "1");
	put(*state, "7.corrupt", "1");
	put(*state, "4294967296", "1");
	put(*state, "99", NULL);
	for (int all = 0; all <= 1; all++) {
		bool seen[20] = { false };
		int64_t *uids = NULL;
		size_t found = list(&places, all, &uids);

		assert_int_equal(found, COUNT_OF(seen));
		for (size_t i = 0; i < found; i++) {
			assert_in_range(uids[i], 0, COUNT_OF(seen) - 1);
			assert_false(seen[uids[i]]);
			seen[uids[i]] = true;
		}
		free(uids);
	}
}

static void refuses_a_folder_that_others_may_write(void **state)
{
	struct places places = places_in(*state);
	int64_t *uids = NULL;
	size_t found = 99;
	bool any = true;

	scratch_folder(*state, "state", 0770);
	assert_int_equal(user_files_exist(&places, "state", 1, &any), PWP_ERR_UNTRUSTED);
	assert_true(any);
	assert_int_equal(user_files_list(&places, "state", &uids, &found),
			 PWP_ERR_UNTRUSTED);
	assert_int_equal(found, 99);
	assert_null(uids);
}

static void refuses_what_is_no_folder(void **state)
{
	struct places places = places_in(*state);
	int64_t *uids = NULL;
	size_t found = 99;
	bool any = true;

	scratch_text(*state, "state", "x");
	assert_int_equal(user_files_exist(&places, "state", 1, &any), PWP_ERR_FILE);
	assert_true(any);
	assert_int_equal(user_files_list(&places, "state", &uids, &found), PWP_ERR_FILE);
	assert_int_equal(user_files_list_all(&places, "state", &uids, &found),
			 PWP_ERR_FILE);
	assert_int_equal(found, 99);
	assert_null(uids);
}

static unsigned count_descriptors(void)
{
	unsigned count = 0;

	for (int fd = 0; fd < 64; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

/* The first error of all three with one call failing; `at` 0: none. */
static int try_all(const struct places *places, unsigned at)
{
	int64_t *uids = NULL;
	size_t count = 0;
	bool any = false;

	calls = 0;
	fail_at = at;
	int error = user_files_exist(places, "state", 77, &any);
	if (!error) {
		error = user_files_list(places, "state", &uids, &count);
		free(uids);
	}
	if (!error) {
		error = user_files_list_all(places, "state", &uids, &count);
		if (!error)
			free(uids);
	}
	fail_at = 0;
	return error;
}

static void every_failing_call_is_told(void **state)
{
	struct places places = places_in(*state);
	unsigned before = count_descriptors(), at = 1;

	scratch_folder(*state, "state", 0700);
	put(*state, "1001", "1");
	put(*state, "1002", "corrupt");
	put(*state, ".77.old", NULL);
	assert_int_equal(try_all(&places, 0), 0);
	for (unsigned all = calls; at <= all; at++) {
		int error = try_all(&places, at);

		assert_true(error == PWP_ERR_FILE || error == PWP_ERR_NOMEM);
		assert_int_equal(count_descriptors(), before);
	}
	assert_true(at > 20);
}

/* state/KIND/1001 with files of all sorts. */
static void put_rubbish(struct scratch *scratch, const char *kind)
{
	static const char *const files[] = { "1", "corrupt", ".2.0123456789abcdef", "x" };
	char path[64];

	scratch_folder(scratch, kind, 0700);
	snprintf(path, sizeof(path), "%s/1001", kind);
	scratch_folder(scratch, path, 0700);
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		snprintf(path, sizeof(path), "%s/1001/%s", kind, files[i]);
		scratch_text(scratch, path, "x");
	}
}

static void removal_leaves_nothing_that_is_found(void **state)
{
	struct places places = places_in(*state);
	bool found = false;

	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++) {
		put_rubbish(*state, kind->name);
		assert_int_equal(user_files_exist(&places, kind->name, 1001, &found), 0);
		CHECK(found, kind->name);
		assert_int_equal(versions_remove(&places, kind->name, 1001), 0);
		assert_int_equal(user_files_exist(&places, kind->name, 1001, &found), 0);
		CHECK(!found, kind->name);
	}
}

static void every_kind_tells_a_corrupt_file(void **state)
{
	static char user[] = "alice";
	const struct account account = { .user = user, .uid = 1001 };
	struct places places = places_in(*state);

	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++) {
		int error = kind->check(&places, &account);

		CHECK(error == 0 || error == PWP_ERR_UNKNOWN, kind->name);
		put_rubbish(*state, kind->name);
		CHECK(kind->check(&places, &account) == PWP_ERR_CORRUPT, kind->name);
	}
}

#define IN_SCRATCH(test) \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(finds_nothing_where_there_is_no_folder),
		IN_SCRATCH(a_user_is_a_whole_id),
		IN_SCRATCH(whatever_is_in_the_folder_is_something),
		IN_SCRATCH(lists_every_id_once),
		IN_SCRATCH(refuses_a_folder_that_others_may_write),
		IN_SCRATCH(refuses_what_is_no_folder),
		IN_SCRATCH(every_failing_call_is_told),
		IN_SCRATCH(every_kind_tells_a_corrupt_file),
		IN_SCRATCH(removal_leaves_nothing_that_is_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
