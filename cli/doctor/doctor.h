/* SPDX-License-Identifier: MIT */
/* What the checks of `pwpolicy doctor` share. */
#ifndef CLI_DOCTOR_H
#define CLI_DOCTOR_H

#include "cli/doctor/findings.h"
#include "cli/pamconf/pam_stack.h"
#include "pwpolicy.h"
#include "store/system/options.h"
#include "store/system/places.h"

#include <stdbool.h>
#include <stdint.h>

/* What the doctor checks; tests have a folder of their own. Absolute paths. */
struct doctor_places {
	const struct places *stores;
	const char *policy_file; /* NULL: the installed policy */
	struct pam_folders pam;
	const char *login_defs;
	const char *logrotate;
	const char *sshd; /* programs that are run */
	const char *dpkg_query;
	const char *rpm;
};

/* How many services are checked. */
#define DOCTOR_SERVICES 6

struct doctor_service {
	const char *name;
	struct pam_stack *
		stacks[PAM_TYPES_CHECKED]; /* NULL: there is none, or it is not checked */
};

struct doctor {
	const struct doctor_places *places;
	struct findings *findings;
	int64_t now; /* seconds since 1970 */

	/* made by doctor_examine() */
	struct doctor_service services[DOCTOR_SERVICES];
	struct pwp_policy *policy; /* NULL: it cannot be loaded */
};

/* Makes every check. Returns 0, or PWP_ERR_NOMEM. */
PWP_CHECKED int doctor_examine(const struct doctor_places *places, int64_t now,
			       struct findings *findings);

/* The checks, in the order of doctor_examine.c's table. */
void doctor_check_policy(struct doctor *doctor);
void doctor_check_stacks(struct doctor *doctor);
void doctor_check_arguments(struct doctor *doctor);
void doctor_check_sshd(struct doctor *doctor);
void doctor_check_ages(struct doctor *doctor);
void doctor_check_libpam(struct doctor *doctor);
void doctor_check_files(struct doctor *doctor);
void doctor_check_stores(struct doctor *doctor);
void doctor_check_personal(struct doctor *doctor);
void doctor_check_review(struct doctor *doctor);

/* Loads the policy as the arguments of our lines amend it; doctor_arguments.c. */
void doctor_load_policy(struct doctor *doctor);

/* Reports where the installed policy cannot be loaded; doctor_arguments.c. */
void doctor_check_policy_file(struct doctor *doctor);

/* ---- the policy, profile by profile; doctor_profile.c */

/* Whether an option has this value in any profile, in all of them. */
bool doctor_any(const struct doctor *doctor, const char *option, int choice);
bool doctor_all(const struct doctor *doctor, const char *option, int choice);

/* For reading the options of a profile. */
struct options doctor_options(const struct doctor *doctor, const char *profile);

/* The name of profile `index`; NULL past the last or without a policy. */
const char *doctor_profile(const struct doctor *doctor, size_t index);

#endif
