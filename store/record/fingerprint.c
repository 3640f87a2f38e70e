/* SPDX-License-Identifier: MIT */
/*
 * The fingerprint is SHA-256 over "name=value\n" for every option in the order of their
 * table, the value as pwp_policy_get() writes it. No value holds a newline, so two sets
 * of rules never give the same text. An option that this profile cannot have (users of
 * the default profile) has no line.
 *
 * Clauses and the title are left out: how a rule is called does not change who breaks it.
 */
#include "store/record/fingerprint.h"

#include "store/system/digest.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool has_profile(const struct pwp_policy *policy, const char *profile)
{
	const char *name;

	for (size_t i = 0; (name = pwp_policy_profile(policy, i)) != NULL; i++)
		if (strcmp(name, profile) == 0)
			return true;
	return false;
}

static bool counts(const char *option)
{
	return strcmp(option, "title") != 0 && strcmp(option, "clause") != 0 &&
	       strncmp(option, "clause.", strlen("clause.")) != 0;
}

static void add(struct sha256 *sum, const char *text)
{
	sha256_add(sum, text, strlen(text));
}

static int add_option(struct sha256 *sum, const struct pwp_policy *policy,
		      const char *profile, const char *option, char *buf)
{
	int error = pwp_policy_get(policy, profile, option, buf, PWP_VALUE_SIZE);

	if (error == PWP_ERR_UNKNOWN)
		return 0;
	if (error)
		return error;
	add(sum, option);
	add(sum, "=");
	add(sum, buf);
	add(sum, "\n");
	return 0;
}

static int add_options(struct sha256 *sum, const struct pwp_policy *policy,
		       const char *profile)
{
	const char *option;
	int error = 0;
	char *buf = malloc(PWP_VALUE_SIZE);

	if (!buf)
		return PWP_ERR_NOMEM;
	for (size_t i = 0; !error && (option = pwp_option_name(i)) != NULL; i++)
		if (counts(option))
			error = add_option(sum, policy, profile, option, buf);
	free(buf);
	return error;
}

int fingerprint_of(const struct pwp_policy *policy, const char *profile,
		   char ret_fingerprint[FINGERPRINT_SIZE])
{
	struct sha256 sum;

	if (!has_profile(policy, profile))
		return PWP_ERR_UNKNOWN;
	sha256_init(&sum);
	int error = add_options(&sum, policy, profile);
	if (error)
		return error;
	digest_finish(&sum, ret_fingerprint);
	ret_fingerprint[DIGEST_LEN] = '\0';
	return 0;
}
