/* SPDX-License-Identifier: MIT */
/* Folds and expands the words of every profile once, so that checks need not. */
#include "checker.h"

#include "base/sized.h"
#include "input/policy.h"

#include <stdlib.h>

static int init_sets(struct pwp_checker *checker)
{
	while (pwp_policy_profile(checker->policy, checker->set_count))
		checker->set_count++;
	checker->sets = calloc(checker->set_count, sizeof(*checker->sets));
	if (!checker->sets)
		return PWP_ERR_NOMEM;
	for (size_t i = 0; i < checker->set_count; i++) {
		const char *profile = pwp_policy_profile(checker->policy, i);
		int error = wordset_init(&checker->sets[i],
					 policy_rules(checker->policy, profile));
		if (error)
			return error;
	}
	return 0;
}

int pwp_checker_new(struct pwp_policy *policy, const struct pwp_sources *sources,
		    struct pwp_checker **ret_checker)
{
	struct pwp_sources own = PWP_SOURCES_INIT;

	if (!policy ||
	    (sources &&
	     sized_read(sources, SIZED_UP_TO(struct pwp_sources, estimate_data), &own,
			sizeof(own)) != 0))
		return PWP_ERR_ARGUMENT;
	struct pwp_checker *checker = calloc(1, sizeof(*checker));
	if (!checker)
		return PWP_ERR_NOMEM;
	checker->policy = policy;
	checker->sources = own;
	int error = init_sets(checker);
	if (error) {
		pwp_checker_free(checker);
		return error;
	}
	policy_freeze(policy);
	*ret_checker = checker;
	return 0;
}

struct pwp_checker *pwp_checker_free(struct pwp_checker *checker)
{
	if (!checker)
		return NULL;
	for (size_t i = 0; checker->sets && i < checker->set_count; i++)
		wordset_done(&checker->sets[i]);
	free(checker->sets);
	free(checker);
	return NULL;
}

const struct wordset *checker_set(const struct pwp_checker *checker, const char *profile)
{
	const struct rules *rules = policy_rules(checker->policy, profile);

	for (size_t i = 0; rules && i < checker->set_count; i++)
		if (checker->sets[i].rules == rules)
			return &checker->sets[i];
	return NULL;
}
