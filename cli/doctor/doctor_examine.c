/* SPDX-License-Identifier: MIT */
/*
 * The table of the doctor's checks, the most urgent first. Each adds what it finds; one that
 * finds nothing is reported with a sentence of its own, so that it is not mistaken for a check
 * that was not made.
 */
#include "base/array.h"
#include "cli/doctor/doctor.h"

#include <stdlib.h>

static const struct {
	void (*run)(struct doctor *doctor);
	struct finding_kind fine;
	const char *sentence;
} checks[] = {
	{ doctor_check_missing,
	  { "missing_fine", FINDING_OK, NULL },
	  "Nothing is missing that was in use." },
	{ doctor_check_open,
	  { "open_fine", FINDING_OK, NULL },
	  "No service lets anybody in with a wrong password." },
	{ doctor_check_module,
	  { "module_fine", FINDING_OK, NULL },
	  "PAM can load the module." },
	{ doctor_check_lines,
	  { "pam_lines_fine", FINDING_OK, NULL },
	  "PAM can use every line of every service." },
	{ doctor_check_stacks,
	  { "pam_fine", FINDING_OK, NULL },
	  "The right password gets in, and the lines of pam_pwpolicy run at the "
	  "right time." },
	{ doctor_check_arguments,
	  { "pam_arguments_fine", FINDING_OK, NULL },
	  "The arguments of those lines are valid." },
	{ doctor_check_writing,
	  { "writing_fine", FINDING_OK, NULL },
	  "What has to be written can be written, and there is room." },
	{ doctor_check_files,
	  { "files_fine", FINDING_OK, NULL },
	  "Nobody but root can change the policy or read the audit trail." },
	{ doctor_check_folder,
	  { "folder_fine", FINDING_OK, NULL },
	  "Every file of the policy is read, by everybody who asks." },
	{ doctor_check_policy,
	  { "policy_fine", FINDING_OK, NULL },
	  "The policy loads, and its options agree." },
	{ doctor_check_groups,
	  { "groups_fine", FINDING_OK, NULL },
	  "This machine knows the groups that the policy names." },
	{ doctor_check_sshd,
	  { "sshd_fine", FINDING_OK, NULL },
	  "The settings of sshd do not contradict the policy." },
	{ doctor_check_display,
	  { "display_fine", FINDING_OK, NULL },
	  "Every login screen does what the policy says." },
	{ doctor_check_ages,
	  { "ages_fine", FINDING_OK, NULL },
	  "No minimum age keeps anybody from changing a password." },
	{ doctor_check_libpam,
	  { "libpam_fine", FINDING_OK, NULL },
	  "force_backend suits the version of Linux-PAM." },
	{ doctor_check_stores,
	  { "stores_fine", FINDING_OK, NULL },
	  "What is stored about users is valid, and only root can read it." },
	{ doctor_check_clock,
	  { "clock_fine", FINDING_OK, NULL },
	  "Nothing was stored in the future." },
	{ doctor_check_personal,
	  { "personal_fine", FINDING_OK, NULL },
	  "The words that are stored about people can be used, or there are none." },
	{ doctor_check_review,
	  { "review_fine", FINDING_OK, NULL },
	  "The yearly review of the administrators is not overdue." },
};

static void done(struct doctor *doctor)
{
	doctor_services_free(doctor);
	free(doctor->modules);
	doctor->policy = pwp_policy_free(doctor->policy);
}

static void run_checks(struct doctor *doctor)
{
	for (size_t i = 0; i < ARRAY_SIZE(checks); i++) {
		size_t before = doctor->findings->count;

		checks[i].run(doctor);
		if (doctor->findings->count == before)
			findings_add(doctor->findings, &checks[i].fine, "%s",
				     checks[i].sentence);
	}
}

int doctor_examine(const struct doctor_places *places, int64_t now,
		   struct findings *findings)
{
	struct doctor doctor = { .places = places, .findings = findings, .now = now };
	int error = doctor_services_read(&doctor);

	if (!error)
		error = doctor_modules_try(&doctor);
	if (!error) {
		doctor_load_policy(&doctor);
		run_checks(&doctor);
	}
	done(&doctor);
	return error;
}
