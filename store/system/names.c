/* SPDX-License-Identifier: MIT */
/*
 * Finds names in lists and patterns. The lists were written by the library out of a policy
 * that was read without fault: items stand between ", " and none is empty.
 */
#include "store/system/names.h"

#include "base/ascii.h"
#include "base/str.h"

static bool same_name(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (ascii_to_lower((uint8_t)a.ptr[i]) !=
		    ascii_to_lower((uint8_t)b.ptr[i]))
			return false;
	return true;
}

bool names_hold(const char *list, const char *name)
{
	struct str rest = str_from_c(list);
	struct str item;

	while (str_split(&rest, ',', &item))
		if (same_name(str_trim(item), str_from_c(name)))
			return true;
	return false;
}

bool names_next(const char **list, char *name, size_t size)
{
	struct str rest = str_from_c(*list);
	struct str item;

	if (rest.len == 0 || !str_split(&rest, ',', &item))
		return false;
	item = str_trim(item);
	if (item.len >= size)
		return false;
	memcpy(name, item.ptr, item.len);
	name[item.len] = '\0';
	*list = rest.ptr ? rest.ptr : "";
	return true;
}

bool names_hold_group(const char *list, const struct account *account)
{
	for (size_t i = 0; i < account->n_groups; i++)
		if (names_hold(list, account->groups[i]))
			return true;
	return false;
}

bool names_part(const char *pattern, const char *name, char *part, size_t size)
{
	struct str before = { pattern, strcspn(pattern, "%") };
	if (pattern[before.len] != '%')
		return false;
	struct str after = str_from_c(pattern + before.len + 1);
	struct str whole = str_from_c(name);
	if (whole.len <= before.len + after.len)
		return false;
	size_t len = whole.len - before.len - after.len;
	if (len >= size || memcmp(whole.ptr, before.ptr, before.len) != 0 ||
	    memcmp(whole.ptr + before.len + len, after.ptr, after.len) != 0)
		return false;
	memcpy(part, whole.ptr + before.len, len);
	part[len] = '\0';
	return true;
}
