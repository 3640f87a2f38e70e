/* SPDX-License-Identifier: MIT */
/* The key's file: who may read it, what it holds, and everything that it must not be. */
#include "keep.h"
#include "store/personal/personal_key.h"
#include "store/system/in_use.h"
#include "store/system/root_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#define TEXT              \
	"pwpolicy key 1 " \
	"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n"

static const char *put(struct keep *keep, const char *text, size_t len, mode_t mode)
{
	const char *path = scratch_path(&keep->scratch, PERSONAL_KEY_FILE);

	(void)unlink(path);
	scratch_bytes(&keep->scratch, PERSONAL_KEY_FILE, text, len);
	assert_int_equal(chmod(path, mode), 0);
	return path;
}

static void reads_what_is_written(void **state)
{
	struct keep *keep = *state;
	struct personal_key key;

	put(keep, TEXT, strlen(TEXT), 0400);
	assert_int_equal(personal_key_load(&keep->places, &key), 0);
	for (unsigned i = 0; i < sizeof(key.bytes); i++)
		assert_int_equal(key.bytes[i], i);
	assert_int_equal(personal_key_save(&keep->places, &key), 0);
	FILE *file = fopen(scratch_path(&keep->scratch, PERSONAL_KEY_FILE), "re");
	char text[128] = "";
	assert_non_null(file);
	assert_int_equal(fread(text, 1, sizeof(text) - 1, file), strlen(TEXT));
	assert_int_equal(fclose(file), 0);
	assert_string_equal(text, TEXT);
}

static void leaves_no_descriptor_open(void **state)
{
	struct keep *keep = *state;
	unsigned before = keep_count("/proc/self/fd");
	struct personal_key key;

	put(keep, TEXT, strlen(TEXT), 0400);
	assert_int_equal(personal_key_load(&keep->places, &key), 0);
	assert_true(personal_key_exists(&keep->places));
	assert_int_equal(personal_key_save(&keep->places, &key), 0);
	put(keep, TEXT, 3, 0400);
	assert_int_not_equal(personal_key_load(&keep->places, &key), 0);
	assert_int_equal(personal_key_remove(&keep->places), 0);
	assert_int_equal(keep_count("/proc/self/fd"), before);
}

static void only_root_can_read_it(void **state)
{
	struct keep *keep = *state;
	struct personal_key key;
	struct stat st;

	assert_int_equal(personal_key_make(&key), 0);
	assert_int_equal(personal_key_save(&keep->places, &key), 0);
	assert_int_equal(lstat(scratch_path(&keep->scratch, PERSONAL_KEY_FILE), &st), 0);
	assert_int_equal(st.st_mode, S_IFREG | 0400);
}

static void a_new_key_replaces_the_old_one(void **state)
{
	struct keep *keep = *state;
	struct personal_key one, two, read;

	assert_int_equal(personal_key_make(&one), 0);
	assert_int_equal(personal_key_make(&two), 0);
	assert_memory_not_equal(&one, &two, sizeof(one));
	assert_int_equal(personal_key_save(&keep->places, &one), 0);
	assert_int_equal(personal_key_save(&keep->places, &two), 0);
	assert_int_equal(personal_key_load(&keep->places, &read), 0);
	assert_memory_equal(&read, &two, sizeof(two));
	assert_int_equal(keep_count(keep->scratch.folder), 2); /* and the state folder */
}

static void none_is_no_error_and_stays_none(void **state)
{
	struct keep *keep = *state;
	struct personal_key key;

	assert_int_equal(personal_key_load(&keep->places, &key), PWP_ERR_UNKNOWN);
	assert_false(personal_key_exists(&keep->places));
	assert_int_equal(personal_key_remove(&keep->places), 0);
	assert_int_equal(personal_key_load(&keep->places, &key), PWP_ERR_UNKNOWN);
}

static void a_removed_key_is_gone_with_what_was_half_written(void **state)
{
	struct keep *keep = *state;
	struct personal_key key;

	assert_int_equal(personal_key_make(&key), 0);
	assert_int_equal(personal_key_save(&keep->places, &key), 0);
	scratch_text(&keep->scratch, ".secret.key.new", "half");
	assert_true(personal_key_exists(&keep->places));
	assert_int_equal(personal_key_remove(&keep->places), 0);
	assert_false(personal_key_exists(&keep->places));
	assert_int_equal(keep_count(keep->scratch.folder), 1); /* the state folder */
	assert_int_equal(keep_count(keep_path(keep, IN_USE_FOLDER)), 0);
}

/* A new one would make all words useless that are kept. */
static void a_lost_key_is_not_a_new_one(void **state)
{
	struct keep *keep = *state;
	struct personal_key key;

	assert_int_equal(personal_key_make(&key), 0);
	assert_int_equal(personal_key_save(&keep->places, &key), 0);
	assert_int_equal(unlink(scratch_path(&keep->scratch, PERSONAL_KEY_FILE)), 0);
	assert_int_equal(personal_key_load(&keep->places, &key), PWP_ERR_FILE);
	assert_false(personal_key_exists(&keep->places));
	assert_int_equal(personal_key_remove(&keep->places), 0);
	assert_int_equal(personal_key_load(&keep->places, &key), PWP_ERR_UNKNOWN);
}

static void refuses_corrupt_keys(void **state)
{
	static const struct {
		const char *text, *why;
	} cases[] = {
		{ "", "empty" },
		{ "pwpolicy key 1 00\n", "short" },
		{ TEXT "\n", "more behind it" },
		{ "pwpolicy key 2 "
		  "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n",
		  "another version" },
		{ "pwpolicy key 1 "
		  "000102030405060708090A0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n",
		  "a capital letter" },
		{ "pwpolicy key 1 "
		  "000102030405060708090g0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n",
		  "no hexadecimal digit" },
		{ "pwpolicy key 1 "
		  "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f ",
		  "no line feed" },
	};
	struct keep *keep = *state;
	struct personal_key key;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		put(keep, cases[i].text, strlen(cases[i].text), 0400);
		CHECK(personal_key_load(&keep->places, &key) == PWP_ERR_CORRUPT,
		      cases[i].why);
	}
}

static void refuses_keys_that_others_can_read(void **state)
{
	static const mode_t modes[] = { 0440, 0404, 0444, 0420, 0402, 0410, 0401 };
	struct keep *keep = *state;
	struct personal_key key;

	for (size_t i = 0; i < COUNT_OF(modes); i++) {
		put(keep, TEXT, strlen(TEXT), modes[i]);
		assert_int_equal(personal_key_load(&keep->places, &key),
				 PWP_ERR_UNTRUSTED);
	}
}

static void only_one_holds_the_lock(void **state)
{
	struct keep *keep = *state;
	int first = -1, second = -1;

	assert_int_equal(personal_key_lock(&keep->places, &first), 0);
	assert_int_equal(personal_key_lock(&keep->places, &second), PWP_ERR_BUSY);
	root_lock_release(first);
	assert_int_equal(personal_key_lock(&keep->places, &second), 0);
	root_lock_release(second);
}

/* Everybody may open the policy's folder, and with it hold a lock on it. */
static void nobody_else_can_hold_the_lock(void **state)
{
	struct keep *keep = *state;
	struct stat st;
	int lock = -1, folder = open(keep->places.policy, O_RDONLY | O_DIRECTORY);

	assert_true(folder >= 0);
	assert_int_equal(flock(folder, LOCK_EX | LOCK_NB), 0);
	assert_int_equal(personal_key_lock(&keep->places, &lock), 0);
	assert_int_equal(fstat(lock, &st), 0);
	assert_int_equal(st.st_mode, S_IFREG | 0600);
	assert_int_equal(stat(keep_path(keep, "lock"), &st), 0);
	assert_int_equal(st.st_mode, S_IFDIR | 0700);
	root_lock_release(lock);
	close(folder);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_what_is_written),
		TEST(leaves_no_descriptor_open),
		TEST(only_root_can_read_it),
		TEST(a_new_key_replaces_the_old_one),
		TEST(none_is_no_error_and_stays_none),
		TEST(a_removed_key_is_gone_with_what_was_half_written),
		TEST(a_lost_key_is_not_a_new_one),
		TEST(refuses_corrupt_keys),
		TEST(refuses_keys_that_others_can_read),
		TEST(only_one_holds_the_lock),
		TEST(nobody_else_can_hold_the_lock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
