/* SPDX-License-Identifier: MIT */
/*
 * Who resets a password can log in as its owner, so a command that is left to a helpdesk asks
 * here first. It is the question of a review about one user, with another use of the answer:
 * where a review notes what it could not look up, nobody may be taken for harmless then. A
 * rule of sudoers for everybody gives whoever asks what it gives the user, and counts
 * for neither.
 */
#include "cli/account/admin_reasons.h"

#include "cli/account/admin_sources.h"
#include "store/system/account.h"
#include "store/system/subject.h"

#include <string.h>

static int no_memory_unless(bool ok)
{
	return ok ? 0 : PWP_ERR_NOMEM;
}

static int add_gap(struct admin_reasons *reasons, const char *user, int error)
{
	if (error == PWP_ERR_NOMEM)
		return error;
	return no_memory_unless(string_list_format(&reasons->gaps,
						   "%s could not be looked up: %s", user,
						   pwp_strerror(error)));
}

static int add_name(const struct pwp_policy *policy, const struct admin_sources *sources,
		    const char *user, struct admin_reasons *reasons)
{
	struct subject subject = SUBJECT_INIT;
	const char *profile = NULL;
	enum pwp_profile_source source;
	int error = subject_find(user, &subject);

	if (!error)
		error = subject_select(&subject, policy, &profile, &source);
	if (!error)
		error = no_memory_unless(admin_sources_reasons(sources, user, &subject,
							       profile, &reasons->why));
	if (!error && subject.groups_error)
		error = subject.groups_error;
	subject_done(&subject);
	return error ? add_gap(reasons, user, error) : 0;
}

/* The account whose name its user id leads to, where that is another one. */
static int add_first_name(const struct pwp_policy *policy,
			  const struct admin_sources *sources, const char *user,
			  struct admin_reasons *reasons)
{
	struct account own = ACCOUNT_INIT, first = ACCOUNT_INIT;
	int error = account_find(user, &own);

	if (!error)
		error = account_find_uid(own.uid, &first);
	if (error)
		error = add_gap(reasons, user, error);
	else if (strcmp(first.user, own.user) != 0)
		error = add_name(policy, sources, first.user, reasons);
	account_done(&own);
	account_done(&first);
	return error;
}

static bool take_gaps(struct admin_reasons *reasons, const struct string_list *gaps)
{
	for (size_t i = 0; i < gaps->count; i++)
		if (!string_list_add_once(&reasons->gaps, gaps->items[i]))
			return false;
	return true;
}

int admin_reasons_find(const struct pwp_policy *policy, const char *user,
		       struct admin_reasons *ret_reasons)
{
	struct sudoers sudoers = { .users = { 0 } };
	struct admin_sources sources = { .groups = NULL };
	struct admin_reasons reasons = { .why = { 0 } };
	int error = no_memory_unless(sudoers_read(&sudoers) &&
				     admin_sources_find(policy, &sudoers, &sources) &&
				     take_gaps(&reasons, &sudoers.gaps) &&
				     take_gaps(&reasons, &sources.gaps));

	if (!error)
		error = add_name(policy, &sources, user, &reasons);
	if (!error)
		error = add_first_name(policy, &sources, user, &reasons);
	sudoers_done(&sudoers);
	admin_sources_done(&sources);
	if (error)
		admin_reasons_done(&reasons);
	else
		*ret_reasons = reasons;
	return error;
}

void admin_reasons_done(struct admin_reasons *reasons)
{
	string_list_done(&reasons->why);
	string_list_done(&reasons->gaps);
}
