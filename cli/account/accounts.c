/* SPDX-License-Identifier: MIT */
/*
 * Listing accounts has no re-entrant form in POSIX; a command may use the old one. A
 * directory that is not reachable must not look like one without people: then status would
 * suggest that the administrator erases their records.
 */
#include "cli/account/accounts.h"

#include <errno.h>

bool accounts_is_not_found(int number)
{
	return number == 0 || number == ENOENT || number == ESRCH;
}

int accounts_for_each(accounts_take_fn *take, void *data)
{
	const struct passwd *entry;
	bool ok = true;

	setpwent();
	do {
		errno = 0;
		entry = getpwent();
		ok = !entry || take(data, entry);
	} while (entry && ok);
	int number = errno;
	endpwent();
	if (!ok)
		return PWP_ERR_NOMEM;
	return accounts_is_not_found(number) ? 0 : PWP_ERR_FILE;
}

static bool add_name(void *names, const struct passwd *entry)
{
	return string_list_add(names, entry->pw_name);
}

int accounts_list(struct string_list *names)
{
	return accounts_for_each(add_name, names);
}

int accounts_add_name(int64_t uid, struct string_list *names)
{
	errno = 0;
	const struct passwd *entry = getpwuid((uid_t)uid);

	if (entry)
		return string_list_add(names, entry->pw_name) ? 0 : PWP_ERR_NOMEM;
	return accounts_is_not_found(errno) ? PWP_ERR_UNKNOWN : PWP_ERR_FILE;
}
