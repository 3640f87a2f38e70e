/* SPDX-License-Identifier: MIT */
/*
 * Lines that libpam cannot use, and modules that it cannot load. A mistake is reported once,
 * with the worst that comes of it in any service: what follows from it is none of its own.
 */
#include "base/array.h"
#include "cli/doctor/doctor.h"
#include "cli/doctor/stack_effects.h"
#include "cli/pamconf/pam_scenario.h"

#include <stdio.h>
#include <string.h>

static const struct finding_kind broken = {
	"pam_broken",
	FINDING_ERROR,
	"Keep a root shell open, fix that line, and run this command again.",
};
static const struct finding_kind bytes = {
	"pam_bytes",
	FINDING_ERROR,
	"Keep a root shell open and write the line anew in an editor of this system; for "
	"carriage returns run \"sed -i 's/\\r$//' FILE\".",
};
static const struct finding_kind exposed_file = {
	"pam_file_exposed",
	FINDING_ERROR,
	"Run 'chown root:root' and 'chmod 0644' on that file, and read it: whoever can "
	"change it has every right of root.",
};
static const struct finding_kind unknown_module = {
	"pam_module_unknown",
	FINDING_ERROR,
	"Keep a root shell open. Correct the name of the module in that line, or install "
	"the package that the module is in.",
};
static const struct finding_kind harmless_module = {
	"pam_module_mistyped",
	FINDING_WARNING,
	"Correct the name of the module in that line.",
};
static const struct finding_kind crashing_module = {
	"pam_module_damaged",
	FINDING_ERROR,
	"Keep a root shell open and install the package again that the module is in.",
};
static const struct finding_kind exposed_module = {
	"pam_module_exposed",
	FINDING_ERROR,
	"Run 'chown root:root' and 'chmod 0644' on the file ('chmod 0755' on a folder), "
	"and find out who has changed it.",
};

/* Where something is in the services; goes over all stacks. */
struct place {
	const struct doctor_service *service;
	const struct pam_stack *stack;
	enum pam_type type;
};

static bool next_place(const struct doctor *doctor, size_t *at, struct place *ret_place)
{
	for (; *at < doctor->n_services * PAM_TYPES; ++*at) {
		const struct doctor_service *service = &doctor->services[*at / PAM_TYPES];
		const struct pam_stack *stack = service->stacks[*at % PAM_TYPES];

		if (!stack || service->is_part)
			continue;
		*ret_place = (struct place){ service, stack,
					     (enum pam_type)(*at % PAM_TYPES) };
		++*at;
		return true;
	}
	return false;
}

/* ---- faults of lines */

static size_t length_of_file(const char *where)
{
	const char *colon = strrchr(where, ':');

	return colon ? (size_t)(colon - where) : strlen(where);
}

static bool same_file(const struct pam_fault *a, const struct pam_fault *b)
{
	size_t len = length_of_file(a->where);

	return len == length_of_file(b->where) && memcmp(a->where, b->where, len) == 0;
}

/* Whether one mistake explains the other: all odd bytes of a file are one. */
static bool is_same_cause(const struct pam_fault *a, const struct pam_fault *b)
{
	if (a->is_byte)
		return !b->is_exposed && same_file(a, b);
	return strcmp(a->where, b->where) == 0 && strcmp(a->text, b->text) == 0;
}

static const struct pam_fault *find_cause(const struct pam_stack *stack,
					  const struct pam_fault *fault)
{
	for (size_t i = 0; i < stack->n_faults; i++)
		if (is_same_cause(fault, &stack->faults[i]))
			return &stack->faults[i];
	return NULL;
}

/* Whether it is explained by the bytes of its file. */
static bool is_consequence(const struct pam_stack *stack, const struct pam_fault *fault)
{
	if (fault->is_byte || fault->is_exposed)
		return false;
	for (size_t i = 0; i < stack->n_faults; i++)
		if (stack->faults[i].is_byte && same_file(fault, &stack->faults[i]))
			return true;
	return false;
}

/* Whether a service is named: where something follows, those alone where it does. */
static bool is_concerned(unsigned everywhere, unsigned here)
{
	return !everywhere || here;
}

/* In any service; of the types that have no such line nothing follows. */
static unsigned effects_of_fault(const struct doctor *doctor,
				 const struct pam_fault *fault)
{
	unsigned effects = 0;
	struct place place;

	for (size_t at = 0; next_place(doctor, &at, &place);) {
		const struct pam_fault *same = find_cause(place.stack, fault);

		if (same)
			effects |= stack_effects_of_fault(place.stack, place.type, same);
	}
	return effects;
}

static const struct finding_kind *kind_of_fault(const struct pam_fault *fault)
{
	if (fault->is_exposed)
		return &exposed_file;
	return fault->is_byte ? &bytes : &broken;
}

static void report_fault(const struct doctor *doctor, const struct pam_fault *fault)
{
	unsigned effects = effects_of_fault(doctor, fault);
	struct place place;

	for (size_t at = 0; next_place(doctor, &at, &place);)
		if (find_cause(place.stack, fault))
			findings_add_for_service(doctor->findings, kind_of_fault(fault),
						 place.service->name, "%s: %s%s.",
						 fault->where, fault->text,
						 stack_effects_text(effects));
}

/* Whether a place before this one has the same cause. */
static bool is_reported(const struct doctor *doctor, size_t end,
			const struct pam_stack *stack, const struct pam_fault *fault)
{
	struct place place;

	for (size_t at = 0; next_place(doctor, &at, &place) && at < end;)
		if (find_cause(place.stack, fault))
			return true;
	return find_cause(stack, fault) != fault;
}

static void check_faults(struct doctor *doctor)
{
	struct place place;

	for (size_t at = 0; next_place(doctor, &at, &place);)
		for (size_t i = 0; i < place.stack->n_faults; i++) {
			const struct pam_fault *fault = &place.stack->faults[i];

			if (!is_consequence(place.stack, fault) &&
			    !is_reported(doctor, at, place.stack, fault))
				report_fault(doctor, fault);
		}
}

/* ---- modules that do not load */

/* The line that names the module and misses it; NULL: none of the stack's. */
static const struct pam_line *find_line(const struct pam_stack *stack,
					const struct doctor_module *module,
					enum pam_type type)
{
	for (size_t i = 0; i < stack->n_lines; i++) {
		const struct pam_line *line = stack->lines[i];
		bool lacks = module->trial.state != PAM_MODULE_LOADS ||
			     !module->trial.has_entry[type];

		if (lacks && !line->is_substack &&
		    strcmp(line->path, module->written) == 0)
			return line;
	}
	return NULL;
}

struct missing {
	const struct pam_line *line; /* the first; NULL: no line misses it */
	unsigned effects;
	bool silent; /* all lines have the dash */
};

static struct missing find_missing(const struct doctor *doctor,
				   const struct doctor_module *module)
{
	struct missing missing = { .silent = true };
	struct place place;

	for (size_t at = 0; next_place(doctor, &at, &place);) {
		const struct pam_line *line = find_line(place.stack, module, place.type);

		if (!line)
			continue;
		if (!missing.line)
			missing.line = line;
		missing.silent &= line->is_silent;
		missing.effects |=
			stack_effects_of_module(place.stack, place.type, module->written);
	}
	return missing;
}

static const struct finding_kind *kind_of(const struct doctor_module *module,
					  const struct missing *missing)
{
	if (module->trial.state ==
	    PAM_MODULE_EXPOSED) /* of a folder all are one mistake */
		return module->trial.by_folder && module->written[0] != '/'
			       ? NULL
			       : &exposed_module;
	if (module->trial.state == PAM_MODULE_CRASHES)
		return &crashing_module;
	if (missing->effects)
		return &unknown_module;
	return *module->guess && !missing->silent ? &harmless_module : NULL;
}

static void report_module(const struct doctor *doctor, const struct place *place,
			  const struct doctor_module *module,
			  const struct missing *missing)
{
	const struct finding_kind *kind = kind_of(module, missing);
	const struct pam_module_trial *trial = &module->trial;
	const char *service = place->service->name;
	const char *effects = stack_effects_text(missing->effects);

	if (kind == &exposed_module || kind == &crashing_module)
		findings_add_for_service(doctor->findings, kind, service, "%s: %s.",
					 trial->path, trial->text);
	else if (*module->guess)
		findings_add_for_service(
			doctor->findings, kind, service,
			"%s names %s, a module that is not there (is %s.so meant?)%s.",
			missing->line->where, module->written, module->guess, effects);
	else
		findings_add_for_service(doctor->findings, kind, service,
					 "%s names %s, which PAM cannot load (%s)%s.",
					 missing->line->where, module->written,
					 *trial->text
						 ? trial->text
						 : "it has no part for that type of line",
					 effects);
}

static void check_module(struct doctor *doctor, const struct doctor_module *module)
{
	const struct missing missing = find_missing(doctor, module);
	struct place place;

	if (!missing.line || doctor_module_has_odd_byte(module) ||
	    pam_scenario_is_ours(missing.line))
		return;
	if (!kind_of(module, &missing))
		return;
	for (size_t at = 0; next_place(doctor, &at, &place);)
		if (find_line(place.stack, module, place.type) &&
		    is_concerned(missing.effects,
				 stack_effects_of_module(place.stack, place.type,
							 module->written)))
			report_module(doctor, &place, module, &missing);
}

void doctor_check_lines(struct doctor *doctor)
{
	check_faults(doctor);
	for (size_t i = 0; i < doctor->n_modules; i++)
		check_module(doctor, &doctor->modules[i]);
}
