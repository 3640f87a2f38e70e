/* SPDX-License-Identifier: MIT */
/*
 * Puts together what account.c and host.c find. The words that are kept about a person are
 * not the system's: personal_attach() adds them.
 */
#include "store/system/subject.h"

#include "base/str.h"
#include "store/system/options.h"

#include <string.h>

int subject_find_account(const char *user, struct subject *ret_subject)
{
	struct subject subject = SUBJECT_INIT;
	int error = user ? account_find(user, &subject.account) : 0;
	subject.found = user && !error;
	if (error == PWP_ERR_UNKNOWN) {
		subject.account.user = strdup(user);
		error = subject.account.user ? 0 : PWP_ERR_NOMEM;
	}
	if (error)
		return error;
	host_name(subject.host);
	*ret_subject = subject;
	return 0;
}

int subject_find_groups(struct subject *subject)
{
	if (!subject->found)
		return 0;
	int error = account_groups(&subject->account);
	if (error == PWP_ERR_NOMEM)
		return error;
	subject->groups_error = error;
	return 0;
}

int subject_find(const char *user, struct subject *ret_subject)
{
	struct subject subject = SUBJECT_INIT;
	int error = subject_find_account(user, &subject);
	if (!error)
		error = subject_find_groups(&subject);
	if (error) {
		subject_done(&subject);
		return error;
	}
	*ret_subject = subject;
	return 0;
}

struct pwp_person subject_person(const struct subject *subject)
{
	return (struct pwp_person){
		.size = sizeof(struct pwp_person),
		.user = subject->account.user,
		.groups = (const char *const *)subject->account.groups,
		.n_groups = subject->account.n_groups,
		.uid = subject->account.uid,
		.groups_unknown = subject->groups_error != 0,
	};
}

/* Why the subject's groups are not known; 0: they are. */
static int groups_error(const struct subject *subject, const struct pwp_policy *policy)
{
	if (subject->groups_error)
		return subject->groups_error;
	return options_ask_groups((struct options){ .policy = policy });
}

int subject_select(const struct subject *subject, const struct pwp_policy *policy,
		   const char **ret_profile, enum pwp_profile_source *ret_source)
{
	struct pwp_person person = subject_person(subject);
	enum pwp_profile_source source = PWP_PROFILE_SOURCE_DEFAULT;
	const char *profile = NULL;
	int unknown = groups_error(subject, policy);
	person.groups_unknown = unknown != 0;
	int error = pwp_policy_select(policy, &person, &profile, &source);
	if (!error && source == PWP_PROFILE_SOURCE_GROUPS_UNKNOWN && subject->found)
		error = unknown;
	if (error)
		return error;
	*ret_profile = profile;
	*ret_source = source;
	return 0;
}

static void fill(struct pwp_text *text, const char *value)
{
	if (!text->ptr && value && *value)
		*text = text_from_c(value);
}

void subject_complete(const struct subject *subject, struct pwp_request *request)
{
	fill(&request->user, subject->account.user);
	fill(&request->full_name, subject->account.full_name);
	fill(&request->home, subject->account.home);
	fill(&request->host, subject->host);
	if (request->year == 0)
		request->year = host_year();
}

void subject_done(struct subject *subject)
{
	if (!subject)
		return;
	account_done(&subject->account);
	*subject = (struct subject)SUBJECT_INIT;
}
