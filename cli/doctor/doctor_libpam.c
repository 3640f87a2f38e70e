/* SPDX-License-Identifier: MIT */
/*
 * The version of Linux-PAM, from the package database. From 1.7.2 on pam_unix refuses a
 * forced change that the shadow file does not demand, so `force_backend = pam` would lock
 * people out there. The library itself does not report its version.
 */
#include "cli/doctor/doctor.h"

#include "base/parse_num.h"
#include "cli/common/subprocess.h"

#include <stdlib.h>
#include <string.h>

static const struct finding_kind unknown = {
	"libpam_unknown",
	FINDING_NOTE,
	"Look up the version of Linux-PAM; with 1.7.2 or later set force_backend = "
	"shadow.",
};
static const struct finding_kind refuses_forced = {
	"libpam_refuses_forced",
	FINDING_ERROR,
	"Set force_backend = shadow in the policy, and where somebody has to change a "
	"password run 'chage -d 0 USER'.",
};
static const struct finding_kind will_refuse = {
	"libpam_will_refuse",
	FINDING_WARNING,
	"Set force_backend = shadow in the policy before login_mode becomes enforce.",
};
static const struct finding_kind could_force = {
	"libpam_could_force",
	FINDING_NOTE,
	"Set force_backend = pam if the policy shall demand changes at login.",
};

enum { PARTS = 3 };

/* Reads "1.5.2-6+deb12u2" or "1:1.7.2"; what is missing is 0. False: there is no version. */
static bool read_version(const char *text, unsigned ret_version[PARTS])
{
	const char *colon = strchr(text, ':');
	struct str rest = str_from_c(colon ? colon + 1 : text);
	int part = 0;

	for (uint64_t number; part < PARTS; part++) {
		if (!parse_leading_num(&rest, UINT16_MAX, &number))
			break;
		ret_version[part] = (unsigned)number;
		if (rest.len > 0 && rest.ptr[0] == '.')
			rest = (struct str){ rest.ptr + 1, rest.len - 1 };
	}
	return part > 0;
}

/* Asks the one package database, then the other. */
static bool find_version(const struct doctor_places *places, unsigned ret_version[PARTS])
{
	const char *const debian[] = { places->dpkg_query, "-W",       "-f",
				       "${Version}\n",	   "libpam0g", NULL };
	const char *const fedora[] = { places->rpm,    "-q",  "--qf",
				       "%{VERSION}\n", "pam", NULL };
	char *text = NULL;

	if (subprocess_read(debian, &text) != 0 && subprocess_read(fedora, &text) != 0)
		return false;
	bool found = read_version(text, ret_version);
	free(text);
	return found;
}

static bool is_new(const unsigned version[PARTS])
{
	static const unsigned first[PARTS] = { 1, 7, 2 };

	for (int part = 0; part < PARTS; part++)
		if (version[part] != first[part])
			return version[part] > first[part];
	return true;
}

static void check_profile(struct doctor *doctor, const char *profile,
			  const unsigned version[PARTS])
{
	struct options options = doctor_options(doctor, profile);
	bool by_pam = options_choice(&options, "force_backend") == PWP_FORCE_BACKEND_PAM;
	bool enforces = options_choice(&options, "login_mode") == PWP_LOGIN_MODE_ENFORCE;

	if (is_new(version) && by_pam)
		findings_add_for_profile(
			doctor->findings, enforces ? &refuses_forced : &will_refuse,
			profile,
			"force_backend is pam, but Linux-PAM %u.%u.%u "
			"refuses a forced change that the shadow file does "
			"not demand: people would be locked out.",
			version[0], version[1], version[2]);
	if (!is_new(version) && !by_pam && enforces)
		findings_add_for_profile(
			doctor->findings, &could_force, profile,
			"login_mode is enforce and force_backend is shadow, "
			"so the module only warns; Linux-PAM %u.%u.%u could "
			"force a change at login.",
			version[0], version[1], version[2]);
}

void doctor_check_libpam(struct doctor *doctor)
{
	unsigned version[PARTS] = { 0 };
	const char *profile;

	if (!find_version(doctor->places, version)) {
		findings_add(doctor->findings, &unknown,
			     "The version of Linux-PAM is not known: neither dpkg-query "
			     "nor rpm reports it.");
		return;
	}
	for (size_t i = 0; (profile = doctor_profile(doctor, i)) != NULL; i++)
		check_profile(doctor, profile, version);
}
