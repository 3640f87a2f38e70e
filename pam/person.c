/* SPDX-License-Identifier: MIT */
/*
 * Finds the person, and puts together what every judgement of the module knows, so that a
 * password gets the same verdict at login as at change.
 */
#include "person.h"

#include <string.h>
#include <unistd.h>

int person_find(pam_handle_t *pamh, struct account *ret_account, bool *ret_groups_known)
{
	const char *user = conversation_item(pamh, PAM_USER);
	*ret_groups_known = false;
	if (!user)
		return PWP_ERR_UNKNOWN;
	int error = account_find(user, ret_account);
	if (error)
		return error;
	error = account_groups(ret_account);
	*ret_groups_known = !error;
	return error;
}

struct pwp_text person_text(const char *text)
{
	return (struct pwp_text){ text, text ? strlen(text) : 0 };
}

int person_words(const struct account *account, struct personal **ret_words)
{
	*ret_words = NULL;
	if (geteuid() != 0)
		return 0;
	int error = personal_open(places_system(), account, ret_words);
	return error == PWP_ERR_UNKNOWN ? 0 : error;
}

bool person_waits_for_words(const struct effective_policy *effective)
{
	return strcmp(effective->profile, "admin") == 0;
}

struct pwp_request person_request(const struct account *account,
				  const struct effective_policy *effective,
				  struct personal *words, char *host)
{
	host_name(host);
	struct pwp_request request = PWP_REQUEST_INIT;
	request.user = person_text(account->user);
	request.full_name = person_text(account->full_name);
	request.home = person_text(account->home);
	request.host = person_text(host);
	request.profile = effective->profile;
	request.year = host_year();
	request.is_personal = words ? personal_look_up : NULL;
	request.is_personal_data = words;
	return request;
}

int person_reasons(const struct pwp_result *result, uint64_t *ret_reasons)
{
	uint64_t reasons = 0;
	size_t count = pwp_result_reason_count(result);
	for (size_t i = 0; i < count; i++) {
		struct pwp_reason reason = PWP_REASON_INIT;
		int error = pwp_result_reason(result, i, &reason);
		if (error || reason.number >= 64)
			return error ? error : PWP_ERR_TOO_BIG;
		reasons |= UINT64_C(1) << reason.number;
	}
	*ret_reasons = reasons;
	return 0;
}
