/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy doctor: checks PAM, sshd, the policy and the stores, and says what is wrong and
 * what to do. It changes nothing. Root only, because nobody else can read all of it, and
 * half a report would reassure people for no reason.
 */
#include "cli/doctor/doctor.h"

#include "cli/common/args.h"
#include "cli/common/privilege.h"
#include "cli/common/output.h"
#include "store/system/host.h"

#include <stdlib.h>

enum { OPTION_JSON = 'j' };

static const struct option_def options[] = {
	{ OPTION_JSON, 'j', "json", NULL, "write the findings as JSON" },
	{ 0, 0, NULL, NULL, NULL },
};

static bool take(void *data, int id, const char *value)
{
	bool *json = data;

	(void)id, (void)value;
	*json = true;
	return true;
}

/* The places of this machine, which no option moves. */
static struct doctor_places system_doctor_places(void)
{
	return (struct doctor_places){
		.stores = places_system(),
		.pam = pam_folders_system,
		.group = "/etc/group",
		.logrotate = "/etc/logrotate.d/pwpolicy",
		.sshd_config = "/etc/ssh/sshd_config",
		.sshd = "/usr/sbin/sshd",
		.dpkg_query = "/usr/bin/dpkg-query",
		.rpm = "/usr/bin/rpm",
	};
}

static int print_report(const struct findings *findings, bool json)
{
	if (findings->truncated)
		output_error("there are more findings than these %d", FINDINGS_MAX);
	if (json && !findings_print_json(findings))
		return EXIT_NO_VERDICT;
	if (!json)
		findings_print(findings);
	return findings_count(findings, FINDING_ERROR) ? EXIT_REFUSED : EXIT_ACCEPTED;
}

static int examine(bool json)
{
	struct doctor_places places = system_doctor_places();
	struct findings *findings = calloc(1, sizeof(*findings));
	int error = PWP_ERR_NOMEM;
	int code = EXIT_NO_VERDICT;

	if (findings)
		error = doctor_examine(&places, host_now(), findings);
	if (error)
		output_error("%s", pwp_strerror(error));
	else
		code = print_report(findings, json);
	if (findings)
		findings_done(findings);
	free(findings);
	return code;
}

static int run(const struct command *command, struct args *args)
{
	bool json = false;
	int code;

	if (!args_parse(args, command, take, &json, &code))
		return code;
	return privilege_require_root() ? examine(json) : EXIT_NO_VERDICT;
}

const struct command doctor_command = {
	.name = "doctor",
	.synopsis = "[OPTION]...",
	.summary = "say what is wrong on this machine and what to do; for root",
	.options = options,
	.run = run,
};
