/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy erase: removes all that is stored about a person who leaves. Files are named by
 * the user id, so the id alone is enough when the account was removed before. A second time
 * it finds nothing and succeeds.
 */
#include "cli/common/erase_files.h"

#include "cli/common/output.h"
#include "cli/common/user_option.h"

#include <inttypes.h>
#include <stdio.h>

static const struct option_def options[] = {
	USER_OPTION_NAME_DEF("whose; digits are a name, too"),
	USER_OPTION_UID_DEF("whose, by user id, also when the account was removed"),
	{ 0, 0, NULL, NULL, NULL },
};

static int erase_all(const struct places *places, int64_t uid)
{
	int first = 0;

	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++) {
		int error = erase_files_remove(places, kind, uid);
		first = first ? first : error;
	}
	return first;
}

static int erase(const struct places *places, int64_t uid)
{
	printf("User id %" PRId64 "\n", uid);
	int error = erase_all(places, uid);

	return erase_files_audit(places, uid, error, error ? "not_erased" : "erased");
}

static int run(const struct command *command, struct args *args)
{
	return user_option_run(command, args, "whose?", erase);
}

const struct command erase_command = {
	.name = "erase",
	.synopsis = "--user NAME | --uid NUMBER",
	.summary = "erase what is stored about a person who leaves; for root",
	.options = options,
	.operand_fault = USER_OPTION_OPERAND_FAULT,
	.run = run,
};
