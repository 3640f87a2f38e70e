/* SPDX-License-Identifier: MIT */
/*
 * Which files make a policy:
 *
 *   1. FOLDER/policy.conf, or the one file that the caller names. Where policy.conf does
 *      not exist: the shipped "school".
 *   2. FOLDER/policy.conf.d/NAME.conf in bytewise order of their names.
 *   3. The words files that are named in the end.
 *
 * "Does not exist" is said of ENOENT alone: a file that cannot be read is not a file that is
 * not there. Of each file and folder, also of one that is missing, the stamp is noted as it
 * was before it was read, so that a change meanwhile is not overlooked.
 */
#include "input/policy_files.h"

#include "base/text.h"
#include "input/loader.h"
#include "system/drop_ins.h"
#include "system/trusted_file.h"

#include <stdlib.h>

/* Notes where the policy is from. */
static int add_origin(struct pwp_policy *policy, const char *path,
		      struct file_stamp stamp, struct pwp_parse_error *parse_error)
{
	size_t size = strlen(path) + 1;
	struct origin *origin = malloc(sizeof(*origin) + size);

	if (!origin)
		return parse_error_nomem(parse_error);
	origin->next = policy->origins;
	origin->stamp = stamp;
	memcpy(origin->path, path, size);
	policy->origins = origin;
	return 0;
}

/* *ret_missing: the file does not exist, which is for the caller to judge. */
static int add_file(struct pwp_policy *policy, const char *path, enum parser_kind kind,
		    bool *ret_missing, struct pwp_parse_error *parse_error)
{
	struct trusted_file_text text;
	struct trusted_file_fault fault;

	parse_error_set_file(parse_error, "", str_from_c(path));
	int error = trusted_file_load(path, policy->trusted_file_flags, LOADER_FILE_MAX,
				      &text, &fault);
	*ret_missing = error != 0 && fault.missing;
	if (error != 0)
		return parse_error_fail(parse_error, error, 0, fault.text);
	error = add_origin(policy, path, text.stamp, parse_error);
	if (error == 0)
		error = loader_add_text(policy, (struct str){ text.ptr, text.len }, kind,
					parse_error);
	free(text.ptr);
	return error;
}

int policy_files_read(struct pwp_policy *policy, const char *path,
		      struct pwp_parse_error *reterr_parse_error)
{
	bool missing;
	int error = add_file(policy, path, PARSER_MAIN, &missing, reterr_parse_error);

	return error != 0 ? error : loader_finish(policy, reterr_parse_error);
}

/* Step 1: the main file, or what takes its place. */
static int add_main(struct pwp_policy *policy, const char *path,
		    struct pwp_parse_error *parse_error)
{
	const struct file_stamp none = { .state = FILE_STAMP_MISSING };
	bool missing;
	int error = add_file(policy, path, PARSER_MAIN, &missing, parse_error);

	if (!missing)
		return error;
	error = add_origin(policy, path, none, parse_error);
	if (error == 0)
		error = loader_add_shipped(policy, STR_LIT(LOADER_DEFAULT), parse_error);
	return error;
}

/* FOLDER/NAME on the heap; NULL: out of memory. */
static char *join_path(const char *folder, const char *name)
{
	size_t size = strlen(folder) + 1 + strlen(name) + 1;
	char *path = malloc(size);
	struct text text;

	if (!path)
		return NULL;
	text_init(&text, path, size);
	text_add_c(&text, folder);
	text_add_c(&text, "/");
	text_add_c(&text, name);
	text_end(&text);
	return path;
}

static int add_drop_in(struct pwp_policy *policy, const char *folder, const char *name,
		       struct pwp_parse_error *parse_error)
{
	char *path = join_path(folder, name);
	bool missing;

	if (!path)
		return parse_error_nomem(parse_error);
	int error = add_file(policy, path, PARSER_DROP_IN, &missing, parse_error);
	free(path);
	return error;
}

/* Step 2. Where there is no such folder, there are no drop-ins. */
static int add_drop_ins(struct pwp_policy *policy, const char *folder,
			struct pwp_parse_error *parse_error)
{
	const struct pwp_parse_error before = *parse_error;
	struct drop_ins drop_ins = { .stamp = { .state = FILE_STAMP_MISSING } };
	struct trusted_file_fault fault;

	parse_error_set_file(parse_error, "", str_from_c(folder));
	int error = drop_ins_list(folder, policy->trusted_file_flags, &drop_ins, &fault);
	if (error != 0 && !fault.missing)
		return parse_error_fail(parse_error, error, 0, fault.text);
	*parse_error = before;
	error = add_origin(policy, folder, drop_ins.stamp, parse_error);
	for (size_t i = 0; error == 0 && i < drop_ins.count; i++)
		error = add_drop_in(policy, folder, drop_ins.names[i], parse_error);
	drop_ins_done(&drop_ins);
	return error;
}

int policy_files_read_folder(struct pwp_policy *policy, const char *folder,
			     struct pwp_parse_error *reterr_parse_error)
{
	char *main_path = join_path(folder, "policy.conf");
	char *drop_in_folder = join_path(folder, "policy.conf.d");
	int error = main_path && drop_in_folder
			    ? add_main(policy, main_path, reterr_parse_error)
			    : parse_error_nomem(reterr_parse_error);

	if (error == 0)
		error = add_drop_ins(policy, drop_in_folder, reterr_parse_error);
	if (error == 0)
		error = loader_finish(policy, reterr_parse_error);
	free(main_path);
	free(drop_in_folder);
	return error;
}

/* ---- changes */

static bool differs(const char *path, struct file_stamp before)
{
	return !file_stamp_same(file_stamp_of(path), before);
}

static bool layer_changed(const struct layer *layer)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct value *value = &layer->values[i];
		if (value->words_file &&
		    differs(value->list.items[0].ptr, value->words_file->stamp))
			return true;
	}
	return false;
}

bool policy_files_changed(const struct pwp_policy *policy)
{
	if (policy->memory)
		return false;
	for (const struct origin *origin = policy->origins; origin; origin = origin->next)
		if (differs(origin->path, origin->stamp))
			return true;
	for (size_t i = 0; i < policy->n_profiles; i++)
		if (layer_changed(&policy->profiles[i]->own))
			return true;
	return layer_changed(&policy->common);
}
