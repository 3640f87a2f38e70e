/* SPDX-License-Identifier: MIT */
/*
 * Goes through all files of the personal store. A file is looked at again under its user's
 * lock before it goes, so that one which was just imported anew stays. Whose account has
 * gone is served too: files are named by the user id.
 */
#include "store/personal/personal_tidy.h"

#include "store/sealed/user_files.h"
#include "store/personal/personal.h"
#include "store/personal/personal_key.h"
#include "store/sealed/sealed.h"

#include <stdlib.h>

/* Whether the file of a user shall go. Returns 0 or why that cannot be told. */
typedef int goes_fn(const struct places *places, int64_t uid, bool *ret_goes);

static int is_expired(const struct places *places, int64_t uid, bool *ret_goes)
{
	const struct account account = { .uid = uid };

	return personal_is_expired(places, &account, ret_goes);
}

static int is_useless(const struct places *places, int64_t uid, bool *ret_goes)
{
	const struct account account = { .uid = uid };
	struct personal_summary summary;
	int error = personal_sum_up(places, &account, &summary);

	if (error)
		return error;
	*ret_goes = summary.expired || summary.other_key;
	return *ret_goes ? 0 : summary.key_error;
}

static int all_go(const struct places *places, int64_t uid, bool *ret_goes)
{
	(void)places, (void)uid;
	*ret_goes = true;
	return 0;
}

static int remove_one(const struct places *places, int64_t uid, goes_fn *goes,
		      size_t *removed)
{
	bool shall_go = false;
	int lock = -1;
	int error = sealed_lock(places, uid, &lock);

	if (error)
		return error;
	error = goes(places, uid, &shall_go);
	if (error == PWP_ERR_CORRUPT || error == PWP_ERR_UNKNOWN)
		error = 0; /* corrupt, or gone meanwhile */
	if (!error && shall_go) {
		error = sealed_remove(places, PERSONAL_KIND, uid);
		*removed += !error;
	}
	sealed_unlock(lock);
	return error;
}

static int remove_all(const struct places *places, bool with_leftovers, goes_fn *goes,
		      size_t *ret_removed)
{
	int64_t *uids = NULL;
	size_t count = 0, removed = 0;
	int first = with_leftovers
			    ? user_files_list_all(places, PERSONAL_KIND, &uids, &count)
			    : user_files_list(places, PERSONAL_KIND, &uids, &count);

	for (size_t i = 0; i < count; i++) {
		int error = remove_one(places, uids[i], goes, &removed);

		first = first ? first : error;
	}
	free(uids);
	*ret_removed = removed;
	return first;
}

int personal_tidy(const struct places *places, bool foreign, size_t *ret_removed)
{
	return remove_all(places, false, foreign ? is_useless : is_expired, ret_removed);
}

int personal_erase_all(const struct places *places, size_t *ret_removed)
{
	int first = personal_key_remove(places);
	int error = remove_all(places, true, all_go, ret_removed);

	return first ? first : error;
}
