/* SPDX-License-Identifier: MIT */
/*
 * Searches the auth stacks for modules that ask for something beside the password. It shows
 * that there is a module, not whether each person has set it up, nor what sshd asks for by
 * itself (keys, AuthenticationMethods).
 */
#include "cli/review/review.h"

#include "base/array.h"

#include <string.h>

static const char *const services[SECOND_FACTOR_SERVICES] = { "login", "sshd", "sudo" };

static const char *const modules[] = {
	"pam_google_authenticator",
	"pam_oath",
	"pam_u2f",
	"pam_yubico",
	"pam_duo",
	"pam_pkcs11",
	"pam_otpw",
	"pam_radius_auth",
	"pam_privacyidea",
};

static const char *known_module(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(modules); i++)
		if (strcmp(name, modules[i]) == 0)
			return modules[i];
	return NULL;
}

static const char *find_in(const struct pam_stack *stack)
{
	const char *found = NULL;

	for (size_t i = 0; !found && i < stack->n_lines; i++)
		if (!stack->lines[i]->is_substack)
			found = known_module(stack->lines[i]->module);
	return found;
}

int second_factor_find(const struct pam_folders *folders,
		       struct second_factor ret_found[SECOND_FACTOR_SERVICES])
{
	for (size_t i = 0; i < SECOND_FACTOR_SERVICES; i++) {
		struct pam_stack *stack = NULL;
		int error = pam_stack_read(folders, services[i], PAM_TYPE_AUTH, &stack);

		if (error && error != PWP_ERR_UNKNOWN)
			return error;
		ret_found[i] = (struct second_factor){
			.service = services[i],
			.exists = !error,
			.module = error ? NULL : find_in(stack),
		};
		pam_stack_free(stack);
	}
	return 0;
}
