/* SPDX-License-Identifier: MIT */
/* A policy with its checker, and short ways to ask it. */
#ifndef PWP_TESTS_JUDGE_H
#define PWP_TESTS_JUDGE_H

#include "base/reason.h"
#include "pwpolicy.h"
#include "verdict/result.h"

#include "check.h"

#include <string.h>

struct judge {
	struct pwp_policy *policy;
	struct pwp_checker *checker;
	struct pwp_request request; /* for judge_ask(); the password is set there */
	struct pwp_result *result;  /* of the last question */
};

static inline struct pwp_text text_of(const char *text)
{
	return (struct pwp_text){ text, text ? strlen(text) : 0 };
}

/* `options`: pairs of names and values, closed by NULL. They hold for all profiles. */
static inline void judge_init(struct judge *judge, const char *policy,
			      const char *const *options)
{
	struct pwp_request request = PWP_REQUEST_INIT;

	*judge = (struct judge){ .request = request };
	assert_int_equal(pwp_policy_new(policy, &judge->policy), 0);
	for (; options && options[0]; options += 2)
		assert_int_equal(pwp_policy_set(judge->policy, NULL, options[0],
						text_of(options[1]), NULL),
				 0);
	assert_int_equal(pwp_checker_new(judge->policy, NULL, &judge->checker), 0);
}

static inline void judge_done(struct judge *judge)
{
	pwp_result_free(judge->result);
	pwp_checker_free(judge->checker);
	pwp_policy_free(judge->policy);
}

static inline const struct pwp_result *judge_bytes(struct judge *judge, const char *bytes,
						   size_t len)
{
	judge->result = pwp_result_free(judge->result);
	judge->request.password = (struct pwp_text){ bytes, len };
	assert_int_equal(pwp_check(judge->checker, &judge->request, &judge->result), 0);
	assert_non_null(judge->result);
	return judge->result;
}

static inline const struct pwp_result *judge_ask(struct judge *judge,
						 const char *password)
{
	return judge_bytes(judge, password, strlen(password));
}

#endif
