/* SPDX-License-Identifier: MIT */
/*
 * What a policy means for logins, where the options are right one by one and wrong
 * together. Where a policy contradicts published guidance, `pwpolicy policy lint` says
 * so; here it is only pointed to.
 */
#include "base/array.h"
#include "cli/doctor/doctor.h"

#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct finding_kind only_observes = {
	"only_observes",
	FINDING_NOTE,
	"Read the audit trail for some weeks, then set login_mode = warn, later enforce.",
};
static const struct finding_kind no_break_glass = {
	"no_break_glass",
	FINDING_NOTE,
	"Name a group in break_glass_groups whose members are never forced at login, and "
	"keep one account in it for emergencies.",
};
static const struct finding_kind group_unknown = {
	"group_unknown",
	FINDING_WARNING,
	"Make the group, or mend its name in break_glass_groups.",
};
static const struct finding_kind nothing_forced = {
	"nothing_forced",
	FINDING_WARNING,
	"Name services in force_services that can change a password: login, su, su-l.",
};
static const struct finding_kind service_unknown = {
	"service_unknown",
	FINDING_WARNING,
	"Mend the name in force_services: it is that of a file in /etc/pam.d.",
};
static const struct finding_kind max_age_set = {
	"max_age_set",
	FINDING_NOTE,
	"'pwpolicy policy lint' names the guidance that advises against it.",
};
static const struct finding_kind sibling_nobody = {
	"sibling_nobody",
	FINDING_NOTE,
	"Compare sibling_accounts with the names of the administrators' accounts.",
};

enum { NAME_SIZE = 64 };

/* Calls a check with each item of a list. */
typedef void item_fn(struct doctor *doctor, const char *profile, const char *item);

static void for_items(struct doctor *doctor, const char *profile, const char *option,
		      item_fn *check)
{
	char *list = doctor_value(doctor, profile, option);

	for (char *at = list; at && *at;) {
		char item[NAME_SIZE];
		size_t len = strcspn(at, ",");

		(void)snprintf(item, sizeof(item), "%.*s", (int)len, at);
		check(doctor, profile, item);
		at += len;
		at += strspn(at, ", ");
	}
	free(list);
}

static void check_group(struct doctor *doctor, const char *profile, const char *item)
{
	if (!getgrnam(item))
		findings_add_for_profile(
			doctor->findings, &group_unknown, profile,
			"This machine knows no group %s, which stands in "
			"break_glass_groups.",
			item);
}

static bool has_service(const struct pam_folders *folders, const char *name)
{
	char path[256];
	struct stat st;

	for (size_t i = 0; i < PAM_FOLDERS; i++) {
		int len = snprintf(path, sizeof(path), "%s/%s", folders->paths[i], name);

		if (len > 0 && (size_t)len < sizeof(path) && stat(path, &st) == 0)
			return true;
	}
	return false;
}

static void check_service(struct doctor *doctor, const char *profile, const char *item)
{
	static const char *const built_in[] = { "login", "su", "su-l", "sshd" };

	for (size_t i = 0; i < ARRAY_SIZE(built_in); i++)
		if (strcmp(item, built_in[i]) == 0)
			return;
	if (!has_service(&doctor->places->pam, item))
		findings_add_for_profile(doctor->findings, &service_unknown, profile,
					 "PAM has no service %s, which stands in "
					 "force_services.",
					 item);
}

static void check_enforced(struct doctor *doctor, const char *profile)
{
	if (doctor_is(doctor, profile, "force_services", ""))
		findings_add_for_profile(
			doctor->findings, &nothing_forced, profile,
			"login_mode is enforce, but force_services is empty: "
			"nobody is ever made to change a password.");
	if (doctor_is(doctor, profile, "break_glass_groups", ""))
		findings_add_for_profile(
			doctor->findings, &no_break_glass, profile,
			"login_mode is enforce and break_glass_groups is "
			"empty: nobody is spared in an emergency.");
	for_items(doctor, profile, "force_services", check_service);
}

/* Whether `name` is `pattern` with something in place of "%". */
static bool fits(const char *name, size_t len, const char *pattern)
{
	const char *mark = strchr(pattern, '%');
	size_t before = mark ? (size_t)(mark - pattern) : 0;
	size_t after = mark ? strlen(mark + 1) : 0;

	return mark && len > before + after && memcmp(name, pattern, before) == 0 &&
	       memcmp(name + len - after, mark + 1, after) == 0;
}

/* Whether anybody in the local user database fits; true where it cannot be read. */
static bool anybody_fits(const char *passwd, const char *pattern)
{
	FILE *file = fopen(passwd, "re");
	char *line = NULL;
	size_t size = 0;
	bool found = !file;

	while (file && !found && getline(&line, &size, file) > 0)
		found = fits(line, strcspn(line, ":"), pattern);
	free(line);
	if (file)
		(void)fclose(file);
	return found;
}

static void check_sibling(struct doctor *doctor, const char *profile)
{
	char *pattern = doctor_value(doctor, profile, "sibling_accounts");

	if (pattern && *pattern && !anybody_fits(doctor->places->stores->passwd, pattern))
		findings_add_for_profile(
			doctor->findings, &sibling_nobody, profile,
			"No local account is called as sibling_accounts = %s "
			"says.",
			pattern);
	free(pattern);
}

static void check_profile(struct doctor *doctor, const char *profile)
{
	unsigned long max_age = doctor_number(doctor, profile, "max_age");

	if (max_age > 0)
		findings_add_for_profile(doctor->findings, &max_age_set, profile,
					 "Passwords have to be changed after %lu days "
					 "(max_age).",
					 max_age);
	if (doctor_is(doctor, profile, "login_mode", "enforce"))
		check_enforced(doctor, profile);
	for_items(doctor, profile, "break_glass_groups", check_group);
	check_sibling(doctor, profile);
}

void doctor_check_policy(struct doctor *doctor)
{
	const char *profile;

	doctor_check_policy_file(doctor);
	for (size_t i = 0; (profile = doctor_profile(doctor, i)) != NULL; i++) {
		if (doctor_is(doctor, profile, "login_mode", "observe"))
			findings_add_for_profile(
				doctor->findings, &only_observes, profile,
				"Logins are only observed (login_mode): nobody is "
				"warned and nothing is enforced.");
		check_profile(doctor, profile);
	}
}
