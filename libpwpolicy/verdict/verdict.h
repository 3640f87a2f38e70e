/* SPDX-License-Identifier: MIT */
/* From facts about a password to a verdict with all its reasons. */
#ifndef PWP_VERDICT_VERDICT_H
#define PWP_VERDICT_VERDICT_H

#include "estimate/estimate.h"
#include "verdict/result.h"

/* All that rules look at. */
struct facts {
	const struct rules *rules;
	const struct subject *subject;
	const struct estimate *estimate;
	size_t bytes;			 /* of the password */
	bool has_old;			 /* the old password was given */
	size_t old_distance;		 /* edits between the two; only if has_old */
	bool used_before, other_account; /* as the request says */
	uint32_t age;			 /* days; 0: not known */
};

/* Fills route and reasons of a result. */
void verdict_decide(const struct facts *facts, struct pwp_result *result);

#endif
