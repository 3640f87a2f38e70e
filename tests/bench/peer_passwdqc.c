/* SPDX-License-Identifier: MIT */
/* passwdqc with its default policy. */
#include "peer.h"

#include <passwdqc.h>
#include <pwd.h>
#include <stdlib.h>

struct state {
	passwdqc_params_t params;
	struct passwd person;
	char user[sizeof(PEER_USER)], full_name[sizeof(PEER_FULL_NAME)], empty[1];
};

static void *open_policy(void)
{
	struct state *state = calloc(1, sizeof(*state));

	if (!state)
		abort();
	*state = (struct state){ .user = PEER_USER, .full_name = PEER_FULL_NAME };
	passwdqc_params_reset(&state->params);
	state->person = (struct passwd){
		.pw_name = state->user,
		.pw_passwd = state->empty,
		.pw_gecos = state->full_name,
		.pw_dir = state->empty,
		.pw_shell = state->empty,
	};
	return state;
}

static bool accepts(void *data, const char *text)
{
	const struct state *state = data;
	return !passwdqc_check(&state->params.qc, text, NULL, &state->person);
}

const struct peer peer_passwdqc = { "passwdqc", 20, open_policy, accepts, free };
