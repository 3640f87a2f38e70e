/* SPDX-License-Identifier: MIT */
/*
 * What the library reads comes first: a name that ends in .conf and does not begin with a dot.
 * Of the others those of editors and package managers are nobody's rules, and those that end in
 * .disabled or the like were switched off.
 */
#include "cli/common/drop_in.h"

#include "base/array.h"

#include <stdbool.h>
#include <string.h>

static bool has_end(const char *name, const char *end)
{
	size_t len = strlen(name), end_len = strlen(end);

	return len > end_len && strcmp(name + len - end_len, end) == 0;
}

static bool is_leftover(const char *name)
{
	static const char *const ends[] = { "~",     ".swp",  ".bak",	   ".old",
					    ".orig", ".save", ".disabled", ".off" };
	static const char *const parts[] = { ".dpkg-", ".rpm", ".ucf-" };

	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (has_end(name, ends[i]))
			return true;
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
		if (strstr(name, parts[i]))
			return true;
	return name[0] == '#' || strncmp(name, "README", strlen("README")) == 0;
}

enum drop_in drop_in_of(const char *name)
{
	if (name[0] == '.')
		return DROP_IN_LEFTOVER;
	if (has_end(name, ".conf"))
		return DROP_IN_READ;
	return is_leftover(name) ? DROP_IN_LEFTOVER : DROP_IN_UNREAD;
}
