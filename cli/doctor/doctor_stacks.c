/* SPDX-License-Identifier: MIT */
/*
 * Checks every stack of every service by its type: what it does with the right password and
 * with a wrong one, and our lines in it. Lines that libpam cannot use are doctor_lines.c's, and
 * are taken for right here.
 */
#include "cli/doctor/stack_check.h"
#include "cli/doctor/stack_effects.h"

static const struct finding_kind no_service = {
	"pam_no_service",
	FINDING_ERROR,
	"Make sure that the files of /etc/pam.d exist and that this command may read "
	"them.",
};

typedef void stack_check_fn(struct stack_check *check);

static stack_check_fn *const by_type[PAM_TYPES] = {
	[PAM_TYPE_AUTH] = stack_check_auth,
	[PAM_TYPE_ACCOUNT] = stack_check_account,
	[PAM_TYPE_PASSWORD] = stack_check_password,
};

static void check_stack(struct doctor *doctor, const struct doctor_service *service,
			enum pam_type type)
{
	const struct pam_stack *stack = service->stacks[type];
	struct stack_check check;

	if (!stack || !by_type[type] || stack_is_unclear(stack) ||
	    (stack->n_lines == 0 && !doctor_services_asks_for(service->name, type)))
		return;
	stack_check_init(&check, doctor, service, type);
	by_type[type](&check);
}

void doctor_check_open(struct doctor *doctor)
{
	for (size_t i = 0; i < doctor->n_services; i++) {
		const struct doctor_service *service = &doctor->services[i];
		const struct pam_stack *stack = service->stacks[PAM_TYPE_AUTH];
		struct stack_check check;

		if (!stack || service->is_part || stack_is_unclear(stack))
			continue;
		stack_check_init(&check, doctor, service, PAM_TYPE_AUTH);
		(void)stack_check_wrong_password(&check);
	}
}

void doctor_check_stacks(struct doctor *doctor)
{
	bool any = false;

	for (size_t i = 0; i < doctor->n_services; i++) {
		const struct doctor_service *service = &doctor->services[i];

		any |= doctor_services_is_main(service->name);
		for (int type = 0; type < PAM_TYPES && !service->is_part; type++)
			check_stack(doctor, service, (enum pam_type)type);
	}
	if (!any)
		findings_add(doctor->findings, &no_service,
			     "None of the services login, su, sshd, sudo and passwd was "
			     "found in %s.",
			     doctor->places->pam.paths[0]);
}
