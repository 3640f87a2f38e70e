/* SPDX-License-Identifier: MIT */
/*
 * Words in the store: found again under the right key and for the right person only, for
 * their time only, and never to be read. The day is replaced, so that time can pass.
 */
#include "store/system/in_use.h"
#include "store/personal/personal_text.h"
#include "store/personal/personal_purge.h"
#include "store/sealed/sealed_batch.h"
#include "words.h"

static int64_t today;

int64_t __wrap_host_today(void);
int64_t __wrap_host_today(void)
{
	return today;
}

static int setup(void **state)
{
	today = 20000;
	return keep_setup(state);
}

static char bobs_name[] = "bob";
static const struct account bob = { .user = bobs_name, .uid = 1002 };

static int find(struct keep *keep, const char *word)
{
	return words_find(&keep->places, &keep->alice, word);
}

static void finds_a_word_that_was_imported(void **state)
{
	struct keep *keep = *state;

	assert_int_equal(find(keep, "Biscuit"), PWP_ERR_UNKNOWN);
	words_import(keep, "Biscuit");
	assert_int_equal(find(keep, "Biscuit"), PWP_PERSONAL_NAME);
	assert_int_equal(find(keep, "biscuit"), PWP_PERSONAL_NAME);
	assert_int_equal(find(keep, "Crumble"), 0);
}

static void a_request_asks_for_the_words_of_its_person(void **state)
{
	struct keep *keep = *state;
	struct pwp_request request = PWP_REQUEST_INIT;
	struct personal *personal = NULL;

	words_import(keep, "Biscuit");
	assert_int_equal(personal_open(&keep->places, &keep->alice, &personal), 0);
	personal_attach(personal, &request);
	assert_non_null(request.is_personal);
	assert_int_equal(pwp_personal_forms(PWP_PERSONAL_NAME, words_text("Biscuit"),
					    request.is_personal,
					    request.is_personal_data),
			 PWP_PERSONAL_NAME);
	personal_free(personal);
	personal_attach(NULL, &request);
	assert_null(request.is_personal);
	assert_null(request.is_personal_data);
}

static void tells_what_a_word_is_about(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import = words_begin(keep, PERSONAL_IMPORT_KEPT_KEY);

	words_add(import, 1001, "alice", "town", "Harrogate");
	words_add(import, 1001, "alice", "other", "Unicorn");
	words_add(import, 1001, "alice", "pet", "Biscuit");
	(void)words_commit(import);
	personal_import_free(import);
	assert_int_equal(find(keep, "Harrogate"), PWP_PERSONAL_PLACE);
	assert_int_equal(find(keep, "Unicorn"), PWP_PERSONAL_OTHER);
	assert_int_equal(find(keep, "Biscuit"), PWP_PERSONAL_NAME);
}

/* 3 to 20 letters at every place of 64, forwards and backwards, as a check asks. */
static void pieces_of_no_word_are_not_found(void **state)
{
	struct keep *keep = *state;
	struct personal *personal = NULL;
	char text[64];

	words_import(keep, "Biscuit");
	assert_int_equal(personal_open(&keep->places, &keep->alice, &personal), 0);
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = (char)('a' + (i * 7 + i / 5) % 26);
	for (size_t at = 0; at < sizeof(text); at++)
		for (size_t len = 3; len <= 20 && at + len <= sizeof(text); len++)
			assert_int_equal(
				personal_look_up(personal,
						 (struct pwp_text){ text + at, len }),
				0);
	personal_free(personal);
}

static void another_persons_words_are_not_found(void **state)
{
	struct keep *keep = *state;

	words_import(keep, "Biscuit");
	assert_int_equal(words_find(&keep->places, &bob, "Biscuit"), PWP_ERR_UNKNOWN);
}

/* The records of a file, for comparing; all but head and seal. */
static void check_shares_nothing(const char *one, const char *two)
{
	char line[35] = "";
	size_t lines = 0;

	for (const char *at = one; *at; at = strchr(at, '\n') + 1) {
		if (strcspn(at, "\n") != 34)
			continue;
		memcpy(line, at, 34);
		assert_null(strstr(two, line));
		line[32] = '\0'; /* nor the MAC alone */
		assert_null(strstr(two, line));
		lines++;
	}
	assert_int_equal(lines, 64);
}

static void two_people_with_the_same_word_share_nothing(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import = words_begin(keep, PERSONAL_IMPORT_KEPT_KEY);
	size_t len;

	words_add(import, 1001, "alice", "last", "Biscuit");
	words_add(import, 1002, "bob", "last", "Biscuit");
	(void)words_commit(import);
	personal_import_free(import);
	assert_int_equal(find(keep, "Biscuit"), PWP_PERSONAL_NAME);
	assert_int_equal(words_find(&keep->places, &bob, "Biscuit"), PWP_PERSONAL_NAME);
	char *alices = words_file(keep, "personal/1001", &len);
	char *bobs = words_file(keep, "personal/1002", &len);
	check_shares_nothing(alices, bobs);
	free(alices);
	free(bobs);
}

/* All are padded to the same count, so lengths and counts tell nothing. */
static void files_do_not_tell_how_many_words_there_are(void **state)
{
	static const char *const words[] = { "Biscuit", "Anne-Marie O'Brien", "" };
	struct keep *keep = *state;
	size_t first = 0;

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		size_t len = 0;

		words_import(keep, words[i]);
		free(words_file(keep, "personal/1001", &len));
		first = first ? first : len;
		assert_int_equal(len, first);
	}
}

static void a_store_is_useless_under_another_key(void **state)
{
	struct keep *keep = *state;
	struct personal_key key;

	words_import(keep, "Biscuit");
	assert_int_equal(personal_key_make(&key), 0);
	assert_int_equal(personal_key_save(&keep->places, &key), 0);
	assert_int_equal(find(keep, "Biscuit"), PWP_ERR_CORRUPT);
}

/* Writes alice's records anew, under the name of a key that did not make them. */
static void rename_key(struct keep *keep, const struct personal_key *key)
{
	static char body[PERSONAL_BODY_MAX + 1];
	struct personal_file file;
	struct sealed_batch batch;
	struct text text;
	struct str old;
	char *buf = NULL;
	int errors[SEALED_BATCH_MAX];

	assert_int_equal(
		sealed_load_long(&keep->places, PERSONAL_KIND, &keep->alice, &buf, &old),
		0);
	assert_int_equal(personal_parse(old, &file), 0);
	free(buf);
	personal_mac_key_id(key, file.key_id);
	text_init(&text, body, sizeof(body));
	assert_int_equal(personal_format(&file, &text), 0);
	free(file.records);
	batch.count = 0;
	assert_int_equal(sealed_batch_add(&batch, &keep->places, PERSONAL_KIND,
					  &keep->alice, (struct str){ body, text.len }),
			 0);
	sealed_batch_commit(&batch, errors);
	assert_int_equal(errors[0], 0);
}

/* Also where somebody makes the file name the key that is there. */
static void a_key_finds_nothing_that_it_did_not_make(void **state)
{
	struct keep *keep = *state;
	struct personal_key made, other;

	words_import(keep, "Biscuit");
	assert_int_equal(personal_key_load(&keep->places, &made), 0);
	other = made;
	other.bytes[0] ^= 1;
	assert_int_equal(personal_key_save(&keep->places, &other), 0);
	rename_key(keep, &other);
	assert_int_equal(find(keep, "Biscuit"), 0);
	assert_int_equal(personal_key_save(&keep->places, &made), 0);
	rename_key(keep, &made);
	assert_int_equal(find(keep, "Biscuit"), PWP_PERSONAL_NAME);
}

static void a_missing_or_corrupt_key_is_no_answer(void **state)
{
	struct keep *keep = *state;

	words_import(keep, "Biscuit");
	assert_int_equal(personal_key_remove(&keep->places), 0);
	assert_int_equal(find(keep, "Biscuit"), PWP_ERR_CORRUPT);
	scratch_text(&keep->scratch, PERSONAL_KEY_FILE, "x");
	assert_int_equal(find(keep, "Biscuit"), PWP_ERR_CORRUPT);
	assert_int_equal(chmod(scratch_path(&keep->scratch, PERSONAL_KEY_FILE), 0444), 0);
	assert_int_equal(find(keep, "Biscuit"), PWP_ERR_UNTRUSTED);
}

static void a_corrupt_file_is_no_answer(void **state)
{
	struct keep *keep = *state;
	size_t len = 0;

	words_import(keep, "Biscuit");
	char *file = words_file(keep, "personal/1001", &len);
	for (size_t at = 0; at < len; at += 13) {
		int fd = open(keep_file(keep, "personal/1001"), O_WRONLY | O_CLOEXEC);
		char changed = (char)(file[at] ^ 1);

		assert_true(fd >= 0);
		assert_int_equal(pwrite(fd, &changed, 1, (off_t)at), 1);
		assert_int_equal(find(keep, "Biscuit"), PWP_ERR_CORRUPT);
		assert_int_equal(pwrite(fd, &file[at], 1, (off_t)at), 1);
		close(fd);
	}
	free(file);
	assert_int_equal(find(keep, "Biscuit"), PWP_PERSONAL_NAME);
	assert_int_equal(truncate(keep_file(keep, "personal/1001"), (off_t)len - 35), 0);
	assert_int_equal(find(keep, "Biscuit"), PWP_ERR_CORRUPT);
	assert_int_equal(truncate(keep_file(keep, "personal/1001"), 400000), 0);
	assert_int_equal(find(keep, "Biscuit"), PWP_ERR_CORRUPT);
}

static void who_has_the_user_id_now_meets_no_old_words(void **state)
{
	static char other[] = "carol";
	struct keep *keep = *state;
	const struct account carol = { .user = other, .uid = 1001 };

	words_import(keep, "Biscuit");
	assert_int_equal(words_find(&keep->places, &carol, "Biscuit"), PWP_ERR_UNKNOWN);
}

static void words_are_ignored_after_their_time(void **state)
{
	struct keep *keep = *state;

	words_import(keep, "Biscuit");
	today = 20000 + PERSONAL_DAYS;
	assert_int_equal(find(keep, "Biscuit"), PWP_PERSONAL_NAME);
	today++;
	assert_int_equal(find(keep, "Biscuit"), PWP_ERR_UNKNOWN);
	today = -1; /* no clock */
	assert_int_equal(find(keep, "Biscuit"), PWP_PERSONAL_NAME);
}

static void erasing_all_leaves_nothing(void **state)
{
	struct keep *keep = *state;
	size_t removed = 0;

	words_import(keep, "Biscuit");
	char from[PATH_MAX];
	snprintf(from, sizeof(from), "%s", keep_path(keep, "personal/1001"));
	assert_int_equal(rename(from, keep_path(keep, "personal/.1009.old")), 0);
	words_import(keep, "Biscuit");
	assert_int_equal(personal_erase_all(&keep->places, &removed), 0);
	assert_int_equal(removed, 2);
	assert_int_equal(keep_count(keep_path(keep, "personal")), 0);
	assert_int_equal(keep_count(keep->scratch.folder), 2); /* state, and its notes */
	assert_int_equal(keep_count(keep_path(keep, IN_USE_FOLDER)), 0);
	assert_int_equal(personal_erase_all(&keep->places, &removed), 0);
	assert_int_equal(removed, 0);
}

static void sums_up_by_kinds(void **state)
{
	struct keep *keep = *state;
	struct personal_import *import = words_begin(keep, PERSONAL_IMPORT_KEPT_KEY);
	struct personal_summary summary;

	words_add(import, 1001, "alice", "pet", "Biscuit");
	words_add(import, 1001, "alice", "town", "Harrogate");
	(void)words_commit(import);
	personal_import_free(import);
	assert_int_equal(personal_summarise(&keep->places, &keep->alice, &summary), 0);
	assert_int_equal(summary.day, 20000);
	assert_false(summary.expired || summary.other_key);
	assert_true(summary.forms[personal_kind_find(words_text("pet"))] > 0);
	assert_true(summary.forms[personal_kind_find(words_text("town"))] > 0);
	assert_int_equal(summary.forms[personal_kind_find(words_text("pet"))] +
				 summary.forms[personal_kind_find(words_text("town"))],
			 summary.forms[0]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_request_asks_for_the_words_of_its_person),
		TEST(finds_a_word_that_was_imported),
		TEST(tells_what_a_word_is_about),
		TEST(pieces_of_no_word_are_not_found),
		TEST(another_persons_words_are_not_found),
		TEST(two_people_with_the_same_word_share_nothing),
		TEST(files_do_not_tell_how_many_words_there_are),
		TEST(a_store_is_useless_under_another_key),
		TEST(a_key_finds_nothing_that_it_did_not_make),
		TEST(a_missing_or_corrupt_key_is_no_answer),
		TEST(a_corrupt_file_is_no_answer),
		TEST(who_has_the_user_id_now_meets_no_old_words),
		TEST(words_are_ignored_after_their_time),
		TEST(erasing_all_leaves_nothing),
		TEST(sums_up_by_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
