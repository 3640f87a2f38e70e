/* SPDX-License-Identifier: MIT */
/* A policy made ready for many checks. */
#ifndef PWP_CHECKER_H
#define PWP_CHECKER_H

#include "normalise/wordset.h"
#include "pwpolicy.h"

struct pwp_checker {
	const struct pwp_policy *policy;
	struct pwp_sources sources;
	struct wordset *sets; /* one for each profile */
	size_t set_count;
};

/* The words of a profile, with its rules; NULL if there is no such profile. */
const struct wordset *checker_set(const struct pwp_checker *checker, const char *profile);

#endif
