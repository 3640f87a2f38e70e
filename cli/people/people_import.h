/* SPDX-License-Identifier: MIT */
/* The parts of pwpolicy people import. */
#ifndef CLI_PEOPLE_IMPORT_H
#define CLI_PEOPLE_IMPORT_H

#include "cli/common/secure_buffer.h"
#include "cli/common/string_list.h"
#include "cli/csv/line_ranges.h"
#include "cli/table/table_map.h"
#include "pwpolicy.h"
#include "store/personal/personal_import.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which kinds of columns there are, and which are read without --map: enough to find most
 * passwords that are based on a person, and no more. */
#define PEOPLE_KINDS (TABLE_PERSONAL_KINDS | TABLE_KIND_BIT(TABLE_USER))
#define PEOPLE_KNOWN                                                \
	(TABLE_KIND_BIT(TABLE_USER) | TABLE_KIND_BIT(TABLE_EMAIL) | \
	 TABLE_KIND_BIT(TABLE_NAME) | TABLE_KIND_BIT(TABLE_FIRST) | \
	 TABLE_KIND_BIT(TABLE_LAST) | TABLE_KIND_BIT(TABLE_BORN))

/* ---- a file into an import; people_read.c */

/* What the rows were about. */
struct people_rows {
	size_t count;		    /* without the first, which names the columns */
	size_t empty;		    /* beside these, rows in which nothing was written */
	struct line_ranges unknown; /* lines of rows about nobody on this system */
	struct line_ranges by_local_part, by_case; /* lines of people found so */
};

/*
 * Reads a whole file, or standard input where `file` is "-". Only mapped columns are ever
 * stored, one row at a time, in memory that is wiped. False: it has reported what is wrong
 * and where; then the import must not be used.
 */
bool people_read(const char *file, struct table_map *map, struct personal_import *import,
		 struct people_rows *ret_rows);

/* ---- a cell of many names; people_words.c */

/* Adds a word as personal_import_add_word() does, all of it: the library looks at the first
 * names of a text only. */
PWP_CHECKED int people_words_add(struct personal_import *import, unsigned kind,
				 struct pwp_text text, size_t *ret_forms);

/* ---- dates that wait for the order of their column; people_dates.c */

struct people_date {
	int64_t uid;
	size_t line;
	struct table_column *column;
	struct table_date date;
};

/* A zeroed one is empty. */
struct people_dates {
	struct secure_buffer memory;
	size_t count;
};

/* False: it has reported that there is no memory. */
bool people_dates_add(struct people_dates *dates, const struct people_date *date);

/* Adds them all to people who are in the import already. Returns 0, or the error of the
 * import, with the line in *ret_line. */
PWP_CHECKED int people_dates_settle(const struct people_dates *dates,
				    struct personal_import *import, size_t *ret_line);

void people_dates_done(struct people_dates *dates);

/* ---- addresses whose first part is a user; people_addresses.c */

struct people_address {
	int64_t uid;
	size_t line, domain;
};

/* A zeroed one is empty. */
struct people_addresses {
	struct string_list domains;
	struct people_address *items;
	size_t count, room;
};

/* Adds that a line gives a user's address. Returns 0 or PWP_ERR_NOMEM. */
PWP_CHECKED int people_addresses_add(struct people_addresses *addresses, int64_t uid,
				     const char *address, size_t line);

/* Whether two lines, which it gives in ascending order, are of one user and have different
 * addresses. */
bool people_addresses_differ(struct people_addresses *addresses, size_t ret_lines[2]);

void people_addresses_done(struct people_addresses *addresses);

#endif
