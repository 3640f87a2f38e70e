/* SPDX-License-Identifier: MIT */
/* store/sealed/sealed_batch.c: many files at a time, each replaced or left as it was. */
#include "store/sealed/sealed_batch.h"

#include "keep.h"
#include "store/sealed/sealed_text.h"

#include <errno.h>

#define BODY STR_LIT("body\n")

static bool memory_fails, read_fails;

void *__real_malloc(size_t size);
void *__wrap_malloc(size_t size);
ssize_t __real_read(int fd, void *buf, size_t size);
ssize_t __wrap_read(int fd, void *buf, size_t size);

void *__wrap_malloc(size_t size)
{
	return memory_fails ? NULL : __real_malloc(size);
}

ssize_t __wrap_read(int fd, void *buf, size_t size)
{
	errno = EIO;
	return read_fails ? -1 : __real_read(fd, buf, size);
}

static struct account person(int64_t uid)
{
	static char name[] = "alice";

	return (struct account){ .user = name, .uid = uid };
}

static int add(struct keep *keep, struct sealed_batch *batch, int64_t uid,
	       struct str body)
{
	struct account account = person(uid);

	return sealed_batch_add(batch, &keep->places, "note", &account, body);
}

static void check_body(struct keep *keep, int64_t uid, const char *text)
{
	struct account account = person(uid);
	struct str body;
	char *file = NULL;

	assert_int_equal(sealed_load_long(&keep->places, "note", &account, &file, &body),
			 0);
	assert_true(str_eq(body, str_from_c(text)));
	free(file);
}

static void all_are_there_when_they_are_committed(void **state)
{
	struct keep *keep = *state;
	struct sealed_batch batch = { .count = 0 };
	int errors[SEALED_BATCH_MAX];
	unsigned before = keep_count("/proc/self/fd");

	for (int64_t uid = 0; uid < SEALED_BATCH_MAX; uid++)
		assert_int_equal(add(keep, &batch, uid, BODY), 0);
	assert_int_equal(add(keep, &batch, SEALED_BATCH_MAX, BODY), PWP_ERR_TOO_BIG);
	sealed_batch_commit(&batch, errors);
	assert_int_equal(batch.count, 0);
	assert_int_equal(keep_count("/proc/self/fd"), before);
	for (int64_t uid = 0; uid < SEALED_BATCH_MAX; uid++) {
		assert_int_equal(errors[uid], 0);
		check_body(keep, uid, "body\n");
	}
	assert_int_equal(keep_count(keep_path(keep, "note")), SEALED_BATCH_MAX);
	assert_int_equal(keep_count(keep_path(keep, "note/0")), 1);
}

static void nothing_is_replaced_before_the_commit(void **state)
{
	struct keep *keep = *state;
	struct sealed_batch batch = { .count = 0 };
	int errors[SEALED_BATCH_MAX];

	keep_save(keep, "old\n");
	assert_int_equal(add(keep, &batch, 1001, BODY), 0);
	keep_check(keep, "old\n");
	sealed_batch_commit(&batch, errors);
	assert_int_equal(errors[0], 0);
	keep_check(keep, "body\n");
	assert_int_equal(keep_count(keep_path(keep, "note/1001")), 1);
}

/* Another process is faster with the second person's file, and erases the third's. */
static void one_who_fails_keeps_nobody_from_being_replaced(void **state)
{
	struct keep *keep = *state;
	struct sealed_batch batch = { .count = 0 };
	int errors[SEALED_BATCH_MAX];
	unsigned before = keep_count("/proc/self/fd");
	struct account second = person(2);

	for (int64_t uid = 1; uid <= 4; uid++)
		assert_int_equal(add(keep, &batch, uid, BODY), 0);
	assert_int_equal(keep_replace(keep, "note", &second, "faster\n"), 0);
	assert_int_equal(versions_remove(&keep->places, "note", 3), 0);
	sealed_batch_commit(&batch, errors);
	assert_int_equal(errors[0], 0);
	assert_int_equal(errors[1], PWP_ERR_BUSY);
	assert_int_equal(errors[2], PWP_ERR_BUSY);
	assert_int_equal(errors[3], 0);
	check_body(keep, 1, "body\n");
	check_body(keep, 2, "faster\n");
	assert_false(keep_has(keep, "note/3"));
	check_body(keep, 4, "body\n");
	assert_int_equal(keep_count("/proc/self/fd"), before);
}

static void who_cannot_be_added_leaves_the_others(void **state)
{
	struct keep *keep = *state;
	struct sealed_batch batch = { .count = 0 };
	int errors[SEALED_BATCH_MAX];
	unsigned before = keep_count("/proc/self/fd");

	keep_place(keep, "note/2", "x", 1); /* no folder */
	assert_int_equal(add(keep, &batch, 1, BODY), 0);
	assert_int_equal(add(keep, &batch, 2, BODY), PWP_ERR_FILE);
	assert_int_equal(add(keep, &batch, -1, BODY), PWP_ERR_VALUE);
	assert_int_equal(add(keep, &batch, 3, STR_LIT("no line")), PWP_ERR_VALUE);
	assert_int_equal(batch.count, 1);
	sealed_batch_commit(&batch, errors);
	assert_int_equal(errors[0], 0);
	check_body(keep, 1, "body\n");
	assert_int_equal(keep_count("/proc/self/fd"), before);
}

static void the_longest_body_is_read_again_and_no_longer_one_written(void **state)
{
	static char text[SEALED_LONG_MAX + 2];
	struct keep *keep = *state;
	struct sealed_batch batch = { .count = 0 };
	int errors[SEALED_BATCH_MAX];

	memset(text, 'x', SEALED_LONG_MAX + 1);
	text[SEALED_LONG_MAX - 1] = '\n';
	assert_int_equal(add(keep, &batch, 1, (struct str){ text, SEALED_LONG_MAX + 1 }),
			 PWP_ERR_TOO_BIG);
	assert_int_equal(add(keep, &batch, 1, (struct str){ text, SEALED_LONG_MAX }), 0);
	sealed_batch_commit(&batch, errors);
	assert_int_equal(errors[0], 0);
	text[SEALED_LONG_MAX] = '\0';
	check_body(keep, 1, text);
}

/* Sealed well, but longer than any that is written. */
static void a_longer_file_is_corrupt(void **state)
{
	static char body[SEALED_LONG_MAX + 1], file[SEALED_LONG_MAX + 4096];
	struct keep *keep = *state;
	struct str read = STR_LIT("untouched");
	char *block = NULL;

	memset(body, 'x', sizeof(body));
	body[sizeof(body) - 1] = '\n';
	for (size_t room = 0; room <= 1; room++) {
		struct text text;

		text_init(&text, file, sizeof(file));
		assert_int_equal(sealed_text_write(&text, "note", &keep->alice,
						   (struct str){ body, sizeof(body) }),
				 0);
		keep_place(keep, "note/1001/1", file, room ? sizeof(file) : text.len);
		assert_int_equal(sealed_load_long(&keep->places, "note", &keep->alice,
						  &block, &read),
				 PWP_ERR_CORRUPT);
		assert_null(block);
		assert_true(str_eq(read, STR_LIT("untouched")));
	}
}

static void what_fails_while_reading_or_adding_is_told(void **state)
{
	struct keep *keep = *state;
	struct sealed_batch batch = { .count = 0 };
	struct str body = STR_LIT("untouched");
	unsigned before = keep_count("/proc/self/fd");
	char *file = NULL;

	keep_save(keep, "old\n");
	memory_fails = true;
	int added = add(keep, &batch, 1001, BODY);
	int loaded = sealed_load_long(&keep->places, "note", &keep->alice, &file, &body);
	memory_fails = false;
	assert_int_equal(added, PWP_ERR_NOMEM);
	assert_int_equal(loaded, PWP_ERR_NOMEM);
	read_fails = true;
	loaded = sealed_load_long(&keep->places, "note", &keep->alice, &file, &body);
	read_fails = false;
	assert_int_equal(loaded, PWP_ERR_FILE);
	keep_place(keep, "note/1001/2", "", 0);
	assert_int_equal(
		sealed_load_long(&keep->places, "note", &keep->alice, &file, &body),
		PWP_ERR_CORRUPT);
	assert_null(file);
	assert_true(str_eq(body, STR_LIT("untouched")));
	assert_int_equal(batch.count, 0);
	assert_int_equal(keep_count("/proc/self/fd"), before);
}

static void nothing_to_commit_is_no_fault(void **state)
{
	struct keep *keep = *state;
	struct sealed_batch batch = { .count = 0 };
	int errors[SEALED_BATCH_MAX];

	sealed_batch_commit(&batch, errors);
	assert_int_equal(batch.count, 0);
	assert_false(keep_has(keep, ""));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(all_are_there_when_they_are_committed),
		TEST(nothing_is_replaced_before_the_commit),
		TEST(one_who_fails_keeps_nobody_from_being_replaced),
		TEST(who_cannot_be_added_leaves_the_others),
		TEST(the_longest_body_is_read_again_and_no_longer_one_written),
		TEST(a_longer_file_is_corrupt),
		TEST(what_fails_while_reading_or_adding_is_told),
		TEST(nothing_to_commit_is_no_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
