/* SPDX-License-Identifier: MIT */
/* What is kept between logins about a user's password: never its strength. */
#ifndef PWP_STORE_STATE_H
#define PWP_STORE_STATE_H

#include "base/reason.h"
#include "base/text.h"
#include "store/system/account.h"
#include "store/record/fingerprint.h"
#include "store/system/places.h"

/* Its folder; see sealed.h. */
#define STATE_KIND "state"

/* Longest profile name and its NUL. */
#define STATE_PROFILE_SIZE 33

/* Reasons have numbers below this one. */
#define STATE_REASONS 64

/* How long a reason has been known. */
struct reason_grace {
	int64_t since;	 /* the first warning, or the last login without one; seconds */
	uint32_t warned; /* logins with a warning */
};

struct state {
	bool compliant;			  /* the last verdict */
	int64_t judged;			  /* when, in seconds since 1970 */
	char profile[STATE_PROFILE_SIZE]; /* by which rules */
	char rules[FINGERPRINT_SIZE];
	reason_set reasons; /* 0 when compliant */
	/* of a password that had reasons of late, else 0 */
	int64_t last_bad;      /* when it had some last */
	reason_set remembered; /* which it had */
	struct reason_grace grace[STATE_REASONS];
	int64_t last_change; /* day of the last change in shadow; -1: not known */
	/* of a non-compliant password, else 0 */
	uint32_t demanded; /* logins that demanded a change */
	uint32_t
		unstored; /* accepted new passwords of that day that nothing has stored */
};

/* The reasons of a result as a state keeps them. Returns 0 or PWP_ERR_TOO_BIG (a number
 * that has no bit). */
PWP_CHECKED int state_reasons(const struct pwp_result *result, reason_set *ret_reasons);

/* Reads and writes the body of a state file. state_parse() returns 0 or PWP_ERR_CORRUPT,
 * state_format() 0, PWP_ERR_VALUE (inconsistent members) or PWP_ERR_TOO_BIG. */
PWP_CHECKED int state_parse(struct str body, struct state *ret_state);
PWP_CHECKED int state_format(const struct state *state, struct text *text);

/* Reads a user's state. Returns 0 or what sealed_load() returns; PWP_ERR_UNKNOWN: none. */
PWP_CHECKED int state_load(const struct places *places, const struct account *account,
			   struct state *ret_state);

/* Makes the next state of the former one (NULL: there is none, or it is corrupt). Is called again
 * when another process was faster. Returns 0, or an error that ends the update. */
typedef int state_edit_fn(const struct state *former, struct state *ret_next, void *data);

/* Replaces it. A corrupt one is quarantined, with *ret_quarantined set. Returns what
 * state_format() or sealed_update() return, or the error of `make`. */
PWP_CHECKED int state_update(const struct places *places, const struct account *account,
			     state_edit_fn *make, void *data, bool *ret_quarantined);

/* Removes it; no state is no error. */
PWP_CHECKED int state_remove(const struct places *places, int64_t uid);

#endif
