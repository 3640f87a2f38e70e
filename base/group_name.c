/* SPDX-License-Identifier: MIT */
/*
 * One domain is cut off and no more: "SCHOOL\pupils@school.example" is the group
 * "pupils@school.example" of the domain SCHOOL, and a list that says "pupils" does not mean
 * it. A directory's group may have an "@" in its own name but no backslash, and a domain
 * has neither; so the border is the first backslash, else the last "@".
 */
#include "base/group_name.h"

/* Where the last one stands, or name.len. */
static size_t last_at(struct str name)
{
	for (size_t i = name.len; i > 0; i--)
		if (name.ptr[i - 1] == '@')
			return i - 1;
	return name.len;
}

bool group_name_split(struct str name, struct str *ret_domain, struct str *ret_bare)
{
	const char *backslash = name.len > 0 ? memchr(name.ptr, '\\', name.len) : NULL;
	size_t border = backslash ? (size_t)(backslash - name.ptr) : last_at(name);

	if (border == 0 || border + 1 >= name.len)
		return false;
	struct str before = { name.ptr, border };
	struct str after = { name.ptr + border + 1, name.len - border - 1 };
	*ret_domain = backslash ? before : after;
	*ret_bare = backslash ? after : before;
	return true;
}

bool group_name_is_domain(struct str item, struct str domain)
{
	return str_eq(item, STR_LIT("*")) || str_eq_no_case(item, domain);
}
