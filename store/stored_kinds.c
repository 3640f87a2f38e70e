/* SPDX-License-Identifier: MIT */
/*
 * What is listed here is counted by `status`, removed by `erase` and looked at by `doctor`,
 * so that no kind of file can be kept which a leaver leaves behind.
 */
#include "store/stored_kinds.h"

#include "store/personal/personal.h"
#include "store/record/history.h"
#include "store/record/known_names.h"
#include "store/record/state.h"

static int check_state(const struct places *places, const struct account *account)
{
	struct state state;

	return state_load(places, account, &state);
}

static int check_personal(const struct places *places, const struct account *account)
{
	bool expired;

	return personal_is_expired(places, account, &expired);
}

const struct stored_kind stored_kinds[] = {
	{ HISTORY_KIND, "hashes of earlier passwords", history_check },
	{ STATE_KIND, "how the password was judged last", check_state },
	{ PERSONAL_KIND, "words about the person", check_personal },
	/* the last one, so that a removal that is cut off is begun again */
	{ KNOWN_NAMES_KIND, "names of the account", known_names_check },
	{ NULL, NULL, NULL },
};
