/* SPDX-License-Identifier: MIT */
/*
 * Reads a folder with any files (file_list.h) as the folder of a policy: policy.conf is the main
 * file, all others are drop-ins. It is understood as a whole or refused with a sentence and a
 * place, whatever order the files were created in; and a policy knows when its folder changes.
 */
#include "fuzz.h"

#include "file_list.h"
#include "workspace.h"

#include "input/policy.h"
#include "input/policy_files.h"
#include "system/trusted_file.h"

#define FOLDER "etc"
#define DROP_INS FOLDER "/policy.conf.d"
#define MAIN "policy.conf"

static void create(const struct listed_file *file)
{
	file_list_create(file, strcmp(file->name, MAIN) == 0 ? FOLDER : DROP_INS);
}

/* Creates all files, the last one first where `backwards`. Of two of one name the first counts
 * in both cases. */
static void build(const struct file_list *list, bool backwards)
{
	workspace_empty();
	workspace_make(FOLDER, 0755);
	workspace_make(DROP_INS, 0755);
	for (size_t i = 0; i < list->count; i++) {
		size_t at = backwards ? list->count - 1 - i : i, first = 0;

		while (strcmp(list->files[first].name, list->files[at].name) != 0)
			first++;
		create(&list->files[first]);
	}
}

/* NULL: it was refused. */
static struct pwp_policy *load(struct pwp_parse_error *parse_error)
{
	struct pwp_policy *policy = profile_new_policy();

	REQUIRE(policy);
	*parse_error = (struct pwp_parse_error)PWP_PARSE_ERROR_INIT;
	policy->trusted_file_flags = TRUSTED_FILE_EUID;
	int error =
		policy_files_read_folder(policy, workspace_entry(FOLDER), parse_error);
	if (error == PWP_OK)
		return policy;
	REQUIRE(error < 0 && error != PWP_ERR_ARGUMENT && error != PWP_ERR_NOMEM);
	REQUIRE(parse_error->text[0] && parse_error->file[0]);
	REQUIRE(memchr(parse_error->text, '\0', sizeof(parse_error->text)));
	REQUIRE(memchr(parse_error->file, '\0', sizeof(parse_error->file)));
	profile_free_policy(policy);
	return NULL;
}

static void check_profile(const struct pwp_policy *one, const struct pwp_policy *two,
			  const char *profile)
{
	static char value[PWP_VALUE_SIZE], other[PWP_VALUE_SIZE];
	const char *name;

	for (size_t i = 0; (name = pwp_option_name(i)); i++) {
		int error = pwp_policy_get(one, profile, name, value, sizeof(value));

		REQUIRE(error == PWP_OK || error == PWP_ERR_UNKNOWN);
		REQUIRE(pwp_policy_get(two, profile, name, other, sizeof(other)) ==
			error);
		REQUIRE(error != PWP_OK || strcmp(value, other) == 0);
	}
}

static void check_same(const struct pwp_policy *one, const struct pwp_policy *two)
{
	const char *profile;

	check_profile(one, two, NULL);
	for (size_t i = 0; (profile = pwp_policy_profile(one, i)); i++) {
		const char *other = pwp_policy_profile(two, i);

		REQUIRE(other && strcmp(profile, other) == 0);
		check_profile(one, two, profile);
	}
}

static void check_change(const struct pwp_policy *policy)
{
	bool changed = true;

	REQUIRE(pwp_policy_changed(policy, &changed) == PWP_OK && !changed);
	workspace_write(DROP_INS "/another", "", 0, 0600);
	REQUIRE(pwp_policy_changed(policy, &changed) == PWP_OK && changed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct file_list list;
	struct pwp_parse_error first, second;

	file_list_read(&list, size > 0 ? data : (const uint8_t *)"", size);
	build(&list, false);
	int descriptor = workspace_free_descriptor();
	struct pwp_policy *one = load(&first);
	build(&list, true);
	struct pwp_policy *two = load(&second);
	REQUIRE((one == NULL) == (two == NULL));
	if (one) {
		check_same(one, two);
		check_change(two);
	} else {
		REQUIRE(first.line == second.line && first.column == second.column);
		REQUIRE(strcmp(first.file, second.file) == 0);
		REQUIRE(strcmp(first.text, second.text) == 0);
	}
	pwp_policy_free(one);
	pwp_policy_free(two);
	REQUIRE(workspace_free_descriptor() == descriptor);
	return 0;
}
