/* SPDX-License-Identifier: MIT */
/*
 * Whom a judgement is about. Whoever asks the library about a user of this machine makes
 * the person and the request here, so that one password gets one verdict everywhere.
 */
#ifndef PWP_STORE_SUBJECT_H
#define PWP_STORE_SUBJECT_H

#include "store/system/account.h"
#include "store/system/host.h"

/* Owned by the caller; subject_done() frees what hangs from it. */
struct subject {
	struct account account; /* of a user who was not found: the name alone */
	bool found;		/* the user database has the user */
	int groups_error; /* 0: the account's groups are all; else why they are not */
	char host[HOST_NAME_SIZE];
};
#define SUBJECT_INIT                                                      \
	{                                                                 \
		.account = ACCOUNT_INIT, .groups_error = PWP_ERR_UNKNOWN, \
	}

/*
 * Looks a user up together with all groups. A user who is in no database of this machine is
 * no error, for a directory that it does not ask may have the user; nor are groups that
 * cannot be looked up: see `found` and `groups_error`. `user` NULL: nobody in particular.
 * Returns 0 or what account_find() returns, PWP_ERR_UNKNOWN excepted.
 */
PWP_CHECKED int subject_find(const char *user, struct subject *ret_subject);

/* The two halves, for those who may not need the groups. The second returns 0, also where
 * they are not known, or PWP_ERR_NOMEM. */
PWP_CHECKED int subject_find_account(const char *user, struct subject *ret_subject);
PWP_CHECKED int subject_find_groups(struct subject *subject);

/* The person as pwp_policy_select() takes it; borrows from the subject. */
struct pwp_person subject_person(const struct subject *subject);

/*
 * Chooses the subject's profile; see pwp_policy_select(). Returns 0; or, for a user who was
 * found, `groups_error` or what options_ask_groups() returns, where a group that is not
 * known could choose another profile. For a user who was not found *ret_source is then
 * PWP_PROFILE_SOURCE_GROUPS_UNKNOWN.
 */
PWP_CHECKED int subject_select(const struct subject *subject,
			       const struct pwp_policy *policy, const char **ret_profile,
			       enum pwp_profile_source *ret_source);

/*
 * Adds to a request what this machine knows: the user, full name and home directory of the
 * subject, the host and the year. What the request says already stays. It borrows from the
 * subject.
 */
void subject_complete(const struct subject *subject, struct pwp_request *request);

/* Frees what the subject holds; NULL and a SUBJECT_INIT one are allowed. */
void subject_done(struct subject *subject);

#endif
