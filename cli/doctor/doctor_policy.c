/* SPDX-License-Identifier: MIT */
/*
 * Options about logins that are valid one by one and wrong together, or that name what this
 * machine does not have. `pwpolicy policy lint` compares a policy with published guidance;
 * here it is only referred to.
 */
#include "base/array.h"
#include "cli/doctor/doctor.h"
#include "store/system/name_pattern.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
static const struct finding_kind nothing_forced = {
	"nothing_forced",
	FINDING_WARNING,
	"Name services in force_services that can change a password: login, su, su-l.",
};
static const struct finding_kind service_unknown = {
	"service_unknown",
	FINDING_WARNING,
	"Correct the name in force_services: it is that of a file in /etc/pam.d.",
};
static const struct finding_kind max_age_set = {
	"max_age_set",
	FINDING_NOTE,
	"'pwpolicy policy lint' names the guidance that advises against it.",
};
static const struct finding_kind sibling_unmatched = {
	"sibling_unmatched",
	FINDING_NOTE,
	"Compare sibling_accounts with the names of the administrators' accounts.",
};

/* No account's name is longer. */
enum { NAME_SIZE = PWP_WORD_MAX + 1 };

static bool is_built_in(const char *service)
{
	static const char *const built_in[] = { "login", "su", "su-l", "sshd" };

	for (size_t i = 0; i < ARRAY_SIZE(built_in); i++)
		if (strcmp(service, built_in[i]) == 0)
			return true;
	return false;
}

static void check_services(struct doctor *doctor, struct options *options)
{
	const char *service;

	for (size_t i = 0; (service = options_item(options, "force_services", i)) != NULL;
	     i++)
		if (!is_built_in(service) && !doctor_services_has(doctor, service))
			findings_add_for_profile(
				doctor->findings, &service_unknown, options->profile,
				"PAM has no service %s, which is listed in "
				"force_services.",
				service);
}

static void check_enforced(struct doctor *doctor, struct options *options)
{
	if (!options_item(options, "force_services", 0))
		findings_add_for_profile(
			doctor->findings, &nothing_forced, options->profile,
			"login_mode is enforce, but force_services is empty: "
			"nobody is ever made to change a password.");
	if (!options_item(options, "break_glass_groups", 0))
		findings_add_for_profile(
			doctor->findings, &no_break_glass, options->profile,
			"login_mode is enforce and break_glass_groups is "
			"empty: nobody is exempt in an emergency.");
	check_services(doctor, options);
}

/* Whether any name in the local user database matches; true if it cannot be read. */
static bool anybody_matches(const char *passwd, const char *pattern)
{
	FILE *file = fopen(passwd, "re");
	char everyday[PWP_WORD_MAX + 1];
	char *line = NULL;
	size_t size = 0;
	bool found = !file;

	while (file && !found && getline(&line, &size, file) > 0) {
		line[strcspn(line, ":")] = '\0';
		found = name_pattern_match(pattern, line, everyday, sizeof(everyday));
	}
	free(line);
	if (file)
		(void)fclose(file);
	return found;
}

static void check_profile(struct doctor *doctor, const char *profile)
{
	struct options options = doctor_options(doctor, profile);
	int login_mode = options_choice(&options, "login_mode");
	unsigned max_age = options_days(&options, "max_age");
	const char *pattern = options_item(&options, "sibling_accounts", 0);

	if (login_mode == PWP_LOGIN_MODE_OBSERVE)
		findings_add_for_profile(
			doctor->findings, &only_observes, profile,
			"Logins are only observed (login_mode): nobody is "
			"warned and nothing is enforced.");
	if (max_age > 0)
		findings_add_for_profile(doctor->findings, &max_age_set, profile,
					 "Passwords have to be changed after %u days "
					 "(max_age).",
					 max_age);
	if (login_mode == PWP_LOGIN_MODE_ENFORCE)
		check_enforced(doctor, &options);
	if (pattern && !anybody_matches(doctor->places->stores->passwd, pattern))
		findings_add_for_profile(
			doctor->findings, &sibling_unmatched, profile,
			"No local account has a name like sibling_accounts = %s.",
			pattern);
}

void doctor_check_policy(struct doctor *doctor)
{
	const char *profile;

	doctor_check_policy_file(doctor);
	for (size_t i = 0; (profile = doctor_profile(doctor, i)) != NULL; i++)
		check_profile(doctor, profile);
}
