/* SPDX-License-Identifier: MIT */
/* Reads a file about people into an import. */
#ifndef CLI_PEOPLE_READ_H
#define CLI_PEOPLE_READ_H

#include "cli/people/people_map.h"
#include "cli/people/line_ranges.h"
#include "store/personal/personal_import.h"

/* What was found in the rows. */
struct people_rows {
	size_t count;		    /* without the first, which names the columns */
	struct line_ranges unknown; /* lines of rows about nobody on this system */
};

/*
 * Reads a whole file, or standard input where `file` is "-". Only mapped columns are ever
 * stored, one row at a time, in memory that is wiped. False: it has said what is wrong and
 * where; then nothing of the import shall be used.
 */
bool people_read(const char *file, struct people_map *map, struct personal_import *import,
		 struct people_rows *ret_rows);

#endif
