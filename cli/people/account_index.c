/* SPDX-License-Identifier: MIT */
/*
 * To look a name up, the name services read half of the list of accounts; to do so for all
 * pupils of a school takes longer than all the rest of an import. So the list is read once.
 * Who is not in it is looked up all the same: a directory that lists nobody knows people.
 */
#include "cli/people/account_index.h"

#include "cli/account/accounts.h"
#include "store/system/account.h"

#include <stdlib.h>
#include <string.h>

static bool add(void *data, const struct passwd *entry)
{
	struct roster *roster = data;

	if (roster->count == roster->room) {
		size_t room = roster->room ? roster->room * 2 : 256;
		struct roster_entry *entries =
			reallocarray(roster->entries, room, sizeof(*entries));
		if (!entries)
			return false;
		roster->entries = entries;
		roster->room = room;
	}
	char *user = strdup(entry->pw_name);
	if (!user)
		return false;
	roster->entries[roster->count] =
		(struct roster_entry){ user, entry->pw_uid, roster->count };
	roster->count++;
	return true;
}

static int compare(const void *a, const void *b)
{
	const struct roster_entry *left = a, *right = b;
	int order = strcmp(left->user, right->user);

	return order ? order
		     : (left->place > right->place) - (left->place < right->place);
}

int roster_init(struct roster *roster)
{
	*roster = (struct roster){ .count = 0 };
	int error = accounts_each(add, roster);
	if (error)
		roster_done(roster);
	else if (roster->count > 0)
		qsort(roster->entries, roster->count, sizeof(*roster->entries), compare);
	return error;
}

/* The first entry of that name; NULL: it is not in the list. */
static const struct roster_entry *find_entry(const struct roster *roster,
					     const char *user)
{
	size_t low = 0, high = roster->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(roster->entries[middle].user, user) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == roster->count || strcmp(roster->entries[low].user, user) != 0)
		return NULL;
	return &roster->entries[low];
}

static int copy_user(const char *user, char ret_user[ROSTER_USER_MAX + 1])
{
	size_t len = strlen(user);

	if (len > ROSTER_USER_MAX)
		return PWP_ERR_TOO_BIG;
	memcpy(ret_user, user, len + 1);
	return 0;
}

int roster_find(const struct roster *roster, const char *user,
		char ret_user[ROSTER_USER_MAX + 1], int64_t *ret_uid)
{
	const struct roster_entry *entry = find_entry(roster, user);
	struct account account = ACCOUNT_INIT;
	int error = entry ? 0 : account_find(user, &account);

	if (!error)
		error = copy_user(entry ? entry->user : account.user, ret_user);
	if (!error)
		*ret_uid = entry ? entry->uid : account.uid;
	account_done(&account);
	return error;
}

void roster_done(struct roster *roster)
{
	for (size_t i = 0; i < roster->count; i++)
		free(roster->entries[i].user);
	free(roster->entries);
	*roster = (struct roster){ .count = 0 };
}
