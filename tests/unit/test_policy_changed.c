/* SPDX-License-Identifier: MIT */
/*
 * pwp_policy_changed(): every change of a file or folder that a policy was read from, or
 * found missing, and nothing else.
 */
#include "input/policy_files.h"

#include "system/trusted_file.h"
#include "scratch.h"

/* Long enough for the next tick of the file system's clock, and far below a second. */
static void wait_a_tick(void)
{
	assert_int_equal(usleep(20000), 0);
}

static struct pwp_policy *load(struct scratch *scratch)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct pwp_policy *policy = profile_new_policy();

	assert_non_null(policy);
	policy->trusted_file_flags = TRUSTED_FILE_EUID;
	if (policy_files_read_folder(policy, scratch->folder, &parse_error) != 0)
		fail_msg("%s:%u: %s", parse_error.file, parse_error.line,
			 parse_error.text);
	return policy;
}

static bool has_changed(const struct pwp_policy *policy)
{
	bool changed;

	assert_int_equal(pwp_policy_changed(policy, &changed), 0);
	return changed;
}

/* ---- what may happen to a folder with all that a policy can have */

static void edit_in_place(struct scratch *scratch)
{
	int fd = open(scratch_path(scratch, "policy.conf"), O_WRONLY | O_CLOEXEC);

	assert_int_equal(pwrite(fd, "5", 1, 8), 1);
	close(fd);
}

static void replace_by_rename(struct scratch *scratch)
{
	char from[PATH_MAX];

	snprintf(from, sizeof(from), "%s",
		 scratch_text(scratch, "policy.conf.new", "retry = 3\n"));
	assert_int_equal(rename(from, scratch_path(scratch, "policy.conf")), 0);
}

static void remove_main(struct scratch *scratch)
{
	assert_int_equal(unlink(scratch_path(scratch, "policy.conf")), 0);
}

static void add_drop_in(struct scratch *scratch)
{
	scratch_text(scratch, "policy.conf.d/b.conf", "retry = 4\n");
}

static void remove_drop_in(struct scratch *scratch)
{
	assert_int_equal(unlink(scratch_path(scratch, "policy.conf.d/a.conf")), 0);
}

static void edit_drop_in(struct scratch *scratch)
{
	scratch_text(scratch, "policy.conf.d/a.conf", "min_length = 11\n");
}

static void replace_folder(struct scratch *scratch)
{
	char from[PATH_MAX];

	snprintf(from, sizeof(from), "%s", scratch_path(scratch, "policy.conf.d"));
	assert_int_equal(rename(from, scratch_path(scratch, "old.d")), 0);
}

static void edit_words(struct scratch *scratch)
{
	scratch_text(scratch, "words", "Brambles\n");
}

static void remove_words_of_a_profile(struct scratch *scratch)
{
	assert_int_equal(unlink(scratch_path(scratch, "more")), 0);
}

static void let_others_write(struct scratch *scratch)
{
	assert_int_equal(chmod(scratch_path(scratch, "policy.conf"), 0666), 0);
}

static void let_others_write_to_the_folder(struct scratch *scratch)
{
	assert_int_equal(chmod(scratch_path(scratch, "policy.conf.d"), 0777), 0);
}

static const struct {
	void (*happen)(struct scratch *scratch);
	const char *name;
} changes[] = {
	{ edit_in_place, "policy.conf edited, same size and second" },
	{ replace_by_rename, "policy.conf replaced by one of the same text" },
	{ remove_main, "policy.conf removed" },
	{ add_drop_in, "drop-in added" },
	{ remove_drop_in, "drop-in removed" },
	{ edit_drop_in, "drop-in edited" },
	{ replace_folder, "policy.conf.d renamed" },
	{ edit_words, "words file edited" },
	{ remove_words_of_a_profile, "words file of a profile removed" },
	{ let_others_write, "permissions of policy.conf" },
	{ let_others_write_to_the_folder, "permissions of policy.conf.d" },
};

static void make_all(struct scratch *scratch)
{
	char drop_in[2 * PATH_MAX + 128], words[PATH_MAX];

	snprintf(words, sizeof(words), "%s", scratch_text(scratch, "words", "Bramble\n"));
	snprintf(drop_in, sizeof(drop_in),
		 "site_words_file = %s\n[profile pupil]\nusers = pip\n"
		 "banned_words_file = %s\n",
		 words, scratch_text(scratch, "more", "Harbour\n"));
	scratch_text(scratch, "policy.conf", "retry = 3\n");
	scratch_folder(scratch, "policy.conf.d", 0755);
	scratch_text(scratch, "policy.conf.d/a.conf", drop_in);
}

static void every_change_is_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(changes); i++) {
		struct scratch scratch;
		scratch_init(&scratch);
		make_all(&scratch);
		struct pwp_policy *policy = load(&scratch);
		CHECK(!has_changed(policy), changes[i].name);
		wait_a_tick();
		CHECK(!has_changed(policy), changes[i].name);
		changes[i].happen(&scratch);
		CHECK(has_changed(policy), changes[i].name);
		pwp_policy_free(policy);
		scratch_done(&scratch);
	}
}

static void what_was_missing_may_appear(void **state)
{
	struct pwp_policy *policy = load(*state);

	assert_false(has_changed(policy));
	scratch_folder(*state, "policy.conf.d", 0755);
	assert_true(has_changed(policy));
	pwp_policy_free(policy);

	policy = load(*state);
	assert_false(has_changed(policy));
	scratch_text(*state, "policy.conf", "retry = 3\n");
	assert_true(has_changed(policy));
	pwp_policy_free(policy);
}

static void other_files_of_the_folder_do_not_count(void **state)
{
	make_all(*state);
	struct pwp_policy *policy = load(*state);

	scratch_text(*state, "notes.txt", "x");
	assert_false(has_changed(policy));
	pwp_policy_free(policy);
}

static void set_file(struct pwp_policy *policy, const char *path)
{
	const struct pwp_text value = { path, strlen(path) };

	assert_int_equal(pwp_policy_set(policy, NULL, "site_words_file", value, NULL), 0);
}

static void only_the_words_that_are_named_now_count(void **state)
{
	make_all(*state);
	struct pwp_policy *policy = load(*state);

	set_file(policy, scratch_text(*state, "others", "Harbour\n"));
	assert_false(has_changed(policy));
	wait_a_tick();
	edit_words(*state);
	assert_false(has_changed(policy));
	scratch_text(*state, "others", "Harbours\n");
	assert_true(has_changed(policy));
	set_file(policy, scratch_path(*state, "others"));
	assert_false(has_changed(policy));
	pwp_policy_free(policy);
}

static void shipped_policies_and_those_from_memory_never_change(void **state)
{
	static const char text[] = "include = school\n";
	struct pwp_policy *policy = NULL;

	(void)state;
	assert_int_equal(pwp_policy_new("ncsc", &policy), 0);
	assert_false(has_changed(policy));
	pwp_policy_free(policy);
	assert_int_equal(pwp_policy_parse((struct pwp_text){ text, strlen(text) }, NULL,
					  NULL, &policy, NULL),
			 0);
	assert_false(has_changed(policy));
	pwp_policy_free(policy);
}

static void refuses_broken_calls(void **state)
{
	struct pwp_policy *policy = load(*state);
	bool changed;

	assert_int_equal(pwp_policy_changed(NULL, &changed), PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_changed(policy, NULL), PWP_ERR_ARGUMENT);
	pwp_policy_free(policy);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_change_is_told),
		TEST(what_was_missing_may_appear),
		TEST(other_files_of_the_folder_do_not_count),
		TEST(only_the_words_that_are_named_now_count),
		cmocka_unit_test(shipped_policies_and_those_from_memory_never_change),
		TEST(refuses_broken_calls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
