/* SPDX-License-Identifier: MIT */
/*
 * pam_succeed_if's comparisons of uid and user are worked out for the ordinary users as a
 * class; all others, and those of other modules, may be met by some of them. Several
 * comparisons of a line must all be met. It must not know which groups there are.
 */
#include "cli/pamconf/pam_condition.h"

#include "base/array.h"

#include <stdlib.h>
#include <string.h>

enum {
	UID_FIRST = 1000,
	UID_LAST = 60000
}; /* of ordinary users, as useradd gives them */

/* Modules that are conditions and nothing else. */
static const struct {
	const char *module;
	const char *argument; /* the line must have it; NULL: any line */
} conditions[] = {
	{ "pam_access", NULL },	   { "pam_listfile", NULL }, { "pam_rhosts", NULL },
	{ "pam_securetty", NULL }, { "pam_shells", NULL },   { "pam_time", NULL },
	{ "pam_wheel", "trust" },
};

struct comparison {
	const char *field, *relation, *value;
};

static bool is_flag(const char *word)
{
	static const char *const flags[] = { "debug",	   "use_uid",	    "quiet",
					     "quiet_fail", "quiet_success", "audit" };

	for (size_t i = 0; i < ARRAY_SIZE(flags); i++)
		if (strcmp(word, flags[i]) == 0)
			return true;
	return false;
}

/* The next comparison of the line, from argument *at on. False: there is none. */
static bool next_comparison(const struct pam_line *line, size_t *at,
			    struct comparison *ret_comparison)
{
	while (*at < line->n_arguments && is_flag(line->arguments[*at]))
		++*at;
	if (*at + 2 >= line->n_arguments)
		return false;
	*ret_comparison =
		(struct comparison){ line->arguments[*at], line->arguments[*at + 1],
				     line->arguments[*at + 2] };
	*at += 3;
	return true;
}

/* Which of two ends of a range compare so. */
static enum pam_condition compare_range(bool first, bool last)
{
	if (first != last)
		return PAM_CONDITION_SOME;
	return first ? PAM_CONDITION_ALL : PAM_CONDITION_NOBODY;
}

static enum pam_condition compare_number(const char *relation, const char *value)
{
	char *end;
	long number = strtol(value, &end, 10);
	bool ordinary = number >= UID_FIRST && number <= UID_LAST;

	if (end == value || *end)
		return PAM_CONDITION_SOME;
	if (strcmp(relation, "lt") == 0 || strcmp(relation, "<") == 0)
		return compare_range(UID_FIRST < number, UID_LAST < number);
	if (strcmp(relation, "le") == 0 || strcmp(relation, "<=") == 0)
		return compare_range(UID_FIRST <= number, UID_LAST <= number);
	if (strcmp(relation, "gt") == 0 || strcmp(relation, ">") == 0)
		return compare_range(UID_FIRST > number, UID_LAST > number);
	if (strcmp(relation, "ge") == 0 || strcmp(relation, ">=") == 0)
		return compare_range(UID_FIRST >= number, UID_LAST >= number);
	if (strcmp(relation, "eq") == 0 || strcmp(relation, "=") == 0)
		return ordinary ? PAM_CONDITION_SOME : PAM_CONDITION_NOBODY;
	if (strcmp(relation, "ne") == 0 || strcmp(relation, "!=") == 0)
		return PAM_CONDITION_ALL; /* but for one */
	return PAM_CONDITION_SOME;
}

/* Whether root is the only one in a list such as "root:0". */
static bool is_root_alone(const char *list)
{
	while (*list) {
		size_t len = strcspn(list, ":");

		if (len > 0 && !(len == 1 && *list == '0') &&
		    !(len == 4 && strncmp(list, "root", len) == 0))
			return false;
		list += len + (list[len] == ':');
	}
	return true;
}

static bool has_prefix(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* "user = root", "user notin a:b", "user notingroup wheel". */
static enum pam_condition compare_name(const struct comparison *comparison)
{
	const char *relation = comparison->relation;
	bool names_one = strcmp(relation, "=") == 0 || strcmp(relation, "in") == 0;

	if (names_one)
		return is_root_alone(comparison->value) ? PAM_CONDITION_NOBODY
							: PAM_CONDITION_SOME;
	if (strcmp(relation, "!=") == 0 || has_prefix(relation, "notin"))
		return PAM_CONDITION_ALL; /* but for a few */
	return PAM_CONDITION_SOME;
}

static enum pam_condition compare(const struct comparison *comparison)
{
	const char *relation = comparison->relation;
	bool of_list = strcmp(relation, "in") == 0 || strcmp(relation, "notin") == 0;

	if (strcmp(comparison->field, "uid") == 0 && !of_list)
		return compare_number(relation, comparison->value);
	if (strcmp(comparison->field, "user") == 0 ||
	    strcmp(comparison->field, "uid") == 0)
		return compare_name(comparison);
	return PAM_CONDITION_SOME;
}

static enum pam_condition succeed_if(const struct pam_line *line)
{
	enum pam_condition all = PAM_CONDITION_ALL;
	struct comparison comparison;
	size_t at = 0;

	while (next_comparison(line, &at, &comparison)) {
		enum pam_condition one = compare(&comparison);

		if (one == PAM_CONDITION_NOBODY)
			all = one;
		else if (one == PAM_CONDITION_SOME && all == PAM_CONDITION_ALL)
			all = one;
	}
	if (at == 0) /* the module fails without any */
		return PAM_CONDITION_NOBODY;
	if (all == PAM_CONDITION_NOBODY && pam_line_has_argument(line, "use_uid"))
		return PAM_CONDITION_CALLER;
	return all;
}

enum pam_condition pam_condition_of(const struct pam_line *line)
{
	if (strcmp(line->module, "pam_succeed_if") == 0)
		return succeed_if(line);
	for (size_t i = 0; i < ARRAY_SIZE(conditions); i++)
		if (strcmp(line->module, conditions[i].module) == 0 &&
		    (!conditions[i].argument ||
		     pam_line_has_argument(line, conditions[i].argument)))
			return PAM_CONDITION_SOME;
	return PAM_CONDITION_NONE;
}

const char *pam_condition_group(const struct pam_line *line)
{
	struct comparison comparison;
	size_t at = 0;

	while (strcmp(line->module, "pam_succeed_if") == 0 &&
	       next_comparison(line, &at, &comparison))
		if (strcmp(comparison.field, "user") == 0 &&
		    strcmp(comparison.relation, "ingroup") == 0)
			return comparison.value;
	return NULL;
}
