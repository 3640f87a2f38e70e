/* SPDX-License-Identifier: MIT */
/* Names of a folder: each once, and whether they were there at the same moment. */
#include "store/sealed/listing.h"

#include "keep.h"

struct seen {
	int folder; /* -1: nothing is removed */
	unsigned count, dots;
};

static void see(const char *name, void *data)
{
	struct seen *seen = data;

	seen->count++;
	seen->dots += name[0] == '.';
	if (seen->folder >= 0)
		assert_int_equal(unlinkat(seen->folder, name, 0), 0);
}

static int open_folder(const char *path)
{
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_true(folder >= 0);
	return folder;
}

static void put_names(struct keep *keep, unsigned count)
{
	char name[32];

	for (unsigned i = 0; i < count; i++) {
		snprintf(name, sizeof(name), ".1.%016x", i);
		scratch_text(&keep->scratch, name, "");
	}
}

static void a_short_listing_is_of_one_moment(void **state)
{
	struct keep *keep = *state;
	int folder = open_folder(keep->scratch.folder);
	bool at_once = false;

	for (unsigned count = 0; count <= 150; count += 50) {
		struct seen seen = { .folder = -1 };

		put_names(keep, count);
		assert_int_equal(listing_visit(folder, see, &seen, &at_once), 0);
		assert_true(at_once);
		assert_int_equal(seen.count, count);
		assert_int_equal(seen.dots, count);
	}
	close(folder);
}

static void a_long_listing_is_not(void **state)
{
	struct keep *keep = *state;
	int folder = open_folder(keep->scratch.folder);
	struct seen seen = { .folder = -1 };
	bool at_once = true;

	put_names(keep, 1000);
	assert_int_equal(listing_visit(folder, see, &seen, &at_once), 0);
	assert_false(at_once);
	assert_int_equal(seen.count, 1000);
	seen = (struct seen){ .folder = folder };
	assert_int_equal(listing_visit(folder, see, &seen, &at_once), 0);
	assert_int_equal(seen.count, 1000);
	assert_int_equal(keep_count(keep->scratch.folder), 0);
	close(folder);
}

static void a_removed_folder_is_empty(void **state)
{
	struct keep *keep = *state;
	const char *path = scratch_folder(&keep->scratch, "gone", 0700);
	int folder = open_folder(path);
	struct seen seen = { .folder = -1 };
	bool at_once = false;

	assert_int_equal(rmdir(path), 0);
	assert_int_equal(listing_visit(folder, see, &seen, &at_once), 0);
	assert_true(at_once);
	assert_int_equal(seen.count, 0);
	close(folder);
}

static void what_is_no_folder_is_an_error(void **state)
{
	struct keep *keep = *state;
	int fd = open(scratch_text(&keep->scratch, "file", "x"), O_RDONLY | O_CLOEXEC);
	struct seen seen = { .folder = -1 };
	bool at_once = false;

	assert_int_equal(listing_visit(fd, see, &seen, &at_once), PWP_ERR_FILE);
	assert_int_equal(listing_visit(-1, see, &seen, &at_once), PWP_ERR_FILE);
	assert_false(at_once);
	close(fd);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_short_listing_is_of_one_moment),
		TEST(a_long_listing_is_not),
		TEST(a_removed_folder_is_empty),
		TEST(what_is_no_folder_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
