/* SPDX-License-Identifier: MIT */
/*
 * Removes stored files of a person, reports it, and writes it to the audit trail. Files are
 * looked for before and after, so that none is reported as removed that is still there.
 */
#include "cli/common/erase_files.h"

#include "cli/common/command.h"
#include "cli/common/output.h"
#include "store/record/audit.h"
#include "store/sealed/user_files.h"
#include "store/sealed/versions.h"
#include "store/system/host.h"

#include <stdio.h>

int erase_files_remove(const struct places *places, const struct stored_kind *kind,
		       int64_t uid)
{
	bool before = false;
	bool after = false;
	int error = user_files_exist(places, kind->name, uid, &before);

	if (!error && before)
		error = versions_remove(places, kind->name, uid);
	if (!error && before)
		error = user_files_exist(places, kind->name, uid, &after);
	if (!error && after)
		error = PWP_ERR_FILE;
	if (error)
		output_error("still there: %s, in %s/%s: %s", kind->description,
			     places->state, kind->name, pwp_strerror(error));
	else if (before)
		printf("Removed: %s\n", kind->description);
	else
		printf("Nothing was stored: %s\n", kind->description);
	return error;
}

int erase_files_audit(const struct places *places, int64_t uid, int error,
		      const char *outcome)
{
	const struct audit_record record = {
		.time = host_now(),
		.event = "erase",
		.uid = uid,
		.outcome = outcome,
	};
	int unwritten = audit_append(places, &record);

	if (unwritten)
		output_error("the audit trail could not be written: %s",
			     pwp_strerror(unwritten));
	return error || unwritten ? EXIT_NO_VERDICT : EXIT_ACCEPTED;
}
