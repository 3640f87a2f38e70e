/* SPDX-License-Identifier: MIT */
/*
 * Ours: the whole check of policy `school` for a member of staff with name and year; and
 * the same with 64 words, as a register has of somebody with a family.
 */
#include "peer.h"

#include "pwpolicy.h"

#include <stdlib.h>
#include <string.h>

/* Names, pets, streets, towns, postcodes, dates and telephone numbers. */
static const char *const words[] = {
	"Catherine",
	"Okafor",
	"Margaret",
	"O'Neill",
	"Tom",
	"Freya",
	"Muhammad",
	"Anne-Marie",
	"Biscuit",
	"Luna",
	"Smudge",
	"Aisha Khan",
	"Zoe",
	"Benjamin",
	"Williams",
	"Rosie",
	"14 Meadow Lane",
	"Harrogate",
	"HG1 2AB",
	"12/03/1987",
	"Station Road",
	"Swansea",
	"SA1 4QT",
	"1990-11-05",
	"Joseph",
	"Kowalski",
	"Elizabeth",
	"Priya",
	"Whiskers",
	"Greenfield Primary School",
	"Year 4 Oak",
	"30/06/2015",
	"07700 900123",
	"hprice@greenfield.sch.uk",
	"Llewellyn",
	"Max",
	"Isabella",
	"Jack",
	"Poppy",
	"Pickles",
	"Chestnut",
	"7 Victoria Avenue",
	"Norwich",
	"NR2 3DE",
	"21 April 2012",
	"2009",
	"Cholmondeley",
	"Gareth",
	"Theodore",
	"Ella",
	"Bella",
	"Manchester United",
	"Toffee",
	"Jenkins",
	"David",
	"Susan",
	"Nowak",
	"Ivy",
	"Lego",
	"Hargreaves",
	"Teddy",
	"01423 496000",
	"Edward",
	"Sophia",
};
#define WORDS (sizeof(words) / sizeof(words[0]))

struct state {
	struct pwp_policy *policy;
	struct pwp_checker *checker;
	struct pwp_request request;
	struct pwp_text words[WORDS];
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

static void *open_with_words(void)
{
	struct state *state = open_checker();

	for (size_t i = 0; i < WORDS; i++)
		state->words[i] = (struct pwp_text){ words[i], strlen(words[i]) };
	state->request.words = state->words;
	state->request.n_words = WORDS;
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
const struct peer peer_pwpolicy_words = { "with 64 words", 1, open_with_words, accepts,
					  close_checker };
