/* SPDX-License-Identifier: MIT */
/*
 * Loads every module that a stack names, each once. Lines whose module does not load, or has
 * no entry for the type of the line, get what libpam returns for them; a module that was
 * evidently mistyped is known by the name that was meant, so that one mistake is one finding.
 */
#include "cli/doctor/doctor.h"
#include "cli/pamconf/pam_scenario.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MODULES_MAX = 512 };

const struct doctor_module *doctor_module(const struct doctor *doctor,
					  const char *written)
{
	for (size_t i = 0; i < doctor->n_modules; i++)
		if (strcmp(doctor->modules[i].written, written) == 0)
			return &doctor->modules[i];
	return NULL;
}

/* "/lib/security/pam_unix.so": whether that is a name that we know. */
static bool is_known(const char *written)
{
	const char *slash = strrchr(written, '/');
	char name[PAM_NAME_SIZE];
	int len = snprintf(name, sizeof(name), "%s", slash ? slash + 1 : written);

	if (len < 4 || (size_t)len >= sizeof(name))
		return false;
	name[len - 3] = '\0';
	return pam_scenario_knows(name);
}

/* The name that was meant, where no file has the name. */
static void guess(const struct doctor *doctor, struct doctor_module *module)
{
	if (module->trial.state == PAM_MODULE_MISSING && !is_known(module->written) &&
	    pam_module_guess(&doctor->folders, module->written, module->guess))
		module->guess[strlen(module->guess) - 3] = '\0';
}

static const struct doctor_module *try_module(struct doctor *doctor, const char *written)
{
	const struct doctor_module *known = doctor_module(doctor, written);

	if (known || doctor->n_modules == MODULES_MAX)
		return known;
	struct doctor_module *module = &doctor->modules[doctor->n_modules];
	*module = (struct doctor_module){ .written = written };
	if (pam_module_try(&doctor->folders, written, &module->trial) != 0)
		return NULL;
	guess(doctor, module);
	doctor->n_modules++;
	return module;
}

static void mark_line(struct doctor *doctor, enum pam_type type, struct pam_line *line)
{
	if (line->is_substack || !*line->path)
		return;
	const struct doctor_module *module = try_module(doctor, line->path);
	if (!module)
		return;
	const struct pam_module_trial *trial = &module->trial;
	bool answers = trial->state == PAM_MODULE_EXPOSED ||
		       (trial->state == PAM_MODULE_LOADS && trial->has_entry[type]);
	if (!answers && line->forced == PAM_CODES)
		line->forced = PAM_CODE_MODULE_UNKNOWN;
	if (*module->guess)
		line->module = module->guess;
}

static void mark_stack(struct doctor *doctor, enum pam_type type, struct pam_stack *stack)
{
	for (size_t i = 0; stack && i < stack->n_lines; i++)
		mark_line(doctor, type, stack->lines[i]);
}

int doctor_modules_try(struct doctor *doctor)
{
	doctor->modules = calloc(MODULES_MAX, sizeof(*doctor->modules));
	if (!doctor->modules)
		return PWP_ERR_NOMEM;
	if (doctor->places->modules)
		doctor->folders = *doctor->places->modules;
	else if (!pam_module_find_folders(&doctor->folders))
		return 0;
	for (size_t i = 0; i < doctor->n_services; i++)
		for (int type = 0; type < PAM_TYPES; type++)
			mark_stack(doctor, (enum pam_type)type,
				   doctor->services[i].stacks[type]);
	return 0;
}

bool doctor_module_has_odd_byte(const struct doctor_module *module)
{
	for (const char *at = module->written; *at; at++)
		if (*at <= ' ' || *at > '~')
			return true;
	return false;
}
