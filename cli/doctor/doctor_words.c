/* SPDX-License-Identifier: MIT */
/*
 * The words after pam_pwpolicy.so in pam.d. The module treats a word that it does not
 * know, or a value that the policy refuses, like a broken policy file, so that a typing
 * mistake never gives a weaker policy; here it is found before somebody's change fails.
 * The doctor judges by the policy as the first of our lines amends it.
 */
#include "base/array.h"
#include "cli/doctor/doctor.h"
#include "cli/pamconf/pam_scenario.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct finding_kind policy_broken = {
	"policy_broken",
	FINDING_ERROR,
	"Mend the file and try it with 'pwpolicy policy lint'. Until then nobody but "
	"root "
	"can change a password.",
};
static const struct finding_kind word_refused = {
	"pam_word_refused",
	FINDING_ERROR,
	"Mend that word; pam_pwpolicy(8) lists what may stand there. Until then the line "
	"counts as a broken policy.",
};
static const struct finding_kind words_differ = {
	"pam_words_differ",
	FINDING_WARNING,
	"Give all lines of pam_pwpolicy the same options, or better write the options "
	"into "
	"/etc/pwpolicy/policy.conf.",
};

/* Words of the module itself; the others are options of the policy. */
static const struct {
	const char *name;
	bool with_value;
} module_words[] = {
	{ "policy", true },
	{ "authtok_type", true },
	{ "use_authtok", false },
	{ "record", false },
};

static bool is_module_word(const char *word)
{
	size_t len = strcspn(word, "=");

	for (size_t i = 0; i < ARRAY_SIZE(module_words); i++)
		if (strlen(module_words[i].name) == len &&
		    memcmp(word, module_words[i].name, len) == 0)
			return module_words[i].with_value == (word[len] == '=');
	return false;
}

/* The value of policy=...; NULL: the line names none. */
static const char *policy_name(const struct pam_line *line)
{
	for (size_t i = 0; line && i < line->n_arguments; i++)
		if (strncmp(line->arguments[i], "policy=", strlen("policy=")) == 0)
			return line->arguments[i] + strlen("policy=");
	return NULL;
}

static int open_policy(const struct doctor *doctor, const char *name,
		       struct pwp_policy **ret_policy,
		       struct pwp_parse_error *parse_error)
{
	unsigned flags = doctor->places->stores->trust ? PWP_LOAD_TRUST_EUID : 0;

	if (name && *name != '/')
		return pwp_policy_new(name, ret_policy);
	return pwp_policy_load(name ? name : doctor->places->policy_file, flags,
			       ret_policy, parse_error);
}

/* Sets one word; NULL, or why it is refused. */
static const char *apply(struct pwp_policy *policy, const char *word,
			 struct pwp_parse_error *parse_error)
{
	const char *equals = strchr(word, '=');

	if (is_module_word(word))
		return NULL;
	if (!equals)
		return "it is neither a word of the module nor NAME=VALUE";
	char *name = strndup(word, (size_t)(equals - word));
	struct pwp_text value = { equals + 1, strlen(equals + 1) };
	int error = name ? pwp_policy_set(policy, NULL, name, value, parse_error)
			 : PWP_ERR_NOMEM;
	free(name);
	if (!error)
		return NULL;
	return parse_error->text[0] ? parse_error->text : pwp_strerror(error);
}

static bool stands_before(const struct pam_line *line, size_t at)
{
	size_t len = strcspn(line->arguments[at], "=");

	for (size_t i = 0; i < at; i++)
		if (strcspn(line->arguments[i], "=") == len &&
		    memcmp(line->arguments[i], line->arguments[at], len) == 0)
			return true;
	return false;
}

static void say_refused(const struct doctor *doctor, const char *service,
			const struct pam_line *line, size_t at, const char *why)
{
	findings_add_for_service(doctor->findings, &word_refused, service,
				 "%s: the word \"%.*s\" is refused: %s.", line->where,
				 (int)strcspn(line->arguments[at], "="),
				 line->arguments[at], why);
}

static void check_line(const struct doctor *doctor, const char *service,
		       const struct pam_line *line)
{
	struct pwp_policy *policy = NULL;
	struct pwp_parse_error loading = PWP_PARSE_ERROR_INIT;
	const char *name = policy_name(line);

	if (name && open_policy(doctor, name, &policy, &loading) != 0)
		findings_add_for_service(doctor->findings, &word_refused, service,
					 "%s: the policy %s cannot be loaded%s%s.",
					 line->where, name, loading.text[0] ? ": " : "",
					 loading.text);
	if (!name && pwp_policy_new(NULL, &policy) != 0)
		return;
	for (size_t i = 0; policy && i < line->n_arguments; i++) {
		struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
		const char *why =
			stands_before(line, i)
				? "it stands twice"
				: apply(policy, line->arguments[i], &parse_error);

		if (why)
			say_refused(doctor, service, line, i, why);
	}
	policy = pwp_policy_free(policy);
}

/* Whether both lines have the same options, in the same order. */
static bool same_options(const struct pam_line *a, const struct pam_line *b)
{
	const char *name_a = policy_name(a), *name_b = policy_name(b);
	size_t i = 0, j = 0;

	if (!name_a != !name_b || (name_a && strcmp(name_a, name_b) != 0))
		return false;
	for (;; i++, j++) {
		while (i < a->n_arguments && is_module_word(a->arguments[i]))
			i++;
		while (j < b->n_arguments && is_module_word(b->arguments[j]))
			j++;
		if (i == a->n_arguments || j == b->n_arguments)
			return i == a->n_arguments && j == b->n_arguments;
		if (strcmp(a->arguments[i], b->arguments[j]) != 0)
			return false;
	}
}

typedef void line_fn(struct doctor *doctor, const char *service,
		     const struct pam_line *line, const struct pam_line **first);

/* Calls a function for each of our lines; *first is kept from call to call. */
static void for_our_lines(struct doctor *doctor, line_fn *call,
			  const struct pam_line **first)
{
	for (size_t i = 0; i < (size_t)DOCTOR_SERVICES * PAM_TYPES_CHECKED; i++) {
		struct doctor_service *service = &doctor->services[i / PAM_TYPES_CHECKED];
		const struct pam_stack *stack = service->stacks[i % PAM_TYPES_CHECKED];

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
	check_line(doctor, service, line);
	if (!same_options(line, *first))
		findings_add_for_service(
			doctor->findings, &words_differ, service,
			"%s and %s have different options, so people are judged "
			"by different rules at different doors.",
			(*first)->where, line->where);
}

void doctor_check_words(struct doctor *doctor)
{
	const struct pam_line *first = NULL;

	for_our_lines(doctor, check_one, &first);
}

void doctor_load_policy(struct doctor *doctor)
{
	const struct pam_line *first = NULL;

	for_our_lines(doctor, keep_first, &first);
	/* What is wrong with the words or with a policy that they name is found later. */
	struct pwp_parse_error ignored = PWP_PARSE_ERROR_INIT;
	if (open_policy(doctor, policy_name(first), &doctor->policy, &ignored) != 0)
		return;
	for (size_t i = 0; first && i < first->n_arguments; i++) {
		struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;

		(void)apply(doctor->policy, first->arguments[i], &parse_error);
	}
}

void doctor_check_policy_file(struct doctor *doctor)
{
	struct pwp_policy *policy = NULL;
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	int error = open_policy(doctor, NULL, &policy, &parse_error);
	char place[sizeof(parse_error.file) + 32] = "";

	policy = pwp_policy_free(policy);
	if (!error)
		return;
	if (parse_error.line)
		(void)snprintf(place, sizeof(place), "%s:%u:%u: ", parse_error.file,
			       parse_error.line, parse_error.column);
	else if (parse_error.file[0])
		(void)snprintf(place, sizeof(place), "%s: ", parse_error.file);
	findings_add(doctor->findings, &policy_broken, "The policy does not load: %s%s.",
		     place, parse_error.text[0] ? parse_error.text : pwp_strerror(error));
}
