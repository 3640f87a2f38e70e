/* SPDX-License-Identifier: MIT */
/*
 * Checks every stack of the services that people log in and change passwords by: first what
 * libpam itself could not use, then what the stack does, by its type.
 */
#include "cli/doctor/stack_check.h"

static const struct finding_kind broken = {
	"pam_broken",
	FINDING_ERROR,
	"Keep a root shell open and fix that line: PAM may refuse everybody who uses the "
	"service.",
};
static const struct finding_kind no_service = {
	"pam_no_service",
	FINDING_ERROR,
	"Make sure that the files of /etc/pam.d exist and that this command may read "
	"them.",
};

typedef void stack_check_fn(struct stack_check *check);

static stack_check_fn *const by_type[PAM_TYPES_CHECKED] = {
	[PAM_TYPE_AUTH] = stack_check_auth,
	[PAM_TYPE_ACCOUNT] = stack_check_account,
	[PAM_TYPE_PASSWORD] = stack_check_password,
};

static void check_stack(struct doctor *doctor, const char *service, enum pam_type type,
			const struct pam_stack *stack)
{
	struct stack_check check;

	for (size_t i = 0; i < stack->n_faults; i++)
		findings_add_for_service(doctor->findings, &broken, service, "%s: %s.",
					 stack->faults[i].where, stack->faults[i].text);
	stack_check_init(&check, doctor, service, type, stack);
	by_type[type](&check);
}

void doctor_check_stacks(struct doctor *doctor)
{
	bool any = false;

	for (size_t i = 0; i < DOCTOR_SERVICES; i++) {
		for (int type = 0; type < PAM_TYPES_CHECKED; type++) {
			const struct pam_stack *stack = doctor->services[i].stacks[type];

			if (stack)
				check_stack(doctor, doctor->services[i].name,
					    (enum pam_type)type, stack);
			any |= stack != NULL;
		}
	}
	if (!any)
		findings_add(doctor->findings, &no_service,
			     "None of the services login, su, sshd, sudo and passwd was "
			     "found in %s.",
			     doctor->places->pam.paths[0]);
}
