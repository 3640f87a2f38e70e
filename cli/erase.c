/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy erase: removes all that is kept about a person who leaves. Files are named by
 * the user id, so it works by the id alone when the account has gone before. What goes is
 * counted before and after, by looking; done twice it finds nothing and is content.
 */
#include "erase.h"

#include "say.h"
#include "store/record/audit.h"
#include "store/sealed/sealed.h"
#include "store/system/host.h"
#include "whom.h"

#include <inttypes.h>
#include <stdio.h>

static const struct option_def options[] = {
	{ WHOM_USER, 'u', "user", "NAME|UID", "whose; digits alone are a user id" },
	{ 0, 0, NULL, NULL, NULL },
};

int erase_kind(const struct places *places, const struct kept_kind *kind, int64_t uid)
{
	size_t before = 0;
	size_t after = 0;
	int error = kept_count(places, kind->name, uid, &before);

	if (!error && before > 0)
		error = sealed_remove(places, kind->name, uid);
	if (!error && before > 0)
		error = kept_count(places, kind->name, uid, &after);
	if (!error && after > 0)
		error = PWP_ERR_FILE;
	if (error)
		say_error("still there: %s, in %s/%s: %s", kind->words, places->state,
			  kind->name, pwp_strerror(error));
	else if (before > 0)
		printf("Removed: %s\n", kind->words);
	else
		printf("Nothing was kept: %s\n", kind->words);
	return error;
}

static int erase_all(const struct places *places, int64_t uid)
{
	int first = 0;
	int lock = -1;
	int error = sealed_lock(places, uid, &lock);

	if (error) {
		say_error("nothing was removed: %s", pwp_strerror(error));
		return error;
	}
	for (const struct kept_kind *kind = kept_kinds; kind->name; kind++) {
		error = erase_kind(places, kind, uid);
		first = first ? first : error;
	}
	sealed_unlock(lock);
	return first;
}

int erase_record(const struct places *places, int64_t uid, int error, const char *outcome)
{
	const struct audit_record record = {
		.time = surroundings_now(),
		.event = "erase",
		.uid = uid,
		.outcome = outcome,
	};
	int unwritten = audit_append(places, &record);

	if (unwritten)
		say_error("the audit trail could not be written: %s",
			  pwp_strerror(unwritten));
	return error || unwritten ? EXIT_NO_VERDICT : EXIT_ACCEPTED;
}

static int erase(const struct places *places, int64_t uid)
{
	printf("User id %" PRId64 "\n", uid);
	int error = erase_all(places, uid);

	return erase_record(places, uid, error, error ? "not_erased" : "erased");
}

static int run(const struct command *command, struct args *args)
{
	return whom_run(command, args, "whose?", erase);
}

const struct command erase_command = {
	.name = "erase",
	.synopsis = "--user NAME|UID",
	.summary = "remove all that is kept about a person who leaves; for root",
	.options = options,
	.run = run,
};
