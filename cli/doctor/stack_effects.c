/* SPDX-License-Identifier: MIT */
/*
 * Runs a stack twice, as it is and as if the lines were right that libpam cannot use: what
 * differs is what those lines do to people.
 */
#include "cli/doctor/stack_effects.h"

#include "base/array.h"
#include "cli/pamconf/pam_scenario.h"

#include <string.h>

const char *stack_accepting_module(const struct pam_stack *stack)
{
	const char *other = "pam_unix";

	for (size_t i = stack->n_lines; i-- > 0;) {
		const struct pam_line *line = stack->lines[i];

		if (strcmp(line->module, "pam_unix") == 0)
			return line->module;
		if (pam_scenario_verifies_passwords(line))
			other = line->module;
	}
	return other;
}

bool stack_is_unclear(const struct pam_stack *stack)
{
	for (size_t i = 0; i < stack->n_faults; i++)
		if (!stack->faults[i].is_harmless)
			return true;
	return stack->gives_up;
}

/* Whether a line that decides cannot be read. */
static bool lacks_decision(const struct pam_stack *stack)
{
	for (size_t i = 0; i < stack->n_lines; i++) {
		const struct pam_line *line = stack->lines[i];

		if (line->is_broken && (!*line->module || pam_scenario_is_ours(line) ||
					pam_scenario_verifies_passwords(line) ||
					strcmp(line->module, "pam_deny") == 0))
			return true;
	}
	return false;
}

static bool succeeds(const struct pam_stack *stack, const struct pam_scenario *scenario)
{
	struct pam_outcome outcome;

	pam_dispatch(stack, pam_scenario_result, scenario, &outcome);
	return outcome.status == PAM_CODE_SUCCESS;
}

/* `mistake` has what is kept of it; `succeeded`: the stack is taken to succeed without it. */
static unsigned compare(const struct pam_stack *stack, struct pam_scenario mistake,
			bool succeeded)
{
	static const unsigned locked[PAM_TYPES] = {
		[PAM_TYPE_AUTH] = EFFECT_NO_LOGIN,
		[PAM_TYPE_ACCOUNT] = EFFECT_NO_LOGIN,
		[PAM_TYPE_PASSWORD] = EFFECT_NO_CHANGE,
		[PAM_TYPE_SESSION] = EFFECT_NO_LOGIN,
	};
	struct pam_scenario right = mistake;
	unsigned effects = 0;

	right.kept_path = right.kept_where = NULL;
	if ((succeeded || succeeds(stack, &right)) && !succeeds(stack, &mistake))
		effects |= locked[mistake.type];
	right.wrong_password = mistake.wrong_password = true;
	if (mistake.type == PAM_TYPE_AUTH && !succeeds(stack, &right) &&
	    succeeds(stack, &mistake))
		effects |= EFFECT_WRONG_PASSWORD;
	return effects;
}

static struct pam_scenario meant(const struct pam_stack *stack, enum pam_type type)
{
	return (struct pam_scenario){
		.type = type,
		.accepts = stack_accepting_module(stack),
		.ours = type == PAM_TYPE_PASSWORD ? PAM_CODE_SUCCESS : PAM_CODE_IGNORE,
		.repaired = true,
	};
}

unsigned stack_effects_of_module(const struct pam_stack *stack, enum pam_type type,
				 const char *path)
{
	struct pam_scenario mistake = meant(stack, type);

	mistake.kept_path = path;
	return stack_is_unclear(stack) ? 0 : compare(stack, mistake, false);
}

unsigned stack_effects_of_fault(const struct pam_stack *stack, enum pam_type type,
				const struct pam_fault *fault)
{
	struct pam_scenario mistake = meant(stack, type);
	char where[PAM_WHERE_SIZE];

	memcpy(where, fault->where, sizeof(where));
	if (fault->is_byte && strrchr(where, ':')) /* all of the file are one mistake */
		*strrchr(where, ':') = '\0';
	mistake.kept_where = where;
	bool gives_up = fault->gives_up || (fault->is_byte && stack->gives_up);
	return compare(stack, mistake, lacks_decision(stack)) |
	       (gives_up ? EFFECT_NO_SERVICE : 0);
}

const char *stack_effects_text(unsigned effects)
{
	static const struct {
		unsigned effects;
		const char *text;
	} texts[] = {
		{ EFFECT_WRONG_PASSWORD, ", so anybody gets in with a wrong password" },
		{ EFFECT_NO_SERVICE, ", so PAM refuses everything there" },
		{ EFFECT_NO_LOGIN | EFFECT_NO_CHANGE,
		  ", so nobody, root included, can log in or change a password" },
		{ EFFECT_NO_LOGIN, ", so nobody can log in" },
		{ EFFECT_NO_CHANGE, ", so nobody, root included, can change a password" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
		if ((effects & texts[i].effects) == texts[i].effects)
			return texts[i].text;
	return "";
}
