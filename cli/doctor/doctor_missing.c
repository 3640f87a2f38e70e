/* SPDX-License-Identifier: MIT */
/*
 * What was in use and is missing: the policy, the key, what is kept about users. The module goes
 * on without it at logins and refuses people's changes; it never begins anew by itself.
 */
#include "cli/doctor/doctor.h"

#include "base/fd.h"
#include "store/personal/personal_key.h"
#include "store/stored_kinds.h"
#include "store/system/in_use.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct finding_kind store_missing = {
	"store_missing",
	FINDING_ERROR,
	"Mount it, or restore it from the backup. If it is gone for good, remove its "
	"notes in "
	"/etc/pwpolicy/in-use: then it begins anew.",
};
static const struct finding_kind policy_missing = {
	"policy_missing",
	FINDING_ERROR,
	"Restore it from the backup. If it was removed on purpose, remove its note in "
	"/var/lib/pwpolicy/in-use, too: then the built-in policy holds.",
};
static const struct finding_kind key_missing = {
	"personal_key_lost",
	FINDING_ERROR,
	"Restore it if a copy was kept, or import the words about everybody again "
	"with 'pwpolicy people import --new-key'.",
};
static const struct finding_kind not_noted = {
	"in_use_not_noted",
	FINDING_WARNING,
	"Make /etc writable for a moment and let somebody log in or change a password.",
};

/* Whether FOLDER/NAME is missing; its path is written in any case. */
static bool is_absent(const char *folder, const char *name, char ret_path[PATH_MAX])
{
	int len = snprintf(ret_path, PATH_MAX, "%s%s%s", folder, name ? "/" : "",
			   name ? name : "");

	return len > 0 && len < PATH_MAX && fd_is_absent(AT_FDCWD, ret_path);
}

static bool is_lost(const struct doctor *doctor, enum in_use about, const char *name,
		    char ret_path[PATH_MAX])
{
	const struct places *places = doctor->places->stores;
	const char *folder = about == IN_USE_STORE ? places->state : places->policy;

	return is_absent(folder, name, ret_path) &&
	       in_use_check(places, about, name) != 0;
}

bool doctor_policy_is_missing(const struct doctor *doctor)
{
	char path[PATH_MAX];

	for (size_t i = 0; in_use_policy_files[i]; i++)
		if (is_lost(doctor, IN_USE_POLICY, in_use_policy_files[i], path))
			return true;
	return false;
}

static void check_policy(struct doctor *doctor)
{
	char path[PATH_MAX];

	for (size_t i = 0; in_use_policy_files[i]; i++)
		if (is_lost(doctor, IN_USE_POLICY, in_use_policy_files[i], path))
			findings_add(
				doctor->findings, &policy_missing,
				"%s was in use and is missing: no password is judged "
				"at login, and nobody but root can change one.",
				path);
}

static void check_key(struct doctor *doctor)
{
	char path[PATH_MAX];

	if (is_lost(doctor, IN_USE_POLICY, PERSONAL_KEY_FILE, path))
		findings_add(doctor->findings, &key_missing,
			     "%s was in use and is missing: the words about people are "
			     "useless without it.",
			     path);
}

/* Where all of it is gone, that is one finding. */
static void check_stores(struct doctor *doctor)
{
	const char *state = doctor->places->stores->state;
	char path[PATH_MAX];

	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++) {
		if (!is_lost(doctor, IN_USE_STORE, kind->name, path))
			continue;
		if (is_absent(state, NULL, path))
			findings_add(
				doctor->findings, &store_missing,
				"%s was in use and is missing, with all that was kept "
				"about people: no change of a password is demanded at "
				"login, and nobody but root can change one.",
				path);
		else
			findings_add(
				doctor->findings, &store_missing,
				"%s was in use and is missing: %s. The system log has "
				"an alert for each time that it was needed.",
				path, kind->description);
	}
}

static bool is_read_only(const char *folder)
{
	return access(folder, W_OK) != 0 && errno != ENOENT;
}

/* A store that cannot be noted would not be missed. */
static void check_notes(struct doctor *doctor)
{
	const struct places *places = doctor->places->stores;
	char path[PATH_MAX];

	if (!is_read_only(places->policy))
		return;
	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++)
		if (!is_absent(places->state, kind->name, path) &&
		    in_use_check(places, IN_USE_STORE, kind->name) == 0)
			findings_add(
				doctor->findings, &not_noted,
				"%s is in use, which cannot be noted in %s/" IN_USE_FOLDER
				": should it be lost, that would not be "
				"noticed.",
				path, places->policy);
}

void doctor_check_missing(struct doctor *doctor)
{
	check_policy(doctor);
	check_key(doctor);
	check_stores(doctor);
	check_notes(doctor);
}
