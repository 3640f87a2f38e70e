/* SPDX-License-Identifier: MIT */
/* What was there and is missing is a fault; what never was is not. */
#include "store/system/in_use.h"

#include "keep.h"
#include "store/sealed/user_files.h"
#include "store/sealed/versions.h"
#include "store/stored_kinds.h"

static int load(const struct keep *keep, const char *kind)
{
	struct sealed sealed;

	return sealed_load(&keep->places, kind, &keep->alice, &sealed);
}

static int count(const struct keep *keep, const char *kind)
{
	int64_t *uids = NULL;
	size_t found = 0;
	int error = user_files_list_all(&keep->places, kind, &uids, &found);

	free(uids);
	return error;
}

static int remove_files(const struct keep *keep, const char *kind)
{
	return versions_remove(&keep->places, kind, keep->alice.uid);
}

/* The whole state folder, or one kind's. */
static void lose(struct keep *keep, const char *kind)
{
	scratch_clear(keep_path(keep, kind));
}

static void check_lost(struct keep *keep, const char *kind)
{
	bool exist = true;

	CHECK(load(keep, kind) == PWP_ERR_FILE, kind);
	CHECK(count(keep, kind) == PWP_ERR_FILE, kind);
	CHECK(remove_files(keep, kind) == PWP_ERR_FILE, kind);
	CHECK(user_files_exist(&keep->places, kind, 1001, &exist) == PWP_ERR_FILE, kind);
	CHECK(keep_replace(keep, kind, &keep->alice, "new\n") == PWP_ERR_FILE, kind);
	CHECK(!keep_has(keep, kind), kind);
}

static void a_store_that_is_lost_is_not_new(void **state)
{
	struct keep *keep = *state;

	for (int whole = 0; whole <= 1; whole++) {
		for (const struct stored_kind *kind = stored_kinds; kind->name; kind++)
			CHECK(keep_replace(keep, kind->name, &keep->alice, "x\n") == 0,
			      kind->name);
		if (whole)
			lose(keep, "");
		for (const struct stored_kind *kind = stored_kinds; kind->name; kind++) {
			if (!whole)
				lose(keep, kind->name);
			check_lost(keep, kind->name);
			CHECK(in_use_forget(&keep->places, IN_USE_STORE, kind->name) == 0,
			      kind->name);
		}
	}
}

static void one_that_never_was_is_new(void **state)
{
	struct keep *keep = *state;

	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++) {
		CHECK(load(keep, kind->name) == PWP_ERR_UNKNOWN, kind->name);
		CHECK(count(keep, kind->name) == 0, kind->name);
		CHECK(remove_files(keep, kind->name) == 0, kind->name);
	}
	assert_int_equal(keep_count(keep->scratch.folder), 0);
	assert_int_equal(keep_replace(keep, "history", &keep->alice, "x\n"), 0);
	assert_int_equal(load(keep, "state"), PWP_ERR_UNKNOWN);
}

/* After the note is removed, as pwpolicy-admin(8) says. */
static void a_store_may_begin_anew(void **state)
{
	struct keep *keep = *state;

	keep_save(keep, "old\n");
	lose(keep, "note");
	assert_int_equal(in_use_forget(&keep->places, IN_USE_STORE, "note"), 0);
	assert_int_equal(in_use_forget(&keep->places, IN_USE_STORE, "note"), 0);
	assert_int_equal(load(keep, "note"), PWP_ERR_UNKNOWN);
	keep_save(keep, "new\n");
	keep_check(keep, "new\n");
	lose(keep, "note");
	check_lost(keep, "note");
}

/* As of a version that kept no notes. */
static void a_store_without_a_note_gets_one_when_it_is_written(void **state)
{
	struct keep *keep = *state;

	keep_save(keep, "old\n");
	scratch_clear(scratch_path(&keep->scratch, IN_USE_FOLDER));
	keep_check(keep, "old\n");
	assert_int_not_equal(access(scratch_path(&keep->scratch, IN_USE_FOLDER), F_OK),
			     0);
	keep_save(keep, "new\n");
	lose(keep, "note");
	check_lost(keep, "note");
}

static void what_is_noted_is_not_written_again(void **state)
{
	const struct timespec long_ago[] = { { .tv_sec = 1 }, { .tv_sec = 1 } };
	struct keep *keep = *state;
	struct stat folder, note;

	keep_save(keep, "old\n");
	const char *path = scratch_path(&keep->scratch, IN_USE_FOLDER "/note");
	assert_int_equal(utimensat(AT_FDCWD, path, long_ago, 0), 0);
	path = scratch_path(&keep->scratch, IN_USE_FOLDER);
	assert_int_equal(utimensat(AT_FDCWD, path, long_ago, 0), 0);
	keep_save(keep, "new\n");
	assert_int_equal(stat(path, &folder), 0);
	assert_int_equal(folder.st_mtime, 1);
	assert_int_equal(folder.st_mode, S_IFDIR | 0700);
	path = scratch_path(&keep->scratch, IN_USE_FOLDER "/note");
	assert_int_equal(stat(path, &note), 0);
	assert_int_equal(note.st_mtime, 1);
	assert_int_equal(note.st_mode, S_IFREG | 0600);
	assert_int_equal(note.st_size, 0);
}

/* A folder that others could write to has no notes of ours, and a note that cannot be written
 * hinders nothing. */
static void without_notes_all_else_goes_on(void **state)
{
	struct keep *keep = *state;

	scratch_folder(&keep->scratch, IN_USE_FOLDER, 0777);
	keep_save(keep, "old\n");
	keep_check(keep, "old\n");
	assert_int_equal(keep_count(scratch_path(&keep->scratch, IN_USE_FOLDER)), 0);
	lose(keep, "note");
	assert_int_equal(load(keep, "note"), PWP_ERR_UNKNOWN);
}

/* The policy's files are noted in the state folder, which need not be there yet. */
static void a_policy_that_is_lost_is_not_the_built_in_one(void **state)
{
	static const char *const names[] = { "policy.conf", "policy.conf.d" };
	struct keep *keep = *state;
	const char *missing = "untouched";

	assert_int_equal(in_use_check_policy(&keep->places, &missing), 0);
	assert_int_equal(keep_count(keep->scratch.folder), 0);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		scratch_folder(&keep->scratch, names[i], 0755);
		assert_int_equal(in_use_check_policy(&keep->places, &missing), 0);
		assert_string_equal(missing, "untouched");
		assert_int_equal(remove(scratch_path(&keep->scratch, names[i])), 0);
		for (int again = 0; again <= 1; again++) {
			missing = NULL;
			CHECK(in_use_check_policy(&keep->places, &missing) ==
				      PWP_ERR_FILE,
			      names[i]);
			assert_string_equal(missing, names[i]);
		}
		missing = "untouched";
		CHECK(in_use_forget(&keep->places, IN_USE_POLICY, names[i]) == 0,
		      names[i]);
		CHECK(in_use_check_policy(&keep->places, &missing) == 0, names[i]);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_store_that_is_lost_is_not_new),
		TEST(one_that_never_was_is_new),
		TEST(a_store_may_begin_anew),
		TEST(a_store_without_a_note_gets_one_when_it_is_written),
		TEST(what_is_noted_is_not_written_again),
		TEST(without_notes_all_else_goes_on),
		TEST(a_policy_that_is_lost_is_not_the_built_in_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
