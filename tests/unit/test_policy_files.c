/* SPDX-License-Identifier: MIT */
/*
 * Loading: what a policy folder amounts to, and hostile files. Every refusal is checked
 * to be of the whole policy, with file, line and column.
 */
#include "input/policy_files.h"

#include "system/trusted_file.h"
#include "input/loader.h"
#include "input/policy.h"
#include "scratch.h"

static struct pwp_policy *load_folder(struct scratch *scratch, int expected,
				      struct pwp_parse_error *parse_error)
{
	struct pwp_policy *policy = profile_new_policy();

	assert_non_null(policy);
	policy->trusted_file_flags = TRUSTED_FILE_EUID;
	*parse_error = (struct pwp_parse_error)PWP_PARSE_ERROR_INIT;
	int ret = policy_files_read_folder(policy, scratch->folder, parse_error);
	if (ret != expected)
		fail_msg("%d instead of %d: %s:%u:%u: %s", ret, expected,
			 parse_error->file, parse_error->line, parse_error->column,
			 parse_error->text);
	if (ret == 0)
		return policy;
	profile_free_policy(policy);
	return NULL;
}

static void check_value(const struct pwp_policy *policy, const char *profile,
			const char *name, const char *expected)
{
	char value[256];

	assert_int_equal(pwp_policy_get(policy, profile, name, value, sizeof(value)), 0);
	assert_string_equal(value, expected);
}

static void nothing_at_all_is_school(void **state)
{
	struct pwp_parse_error parse_error;
	struct pwp_policy *policy = load_folder(*state, 0, &parse_error);

	check_value(policy, NULL, "title", "School IT policy");
	assert_string_equal(pwp_policy_profile(policy, 0), "admin");
	pwp_policy_free(policy);
}

static void drop_ins_alone_amend_school(void **state)
{
	struct pwp_parse_error parse_error;

	scratch_folder(*state, "policy.conf.d", 0755);
	scratch_text(*state, "policy.conf.d/a.conf", "retry = 5\n");
	struct pwp_policy *policy = load_folder(*state, 0, &parse_error);
	check_value(policy, "staff", "retry", "5");
	check_value(policy, "admin", "min_length", "12");
	pwp_policy_free(policy);
}

static void a_main_file_without_include_starts_from_initial_values(void **state)
{
	struct pwp_parse_error parse_error;

	scratch_text(*state, "policy.conf", "min_length = 10\n");
	struct pwp_policy *policy = load_folder(*state, 0, &parse_error);
	assert_string_equal(pwp_policy_profile(policy, 0), "staff");
	assert_null(pwp_policy_profile(policy, 1));
	check_value(policy, "staff", "min_strength", "30");
	check_value(policy, "staff", "passphrase_words", "0");
	pwp_policy_free(policy);
}

static void includes_a_shipped_policy_first(void **state)
{
	struct pwp_parse_error parse_error;

	scratch_text(
		*state, "policy.conf",
		"# ours\ninclude = school\nretry = 4\n[profile pupil]\nmin_length = 9\n"
		"[profile sixth]\ngroups = sixth form\n");
	struct pwp_policy *policy = load_folder(*state, 0, &parse_error);
	check_value(policy, "admin", "retry", "4");
	check_value(policy, "pupil", "min_length", "9");
	check_value(policy, "pupil", "groups", "pupils, students");
	assert_string_equal(pwp_policy_profile(policy, 2), "sixth");
	assert_string_equal(pwp_policy_profile(policy, 3), "staff");
	pwp_policy_free(policy);
}

/* The table of layers: who wins, the profile's own value or the common one, and when. */
static void later_files_override_name_by_name(void **state)
{
	struct pwp_parse_error parse_error;

	scratch_text(*state, "policy.conf",
		     "retry = 2\nmin_difference = 2\nbanned_words = one, two\n"
		     "[profile a]\nretry = 5\n[profile b]\nmin_length = 9\n");
	scratch_folder(*state, "policy.conf.d", 0755);
	scratch_text(*state, "policy.conf.d/20.conf", "retry = 4\n");
	scratch_text(
		*state, "policy.conf.d/10.conf",
		"retry = 3\nbanned_words = three\n[profile b]\nretry = 6\n[profile c]\n");
	struct pwp_policy *policy = load_folder(*state, 0, &parse_error);
	check_value(policy, NULL, "retry", "4");	   /* 20 comes after 10 */
	check_value(policy, "a", "retry", "5");		   /* its own stays */
	check_value(policy, "b", "retry", "6");		   /* amended in place */
	check_value(policy, "b", "min_length", "9");	   /* the rest of it stays */
	check_value(policy, "c", "retry", "4");		   /* new, takes the common */
	check_value(policy, "c", "min_difference", "2");   /* what nobody overrode */
	check_value(policy, "a", "banned_words", "three"); /* replaced, not merged */
	assert_string_equal(pwp_policy_profile(policy, 2), "c");
	assert_string_equal(pwp_policy_profile(policy, 3), "staff");
	pwp_policy_free(policy);
}

static void leaves_other_files_of_the_folder_alone(void **state)
{
	const char *const names[] = { ".hidden.conf", "a.conf~", "a.conf.dpkg-new",
				      "README", ".conf" };
	struct pwp_parse_error parse_error;
	char name[64];

	scratch_text(*state, "policy.conf", "retry = 2\n");
	scratch_folder(*state, "policy.conf.d", 0755);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		snprintf(name, sizeof(name), "policy.conf.d/%s", names[i]);
		scratch_text(*state, name, "not a policy");
	}
	pwp_policy_free(load_folder(*state, 0, &parse_error));
}

static void takes_64_drop_ins_and_refuses_65(void **state)
{
	struct pwp_parse_error parse_error;
	char name[64];

	scratch_folder(*state, "policy.conf.d", 0755);
	for (int i = 0; i < 64; i++) {
		snprintf(name, sizeof(name), "policy.conf.d/%02d.conf", i);
		scratch_text(*state, name, i == 63 ? "retry = 9\n" : "retry = 1\n");
	}
	struct pwp_policy *policy = load_folder(*state, 0, &parse_error);
	check_value(policy, NULL, "retry", "9");
	pwp_policy_free(policy);
	scratch_text(*state, "policy.conf.d/64.conf", "retry = 1\n");
	load_folder(*state, PWP_ERR_TOO_BIG, &parse_error);
}

struct hostile {
	const char *text;
	int error;
	unsigned line, column;
	const char *why;
};

static const struct hostile hostile_texts[] = {
	{ "", PWP_ERR_SYNTAX, 0, 0, "empty file" },
	{ "# nothing\n", PWP_ERR_SYNTAX, 0, 0, "a main file that states nothing" },
	{ "retry = 1\nmin_lenght = 8\n", PWP_ERR_UNKNOWN, 2, 1, "unknown name" },
	{ "retry = 1\n\nretry = 1\n", PWP_ERR_REPEATED, 3, 1, "repeated name" },
	{ "min_length = 9223372036854775808\n", PWP_ERR_VALUE, 1, 14, "2^63" },
	{ "retry = 1\nmin_length = 12", PWP_ERR_SYNTAX, 2, 16, "cut-off last line" },
	{ "\xef\xbb\xbfretry = 1\n", PWP_ERR_SYNTAX, 1, 1, "byte order mark" },
	{ "retry = 1\r\n", PWP_ERR_SYNTAX, 1, 10, "Windows line ends" },
	{ "include = nothing\n", PWP_ERR_UNKNOWN, 1, 11, "unknown include" },
	{ "include = /etc/passwd\n", PWP_ERR_UNKNOWN, 1, 11, "include of a file" },
	{ "max_length = 64\nlong_length = 65\n", PWP_ERR_VALUE, 0, 0,
	  "a route beyond the end" },
	{ "max_length = 64\nrecommended_length = 65\n", PWP_ERR_VALUE, 0, 0,
	  "advises what it refuses" },
	{ "max_length = 64\n[profile x]\nlong_length = 65\n", PWP_ERR_VALUE, 0, 0,
	  "a contradiction between a profile and what holds for all" },
};

static void refuses_hostile_texts_with_their_place(void **state)
{
	struct pwp_parse_error parse_error;

	for (size_t i = 0; i < COUNT_OF(hostile_texts); i++) {
		const struct hostile *c = &hostile_texts[i];
		scratch_text(*state, "policy.conf", c->text);
		load_folder(*state, c->error, &parse_error);
		CHECK(strcmp(parse_error.file, scratch_path(*state, "policy.conf")) == 0,
		      c->why);
		CHECK(parse_error.line == c->line, c->why);
		CHECK(parse_error.column == c->column, c->why);
		CHECK(parse_error.text[0] != '\0', c->why);
	}
}

static void refuses_a_nul_byte(void **state)
{
	struct pwp_parse_error parse_error;

	scratch_bytes(*state, "policy.conf", "retry = 1\0\n", 11);
	load_folder(*state, PWP_ERR_SYNTAX, &parse_error);
	assert_int_equal(parse_error.column, 10);
}

static void refuses_a_line_of_10_mib(void **state)
{
	const size_t len = (size_t)10 << 20;
	struct pwp_parse_error parse_error;
	char *text = malloc(len);

	assert_non_null(text);
	memset(text, '#', len);
	text[len - 1] = '\n';
	scratch_bytes(*state, "policy.conf", text, len);
	load_folder(*state, PWP_ERR_TOO_BIG, &parse_error);
	scratch_bytes(*state, "policy.conf", text + len - 9000, 9000);
	load_folder(*state, PWP_ERR_TOO_BIG, &parse_error);
	assert_int_equal(parse_error.line, 1);
	assert_int_equal(parse_error.column, 8193);
	free(text);
}

/* An untrusted or unreadable main file must never count as a missing one. */
static void never_falls_back_to_school_for_a_file_that_is_there(void **state)
{
	struct pwp_parse_error parse_error;
	const char *path = scratch_text(*state, "policy.conf", "retry = 1\n");

	chmod(path, 0620);
	load_folder(*state, PWP_ERR_UNTRUSTED, &parse_error);
	unlink(path);
	assert_int_equal(symlink("nowhere", scratch_path(*state, "policy.conf")), 0);
	load_folder(*state, PWP_ERR_UNTRUSTED, &parse_error);
	unlink(path);
	assert_int_equal(mkfifo(scratch_path(*state, "policy.conf"), 0600), 0);
	load_folder(*state, PWP_ERR_UNTRUSTED, &parse_error);
	unlink(path);
	scratch_folder(*state, "policy.conf", 0755);
	load_folder(*state, PWP_ERR_UNTRUSTED, &parse_error);
	assert_string_equal(parse_error.file, scratch_path(*state, "policy.conf"));
}

static void refuses_the_whole_for_one_bad_drop_in(void **state)
{
	struct pwp_parse_error parse_error;

	scratch_text(*state, "policy.conf", "retry = 1\n");
	scratch_folder(*state, "policy.conf.d", 0755);
	scratch_text(*state, "policy.conf.d/a.conf", "retry = 2\nretry = 3\n");
	load_folder(*state, PWP_ERR_REPEATED, &parse_error);
	assert_string_equal(parse_error.file,
			    scratch_path(*state, "policy.conf.d/a.conf"));
	assert_int_equal(parse_error.line, 2);
	scratch_text(*state, "policy.conf.d/a.conf", "include = school\n");
	load_folder(*state, PWP_ERR_SYNTAX, &parse_error);
	scratch_text(*state, "policy.conf.d/a.conf", "");
	load_folder(*state, PWP_ERR_SYNTAX, &parse_error);
	scratch_text(*state, "policy.conf.d/a.conf", "# switched off\n");
	pwp_policy_free(load_folder(*state, 0, &parse_error));
	assert_int_equal(unlink(scratch_path(*state, "policy.conf.d/a.conf")), 0);
	assert_int_equal(
		symlink("../policy.conf", scratch_path(*state, "policy.conf.d/a.conf")),
		0);
	load_folder(*state, PWP_ERR_UNTRUSTED, &parse_error);
}

static void refuses_shared_folders(void **state)
{
	struct pwp_parse_error parse_error;
	struct scratch *scratch = *state;

	scratch_text(scratch, "policy.conf", "retry = 1\n");
	scratch_folder(scratch, "policy.conf.d", 0775);
	load_folder(scratch, PWP_ERR_UNTRUSTED, &parse_error);
	assert_int_equal(chmod(scratch_path(scratch, "policy.conf.d"), 0755), 0);
	assert_int_equal(chmod(scratch->folder, 0770), 0);
	load_folder(scratch, PWP_ERR_UNTRUSTED, &parse_error);
	assert_int_equal(chmod(scratch->folder, 0700), 0);
	pwp_policy_free(load_folder(scratch, 0, &parse_error));
}

static void puts_words_files_on_top_of_lists(void **state)
{
	struct pwp_parse_error parse_error;
	char text[PATH_MAX + 128];

	snprintf(text, sizeof(text),
		 "banned_words = one\nbanned_words_file = %s\n[profile x]\nbanned_words "
		 "= two\n",
		 scratch_text(*state, "words", "three\nfour\n"));
	scratch_text(*state, "policy.conf", text);
	struct pwp_policy *policy = load_folder(*state, 0, &parse_error);
	const struct string_array staff = policy_rules(policy, "staff")->banned_words;
	const struct string_array other = policy_rules(policy, "x")->banned_words;
	assert_int_equal(staff.count, 3);
	assert_string_equal(staff.items[0].ptr, "one");
	assert_string_equal(staff.items[2].ptr, "four");
	assert_int_equal(other.count, 3);
	assert_string_equal(other.items[0].ptr, "two");
	check_value(policy, NULL, "banned_words", "one");
	pwp_policy_free(policy);

	assert_int_equal(chmod(scratch_path(*state, "words"), 0666), 0);
	load_folder(*state, PWP_ERR_UNTRUSTED, &parse_error);
	assert_string_equal(parse_error.file, scratch_path(*state, "words"));
}

static void every_shipped_policy_loads(void **state)
{
	(void)state;
	for (size_t i = 0; pwp_policy_shipped(i); i++) {
		struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
		struct pwp_policy *policy = profile_new_policy();
		int ret = loader_add_shipped(policy, str_from_c(pwp_policy_shipped(i)),
					     &parse_error);
		if (ret == 0)
			ret = loader_finish(policy, &parse_error);
		if (ret != 0)
			fail_msg("%s:%u:%u: %s", parse_error.file, parse_error.line,
				 parse_error.column, parse_error.text);
		profile_free_policy(policy);
	}
}

static void names_the_contradicting_options(void **state)
{
	struct pwp_parse_error parse_error;

	/* school advises 12 characters. */
	scratch_text(*state, "policy.conf",
		     "include = school\nmax_length = 64\nlong_length = 65\n");
	load_folder(*state, PWP_ERR_VALUE, &parse_error);
	assert_string_equal(parse_error.file, scratch_path(*state, "policy.conf"));
	assert_non_null(strstr(parse_error.text, "long_length"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_at_all_is_school),
		TEST(drop_ins_alone_amend_school),
		TEST(a_main_file_without_include_starts_from_initial_values),
		TEST(includes_a_shipped_policy_first),
		TEST(later_files_override_name_by_name),
		TEST(leaves_other_files_of_the_folder_alone),
		TEST(takes_64_drop_ins_and_refuses_65),
		TEST(refuses_hostile_texts_with_their_place),
		TEST(refuses_a_nul_byte),
		TEST(refuses_a_line_of_10_mib),
		TEST(never_falls_back_to_school_for_a_file_that_is_there),
		TEST(refuses_the_whole_for_one_bad_drop_in),
		TEST(refuses_shared_folders),
		TEST(puts_words_files_on_top_of_lists),
		TEST(every_shipped_policy_loads),
		TEST(names_the_contradicting_options),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
