/* SPDX-License-Identifier: MIT */
/* Ours: the whole check of policy `school` for a member of staff with name and year. */
#include "peer.h"

#include "pwpolicy.h"

#include <stdlib.h>
#include <string.h>

struct state {
	struct pwp_policy *policy;
	struct pwp_checker *checker;
	struct pwp_request request;
};

static void *open_checker(void)
{
	struct state *state = calloc(1, sizeof(*state));

	if (!state || pwp_policy_new("school", &state->policy) != PWP_OK ||
	    pwp_checker_new(state->policy, NULL, &state->checker) != PWP_OK)
		abort();
	state->request = (struct pwp_request){
		.size = sizeof(state->request),
		.user = { PEER_USER, sizeof(PEER_USER) - 1 },
		.full_name = { PEER_FULL_NAME, sizeof(PEER_FULL_NAME) - 1 },
		.profile = "staff",
		.year = 2026,
	};
	return state;
}

static bool accepts(void *data, const char *text)
{
	struct state *state = data;
	struct pwp_result *result;

	state->request.password = (struct pwp_text){ text, strlen(text) };
	if (pwp_check(state->checker, &state->request, &result) != PWP_OK)
		abort();
	bool accepted = pwp_result_accepted(result);
	pwp_result_free(result);
	return accepted;
}

static void close_checker(void *data)
{
	struct state *state = data;

	pwp_checker_free(state->checker);
	pwp_policy_free(state->policy);
	free(state);
}

const struct peer peer_pwpolicy = { "pwpolicy", 1, open_checker, accepts, close_checker };
