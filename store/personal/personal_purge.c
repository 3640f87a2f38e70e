/* SPDX-License-Identifier: MIT */
/*
 * Goes through all files of the personal store. The caller holds the lock of the imports, so
 * none is written in the meantime. Files are named by user id, so those of deleted accounts are
 * found too.
 */
#include "store/personal/personal_purge.h"

#include "store/sealed/user_files.h"
#include "store/personal/personal.h"
#include "store/personal/personal_key.h"
#include "store/sealed/versions.h"

#include <stdlib.h>

/* Whether the file of a user is to be removed; a corrupt one is not, nor one that has been removed
 * meanwhile. Returns 0 or an error. */
typedef int condition_fn(const struct places *places, int64_t uid, bool *ret_remove);

static int pass_over(int error)
{
	return error == PWP_ERR_CORRUPT || error == PWP_ERR_UNKNOWN ? 0 : error;
}

static int is_expired(const struct places *places, int64_t uid, bool *ret_remove)
{
	const struct account account = { .uid = uid };

	return pass_over(personal_is_expired(places, &account, ret_remove));
}

/* The day alone tells what is expired. But which key has made a file nobody knows without a key:
 * then it stays, for the key may come back from a backup. */
static int is_useless(const struct places *places, int64_t uid, bool *ret_remove)
{
	const struct account account = { .uid = uid };
	struct personal_summary summary;
	int error = personal_summarise(places, &account, &summary);

	if (error)
		return pass_over(error);
	*ret_remove = summary.expired || (!summary.key_error && summary.other_key);
	return *ret_remove ? 0 : summary.key_error;
}

static int always(const struct places *places, int64_t uid, bool *ret_remove)
{
	(void)places, (void)uid;
	*ret_remove = true;
	return 0;
}

static int remove_one(const struct places *places, int64_t uid, condition_fn *condition,
		      size_t *removed)
{
	bool matches = false;
	int error = condition(places, uid, &matches);

	if (!error && matches) {
		error = versions_remove(places, PERSONAL_KIND, uid);
		*removed += !error;
	}
	return error;
}

static int remove_all(const struct places *places, bool with_leftovers,
		      condition_fn *condition, size_t *ret_removed)
{
	int64_t *uids = NULL;
	size_t count = 0, removed = 0;
	int first = with_leftovers
			    ? user_files_list_all(places, PERSONAL_KIND, &uids, &count)
			    : user_files_list(places, PERSONAL_KIND, &uids, &count);

	for (size_t i = 0; i < count; i++) {
		int error = remove_one(places, uids[i], condition, &removed);

		first = first ? first : error;
	}
	free(uids);
	*ret_removed = removed;
	return first;
}

int personal_purge(const struct places *places, bool other_keys, size_t *ret_removed)
{
	return remove_all(places, false, other_keys ? is_useless : is_expired,
			  ret_removed);
}

int personal_erase_all(const struct places *places, size_t *ret_removed)
{
	int first = personal_key_remove(places);
	int error = remove_all(places, true, always, ret_removed);

	return first ? first : error;
}
