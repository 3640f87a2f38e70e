/* SPDX-License-Identifier: MIT */
/* store/sealed/sealed_batch.c: many files at a time, all of them put in place or none. */
#include "store/sealed/sealed_batch.h"

#include "keep.h"
#include "store/sealed/sealed_text.h"

#define BODY STR_LIT("body\n")

static struct account person(int64_t uid)
{
	static char name[] = "alice";

	return (struct account){ .user = name, .uid = uid };
}

static int add(struct sealed_batch *batch, int64_t uid, struct str body)
{
	struct account account = person(uid);

	return sealed_batch_add(batch, "note", &account, body);
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
	struct sealed_batch batch;
	size_t replaced = 0;

	assert_int_equal(sealed_batch_init(&batch, &keep->places, "note"), 0);
	for (int64_t uid = 0; uid < SEALED_BATCH_MAX; uid++)
		assert_int_equal(add(&batch, uid, BODY), 0);
	assert_int_equal(add(&batch, SEALED_BATCH_MAX, BODY), PWP_ERR_TOO_BIG);
	assert_int_equal(sealed_batch_commit(&batch, &replaced), 0);
	assert_int_equal(replaced, SEALED_BATCH_MAX);
	sealed_batch_done(&batch);
	assert_int_equal(keep_count(keep_path(keep, "note")), SEALED_BATCH_MAX);
	check_body(keep, 0, "body\n");
	check_body(keep, SEALED_BATCH_MAX - 1, "body\n");
}

static void nothing_is_left_of_a_batch_that_is_given_up(void **state)
{
	struct keep *keep = *state;
	struct sealed_batch batch;
	unsigned before = keep_count("/proc/self/fd");

	keep_save(keep, "old\n");
	assert_int_equal(sealed_batch_init(&batch, &keep->places, "note"), 0);
	assert_int_equal(add(&batch, 0, BODY), 0);
	assert_int_equal(add(&batch, 1001, BODY), 0);
	assert_int_equal(keep_count(keep_path(keep, "note")), 3);
	sealed_batch_done(&batch);
	assert_int_equal(keep_count(keep_path(keep, "note")), 1);
	keep_check(keep, "old\n");
	assert_int_equal(keep_count("/proc/self/fd"), before);
	sealed_batch_done(&batch); /* once more, of an ended one */
	assert_int_equal(keep_count("/proc/self/fd"), before);
}

/* A folder stands where the second file should be. */
static void those_before_a_fault_are_new_and_those_after_old(void **state)
{
	struct keep *keep = *state;
	struct sealed_batch batch;
	size_t replaced = 99;

	assert_int_equal(sealed_batch_init(&batch, &keep->places, "note"), 0);
	for (int64_t uid = 1; uid <= 3; uid++)
		assert_int_equal(add(&batch, uid, BODY), 0);
	scratch_folder(&keep->scratch, "state/note/2", 0700);
	assert_int_equal(sealed_batch_commit(&batch, &replaced), PWP_ERR_FILE);
	assert_int_equal(replaced, 1);
	sealed_batch_done(&batch);
	check_body(keep, 1, "body\n");
	assert_false(keep_has(keep, "note/3"));
	assert_int_equal(keep_count(keep_path(keep, "note")), 2); /* with the folder */
}

static void the_longest_body_is_read_again_and_no_longer_one_written(void **state)
{
	static char text[SEALED_LONG_MAX + 2];
	struct keep *keep = *state;
	struct sealed_batch batch;
	size_t replaced = 0;

	memset(text, 'x', SEALED_LONG_MAX + 1);
	text[SEALED_LONG_MAX - 1] = '\n';
	assert_int_equal(sealed_batch_init(&batch, &keep->places, "note"), 0);
	assert_int_equal(add(&batch, 1, (struct str){ text, SEALED_LONG_MAX + 1 }),
			 PWP_ERR_TOO_BIG);
	assert_int_equal(add(&batch, 1, (struct str){ text, SEALED_LONG_MAX }), 0);
	assert_int_equal(sealed_batch_commit(&batch, &replaced), 0);
	sealed_batch_done(&batch);
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
	scratch_folder(&keep->scratch, "state", 0700);
	scratch_folder(&keep->scratch, "state/note", 0700);
	for (size_t room = 0; room <= 1; room++) {
		struct text text;

		text_init(&text, file, sizeof(file));
		assert_int_equal(sealed_text_write(&text, "note", &keep->alice,
						   (struct str){ body, sizeof(body) }),
				 0);
		scratch_bytes(&keep->scratch, "state/note/1001", file,
			      room ? sizeof(file) : text.len);
		assert_int_equal(sealed_load_long(&keep->places, "note", &keep->alice,
						  &block, &read),
				 PWP_ERR_CORRUPT);
		assert_null(block);
		assert_true(str_eq(read, STR_LIT("untouched")));
	}
}

static void nothing_to_commit_is_no_fault(void **state)
{
	struct keep *keep = *state;
	struct sealed_batch batch;
	size_t replaced = 99;

	assert_int_equal(sealed_batch_init(&batch, &keep->places, "note"), 0);
	assert_int_equal(sealed_batch_commit(&batch, &replaced), 0);
	assert_int_equal(replaced, 0);
	sealed_batch_done(&batch);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(all_are_there_when_they_are_committed),
		TEST(nothing_is_left_of_a_batch_that_is_given_up),
		TEST(those_before_a_fault_are_new_and_those_after_old),
		TEST(the_longest_body_is_read_again_and_no_longer_one_written),
		TEST(a_longer_file_is_corrupt),
		TEST(nothing_to_commit_is_no_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
