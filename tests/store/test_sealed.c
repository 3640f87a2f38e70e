/* SPDX-License-Identifier: MIT */
/*
 * Sealed files on disk: what is there afterwards, with which rights, and everything that
 * may stand in their place. fstat() is wrapped so that foreign owners can be shown.
 */
#include "keep.h"
#include "store/system/in_use.h"
#include "store/sealed/versions.h"

#include <errno.h>
#include <sys/resource.h>

static ino_t foreign_file; /* seems to belong to someone else */

int __real_fstat64(int fd, struct stat *st);
int __wrap_fstat64(int fd, struct stat *st);

int __wrap_fstat64(int fd, struct stat *st)
{
	int ret = __real_fstat64(fd, st);

	if (ret == 0 && foreign_file && st->st_ino == foreign_file)
		st->st_uid = geteuid() + 1;
	return ret;
}

static int setup(void **state)
{
	foreign_file = 0;
	return keep_setup(state);
}

static int load(struct keep *keep)
{
	struct sealed sealed;

	return sealed_load(&keep->places, "note", &keep->alice, &sealed);
}

static int save(struct keep *keep, const char *text)
{
	return keep_replace(keep, "note", &keep->alice, text);
}

static int erase(struct keep *keep, int64_t uid)
{
	return versions_remove(&keep->places, "note", uid);
}

static void check_mode(const char *path, mode_t mode)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	assert_int_equal(st.st_mode, mode);
}

static void keeps_what_was_saved_last(void **state)
{
	struct keep *keep = *state;

	keep_save(keep, "one\n");
	keep_check(keep, "one\n");
	keep_save(keep, "two\ntwo\n");
	keep_check(keep, "two\ntwo\n");
	keep_save(keep, "");
	keep_check(keep, "");
	assert_int_equal(keep_count(keep_path(keep, "note")), 1);
	assert_int_equal(keep_count(keep_path(keep, "note/1001")), 1);
}

static void nobody_else_can_read_it_whatever_the_umask(void **state)
{
	const mode_t masks[] = { 0, 0022, 0077, 0777 };
	struct keep *keep = *state;

	for (size_t i = 0; i < COUNT_OF(masks); i++) {
		mode_t before = umask(masks[i]);
		int error = save(keep, "x\n");
		assert_int_equal(umask(before), masks[i]);
		assert_int_equal(error, 0);
		check_mode(keep->state, S_IFDIR | 0700);
		check_mode(keep_path(keep, "note"), S_IFDIR | 0700);
		check_mode(keep_path(keep, "note/1001"), S_IFDIR | 0700);
		check_mode(keep_file(keep, "note/1001"), S_IFREG | 0600);
		scratch_clear(keep->state);
		scratch_clear(scratch_path(&keep->scratch, IN_USE_FOLDER));
	}
}

static void none_is_not_an_error_of_its_own(void **state)
{
	struct keep *keep = *state;

	assert_int_equal(load(keep), PWP_ERR_UNKNOWN);
	scratch_folder(&keep->scratch, "state", 0700);
	assert_int_equal(load(keep), PWP_ERR_UNKNOWN);
	scratch_folder(&keep->scratch, "state/note", 0700);
	assert_int_equal(load(keep), PWP_ERR_UNKNOWN);
	assert_int_equal(keep_count(keep_path(keep, "note")), 0);
}

static void each_user_and_kind_has_a_file(void **state)
{
	char name[] = "bob";
	struct keep *keep = *state;
	struct account bob = { .user = name, .uid = 1002 };
	struct sealed sealed;

	keep_save(keep, "alice's\n");
	assert_int_equal(keep_replace(keep, "note", &bob, "bob's\n"), 0);
	assert_int_equal(sealed_load(&keep->places, "other", &bob, &sealed),
			 PWP_ERR_UNKNOWN);
	keep_check(keep, "alice's\n");
	assert_int_equal(rename(keep_file(keep, "note/1002"),
				scratch_path(&keep->scratch, "state/note/1001/2")),
			 0);
	assert_int_equal(load(keep), PWP_ERR_CORRUPT);
}

static void who_gets_the_id_later_begins_anew(void **state)
{
	char name[] = "bob";
	struct keep *keep = *state;

	keep_save(keep, "alice's\n");
	keep->alice.user = name;
	assert_int_equal(load(keep), PWP_ERR_UNKNOWN);
	keep_save(keep, "bob's\n");
	keep_check(keep, "bob's\n");
}

static void a_file_that_is_too_long_is_corrupt(void **state)
{
	struct keep *keep = *state;

	keep_save(keep, "x\n");
	assert_int_equal(truncate(keep_file(keep, "note/1001"), 100000), 0);
	assert_int_equal(load(keep), PWP_ERR_CORRUPT);
	assert_int_equal(truncate(keep_file(keep, "note/1001"), 0), 0);
	assert_int_equal(load(keep), PWP_ERR_CORRUPT);
}

static void reads_no_file_that_others_could_change(void **state)
{
	struct keep *keep = *state;
	struct stat st;

	keep_save(keep, "x\n");
	const char *path = keep_file(keep, "note/1001");
	assert_int_equal(chmod(path, 0620), 0);
	assert_int_equal(load(keep), PWP_ERR_UNTRUSTED);
	assert_int_equal(save(keep, "y\n"), PWP_ERR_UNTRUSTED);
	assert_int_equal(chmod(path, 0600), 0);
	assert_int_equal(stat(path, &st), 0);
	foreign_file = st.st_ino;
	assert_int_equal(load(keep), PWP_ERR_UNTRUSTED);
	foreign_file = 0;
	assert_int_equal(load(keep), 0);
}

static void reads_nothing_in_a_files_place(void **state)
{
	struct keep *keep = *state;

	keep_save(keep, "x\n");
	const char *path = keep_file(keep, "note/1001");
	assert_int_equal(rename(path, scratch_path(&keep->scratch, "real")), 0);
	assert_int_equal(symlink(keep->scratch.path, path), 0);
	assert_int_equal(load(keep), PWP_ERR_UNTRUSTED);
	assert_int_equal(remove(path), 0);
	assert_int_equal(symlink("/nowhere", path), 0);
	assert_int_equal(load(keep), PWP_ERR_UNTRUSTED);
	assert_int_equal(remove(path), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	alarm(5);
	assert_int_equal(load(keep), PWP_ERR_UNTRUSTED);
	alarm(0);
	assert_int_equal(remove(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(load(keep), PWP_ERR_UNTRUSTED);
}

static void uses_no_folder_that_others_could_change(void **state)
{
	static const char *const folders[] = { "", "note", "note/1001" };
	struct keep *keep = *state;
	struct stat st;

	keep_save(keep, "x\n");
	for (size_t i = 0; i < COUNT_OF(folders); i++) {
		const char *path = keep_path(keep, folders[i]);
		assert_int_equal(chmod(path, 0770), 0);
		assert_int_equal(load(keep), PWP_ERR_UNTRUSTED);
		assert_int_equal(save(keep, "y\n"), PWP_ERR_UNTRUSTED);
		if (i < 2)
			assert_int_equal(erase(keep, 1001), PWP_ERR_UNTRUSTED);
		assert_int_equal(chmod(path, 0700), 0);
		assert_int_equal(stat(path, &st), 0);
		foreign_file = st.st_ino;
		assert_int_equal(load(keep), PWP_ERR_UNTRUSTED);
		assert_int_equal(save(keep, "y\n"), PWP_ERR_UNTRUSTED);
		foreign_file = 0;
	}
	keep_check(keep, "x\n");
}

static void follows_no_linked_folder(void **state)
{
	struct keep *keep = *state;

	scratch_folder(&keep->scratch, "real", 0700);
	assert_int_equal(symlink("real", keep->state), 0);
	assert_int_equal(save(keep, "x\n"), PWP_ERR_UNTRUSTED);
	assert_int_equal(load(keep), PWP_ERR_UNTRUSTED);
	assert_int_equal(keep_count(scratch_path(&keep->scratch, "real")), 0);
}

static void writes_through_no_link(void **state)
{
	struct keep *keep = *state;
	char target[PATH_MAX];
	struct stat st;

	keep_save(keep, "x\n");
	snprintf(target, sizeof(target), "%s",
		 scratch_text(&keep->scratch, "real", "untouched"));
	assert_int_equal(symlink(target, keep_path(keep, "note/1001/2")), 0);
	assert_int_equal(save(keep, "y\n"), PWP_ERR_UNTRUSTED);
	assert_int_equal(load(keep), PWP_ERR_UNTRUSTED);
	assert_int_equal(stat(target, &st), 0);
	assert_int_equal(st.st_size, strlen("untouched"));
	assert_int_equal(erase(keep, 1001), 0);
	assert_int_equal(stat(target, &st), 0);
	assert_int_equal(symlink(target, keep_path(keep, "note/1001")), 0);
	assert_int_equal(save(keep, "y\n"), PWP_ERR_UNTRUSTED);
	assert_int_equal(erase(keep, 1001), 0);
	keep_save(keep, "y\n");
	assert_int_equal(stat(target, &st), 0);
	assert_int_equal(st.st_size, strlen("untouched"));
}

static void what_a_killed_writer_left_is_removed(void **state)
{
	struct keep *keep = *state;

	keep_save(keep, "x\n");
	assert_int_equal(
		link(keep_file(keep, "note/1001"),
		     scratch_path(&keep->scratch, "state/note/1001/.1.0123456789abcdef")),
		0);
	keep_check(keep, "x\n"); /* with two names, as in the midst of an update */
	scratch_text(&keep->scratch, "state/note/1001/.2.0123456789abcdef", "pwpol");
	keep_check(keep, "x\n");
	keep_save(keep, "y\n");
	keep_check(keep, "y\n");
	assert_int_equal(keep_count(keep_path(keep, "note/1001")), 1);
}

static void a_folder_or_a_file_in_the_way_is_an_error(void **state)
{
	struct keep *keep = *state;

	keep_place(keep, "note/1001", "x", 1);
	assert_int_equal(save(keep, "x\n"), PWP_ERR_FILE);
	assert_int_equal(load(keep), PWP_ERR_FILE);
	assert_int_equal(erase(keep, 1001), 0);
	keep_save(keep, "x\n");
	scratch_folder(&keep->scratch, "state/note/1001/2", 0700);
	assert_int_equal(save(keep, "x\n"), PWP_ERR_UNTRUSTED);
	assert_int_equal(keep_count(keep_path(keep, "note/1001")), 2);
	assert_int_equal(erase(keep, 1001), PWP_ERR_FILE);
	assert_int_equal(rmdir(keep_path(keep, "note/.1001.old/2")), 0);
	assert_int_equal(erase(keep, 1001), 0);
	assert_int_equal(keep_count(keep_path(keep, "note")), 0);
}

/* The kernel would send SIGXFSZ, which ends a program that does not expect it. */
static void a_small_file_limit_is_an_error_before_writing(void **state)
{
	struct keep *keep = *state;
	struct rlimit before, small;

	keep_save(keep, "x\n");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	for (rlim_t limit = 0; limit < 100; limit += 20) {
		small = before;
		small.rlim_cur = limit;
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
		int error = save(keep, "y\n");
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
		assert_int_equal(error, PWP_ERR_FILE);
	}
	keep_check(keep, "x\n");
	assert_int_equal(keep_count(keep_path(keep, "note/1001")), 1);
}

static void the_last_corrupt_file_is_quarantined(void **state)
{
	struct keep *keep = *state;
	const char *text = "y\n";
	bool quarantined = false;
	struct stat st;

	for (off_t size = 10; size < 12; size++) {
		keep_save(keep, "x\n");
		assert_int_equal(truncate(keep_file(keep, "note/1001"), size), 0);
		assert_int_equal(load(keep), PWP_ERR_CORRUPT);
		assert_int_equal(sealed_update(&keep->places, "note", &keep->alice,
					       keep_write, &text, &quarantined),
				 0);
		assert_true(quarantined);
		assert_int_equal(
			stat(keep_path(keep, "note/1001/" VERSIONS_CORRUPT), &st), 0);
		assert_int_equal(st.st_size, size);
		keep_check(keep, "y\n");
		assert_int_equal(keep_count(keep_path(keep, "note/1001")), 2);
	}
	assert_int_equal(sealed_update(&keep->places, "note", &keep->alice, keep_write,
				       &text, &quarantined),
			 0);
	assert_false(quarantined);
}

/* A sealed_edit_fn. */
static int find_corrupt(struct sealed_edit *edit, void *data)
{
	bool *is_first = data;

	*is_first = edit->former == NULL;
	edit->corrupt = true;
	edit->next = keep_body("");
	return 0;
}

static void the_author_may_find_that_it_is_corrupt(void **state)
{
	struct keep *keep = *state;
	bool quarantined = false, is_first = true;

	keep_save(keep, "x\n");
	assert_int_equal(sealed_update(&keep->places, "note", &keep->alice, find_corrupt,
				       &is_first, &quarantined),
			 0);
	assert_true(quarantined);
	assert_false(is_first);
	assert_true(keep_has(keep, "note/1001/" VERSIONS_CORRUPT));
}

/* A sealed_edit_fn. */
static int give_up(struct sealed_edit *edit, void *data)
{
	(void)edit, (void)data;
	return PWP_ERR_RANDOM;
}

static void an_author_who_gives_up_changes_nothing(void **state)
{
	struct keep *keep = *state;
	bool quarantined = true;

	keep_save(keep, "x\n");
	assert_int_equal(sealed_update(&keep->places, "note", &keep->alice, give_up, NULL,
				       &quarantined),
			 PWP_ERR_RANDOM);
	assert_true(quarantined);
	keep_check(keep, "x\n");
	assert_int_equal(keep_count(keep_path(keep, "note/1001")), 1);
}

static void removing_leaves_nothing_of_the_user(void **state)
{
	struct keep *keep = *state;

	assert_int_equal(erase(keep, 1001), 0);
	assert_false(keep_has(keep, ""));
	keep_save(keep, "x\n");
	scratch_text(&keep->scratch, "state/note/1001/.2.0123456789abcdef", "z");
	scratch_text(&keep->scratch, "state/note/1001/corrupt", "z");
	keep_place(keep, "note/.1001.old/1", "z", 1); /* of a removal that was killed */
	assert_int_equal(erase(keep, 100), 0);
	assert_int_equal(keep_count(keep_path(keep, "note")), 2);
	assert_int_equal(erase(keep, 1001), 0);
	assert_int_equal(keep_count(keep_path(keep, "note")), 0);
	assert_int_equal(erase(keep, 1001), 0);
}

static void a_path_that_is_too_long_is_an_error(void **state)
{
	static char path[PATH_MAX];
	struct keep *keep = *state;

	memset(path, 'x', sizeof(path) - 1);
	path[0] = '/';
	keep->places.state = path;
	assert_int_equal(load(keep), PWP_ERR_TOO_BIG);
	assert_int_equal(save(keep, "x\n"), PWP_ERR_TOO_BIG);
	assert_int_equal(erase(keep, 1001), PWP_ERR_TOO_BIG);
}

static void accounts_without_a_line_have_no_file(void **state)
{
	char name[] = "ali\nce";
	struct keep *keep = *state;

	keep_save(keep, "x\n");
	keep->alice.user = name;
	assert_int_equal(load(keep), PWP_ERR_VALUE);
	assert_int_equal(save(keep, "y\n"), PWP_ERR_VALUE);
	keep->alice.uid = -1;
	assert_int_equal(save(keep, "y\n"), PWP_ERR_VALUE);
	assert_int_equal(keep_count(keep_path(keep, "note")), 1);
}

/* Without the tests' trust: as the module runs. /tmp above the scratch folder is shared,
 * so the state is refused there; below /run it is root's alone. */
static void the_module_trusts_root_alone(void **state)
{
	struct keep *keep = *state;
	char folder[] = "/run/pwpolicy-test-XXXXXX";
	char path[64];

	keep->places.trust = 0;
	assert_int_equal(save(keep, "x\n"), PWP_ERR_UNTRUSTED);
	assert_false(keep_has(keep, ""));
	if (geteuid() != 0)
		return; /* nobody else may write anywhere that the module trusts */
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/state", folder);
	keep->places.state = path;
	int saved = save(keep, "x\n"), loaded = load(keep);
	assert_int_equal(nftw(folder, scratch_remove, 8, FTW_DEPTH | FTW_PHYS), 0);
	assert_int_equal(saved, 0);
	assert_int_equal(loaded, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(keeps_what_was_saved_last),
		TEST(nobody_else_can_read_it_whatever_the_umask),
		TEST(none_is_not_an_error_of_its_own),
		TEST(each_user_and_kind_has_a_file),
		TEST(who_gets_the_id_later_begins_anew),
		TEST(a_file_that_is_too_long_is_corrupt),
		TEST(reads_no_file_that_others_could_change),
		TEST(reads_nothing_in_a_files_place),
		TEST(uses_no_folder_that_others_could_change),
		TEST(follows_no_linked_folder),
		TEST(writes_through_no_link),
		TEST(what_a_killed_writer_left_is_removed),
		TEST(a_folder_or_a_file_in_the_way_is_an_error),
		TEST(a_small_file_limit_is_an_error_before_writing),
		TEST(the_last_corrupt_file_is_quarantined),
		TEST(the_author_may_find_that_it_is_corrupt),
		TEST(an_author_who_gives_up_changes_nothing),
		TEST(removing_leaves_nothing_of_the_user),
		TEST(a_path_that_is_too_long_is_an_error),
		TEST(accounts_without_a_line_have_no_file),
		TEST(the_module_trusts_root_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
