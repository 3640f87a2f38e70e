/* SPDX-License-Identifier: MIT */
/* A login lasts: whatever the store opens is closed again, or its host runs out of files. */
#include "keep.h"
#include "store/personal/personal_key.h"
#include "store/record/append.h"
#include "store/system/shadow.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

/* How many of the first descriptors are open. */
static int count_open(void)
{
	int count = 0;

	for (int fd = 0; fd < 256; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

static void a_key_leaves_none_open(void **state)
{
	const struct keep *keep = *state;
	struct personal_key key, loaded;
	int before = count_open();

	assert_int_equal(personal_key_make(&key), 0);
	assert_int_equal(personal_key_save(&keep->places, &key), 0);
	assert_int_equal(count_open(), before);
	assert_int_equal(personal_key_load(&keep->places, &loaded), 0);
	assert_int_equal(count_open(), before);
	assert_int_equal(personal_key_remove(&keep->places), 0);
	assert_int_equal(count_open(), before);
}

static void a_line_leaves_none_open(void **state)
{
	const struct keep *keep = *state;
	const struct append_file file = { .folder = keep->state,
					  .name = "lines",
					  .trust = TRUSTED_FILE_EUID,
					  .max = 100,
					  .synced = true };
	int before = count_open();

	assert_int_equal(append_line(&file, "\n{}", 3), 0);
	assert_int_equal(count_open(), before);
}

static void a_look_at_shadow_leaves_none_open(void **state)
{
	struct keep *keep = *state;
	struct shadow shadow;
	const char *path =
		scratch_text(&keep->scratch, "shadow", "bob:*:19000:0:99999:7:::\n");

	keep->places.shadow = path;
	int before = count_open();
	assert_int_equal(shadow_find(&keep->places, "bob", &shadow), 0);
	assert_true(shadow.found);
	assert_int_equal(count_open(), before);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_key_leaves_none_open),
		TEST(a_line_leaves_none_open),
		TEST(a_look_at_shadow_leaves_none_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
