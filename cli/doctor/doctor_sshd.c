/* SPDX-License-Identifier: MIT */
/*
 * How sshd asks for passwords, as `sshd -T` prints it, also for the connections of each Match
 * block. Only keyboard-interactive lets a person change a password during the login: with
 * PasswordAuthentication sshd shows no message of the account phase, and if a change is
 * demanded it needs a terminal, which sftp, rsync and scripts do not have. The module cannot
 * distinguish the two, so `ssh_inband` is the administrator's statement about it, which is
 * checked here.
 */
#include "cli/doctor/doctor.h"

#include "cli/common/subprocess.h"
#include "cli/doctor/sshd_config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* sshd takes the first value that it finds, so a line at the end of a file may change nothing.
 */
#define HOW                                                                          \
	"Change that line, or write 'KbdInteractiveAuthentication yes' and "         \
	"'PasswordAuthentication no' into /etc/ssh/sshd_config.d/00-pwpolicy.conf, " \
	"because sshd takes the first value that it finds; then 'systemctl reload "  \
	"ssh' (Fedora: sshd)."

static const struct finding_kind settings_unknown = {
	"sshd_settings_unknown",
	FINDING_NOTE,
	"Run '/usr/sbin/sshd -T' as root, fix what it reports, and run this command "
	"again.",
};
static const struct finding_kind match_untried = {
	"sshd_match_untried",
	FINDING_NOTE,
	"Run 'sshd -T -C user=NAME,host=HOST,addr=ADDRESS' for somebody whom the block "
	"is for, "
	"and look for passwordauthentication and kbdinteractiveauthentication.",
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

/* Who is asked so: all, or the connections of a Match block. */
struct sshd_settings {
	bool pam, password, keyboard;
	bool needs_dialogue; /* nobody else is asked by keyboard-interactive either */
	char where[SSHD_PLACE_SIZE + 64]; /* for a sentence, in brackets */
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

/* `connection` is NULL, or as `sshd -C` takes it. 0, or what subprocess_read() returns. */
static int ask(const char *sshd, const char *connection,
	       struct sshd_settings *ret_settings)
{
	const char *const argv[] = { sshd, "-T", connection ? "-C" : NULL, connection,
				     NULL };
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

	if (!options_choice(&options, "ssh_inband"))
		return;
	if (sshd->password)
		findings_add_for_profile(
			doctor->findings, &cut_off, profile,
			"ssh_inband is yes, but sshd takes passwords by "
			"PasswordAuthentication too%s: clients without a "
			"terminal (sftp, rsync, backups) would be locked out.",
			sshd->where);
	else if (!sshd->keyboard && sshd->needs_dialogue)
		findings_add_for_profile(
			doctor->findings, &no_dialogue, profile,
			"ssh_inband is yes, but sshd does not ask by "
			"keyboard-interactive%s, so no password can be changed "
			"inside a login.",
			sshd->where);
}

/* Whether the two options about sshd agree. */
static void check_lists(struct doctor *doctor, const char *profile)
{
	struct options options = doctor_options(doctor, profile);
	bool listed = options_lists(&options, "force_services", "sshd");
	bool inband = options_choice(&options, "ssh_inband");

	if (inband && !listed)
		findings_add_for_profile(doctor->findings, &not_listed, profile,
					 "ssh_inband is yes, but sshd is not listed in "
					 "force_services: nothing is forced over ssh.");
	if (!inband && listed)
		findings_add_for_profile(
			doctor->findings, &not_inband, profile,
			"sshd is listed in force_services, but ssh_inband is "
			"no: nothing is forced over ssh.");
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
			     "sshd takes passwords by PasswordAuthentication%s: over ssh "
			     "nobody can be made to change a weak password, and the "
			     "warning may not be seen.",
			     sshd->where);
	for (size_t i = 0; (profile = doctor_profile(doctor, i)) != NULL; i++)
		check_inband(doctor, profile, sshd);
}

/* Names the line that decides. */
static void find_line(const struct doctor *doctor, struct sshd_settings *sshd)
{
	const char *keyword = sshd->password ? "PasswordAuthentication"
					     : "KbdInteractiveAuthentication";
	char where[SSHD_PLACE_SIZE];

	if (sshd_config_find(doctor->places->sshd_config, keyword, where))
		(void)snprintf(sshd->where, sizeof(sshd->where), " (%s decides it)",
			       where);
	else
		(void)snprintf(sshd->where, sizeof(sshd->where),
			       " (no line of %s says otherwise)",
			       doctor->places->sshd_config);
}

/* Asks for the connections of each Match block. Returns how many blocks are answered for; the
 * settings are about them alone. */
static size_t ask_matches(struct doctor *doctor, const struct sshd_match *matches,
			  size_t n_matches, struct sshd_settings *ret_settings)
{
	size_t count = 0;

	if (n_matches == SSHD_MATCHES_MAX)
		findings_add(doctor->findings, &match_untried,
			     "The Match blocks after that at %s were not tried: only the "
			     "first %d are.",
			     matches[n_matches - 1].where, SSHD_MATCHES_MAX);
	for (size_t i = 0; i < n_matches; i++) {
		struct sshd_settings *sshd = &ret_settings[count];

		if (!*matches[i].connection ||
		    ask(doctor->places->sshd, matches[i].connection, sshd) != 0) {
			findings_add(doctor->findings, &match_untried,
				     "The Match block at %s could not be tried: no "
				     "connection is known that it is for.",
				     matches[i].where);
			continue;
		}
		sshd->pam = true; /* no Match block can change it */
		(void)snprintf(sshd->where, sizeof(sshd->where),
			       " (in the Match block at %s)", matches[i].where);
		count++;
	}
	return count;
}

/* What holds for all, and the blocks in which something differs from it. */
static void check_all(struct doctor *doctor, struct sshd_settings *all)
{
	const struct sshd_people people = { doctor->places->group,
					    doctor->places->stores->passwd };
	struct sshd_match *matches = calloc(SSHD_MATCHES_MAX, sizeof(*matches));
	struct sshd_settings *settings = calloc(SSHD_MATCHES_MAX, sizeof(*settings));
	size_t count = 0;

	if (matches && settings)
		count = ask_matches(doctor, matches,
				    sshd_config_matches(doctor->places->sshd_config,
							&people, matches),
				    settings);
	all->needs_dialogue = true;
	for (size_t i = 0; i < count; i++)
		all->needs_dialogue &= !settings[i].keyboard;
	check_settings(doctor, all);
	for (size_t i = 0; i < count; i++)
		if (settings[i].password != all->password ||
		    settings[i].keyboard != all->keyboard)
			check_settings(doctor, &settings[i]);
	free(settings);
	free(matches);
}

void doctor_check_sshd(struct doctor *doctor)
{
	struct sshd_settings sshd;
	const char *profile;
	int error = ask(doctor->places->sshd, NULL, &sshd);

	if (!error) {
		find_line(doctor, &sshd);
		check_all(doctor, &sshd);
		for (size_t i = 0; (profile = doctor_profile(doctor, i)) != NULL; i++)
			check_lists(doctor, profile);
	} else if (error != PWP_ERR_UNKNOWN) {
		findings_add(
			doctor->findings, &settings_unknown,
			"sshd does not report its settings ('sshd -T' failed), so they "
			"were not checked.");
	}
}
