/* SPDX-License-Identifier: MIT */
/* Whom a call is about, and what a judgement must know of the person. */
#ifndef PWP_PAM_PERSON_H
#define PWP_PAM_PERSON_H

#include "conversation.h"
#include "effective_policy.h"
#include "store/personal/personal.h"
#include "store/system/host.h"

#include <security/pam_modules.h>

/*
 * Finds the account of PAM_USER and its groups. Returns 0; PWP_ERR_UNKNOWN: no such user;
 * or what account_find() and account_groups() return. After a failure of the groups alone
 * *ret_account is filled without them, and *ret_groups_known false.
 */
PWP_CHECKED int person_find(pam_handle_t *pamh, struct account *ret_account,
			    bool *ret_groups_known);

/* Reads the words that are kept about the person. *ret_words is NULL where none are, or
 * where we do not run as root, who alone may read them; the caller frees it. Returns 0 or
 * what personal_open() returns. */
PWP_CHECKED int person_words(const struct account *account, struct personal **ret_words);

/* Whether the profile is one in which a change waits for words that cannot be read. */
bool person_waits_for_words(const struct effective_policy *effective);

/* A request about the person without any password. `words` may be NULL. `host` is room for
 * the machine's name, of HOST_NAME_SIZE bytes; they and the account must outlive
 * the request. */
struct pwp_request person_request(const struct account *account,
				  const struct effective_policy *effective,
				  struct personal *words, char *host);

/* The reasons of a result as a set of bits: bit N stands for reason number N of
 * docs/reasons.md. Returns 0 or PWP_ERR_TOO_BIG. */
PWP_CHECKED int person_reasons(const struct pwp_result *result, uint64_t *ret_reasons);

/* A C string as the library's text; NULL gives "not given". */
struct pwp_text person_text(const char *text);

#endif
