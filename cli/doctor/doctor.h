/* SPDX-License-Identifier: MIT */
/* What the checks of `pwpolicy doctor` share. */
#ifndef CLI_DOCTOR_H
#define CLI_DOCTOR_H

#include "cli/doctor/findings.h"
#include "cli/pamconf/pam_module.h"
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
	const struct pam_module_folders *modules; /* NULL: those of libpam */
	const char *group;			  /* the local groups */
	const char *logrotate;
	const char *sshd_config;
	const char *sshd; /* programs that are run */
	const char *dpkg_query;
	const char *rpm;
};

struct doctor_service {
	char name[PAM_NAME_SIZE];
	struct pam_stack
		*stacks[PAM_TYPES]; /* NULL: there is none, or it is not checked */
	bool is_part; /* only other services include it; it is not checked by itself */
	bool logs_in; /* people log in by it with passwords, or it is a main service */
};

/* A module as lines write it, and what came of loading it. */
struct doctor_module {
	const char *written;
	struct pam_module_trial trial;
	char guess
		[PAM_NAME_SIZE]; /* the name that was meant, without ".so"; "": no idea */
};

struct doctor {
	const struct doctor_places *places;
	struct findings *findings;
	int64_t now; /* seconds since 1970 */

	/* made by doctor_examine() */
	struct doctor_service *services;
	size_t n_services;
	struct pam_module_folders folders; /* of modules; paths "": not known */
	struct doctor_module *modules;
	size_t n_modules;
	struct pwp_policy *policy; /* NULL: it cannot be loaded */
	bool policy_exposed;	   /* it is reported that its files are not trusted */
	bool stores_exposed;	   /* the same of a folder of the stores */
};

/* Reads the stacks of all services of the machine, and frees them; doctor_services.c. */
PWP_CHECKED int doctor_services_read(struct doctor *doctor);
void doctor_services_free(struct doctor *doctor);

/* Whether the machine has the service. */
bool doctor_services_has(const struct doctor *doctor, const char *service);

/* Whether people log in or become somebody else by this service, or change passwords: what is
 * demanded or stored there concerns us even where the file of the service is short. */
bool doctor_services_is_main(const char *service);

/* Whether it is such a service, whose program asks for this type even without a line of it. */
bool doctor_services_asks_for(const char *service, enum pam_type type);

/* Loads each module that a stack names, and marks the lines whose module does not load;
 * doctor_modules.c. */
PWP_CHECKED int doctor_modules_try(struct doctor *doctor);

/* What came of a module; NULL: it was not tried. */
const struct doctor_module *doctor_module(const struct doctor *doctor,
					  const char *written);

/* Whether its name holds bytes that are reported for its line; doctor_modules.c. */
bool doctor_module_has_odd_byte(const struct doctor_module *module);

/* Makes every check. Returns 0, or PWP_ERR_NOMEM. */
PWP_CHECKED int doctor_examine(const struct doctor_places *places, int64_t now,
			       struct findings *findings);

/* The checks, in the order of doctor_examine.c's table. */
void doctor_check_missing(struct doctor *doctor);
void doctor_check_open(struct doctor *doctor);
void doctor_check_module(struct doctor *doctor);
void doctor_check_lines(struct doctor *doctor);
void doctor_check_stacks(struct doctor *doctor);
void doctor_check_folder(struct doctor *doctor);
void doctor_check_policy(struct doctor *doctor);
void doctor_check_groups(struct doctor *doctor);
void doctor_check_arguments(struct doctor *doctor);
void doctor_check_sshd(struct doctor *doctor);
void doctor_check_display(struct doctor *doctor);
void doctor_check_ages(struct doctor *doctor);
void doctor_check_libpam(struct doctor *doctor);
void doctor_check_files(struct doctor *doctor);
void doctor_check_writing(struct doctor *doctor);
void doctor_check_stores(struct doctor *doctor);
void doctor_check_clock(struct doctor *doctor);
void doctor_check_personal(struct doctor *doctor);
void doctor_check_review(struct doctor *doctor);

/* Loads the policy as the arguments of our lines amend it; doctor_arguments.c. */
void doctor_load_policy(struct doctor *doctor);

/* Reports where the installed policy cannot be loaded; doctor_arguments.c. */
void doctor_check_policy_file(struct doctor *doctor);

/* Whether the installed policy was in use and is missing, which is reported by itself;
 * doctor_missing.c. */
bool doctor_policy_is_missing(const struct doctor *doctor);

/* Whether the path is a symbolic link; then it is reported; doctor_files.c. */
bool doctor_is_link(struct doctor *doctor, const char *path);

/* ---- the policy, profile by profile; doctor_profile.c */

/* Whether an option has this value in any profile, in all of them. */
bool doctor_any(const struct doctor *doctor, const char *option, int choice);
bool doctor_all(const struct doctor *doctor, const char *option, int choice);

/* For reading the options of a profile. */
struct options doctor_options(const struct doctor *doctor, const char *profile);

/* The name of profile `index`; NULL past the last or without a policy. */
const char *doctor_profile(const struct doctor *doctor, size_t index);

#endif
