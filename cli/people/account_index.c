/* SPDX-License-Identifier: MIT */
/*
 * To look up a name, the name services read half of the list of accounts on average; for
 * all pupils of a school that takes longer than the rest of an import. So the list is read
 * once. Names that are not in it are still looked up: a directory often lists nobody.
 */
#include "cli/people/people_import.h"

#include "cli/account/accounts.h"
#include "store/system/account.h"

#include <stdlib.h>
#include <string.h>

static bool add(void *data, const struct passwd *entry)
{
	struct account_index *index = data;

	if (index->count == index->room) {
		size_t room = index->room ? index->room * 2 : 256;
		struct account_index_entry *entries =
			reallocarray(index->entries, room, sizeof(*entries));
		if (!entries)
			return false;
		index->entries = entries;
		index->room = room;
	}
	char *user = strdup(entry->pw_name);
	if (!user)
		return false;
	index->entries[index->count] =
		(struct account_index_entry){ user, entry->pw_uid, index->count };
	index->count++;
	return true;
}

/* Of one name the first of the list comes first. */
static int compare(const void *a, const void *b)
{
	const struct account_index_entry *left = a, *right = b;
	int order = strcmp(left->user, right->user);

	return order ? order
		     : (left->place > right->place) - (left->place < right->place);
}

int account_index_init(struct account_index *index)
{
	*index = (struct account_index){ .count = 0 };
	int error = accounts_for_each(add, index);
	if (error)
		account_index_done(index);
	else if (index->count > 0)
		qsort(index->entries, index->count, sizeof(*index->entries), compare);
	return error;
}

static int compare_name(const void *name, const void *entry)
{
	return strcmp(name, ((const struct account_index_entry *)entry)->user);
}

/* The first entry of that name; NULL: it is not in the list. */
static const struct account_index_entry *find_entry(const struct account_index *index,
						    const char *user)
{
	const struct account_index_entry *entry = index->entries;

	if (index->count > 0)
		entry = bsearch(user, entry, index->count, sizeof(*entry), compare_name);
	while (entry && entry > index->entries && compare_name(user, entry - 1) == 0)
		entry--;
	return entry;
}

static int copy_user(const char *user, char ret_user[ACCOUNT_INDEX_USER_MAX + 1])
{
	size_t len = strlen(user);

	if (len > ACCOUNT_INDEX_USER_MAX)
		return PWP_ERR_TOO_BIG;
	memcpy(ret_user, user, len + 1);
	return 0;
}

int account_index_find(const struct account_index *index, const char *user,
		       char ret_user[ACCOUNT_INDEX_USER_MAX + 1], int64_t *ret_uid)
{
	const struct account_index_entry *entry = find_entry(index, user);
	struct account account = ACCOUNT_INIT;
	int error = entry ? 0 : account_find(user, &account);

	if (!error)
		error = copy_user(entry ? entry->user : account.user, ret_user);
	if (!error)
		*ret_uid = entry ? entry->uid : account.uid;
	account_done(&account);
	return error;
}

void account_index_done(struct account_index *index)
{
	for (size_t i = 0; i < index->count; i++)
		free(index->entries[i].user);
	free(index->entries);
	*index = (struct account_index){ .count = 0 };
}
