/* SPDX-License-Identifier: MIT */
/* Asks for the name by which things are kept, and loads by it. */
#include "cli/account/kept_load.h"

#include "store/identity.h"

int kept_load_state(const struct places *places, const struct account *account,
		    struct state *ret_state)
{
	struct identity identity;
	int error = identity_find(places, account, &identity);

	if (error)
		return error;
	const struct account kept = identity_account(&identity);
	return state_load(places, &kept, ret_state);
}

int kept_load_history(const struct places *places, const struct account *account,
		      struct history *ret_history)
{
	struct identity identity;
	int error = identity_find(places, account, &identity);

	if (error == PWP_ERR_UNKNOWN) {
		*ret_history = (struct history){ .count = 0 };
		return 0;
	}
	if (error)
		return error;
	const struct account kept = identity_account(&identity);
	return history_load(places, &kept, ret_history);
}
