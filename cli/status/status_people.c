/* SPDX-License-Identifier: MIT */
/*
 * Whose passwords status is about: all who can log in with a password of this machine, and
 * everybody else about whom something is stored, for a directory seldom lists its accounts.
 */
#include "cli/status/status.h"

#include "cli/account/accounts.h"
#include "store/sealed/user_files.h"
#include "store/stored_kinds.h"
#include "store/system/shadow.h"

#include <inttypes.h>
#include <stdlib.h>

static int no_memory_unless(bool ok)
{
	return ok ? 0 : PWP_ERR_NOMEM;
}

/* Of all accounts that are listed those that have a password on this machine. */
static int add_local(const struct places *places, struct string_list *users)
{
	struct string_list listed = { 0 };
	int error = accounts_list(&listed);

	for (size_t i = 0; !error && i < listed.count; i++) {
		struct shadow shadow;

		error = shadow_find(places, listed.items[i], &shadow);
		if (!error && shadow.has_password && !shadow.locked)
			error = no_memory_unless(string_list_add(users, listed.items[i]));
	}
	string_list_done(&listed);
	return error;
}

static int add_kept(const struct places *places, const char *kind,
		    struct string_list *users, struct string_list *without_account)
{
	int64_t *uids = NULL;
	size_t count = 0;
	int error = user_files_list(places, kind, &uids, &count);

	for (size_t i = 0; !error && i < count; i++) {
		error = accounts_add_name(uids[i], users);
		if (error == PWP_ERR_UNKNOWN)
			error = no_memory_unless(
				string_list_format(without_account, "%" PRId64, uids[i]));
	}
	free(uids);
	return error;
}

int status_find_people(const struct places *places, struct string_list *users,
		       struct string_list *without_account)
{
	int error = add_local(places, users);

	for (const struct stored_kind *kind = stored_kinds; !error && kind->name; kind++)
		error = add_kept(places, kind->name, users, without_account);
	string_list_sort(users);
	string_list_sort(without_account);
	return error;
}
