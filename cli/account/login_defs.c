/* SPDX-License-Identifier: MIT */
/* Lines of login.defs(5): a name, spaces, a value; what begins with another word is ignored. */
#include "cli/account/login_defs.h"

#include "base/parse_num.h"
#include "base/str.h"
#include "cli/common/untrusted_file.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const size_t file_max = (size_t)64 * 1024;

static uint64_t find(struct str text, struct str name, uint64_t otherwise)
{
	uint64_t number = otherwise;
	struct str line;

	while (str_split(&text, '\n', &line)) {
		line = str_trim(line);
		if (line.len <= name.len || memcmp(line.ptr, name.ptr, name.len) != 0)
			continue;
		const struct str after = { line.ptr + name.len, line.len - name.len };
		struct str value = str_trim(after);
		bool named = value.len < after.len; /* else it begins a longer name */
		if (named && !parse_leading_num(&value, UINT32_MAX, &number))
			number = otherwise;
	}
	return number;
}

uint64_t login_defs_number(const char *path, const char *name, uint64_t otherwise)
{
	struct untrusted_file file = { .text = NULL };

	if (untrusted_file_read(path, file_max, &file) != 0)
		return otherwise;
	uint64_t number =
		find((struct str){ file.text, file.len }, str_from_c(name), otherwise);
	free(file.text);
	return number;
}
