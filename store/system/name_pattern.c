/* SPDX-License-Identifier: MIT */
/* Compares byte by byte: two names that differ in case may be two accounts. */
#include "store/system/name_pattern.h"

#include "base/str.h"

bool name_pattern_match(const char *pattern, const char *name, char *part, size_t size)
{
	struct str after = str_from_c(pattern);
	struct str whole = str_from_c(name);
	struct str before;

	if (!str_split(&after, '%', &before) || !after.ptr ||
	    whole.len <= before.len + after.len)
		return false;
	size_t len = whole.len - before.len - after.len;
	if (len >= size || memcmp(whole.ptr, before.ptr, before.len) != 0 ||
	    memcmp(whole.ptr + before.len + len, after.ptr, after.len) != 0)
		return false;
	memcpy(part, whole.ptr + before.len, len);
	part[len] = '\0';
	return true;
}
