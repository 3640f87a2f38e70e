/* SPDX-License-Identifier: MIT */
/* Whose files lie in the folders of the state, whatever their names end with. */
#include "store/sealed/user_files.h"
#include "store/stored_kinds.h"

#include "system/trusted_file.h"
#include "scratch.h"
#include "store/sealed/sealed.h"

static struct places places_in(struct scratch *scratch)
{
	return (struct places){ .state = scratch->folder, .trust = TRUSTED_FILE_EUID };
}

static size_t count(const struct places *places, int64_t uid)
{
	size_t found = 99;

	assert_int_equal(user_files_count(places, "state", uid, &found), 0);
	return found;
}

static void counts_nothing_where_there_is_no_folder(void **state)
{
	struct places places = places_in(*state);
	int64_t *uids = NULL;
	size_t found = 99;

	assert_int_equal(count(&places, 1001), 0);
	assert_int_equal(user_files_list(&places, "state", &uids, &found), 0);
	assert_int_equal(found, 0);
	free(uids);
}

static void counts_by_the_whole_id(void **state)
{
	static const char *const names[] = { "1001",	 "1001.corrupt", ".1001.new",
					     ".1001.77", "100",		 "10011",
					     "01001",	 "1001x",	 "x1001",
					     "..1001" };
	struct places places = places_in(*state);

	scratch_folder(*state, "state", 0700);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		char path[64];

		snprintf(path, sizeof(path), "state/%s", names[i]);
		scratch_text(*state, path, "x");
	}
	assert_int_equal(count(&places, 1001), 4);
	assert_int_equal(count(&places, 100), 1);
	assert_int_equal(count(&places, 10011), 1);
	assert_int_equal(count(&places, 1), 0);
}

static void lists_every_id_once(void **state)
{
	struct places places = places_in(*state);
	int64_t *uids = NULL;
	size_t found = 0;
	bool seen[20] = { false };

	scratch_folder(*state, "state", 0700);
	for (unsigned uid = 0; uid < COUNT_OF(seen); uid++) {
		char path[64];

		snprintf(path, sizeof(path), "state/%u", uid);
		scratch_text(*state, path, "x");
	}
	scratch_text(*state, "state/7.corrupt", "x");
	scratch_text(*state, "state/4294967296", "x");
	assert_int_equal(user_files_list(&places, "state", &uids, &found), 0);
	assert_int_equal(found, COUNT_OF(seen));
	for (size_t i = 0; i < found; i++) {
		assert_in_range(uids[i], 0, COUNT_OF(seen) - 1);
		assert_false(seen[uids[i]]);
		seen[uids[i]] = true;
	}
	free(uids);
}

static void refuses_a_folder_that_others_may_write(void **state)
{
	struct places places = places_in(*state);
	int64_t *uids = NULL;
	size_t found = 99;

	scratch_folder(*state, "state", 0770);
	assert_int_equal(user_files_count(&places, "state", 1, &found),
			 PWP_ERR_UNTRUSTED);
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

	scratch_text(*state, "state", "x");
	assert_int_equal(user_files_count(&places, "state", 1, &found), PWP_ERR_FILE);
	assert_int_equal(user_files_list(&places, "state", &uids, &found), PWP_ERR_FILE);
	assert_int_equal(user_files_list_all(&places, "state", &uids, &found),
			 PWP_ERR_FILE);
	assert_int_equal(found, 99);
	assert_null(uids);
}

static void removal_leaves_nothing_that_is_counted(void **state)
{
	struct places places = places_in(*state);

	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++) {
		char path[64];

		scratch_folder(*state, kind->name, 0700);
		snprintf(path, sizeof(path), "%s/1001", kind->name);
		scratch_text(*state, path, "x");
		assert_int_equal(sealed_quarantine(&places, kind->name, 1001), 0);
		scratch_text(*state, path, "x");
		size_t found = 0;
		assert_int_equal(user_files_count(&places, kind->name, 1001, &found), 0);
		assert_int_equal(found, 2);
		assert_int_equal(sealed_remove(&places, kind->name, 1001), 0);
		assert_int_equal(user_files_count(&places, kind->name, 1001, &found), 0);
		assert_int_equal(found, 0);
	}
}

static void every_kind_tells_a_corrupt_file(void **state)
{
	static char user[] = "alice";
	const struct account account = { .user = user, .uid = 1001 };
	struct places places = places_in(*state);

	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++) {
		char path[64];
		int error = kind->check(&places, &account);

		CHECK(error == 0 || error == PWP_ERR_UNKNOWN, kind->name);
		scratch_folder(*state, kind->name, 0700);
		snprintf(path, sizeof(path), "%s/1001", kind->name);
		scratch_text(*state, path, "x");
		CHECK(kind->check(&places, &account) == PWP_ERR_CORRUPT, kind->name);
	}
}

#define IN_SCRATCH(test) \
	cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(counts_nothing_where_there_is_no_folder),
		IN_SCRATCH(counts_by_the_whole_id),
		IN_SCRATCH(lists_every_id_once),
		IN_SCRATCH(refuses_a_folder_that_others_may_write),
		IN_SCRATCH(refuses_what_is_no_folder),
		IN_SCRATCH(every_kind_tells_a_corrupt_file),
		IN_SCRATCH(removal_leaves_nothing_that_is_counted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
