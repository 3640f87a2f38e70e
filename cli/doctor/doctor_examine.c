/* SPDX-License-Identifier: MIT */
/*
 * The table of the doctor's checks. Each adds what it finds; one that finds nothing is
 * reported with a sentence of its own, so that it is not mistaken for a check that was not
 * made.
 */
#include "base/array.h"
#include "cli/doctor/doctor.h"

#include <string.h>

#define BIT(type) (1u << (type))
#define LOGIN_TYPES (BIT(PAM_TYPE_AUTH) | BIT(PAM_TYPE_ACCOUNT))
#define ALL_TYPES (LOGIN_TYPES | BIT(PAM_TYPE_PASSWORD))

/* A forced change runs in the service that was logged in by. */
static const struct {
	const char *name;
	unsigned types;
} services[DOCTOR_SERVICES] = {
	{ "login", ALL_TYPES },	 { "su", ALL_TYPES },
	{ "su-l", ALL_TYPES },	 { "sshd", ALL_TYPES },
	{ "sudo", LOGIN_TYPES }, { "passwd", BIT(PAM_TYPE_PASSWORD) },
};

static const struct {
	void (*run)(struct doctor *doctor);
	struct finding_kind fine;
	const char *sentence;
} checks[] = {
	{ doctor_check_policy,
	  { "policy_fine", FINDING_OK, NULL },
	  "The policy loads, and its options agree." },
	{ doctor_check_stacks,
	  { "pam_fine", FINDING_OK, NULL },
	  "PAM runs the lines of pam_pwpolicy that are there at the right time." },
	{ doctor_check_arguments,
	  { "pam_arguments_fine", FINDING_OK, NULL },
	  "The arguments of those lines are valid." },
	{ doctor_check_sshd,
	  { "sshd_fine", FINDING_OK, NULL },
	  "The settings of sshd do not contradict the policy." },
	{ doctor_check_ages,
	  { "ages_fine", FINDING_OK, NULL },
	  "No minimum age keeps anybody from changing a password." },
	{ doctor_check_libpam,
	  { "libpam_fine", FINDING_OK, NULL },
	  "force_backend suits the version of Linux-PAM." },
	{ doctor_check_files,
	  { "files_fine", FINDING_OK, NULL },
	  "Nobody but root can change the policy or read the audit trail." },
	{ doctor_check_stores,
	  { "stores_fine", FINDING_OK, NULL },
	  "What is stored about users is valid, and only root can read it." },
	{ doctor_check_personal,
	  { "personal_fine", FINDING_OK, NULL },
	  "The words that are stored about people can be used, or there are none." },
	{ doctor_check_review,
	  { "review_fine", FINDING_OK, NULL },
	  "The yearly review of the administrators is not overdue." },
};

static void add_faults(struct pam_stack *stack, const struct pam_stack *from)
{
	for (size_t i = 0; i < from->n_faults && stack->n_faults < PAM_FAULTS_MAX; i++)
		stack->faults[stack->n_faults++] = from->faults[i];
}

/* Reads one stack. libpam takes that of "other" where a service has no line of a type. */
static int read_stack(const struct doctor *doctor, const char *service,
		      enum pam_type type, struct pam_stack **ret_stack)
{
	const struct pam_folders *folders = &doctor->places->pam;
	struct pam_stack *stack = NULL, *other = NULL;
	int error = pam_stack_read(folders, service, type, &stack);

	if (error == PWP_ERR_UNKNOWN)
		return 0; /* the service is not installed */
	if (!error && stack->n_lines == 0)
		error = pam_stack_read(folders, "other", type, &other);
	if (other) {
		add_faults(other, stack);
		stack = pam_stack_free(stack);
	}
	*ret_stack = other ? other : stack;
	return error == PWP_ERR_UNKNOWN ? 0 : error;
}

static int read_stacks(struct doctor *doctor)
{
	int error = 0;

	for (size_t i = 0; i < DOCTOR_SERVICES; i++) {
		doctor->services[i].name = services[i].name;
		for (int type = 0; type < PAM_TYPES_CHECKED && !error; type++)
			if (services[i].types & BIT(type))
				error = read_stack(doctor, services[i].name,
						   (enum pam_type)type,
						   &doctor->services[i].stacks[type]);
	}
	return error;
}

static void done(struct doctor *doctor)
{
	for (size_t i = 0; i < DOCTOR_SERVICES; i++)
		for (int type = 0; type < PAM_TYPES_CHECKED; type++)
			doctor->services[i].stacks[type] =
				pam_stack_free(doctor->services[i].stacks[type]);
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
	int error = read_stacks(&doctor);

	if (!error) {
		doctor_load_policy(&doctor);
		run_checks(&doctor);
	}
	done(&doctor);
	return error;
}
