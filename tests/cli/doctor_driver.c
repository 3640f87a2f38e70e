/* SPDX-License-Identifier: MIT */
/*
 * Runs the doctor's checks on a made-up machine below a folder and writes the findings as
 * JSON:  doctor_driver FOLDER SECONDS. The time stands still at SECONDS since 1970. The
 * command itself has no such option.
 */
#include "cli/doctor/doctor.h"
#include "store/system/places.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PATHS = 16, PATH_SIZE = 256 };

struct machine {
	const char *folder;
	char paths[PATHS][PATH_SIZE];
	size_t count;
};

static const char *below(struct machine *machine, const char *path)
{
	char *whole = machine->paths[machine->count++];

	(void)snprintf(whole, PATH_SIZE, "%s%s", machine->folder, path);
	return whole;
}

static int examine(struct machine *machine, int64_t now, struct findings *findings)
{
	struct places stores = {
		.policy = below(machine, "/etc/pwpolicy"),
		.state = below(machine, "/var/lib/pwpolicy"),
		.audit = below(machine, "/var/log/pwpolicy/audit.jsonl"),
		.passwd = below(machine, "/etc/passwd"),
		.shadow = below(machine, "/etc/shadow"),
		.login_defs = below(machine, "/etc/login.defs"),
		.trust = 1, /* what the test's user owns, below /tmp */
	};
	struct pam_module_folders modules = { .owner = geteuid() };
	(void)snprintf(modules.paths[0], sizeof(modules.paths[0]), "%s/lib/security",
		       machine->folder);
	struct doctor_places places = {
		.stores = &stores,
		.policy_file = below(machine, "/etc/pwpolicy/policy.conf"),
		.pam = { .paths = { below(machine, "/etc/pam.d"),
				    below(machine, "/usr/lib/pam.d") },
			 .owner = geteuid() },
		.modules = &modules,
		.group = below(machine, "/etc/group"),
		.logrotate = below(machine, "/etc/logrotate.d/pwpolicy"),
		.sshd_config = below(machine, "/etc/ssh/sshd_config"),
		.sshd = below(machine, "/usr/sbin/sshd"),
		.dpkg_query = below(machine, "/usr/bin/dpkg-query"),
		.rpm = below(machine, "/usr/bin/rpm"),
	};

	return doctor_examine(&places, now, findings);
}

int main(int argc, char **argv)
{
	struct machine machine = { .folder = argc == 3 ? argv[1] : "" };
	struct findings *findings = calloc(1, sizeof(*findings));

	if (argc != 3 || !findings)
		return 2;
	int error = examine(&machine, strtoll(argv[2], NULL, 10), findings);
	if (!error && !findings_print_json(findings))
		error = PWP_ERR_NOMEM;
	findings_done(findings);
	free(findings);
	return error ? 2 : 0;
}
