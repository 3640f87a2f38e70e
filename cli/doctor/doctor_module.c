/* SPDX-License-Identifier: MIT */
/*
 * The module's own file, loaded as libpam loads it from wherever lines name it. Where it does
 * not load, its `requisite` line refuses every change of a password, root's too.
 */
#include "cli/doctor/doctor.h"
#include "cli/doctor/stack_effects.h"
#include "cli/pamconf/pam_scenario.h"

#include <stdio.h>
#include <string.h>

#define MODULE "pam_pwpolicy.so"
#define UNTIL_THEN                                                               \
	" Until then run 'pam-auth-update --disable pwpolicy pwpolicy-record', " \
	"or take the lines of pam_pwpolicy out."

static const struct finding_kind unknown_folder = {
	"module_untried",
	FINDING_NOTE,
	"Install the library libpam, or look by hand where it takes its modules from.",
};
static const struct finding_kind missing = {
	"module_missing",
	FINDING_ERROR,
	"Keep a root shell open and install pwpolicy again so that the file is at that "
	"place, or correct the name in the lines." UNTIL_THEN,
};
static const struct finding_kind damaged = {
	"module_damaged",
	FINDING_ERROR,
	"Keep a root shell open and install pwpolicy again, for the architecture and the "
	"release of this machine." UNTIL_THEN,
};
static const struct finding_kind exposed = {
	"module_exposed",
	FINDING_ERROR,
	"Find out who has changed it and install pwpolicy again; then 'chown root:root' "
	"and 'chmod 0644' for the file, 'chmod 0755' for the folder.",
};

/* What comes of it in the services that have the line; adds them to the finding. */
static unsigned find_effects(const struct doctor *doctor, const char *written)
{
	unsigned effects = 0;

	for (size_t i = 0; i < doctor->n_services * PAM_TYPES; i++) {
		const struct doctor_service *service = &doctor->services[i / PAM_TYPES];
		const struct pam_stack *stack = service->stacks[i % PAM_TYPES];

		for (size_t j = 0; stack && j < stack->n_lines; j++)
			if (strcmp(stack->lines[j]->path, written) == 0)
				effects |= stack_effects_of_module(
					stack, (enum pam_type)(i % PAM_TYPES), written);
	}
	return effects;
}

static bool lacks_entry(const struct pam_module_trial *trial)
{
	return trial->state == PAM_MODULE_LOADS &&
	       !(trial->has_entry[PAM_TYPE_AUTH] && trial->has_entry[PAM_TYPE_ACCOUNT] &&
		 trial->has_entry[PAM_TYPE_PASSWORD]);
}

/* The line that names the file so; NULL: none does. */
static const char *find_where(const struct doctor *doctor, const char *written)
{
	for (size_t i = 0; i < doctor->n_services * PAM_TYPES; i++) {
		const struct pam_stack *stack =
			doctor->services[i / PAM_TYPES].stacks[i % PAM_TYPES];

		for (size_t j = 0; stack && j < stack->n_lines; j++)
			if (strcmp(stack->lines[j]->path, written) == 0)
				return stack->lines[j]->where;
	}
	return NULL;
}

static void report(struct doctor *doctor, const char *written,
		   const struct pam_module_trial *trial)
{
	struct findings *findings = doctor->findings;
	const char *effects = stack_effects_text(find_effects(doctor, written));
	const char *where = find_where(doctor, written);

	switch (trial->state) {
	case PAM_MODULE_MISSING:
		findings_add(findings, &missing, "%s%sthe module %s is not there%s.",
			     where ? where : "", where ? ": " : "", trial->path, effects);
		break;
	case PAM_MODULE_CRASHES:
		findings_add(findings, &damaged,
			     "The module %s is damaged: every program crashes that asks "
			     "PAM for a service with it, as su, passwd and sshd do.",
			     trial->path);
		break;
	case PAM_MODULE_EXPOSED:
		findings_add(findings, &exposed,
			     "The module %s: %s. Whoever changes it has every right of "
			     "root. It was not loaded for this check.",
			     trial->path, trial->text);
		break;
	case PAM_MODULE_REFUSED:
		findings_add(findings, &damaged, "The module cannot be loaded (%s)%s.",
			     trial->text, effects);
		break;
	case PAM_MODULE_LOADS:
		findings_add(findings, &damaged,
			     "%s is not the module of pwpolicy: it lacks what PAM asks "
			     "for%s.",
			     trial->path, effects);
		break;
	}
}

/* Whether the name is ours, or was meant to be. */
static bool is_ours(const struct doctor_module *module)
{
	const char *slash = strrchr(module->written, '/');

	return strcmp(slash ? slash + 1 : module->written, MODULE) == 0 ||
	       strcmp(module->guess, "pam_pwpolicy") == 0;
}

void doctor_check_module(struct doctor *doctor)
{
	bool named = false;
	struct pam_module_trial trial;

	if (!*doctor->folders.paths[0]) {
		findings_add(doctor->findings, &unknown_folder,
			     "It is not known where PAM looks for modules, so none was "
			     "tried.");
		return;
	}
	for (size_t i = 0; i < doctor->n_modules; i++) {
		const struct doctor_module *module = &doctor->modules[i];

		if (!is_ours(module))
			continue;
		named = true;
		if (!doctor_module_has_odd_byte(module) &&
		    (module->trial.state != PAM_MODULE_LOADS ||
		     lacks_entry(&module->trial)))
			report(doctor, module->written, &module->trial);
	}
	if (!named && pam_module_try(&doctor->folders, MODULE, &trial) == 0 &&
	    (trial.state != PAM_MODULE_LOADS || lacks_entry(&trial)))
		report(doctor, MODULE, &trial);
}
