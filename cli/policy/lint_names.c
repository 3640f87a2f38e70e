/* SPDX-License-Identifier: MIT */
/*
 * Names that are not what they seem. A # after a value is part of the value, so that the
 * group "pupils # year 3" has no members; a group or a user that this machine does not know
 * makes a profile hold for nobody; so does a group that the directory gives a domain.
 */
#include "cli/policy/lint.h"

#include "base/array.h"
#include "base/ascii.h"
#include "base/group_name.h"
#include "cli/account/group_lookup.h"
#include "cli/common/output.h"
#include "cli/common/untrusted_file.h"
#include "store/system/options.h"

#include <pwd.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- comments that are none */

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

static const struct {
	const char *text;
	bool in_words; /* it is between words too, as in "Smith -- Jones" */
} marks[] = {
	{ "#", false }, { ";", false }, { "/*", false }, { "//", true }, { "--", true },
};

/* What a text is that may hold a comment. */
enum kind { NAMES, WORDS };

/* Whether what follows a space, or begins a value, looks like a comment. One of # needs no
 * space behind it, but "House #3" has a number. */
static bool is_comment(struct str text, enum kind kind)
{
	for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
		struct str mark = str_from_c(marks[i].text);

		if (text.len < mark.len || memcmp(text.ptr, mark.ptr, mark.len) != 0)
			continue;
		if (text.len == mark.len)
			return true;
		if (is_space(text.ptr[mark.len]))
			return kind == NAMES || !marks[i].in_words;
		return i == 0 && !ascii_is_digit((unsigned char)text.ptr[mark.len]);
	}
	return false;
}

/* Where a text begins that looks like a comment; NULL: nowhere. */
static const char *find_comment(struct str text, enum kind kind)
{
	for (size_t at = 0; at < text.len; at++)
		if ((at == 0 || is_space(text.ptr[at - 1])) &&
		    is_comment((struct str){ text.ptr + at, text.len - at }, kind))
			return text.ptr + at;
	return NULL;
}

static void check_comment(struct lint *lint, const struct lint_line *line, enum kind kind)
{
	struct lint_line here = *line;
	const char *comment = find_comment(line->value, kind);

	if (!comment)
		return;
	here.column += (unsigned)(comment - line->value.ptr);
	lint_warn(lint, &here,
		  "this looks like a comment, but is part of the value: a comment has a "
		  "line of its own, which # begins");
}

/* A line of a file of words that begins with # is a comment there. */
static void check_words(struct lint *lint, const char *path, const char *text)
{
	struct str rest = str_from_c(text), line;
	struct lint_line here = { .file = path };

	while (str_split(&rest, '\n', &line)) {
		here.number++;
		here.value = str_trim(line);
		here.column = (unsigned)(here.value.ptr - line.ptr) + 1;
		if (here.value.len > 0 && here.value.ptr[0] != '#')
			check_comment(lint, &here, WORDS);
	}
}

static void check_words_file(struct lint *lint, const struct lint_line *line)
{
	struct untrusted_file file = { .text = NULL };
	char *path = strndup(line->value.ptr, line->value.len);

	if (path && untrusted_file_read(path, (size_t)16 * 1024 * 1024, &file) == 0)
		check_words(lint, path, file.text);
	free(file.text);
	free(path);
}

/* ---- groups and users */

static void check_group(struct lint *lint, const struct lint_line *item)
{
	char name[PWP_WORD_MAX + 1];

	snprintf(name, sizeof(name), "%.*s", (int)item->value.len, item->value.ptr);
	if (!find_comment(item->value, NAMES) &&
	    !group_lookup_knows(lint->context->policy, name))
		lint_warn(lint, item, "this machine knows no group \"%s\"", name);
}

static void check_user(struct lint *lint, const struct lint_line *item)
{
	char name[PWP_WORD_MAX + 1];

	snprintf(name, sizeof(name), "%.*s", (int)item->value.len, item->value.ptr);
	if (!find_comment(item->value, NAMES) && !getpwnam(name))
		lint_warn(lint, item, "this machine knows no user \"%s\"", name);
}

/* What is done with the lines of some options, beside looking for comments. */
static const struct {
	const char *option;
	void (*take_item)(struct lint *lint, const struct lint_line *item);
	void (*take_line)(struct lint *lint, const struct lint_line *line);
} handled[] = {
	{ "groups", check_group, NULL },
	{ "break_glass_groups", check_group, NULL },
	{ "users", check_user, NULL },
	{ "site_words_file", NULL, check_words_file },
	{ "banned_words_file", NULL, check_words_file },
};

/* Whether a built-in policy has the same list: one for every kind of machine. */
static bool is_shipped(const struct lint *lint, const struct lint_line *line)
{
	char profile[PWP_WORD_MAX], option[PWP_WORD_MAX], built_in[1024], value[1024];
	const char *name;
	bool same = false;

	snprintf(profile, sizeof(profile), "%.*s", (int)line->profile.len,
		 line->profile.ptr);
	snprintf(option, sizeof(option), "%.*s", (int)line->option.len, line->option.ptr);
	context_value(lint->context, profile, option, value, sizeof(value));
	for (size_t i = 0; !same && (name = pwp_policy_shipped(i)) != NULL; i++) {
		struct pwp_policy *policy = NULL;

		same = pwp_policy_new(name, &policy) == 0 &&
		       pwp_policy_get(policy, profile, option, built_in,
				      sizeof(built_in)) == 0 &&
		       strcmp(built_in, value) == 0;
		pwp_policy_free(policy);
	}
	return same;
}

/* Names of people and machines have no such marks in them, as words and titles may. */
static enum kind kind_of(const struct lint_line *line)
{
	static const char *const of_names[] = { "users",	 "groups",
						"uids",		 "break_glass_groups",
						"group_domains", "force_services" };

	for (size_t i = 0; i < ARRAY_SIZE(of_names); i++)
		if (str_eq(line->option, str_from_c(of_names[i])))
			return NAMES;
	return WORDS;
}

static void check_line(struct lint *lint, const struct lint_line *line)
{
	check_comment(lint, line, kind_of(line));
	for (size_t i = 0; i < ARRAY_SIZE(handled); i++) {
		if (!str_eq(line->option, str_from_c(handled[i].option)))
			continue;
		if (handled[i].take_item && is_shipped(lint, line))
			return;
		if (handled[i].take_item)
			lint_for_each_item(lint, line, handled[i].take_item);
		else
			handled[i].take_line(lint, line);
	}
}

/* ---- domains */

/* Domains that no group can have. */
static void check_domain(struct lint *lint, const struct lint_line *item)
{
	if (memchr(item->value.ptr, '\\', item->value.len) ||
	    memchr(item->value.ptr, '@', item->value.len))
		lint_warn(lint, item,
			  "no group has the domain %.*s: it is written without \\ and @",
			  (int)item->value.len, item->value.ptr);
}

/* Whether a list of the profile has the name. */
static bool lists(struct options *options, const char *option, struct str name)
{
	const char *item;

	for (size_t i = 0; (item = options_item(options, option, i)) != NULL; i++)
		if (str_eq_no_case(str_from_c(item), name))
			return true;
	return false;
}

/* A group of the machine that a profile would take if it had no domain. */
static void check_stranger(struct lint *lint, const char *profile, const char *group)
{
	static const char *const options_of_groups[] = { "groups", "break_glass_groups" };
	struct options options = { .policy = lint->context->policy, .profile = profile };
	char *groups[] = { (char *)(uintptr_t)group };
	const struct account account = { .groups = groups, .n_groups = 1 };
	struct str domain, bare;

	if (!group_name_split(str_from_c(group), &domain, &bare))
		return;
	for (size_t i = 0; i < ARRAY_SIZE(options_of_groups); i++) {
		const char *option = options_of_groups[i];

		if (lists(&options, option, bare) &&
		    !options_matching_group(&options, option, &account))
			lint_warn(
				lint, lint_find(lint, profile, option),
				"this machine has the group %s, which %s of the profile "
				"\"%s\" does not take: name it so, or set "
				"group_domains = %.*s",
				group, option, profile, (int)domain.len, domain.ptr);
	}
}

static void check_strangers(struct lint *lint)
{
	struct string_list groups = { .count = 0 };
	const char *profile;

	(void)group_lookup_with_domain(&groups);
	for (size_t i = 0;
	     (profile = pwp_policy_profile(lint->context->policy, i)) != NULL; i++)
		for (size_t j = 0; j < groups.count; j++)
			check_stranger(lint, profile, groups.items[j]);
	string_list_done(&groups);
}

/* ---- profiles */

/* The last profile holds for everybody else; any other must name its people. */
static void check_profiles(struct lint *lint)
{
	const struct pwp_policy *policy = lint->context->policy;
	const char *profile;

	for (size_t i = 0; (profile = pwp_policy_profile(policy, i)) != NULL &&
			   pwp_policy_profile(policy, i + 1);
	     i++) {
		struct options options = { .policy = policy, .profile = profile };

		if (!options_item(&options, "users", 0) &&
		    !options_item(&options, "groups", 0) &&
		    !options_item(&options, "uids", 0))
			lint_warn(lint, lint_find(lint, profile, ""),
				  "the profile \"%s\" names no users, groups or uids, so "
				  "it holds for nobody; its name may be mistyped",
				  profile);
	}
}

void lint_names(struct lint *lint)
{
	for (size_t i = 0; i < lint->n_lines; i++)
		check_line(lint, &lint->lines[i]);
	for (size_t i = 0; i < lint->n_lines; i++)
		if (str_eq(lint->lines[i].option, STR_LIT("group_domains")))
			lint_for_each_item(lint, &lint->lines[i], check_domain);
	check_strangers(lint);
	check_profiles(lint);
}
