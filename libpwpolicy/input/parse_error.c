/* SPDX-License-Identifier: MIT */
/* Fills a parse error; knows nothing of policies. */
#include "input/parse_error.h"

int parse_error_set(struct pwp_parse_error *parse_error, int error, size_t column,
		    const char *const pieces[])
{
	size_t len = 0;

	for (; *pieces; pieces++) {
		size_t room = sizeof(parse_error->text) - 1 - len;
		size_t more = strnlen(*pieces, room);
		memcpy(parse_error->text + len, *pieces, more);
		len += more;
	}
	parse_error->text[len] = '\0';
	parse_error->column = (unsigned)column;
	return error;
}

int parse_error_nomem(struct pwp_parse_error *parse_error)
{
	return parse_error_fail(parse_error, PWP_ERR_NOMEM, 0, "out of memory");
}

void parse_error_set_file(struct pwp_parse_error *parse_error, const char *prefix,
			  struct str name)
{
	size_t before = strlen(prefix), room = sizeof(parse_error->file) - 1;

	memcpy(parse_error->file, prefix, before);
	room -= before;
	size_t len = name.len < room ? name.len : room;
	memcpy(parse_error->file + before, name.ptr + name.len - len, len);
	parse_error->file[before + len] = '\0';
	parse_error->line = 0;
	parse_error->column = 0;
}
