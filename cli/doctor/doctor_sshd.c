/* SPDX-License-Identifier: MIT */
/*
 * How sshd asks for passwords, as `sshd -T` prints it. Only keyboard-interactive lets a
 * person change a password during the login: with PasswordAuthentication sshd shows no
 * message of the account phase, and if a change is demanded it needs a terminal, which
 * sftp, rsync and scripts do not have. The module cannot distinguish the two, so
 * `ssh_inband` is the administrator's statement about it, which is checked here.
 */
#include "cli/doctor/doctor.h"

#include "cli/common/subprocess.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define HOW                                                                   \
	"In /etc/ssh/sshd_config set 'KbdInteractiveAuthentication yes' and " \
	"'PasswordAuthentication no', then 'systemctl reload ssh' (Fedora: sshd)."

static const struct finding_kind settings_unknown = {
	"sshd_settings_unknown",
	FINDING_NOTE,
	"Run '/usr/sbin/sshd -T' as root, fix what it reports, and run this command "
	"again.",
};
static const struct finding_kind no_pam = {
	"sshd_no_pam",
	FINDING_ERROR,
	"In /etc/ssh/sshd_config set 'UsePAM yes', then 'systemctl reload ssh' (Fedora: "
	"sshd).",
};
static const struct finding_kind only_warns = { "sshd_only_warns", FINDING_WARNING, HOW };
static const struct finding_kind would_warn = { "sshd_would_warn", FINDING_NOTE, HOW };
static const struct finding_kind cut_off = {
	"sshd_lockout",
	FINDING_ERROR,
	HOW " Or set ssh_inband = no in the policy.",
};
static const struct finding_kind no_dialogue = {
	"sshd_no_keyboard_interactive",
	FINDING_WARNING,
	HOW,
};
static const struct finding_kind not_listed = {
	"sshd_not_listed",
	FINDING_WARNING,
	"Add sshd to force_services, or set ssh_inband = no.",
};
static const struct finding_kind not_inband = {
	"sshd_not_inband",
	FINDING_WARNING,
	"Set ssh_inband = yes once sshd asks by keyboard-interactive alone, or take sshd "
	"out of force_services.",
};

struct sshd_settings {
	bool pam, password, keyboard;
};

/* Whether the output has a line `name yes`. */
static bool is_yes(const char *text, const char *name)
{
	size_t len = strlen(name);

	for (const char *line = text; line && *line;) {
		if (!strncasecmp(line, name, len) && line[len] == ' ')
			return !strncasecmp(line + len + 1, "yes", 3);
		line = strchr(line, '\n');
		line += line != NULL;
	}
	return false;
}

/* 0, or what subprocess_read() returns. */
static int ask(const char *sshd, struct sshd_settings *ret_settings)
{
	const char *const argv[] = { sshd, "-T", NULL };
	char *text = NULL;
	int error = subprocess_read(argv, &text);

	if (error)
		return error;
	*ret_settings = (struct sshd_settings){
		.pam = is_yes(text, "usepam"),
		.password = is_yes(text, "passwordauthentication"),
		.keyboard = is_yes(text, "kbdinteractiveauthentication") ||
			    is_yes(text, "challengeresponseauthentication"),
	};
	free(text);
	return 0;
}

static void check_inband(struct doctor *doctor, const char *profile,
			 const struct sshd_settings *sshd)
{
	struct options options = doctor_options(doctor, profile);
	bool listed = options_lists(&options, "force_services", "sshd");

	if (!options_choice(&options, "ssh_inband")) {
		if (listed)
			findings_add_for_profile(
				doctor->findings, &not_inband, profile,
				"sshd is listed in force_services, but ssh_inband is "
				"no: nothing is forced over ssh.");
		return;
	}
	if (sshd->password)
		findings_add_for_profile(
			doctor->findings, &cut_off, profile,
			"ssh_inband is yes, but sshd takes passwords by "
			"PasswordAuthentication too: clients without a "
			"terminal (sftp, rsync, backups) would be locked out.");
	else if (!sshd->keyboard)
		findings_add_for_profile(
			doctor->findings, &no_dialogue, profile,
			"ssh_inband is yes, but sshd does not ask by "
			"keyboard-interactive, so no password can be changed "
			"inside a login.");
	if (!listed)
		findings_add_for_profile(doctor->findings, &not_listed, profile,
					 "ssh_inband is yes, but sshd is not listed in "
					 "force_services: nothing is forced over ssh.");
}

static void check_settings(struct doctor *doctor, const struct sshd_settings *sshd)
{
	bool enforces = doctor_any(doctor, "login_mode", PWP_LOGIN_MODE_ENFORCE);
	bool inband = doctor_any(doctor, "ssh_inband", true);
	const char *profile;

	if (!sshd->pam && (sshd->password || sshd->keyboard))
		findings_add(doctor->findings, &no_pam,
			     "sshd does not ask PAM (UsePAM no): passwords that are used "
			     "over ssh are neither judged nor watched.");
	else if (sshd->password && !inband)
		findings_add(doctor->findings, enforces ? &only_warns : &would_warn,
			     "sshd takes passwords by PasswordAuthentication: over ssh "
			     "nobody can be made to change a weak password, and the "
			     "warning may not be seen.");
	for (size_t i = 0; (profile = doctor_profile(doctor, i)) != NULL; i++)
		check_inband(doctor, profile, sshd);
}

void doctor_check_sshd(struct doctor *doctor)
{
	struct sshd_settings sshd;
	int error = ask(doctor->places->sshd, &sshd);

	if (!error)
		check_settings(doctor, &sshd);
	else if (error != PWP_ERR_UNKNOWN)
		findings_add(
			doctor->findings, &settings_unknown,
			"sshd does not report its settings ('sshd -T' failed), so they "
			"were not checked.");
}
