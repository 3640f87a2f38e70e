/* SPDX-License-Identifier: MIT */
/*
 * The arguments of pam_pwpolicy.so in pam.d. The module treats an argument that it does not
 * know, or a value that the policy refuses, like a broken policy file, so that a mistyped
 * one never gives a weaker policy; here it is found before somebody's change fails. The
 * other checks use the policy as the first of our lines amends it.
 */
#include "cli/doctor/doctor.h"
#include "cli/doctor/stack_effects.h"
#include "cli/pamconf/pam_scenario.h"
#include "store/system/module_arguments.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct finding_kind policy_broken = {
	"policy_broken",
	FINDING_ERROR,
	"Fix the file and try it with 'pwpolicy policy lint'. Until then nobody but "
	"root can change a password.",
};
static const struct finding_kind argument_refused = {
	"pam_argument_refused",
	FINDING_ERROR,
	"Fix that argument; pam_pwpolicy(8) lists those that there are. Until then the "
	"line counts as a broken policy.",
};
static const struct finding_kind arguments_differ = {
	"pam_arguments_differ",
	FINDING_WARNING,
	"Give all lines of pam_pwpolicy the same options, or better write the options "
	"into /etc/pwpolicy/policy.conf.",
};

static const char *policy_of(const struct pam_line *line)
{
	return line ? module_arguments_policy(line->n_arguments, line->arguments) : NULL;
}

static int open_policy(const struct doctor *doctor, const char *name,
		       struct pwp_policy **ret_policy,
		       struct pwp_parse_error *reterr_parse_error)
{
	unsigned flags = doctor->places->stores->trust ? PWP_LOAD_TRUST_EUID : 0;

	return module_arguments_open(name, doctor->places->policy_file, flags, ret_policy,
				     reterr_parse_error);
}

/* What the module would report of each argument, all faults at once; whether there are any. */
static bool check_arguments(const struct doctor *doctor, const char *service,
			    const struct pam_line *line, struct pwp_policy *policy)
{
	bool refused = false;

	for (size_t i = 0; i < line->n_arguments; i++) {
		struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
		const char *argument = line->arguments[i];
		int error = module_arguments_check(line->arguments, i, &parse_error);

		if (!error)
			error = module_arguments_set(argument, policy, &parse_error);
		refused |= error != 0;
		if (error)
			findings_add_for_service(
				doctor->findings, &argument_refused, service,
				"%s: the argument \"%.*s\" is refused: %s.", line->where,
				(int)strcspn(argument, "="), argument,
				parse_error.text[0] ? parse_error.text
						    : pwp_strerror(error));
	}
	return refused;
}

/* Whether the module refuses its line. */
static bool check_line(const struct doctor *doctor, const char *service,
		       const struct pam_line *line)
{
	struct pwp_policy *policy = NULL;
	struct pwp_parse_error loading = PWP_PARSE_ERROR_INIT;
	const char *name = policy_of(line);
	int error = name ? open_policy(doctor, name, &policy, &loading)
			 : pwp_policy_new(NULL, &policy);

	bool refused = error != 0;
	if (!error)
		refused = check_arguments(doctor, service, line, policy);
	else if (name)
		findings_add_for_service(doctor->findings, &argument_refused, service,
					 "%s: the policy %s cannot be loaded%s%s.",
					 line->where, name, loading.text[0] ? ": " : "",
					 loading.text);
	policy = pwp_policy_free(policy);
	return refused;
}

/* Whether both lines have the same options, in the same order. */
static bool same_options(const struct pam_line *a, const struct pam_line *b)
{
	const char *name_a = policy_of(a), *name_b = policy_of(b);
	size_t i = 0, j = 0;

	if (!name_a != !name_b || (name_a && strcmp(name_a, name_b) != 0))
		return false;
	for (;; i++, j++) {
		while (i < a->n_arguments && !module_arguments_is_option(a->arguments[i]))
			i++;
		while (j < b->n_arguments && !module_arguments_is_option(b->arguments[j]))
			j++;
		if (i == a->n_arguments || j == b->n_arguments)
			return i == a->n_arguments && j == b->n_arguments;
		if (strcmp(a->arguments[i], b->arguments[j]) != 0)
			return false;
	}
}

typedef void line_fn(struct doctor *doctor, const char *service,
		     const struct pam_line *line, const struct pam_line **first);

/* Calls a function for each of our lines; *first lives from call to call. */
static void for_our_lines(struct doctor *doctor, line_fn *call,
			  const struct pam_line **first)
{
	for (size_t i = 0; i < doctor->n_services * PAM_TYPES; i++) {
		struct doctor_service *service = &doctor->services[i / PAM_TYPES];
		const struct pam_stack *stack = service->stacks[i % PAM_TYPES];

		if (service->is_part || (stack && stack_is_unclear(stack)))
			continue;
		for (size_t j = 0; stack && j < stack->n_lines; j++)
			if (pam_scenario_is_ours(stack->lines[j]))
				call(doctor, service->name, stack->lines[j], first);
	}
}

static void keep_first(struct doctor *doctor, const char *service,
		       const struct pam_line *line, const struct pam_line **first)
{
	(void)doctor;
	(void)service;
	if (!*first)
		*first = line;
}

static void check_one(struct doctor *doctor, const char *service,
		      const struct pam_line *line, const struct pam_line **first)
{
	if (!*first)
		*first = line;
	if (!check_line(doctor, service, line) && !same_options(line, *first))
		findings_add_for_service(
			doctor->findings, &arguments_differ, service,
			"%s and %s have different options, so people are judged "
			"by different rules in different services.",
			(*first)->where, line->where);
}

void doctor_check_arguments(struct doctor *doctor)
{
	const struct pam_line *first = NULL;

	for_our_lines(doctor, check_one, &first);
}

void doctor_load_policy(struct doctor *doctor)
{
	const struct pam_line *first = NULL;

	for_our_lines(doctor, keep_first, &first);
	/* Faults of the arguments or of a policy that they name are reported later. */
	struct pwp_parse_error ignored = PWP_PARSE_ERROR_INIT;
	if (!policy_of(first) && doctor_policy_is_missing(doctor))
		return;
	int error = open_policy(doctor, policy_of(first), &doctor->policy, &ignored);
	for (size_t i = 0; doctor->policy && first && i < first->n_arguments; i++) {
		error = module_arguments_check(first->arguments, i, &ignored);
		if (!error)
			error = module_arguments_set(first->arguments[i], doctor->policy,
						     &ignored);
	}
}

void doctor_check_policy_file(struct doctor *doctor)
{
	struct pwp_policy *policy = NULL;
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	int error = open_policy(doctor, NULL, &policy, &parse_error);
	char place[sizeof(parse_error.file) + 32] = "";

	policy = pwp_policy_free(policy);
	if (!error || doctor_policy_is_missing(doctor) ||
	    (error == PWP_ERR_UNTRUSTED && doctor->policy_exposed))
		return;
	if (parse_error.line)
		(void)snprintf(place, sizeof(place), "%s:%u:%u: ", parse_error.file,
			       parse_error.line, parse_error.column);
	else if (parse_error.file[0])
		(void)snprintf(place, sizeof(place), "%s: ", parse_error.file);
	findings_add(doctor->findings, &policy_broken, "The policy does not load: %s%s.",
		     place, parse_error.text[0] ? parse_error.text : pwp_strerror(error));
}
