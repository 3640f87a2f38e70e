/* SPDX-License-Identifier: MIT */
/*
 * Owners and modes of our own files, the kill switch, and the rotation of the audit trail. A
 * missing file is no fault: stores and audit trail are created at first use.
 */
#include "base/array.h"
#include "cli/doctor/doctor.h"
#include "cli/common/file_mode.h"

#include "store/record/audit.h"
#include "store/personal/personal_key.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct finding_kind switched_off = {
	"switched_off",
	FINDING_WARNING,
	"Remove that file when the emergency is over.",
};
static const struct finding_kind switch_ignored = {
	"switch_ignored",
	FINDING_WARNING,
	"Run 'chown root:root' on that file where enforcement shall be off, or remove "
	"it.",
};
static const struct finding_kind path_is_link = {
	"path_is_link",
	FINDING_ERROR,
	"Put the file itself in place of the link: 'cp --remove-destination TARGET LINK' "
	"as root. For a folder move what is in it, or mount it there with 'mount "
	"--bind'.",
};
static const struct finding_kind policy_exposed = {
	"policy_exposed",
	FINDING_ERROR,
	"Run 'chown root:root' and 'chmod go-w' on it: the module trusts nothing that "
	"others can change, and refuses every change of a password until then.",
};
static const struct finding_kind key_exposed = {
	"key_exposed",
	FINDING_ERROR,
	"Run 'chown root:root' and 'chmod 0400' on it.",
};
static const struct finding_kind audit_exposed = {
	"audit_exposed",
	FINDING_ERROR,
	"Run 'chown root:root' on it, and 'chmod 0600' on the file or 'chmod 0700' on "
	"the folder.",
};
static const struct finding_kind audit_filling = {
	"audit_filling",
	FINDING_WARNING,
	"See that logrotate runs every day: 'systemctl status logrotate.timer'.",
};
static const struct finding_kind logrotate_ignored = {
	"logrotate_ignored",
	FINDING_WARNING,
	"Run 'chown root:root' and 'chmod 0644' on it.",
};
static const struct finding_kind no_logrotate = {
	"no_logrotate",
	FINDING_WARNING,
	"On Debian run 'apt install --reinstall -o Dpkg::Options::=--force-confmiss "
	"pwpolicy', on Fedora 'dnf reinstall pwpolicy'.",
};

bool doctor_is_link(struct doctor *doctor, const char *path)
{
	char target[256];
	ssize_t len = readlink(path, target, sizeof(target) - 1);

	if (len < 0)
		return false;
	target[len] = '\0';
	findings_add(
		doctor->findings, &path_is_link,
		"%s is a symbolic link to %s. It is not followed, so what it leads to "
		"is not used.",
		path, target);
	return true;
}

/* Reports a path on which others than root have one of the rights in `forbidden`. */
static bool check_path(struct doctor *doctor, const char *path, mode_t forbidden,
		       const struct finding_kind *kind)
{
	char text[FILE_MODE_TEXT_SIZE];

	if (doctor_is_link(doctor, path))
		return true;
	bool exposed =
		file_mode_exposed(path, doctor->places->pam.owner, forbidden, text);
	if (exposed)
		findings_add(doctor->findings, kind, "%s.", text);
	return exposed;
}

static void check_policy_folder(struct doctor *doctor)
{
	static const struct {
		const char *name;
		mode_t forbidden;
		const struct finding_kind *kind;
	} entries[] = {
		{ "", S_IWGRP | S_IWOTH, &policy_exposed },
		{ "/policy.conf", S_IWGRP | S_IWOTH, &policy_exposed },
		{ "/policy.conf.d", S_IWGRP | S_IWOTH, &policy_exposed },
		{ "/" PERSONAL_KEY_FILE, PERSONAL_KEY_FORBIDDEN, &key_exposed },
	};
	char path[512];

	for (size_t i = 0; i < ARRAY_SIZE(entries); i++) {
		int len = snprintf(path, sizeof(path), "%s%s",
				   doctor->places->stores->policy, entries[i].name);

		if (len > 0 && (size_t)len < sizeof(path) &&
		    check_path(doctor, path, entries[i].forbidden, entries[i].kind))
			doctor->policy_exposed |= entries[i].kind == &policy_exposed;
	}
}

/* logrotate passes over a file that others than root can change. */
static void check_logrotate(struct doctor *doctor)
{
	const char *path = doctor->places->logrotate;
	struct stat st;

	if (stat(path, &st) != 0)
		findings_add(doctor->findings, &no_logrotate,
			     "%s is missing: the audit trail is rotated at %ld MiB only, "
			     "and keeps records for longer than it should.",
			     path, AUDIT_FILE_MAX >> 20);
	else if ((st.st_uid != 0 && st.st_uid != doctor->places->pam.owner) ||
		 (st.st_mode & (S_IWGRP | S_IWOTH)))
		findings_add(doctor->findings, &logrotate_ignored,
			     "Others than root can change %s, so logrotate passes over "
			     "it: the audit trail is rotated at %ld MiB only, and keeps "
			     "records for longer than it should.",
			     path, AUDIT_FILE_MAX >> 20);
}

static void check_audit(struct doctor *doctor)
{
	const char *path = doctor->places->stores->audit;
	char folder[512];
	struct stat st;
	int len = snprintf(folder, sizeof(folder), "%s", path);

	while (len > 1 && (size_t)len < sizeof(folder) && folder[len - 1] != '/')
		len--;
	if (len > 1 && (size_t)len < sizeof(folder)) {
		folder[len - 1] = '\0';
		check_path(doctor, folder, S_IRWXG | S_IRWXO, &audit_exposed);
	}
	check_path(doctor, path, S_IRWXG | S_IRWXO, &audit_exposed);
	if (lstat(path, &st) != 0)
		return;
	if (st.st_size >= AUDIT_FILE_MAX / 10 * 8)
		findings_add(doctor->findings, &audit_filling,
			     "The audit trail %s has grown to %ld MiB, which logrotate "
			     "should not let it: at %ld MiB it is set aside.",
			     path, (long)(st.st_size >> 20), AUDIT_FILE_MAX >> 20);
	check_logrotate(doctor);
}

static void check_switch(struct doctor *doctor)
{
	const char *folder = doctor->places->stores->policy;
	char path[512];
	struct stat st;

	if (places_disabled(doctor->places->stores))
		findings_add(doctor->findings, &switched_off,
			     "Enforcement at login is switched off: %s/disabled exists.",
			     folder);
	else if (snprintf(path, sizeof(path), "%s/disabled", folder) <
			 (int)sizeof(path) &&
		 lstat(path, &st) == 0)
		findings_add(doctor->findings, &switch_ignored,
			     "%s exists, but does not belong to root, so it is ignored: "
			     "enforcement at login goes on.",
			     path);
}

void doctor_check_files(struct doctor *doctor)
{
	check_switch(doctor);
	check_policy_folder(doctor);
	check_audit(doctor);
}
