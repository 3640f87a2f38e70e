/* SPDX-License-Identifier: MIT */
/*
 * To look up a name, the name services read half of the list of accounts on average; for
 * all pupils of a school that takes longer than the rest of an import. So the list is read
 * once. Names that are not in it are still looked up: a directory often lists nobody. What
 * the name services know under a name as it stands goes before all likeness.
 */
#include "cli/account/account_index.h"

#include "base/ascii.h"
#include "cli/account/accounts.h"
#include "store/system/account.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

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

/* Names that differ in case alone are neighbours; of one name the first of the list comes
 * first. */
static int compare(const void *a, const void *b)
{
	const struct account_index_entry *left = a, *right = b;
	int order = strcasecmp(left->user, right->user);

	if (!order)
		order = strcmp(left->user, right->user);
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

/* The entries whose names are like this one but for case. */
static const struct account_index_entry *find_alike(const struct account_index *index,
						    const char *name, size_t *ret_count)
{
	size_t low = 0, high = index->count, end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcasecmp(index->entries[middle].user, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < index->count; end++)
		if (strcasecmp(index->entries[end].user, name) != 0)
			break;
	*ret_count = end - low;
	return low < end ? &index->entries[low] : NULL;
}

static int set_found(const char *user, int64_t uid, struct account_found *found)
{
	size_t len = strlen(user);

	if (len > ACCOUNT_INDEX_USER_MAX)
		return PWP_ERR_TOO_BIG;
	memcpy(found->user, user, len + 1);
	found->uid = uid;
	return 0;
}

static int ask(const char *name, struct account_found *found)
{
	struct account account = ACCOUNT_INIT;
	int error = account_find(name, &account);

	if (!error)
		error = set_found(account.user, account.uid, found);
	account_done(&account);
	return error;
}

/* The only one of the entries, unless they are several users. */
static int take_alike(const struct account_index_entry *alike, size_t count,
		      struct account_found *found)
{
	for (size_t i = 1; i < count; i++)
		if (strcmp(alike[i].user, alike[0].user) != 0)
			return PWP_ERR_VALUE;
	return set_found(alike[0].user, alike[0].uid, found);
}

/* Asks for the name in small letters, as most systems have them. */
static int ask_lower(const char *name, struct account_found *found)
{
	char lower[ACCOUNT_INDEX_USER_MAX + 1];
	size_t len = strlen(name);

	for (size_t i = 0; i <= len; i++)
		lower[i] = (char)ascii_to_lower((uint8_t)name[i]);
	return strcmp(lower, name) == 0 ? PWP_ERR_UNKNOWN : ask(lower, found);
}

/* Finds the very name in the list. */
static const struct account_index_entry *find_same(
	const struct account_index_entry *alike, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(alike[i].user, name) == 0)
			return &alike[i];
	return NULL;
}

/* Finds the name in other capital and small letters. */
static int find_other_case(const struct account_index_entry *alike, size_t count,
			   const char *name, struct account_found *found)
{
	int error = count > 0 ? take_alike(alike, count, found) : ask_lower(name, found);

	found->by_case = error == 0;
	return error;
}

/* The first part of an address. Whom the list has is not asked for: of a whole school that
 * would take longer than all else. */
static int find_local_part(const struct account_index *index, const char *name,
			   struct account_found *found)
{
	size_t count = 0;
	const struct account_index_entry *alike = find_alike(index, name, &count);
	const struct account_index_entry *same = find_same(alike, count, name);
	int error = count > 0 ? PWP_ERR_UNKNOWN : ask(name, found);

	if (same)
		error = set_found(same->user, same->uid, found);
	else if (error == PWP_ERR_UNKNOWN)
		error = find_other_case(alike, count, name, found);
	found->by_local_part = error == 0;
	return error;
}

int account_index_find_like(const struct account_index *index, const char *name,
			    struct account_found *ret_found)
{
	char local[ACCOUNT_INDEX_USER_MAX + 1];
	const char *at = strrchr(name, '@');
	size_t count = 0;

	if (strlen(name) > ACCOUNT_INDEX_USER_MAX)
		return PWP_ERR_TOO_BIG;
	*ret_found = (struct account_found){ .uid = -1 };
	const struct account_index_entry *alike = find_alike(index, name, &count);
	int error = find_other_case(alike, count, name, ret_found);
	if (error != PWP_ERR_UNKNOWN || !at || at == name)
		return error;
	memcpy(local, name, (size_t)(at - name));
	local[at - name] = '\0';
	return find_local_part(index, local, ret_found);
}

int account_index_find(const struct account_index *index, const char *name,
		       struct account_found *ret_found)
{
	size_t count = 0;
	const struct account_index_entry *alike = find_alike(index, name, &count);
	const struct account_index_entry *same = find_same(alike, count, name);

	*ret_found = (struct account_found){ .uid = -1 };
	int error =
		same ? set_found(same->user, same->uid, ret_found) : ask(name, ret_found);
	return error == PWP_ERR_UNKNOWN ? account_index_find_like(index, name, ret_found)
					: error;
}

void account_index_done(struct account_index *index)
{
	for (size_t i = 0; i < index->count; i++)
		free(index->entries[i].user);
	free(index->entries);
	*index = (struct account_index){ .count = 0 };
}
