/* SPDX-License-Identifier: MIT */
/* Finds options in the table (option_table.h), and says where each may stand. */
#include "input/option.h"

#include "base/parse_num.h"
#include "input/rules.h"
#include "pwpolicy.h"

#define WORDS(...) ((const struct option_word[]){ __VA_ARGS__, { NULL, 0 } })
#define YES_NO WORDS({ "yes", 1 }, { "no", 0 })

/* clang-format off */
#define OPTION(id, option_name, option_type, option_scope, ...) \
	[OPTION_##id] = {                                       \
		.name = option_name,                            \
		.type = OPTION_TYPE_##option_type,              \
		.scope = OPTION_SCOPE_##option_scope,           \
		__VA_ARGS__                                     \
	},
#define RULE(id, member_name, type, scope, ...)                 \
	OPTION(id, #member_name, type, scope, .is_rule = true,  \
	       .member = offsetof(struct rules, member_name), __VA_ARGS__)
/* clang-format on */

static const struct option options[] = {
#include "input/option_table.h"
};

const struct option *option_at(size_t index)
{
	return index < OPTION_COUNT ? &options[index] : NULL;
}

const struct option *option_find(struct str name)
{
	if (name.len == 0)
		return NULL;
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (options[i].name[0] == name.ptr[0] &&
		    str_eq(name, str_from_c(options[i].name)))
			return &options[i];
	return NULL;
}

size_t option_index(const struct option *option)
{
	return (size_t)(option - options);
}

const char *option_misplaced(const struct option *option, struct str profile)
{
	if (option->scope == OPTION_SCOPE_POLICY && profile.ptr)
		return "is for the whole policy: it belongs before the first [profile]";
	if (option->scope != OPTION_SCOPE_MATCH)
		return NULL;
	if (!profile.ptr)
		return "is for one profile: it belongs in a [profile] section";
	if (str_eq(profile, STR_LIT(PROFILE_DEFAULT)))
		return "has no use in profile " PROFILE_DEFAULT
		       ", which takes everyone left over";
	return NULL;
}
