/* SPDX-License-Identifier: MIT */
/*
 * Loads a policy. The library reads absolute paths only, because it checks every folder
 * from the root on. A relative path gets its real folder in front; its last part stays as
 * it is, so that a policy file that is a symbolic link is still recognised and refused.
 */
#include "cli/common/policy_source.h"

#include "cli/common/output.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* False: errno says why. */
static bool make_absolute(const char *path, char buf[static PATH_MAX])
{
	const char *slash = strrchr(path, '/');
	const char *last = slash ? slash + 1 : path;
	char *folder = slash ? strndup(path, (size_t)(slash - path)) : strdup(".");
	char real[PATH_MAX];
	int len = -1;

	if (path[0] == '/')
		len = snprintf(buf, PATH_MAX, "%s", path);
	else if (folder && realpath(folder, real))
		len = snprintf(buf, PATH_MAX, "%s/%s", strcmp(real, "/") != 0 ? real : "",
			       last);
	free(folder);
	if (len >= PATH_MAX)
		errno = ENAMETOOLONG;
	return len >= 0 && len < PATH_MAX;
}

static bool load_shipped(const char *name, struct pwp_policy **ret_policy)
{
	int error = pwp_policy_new(name, ret_policy);

	if (error == PWP_ERR_UNKNOWN)
		output_error("%s: no such shipped policy; see 'pwpolicy policy list', or "
			     "write ./%s for a file",
			     name, name);
	else if (error)
		output_error("%s: %s", name, pwp_strerror(error));
	return error == 0;
}

static bool load_file(const char *name, struct pwp_policy **ret_policy)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	char path[PATH_MAX];

	if (!make_absolute(name, path)) {
		output_error("%s: %s", name, strerror(errno));
		return false;
	}
	int error = pwp_policy_load(path, PWP_LOAD_TRUST_EUID, ret_policy, &parse_error);
	if (!error)
		return true;
	if (strcmp(parse_error.file, path) == 0)
		parse_error.file[0] = '\0'; /* the message has the name as it was typed */
	output_parse_error(&parse_error, name, error);
	return false;
}

bool policy_source_load_installed(unsigned flags, struct pwp_policy **ret_policy)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	int error = pwp_policy_load(NULL, flags, ret_policy, &parse_error);

	if (error)
		output_parse_error(&parse_error, "policy", error);
	return error == 0;
}

static bool load(const struct policy_source *source, struct pwp_policy **ret_policy)
{
	if (!source->name)
		return policy_source_load_installed(PWP_LOAD_TRUST_EUID, ret_policy);
	if (source->is_file || strchr(source->name, '/'))
		return load_file(source->name, ret_policy);
	return load_shipped(source->name, ret_policy);
}

static bool apply(struct pwp_policy *policy, const char *setting)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	const char *equals = strchr(setting, '=');
	char *name = strndup(setting, (size_t)(equals - setting));
	struct pwp_text value = { equals + 1, strlen(equals + 1) };
	int error = name ? pwp_policy_set(policy, NULL, name, value, &parse_error)
			 : PWP_ERR_NOMEM;

	free(name);
	if (error)
		output_error("-o %s: %s", setting,
			     parse_error.text[0] ? parse_error.text
						 : pwp_strerror(error));
	return error == 0;
}

bool policy_source_load(const struct policy_source *source,
			struct pwp_policy **ret_policy)
{
	struct pwp_policy *policy = NULL;

	if (!load(source, &policy))
		return false;
	for (size_t i = 0; i < source->n_settings; i++) {
		if (!apply(policy, source->settings[i])) {
			pwp_policy_free(policy);
			return false;
		}
	}
	*ret_policy = policy;
	return true;
}
