/* SPDX-License-Identifier: MIT */
/*
 * The hash that pam_unix has made is kept as it is. What another module keeps in a directory has
 * no hash here: then one is made of the password.
 */
#include "kept_history.h"

#include "base/wipe.h"
#include "store/system/shadow.h"

#include <stddef.h>

int kept_history_add_current(const struct account *account, const struct account *kept,
			     const struct effective_policy *effective,
			     const char *password, bool *ret_quarantined)
{
	const struct places *places = places_system();
	char hash[HASH_SIZE];
	struct shadow shadow;
	if (effective->history == 0)
		return 0;
	int error = shadow_find_hash(places, account->user, &shadow, hash);
	if (!error && hash[0] != '\0')
		error = history_keep_hash(places, kept, effective->history, hash,
					  ret_quarantined);
	else if (!error && password)
		error = history_keep(places, kept, effective->history, password,
				     ret_quarantined);
	wipe(hash, sizeof(hash));
	return error;
}

int kept_history_add_new(const struct account *account, const struct account *kept,
			 const struct effective_policy *effective, const char *password,
			 bool *ret_quarantined)
{
	const struct places *places = places_system();
	char hash[HASH_SIZE];
	struct shadow shadow;
	bool stored = false;
	*ret_quarantined = false;
	if (effective->history == 0)
		return history_forget(places, kept->uid);
	int error = shadow_find_hash(places, account->user, &shadow, hash);
	if (!error)
		error = hash_matches(hash, password, &stored);
	if (!error && stored)
		error = history_keep_hash(places, kept, effective->history, hash,
					  ret_quarantined);
	else if (!error)
		error = history_keep(places, kept, effective->history, password,
				     ret_quarantined);
	wipe(hash, sizeof(hash));
	return error;
}
