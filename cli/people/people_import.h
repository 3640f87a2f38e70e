/* SPDX-License-Identifier: MIT */
/* The parts of pwpolicy people import. */
#ifndef CLI_PEOPLE_IMPORT_H
#define CLI_PEOPLE_IMPORT_H

#include "cli/csv/csv_parser.h"
#include "pwpolicy.h"
#include "store/personal/personal_import.h"
#include "store/personal/personal_kind.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- which columns of a file are read, and as what; people_map.c */

/* Most columns that are read. */
#define PEOPLE_MAP_MAX 32

/* The kind of a user name; the other kinds are those of personal_kind.h. */
#define PEOPLE_MAP_USER 0

struct people_column {
	unsigned kind;
	struct pwp_text name; /* as in the first row; borrowed from the arguments */
	bool found;
	size_t field;
	/* what was read so far */
	size_t filled, forms;
};

/* A zeroed one is empty. */
struct people_map {
	struct people_column columns[PEOPLE_MAP_MAX];
	size_t count;
	uint8_t of_field[CSV_FIELDS_MAX]; /* index of the column plus 1; 0: not read */
};

/* Adds `KIND=COLUMN[,KIND=COLUMN]...`. False: it has reported what is wrong. */
bool people_map_add(struct people_map *map, const char *value);

/* Whether there is one column for the user, and one for anything else. False: as above. */
bool people_map_check(const struct people_map *map);

/* Takes a field of the first row. Returns NULL, or what is wrong with it. */
const char *people_map_header(struct people_map *map, size_t field, struct pwp_text name);

/* Whether the first row had all columns. False: it has reported which one is missing. */
bool people_map_is_complete(const struct people_map *map, const char *file);

/* The column of a field; NULL: it is not read. */
struct people_column *people_map_column(struct people_map *map, size_t field);

/* The name of a column's kind. */
const char *people_map_kind(const struct people_column *column);

/* ---- line numbers in short: "5, 9-14, 20"; line_ranges.c */

/* Most ranges that are printed. */
#define LINE_RANGES_MAX 200

/* A zeroed one is empty. */
struct line_ranges {
	struct {
		size_t first, last;
	} items[LINE_RANGES_MAX];
	size_t count;
	size_t lines;	/* all that were added */
	size_t omitted; /* of them, those for which there was no room */
};

/* Adds a line, which is greater than all before. */
void line_ranges_add(struct line_ranges *ranges, size_t line);

/* Writes them to standard output. */
void line_ranges_print(const struct line_ranges *ranges);

/* ---- the user ids of many user names, from one list of accounts; account_index.c */

/* Longest user name. */
#define ACCOUNT_INDEX_USER_MAX PWP_WORD_MAX

struct account_index_entry {
	char *user;
	int64_t uid;
	size_t place; /* in the list: of two with one name the first counts */
};

/* A zeroed one is empty: then every name is looked up by itself. */
struct account_index {
	struct account_index_entry *entries;
	size_t count, room;
};

/* Reads all accounts that are listed; a directory often lists none. Returns 0, PWP_ERR_FILE
 * (the list ended early) or PWP_ERR_NOMEM. */
PWP_CHECKED int account_index_init(struct account_index *index);

/* Finds a user, in the list or else by a look-up; *ret_user is the name as the system
 * spells it. Returns what account_find() returns, or PWP_ERR_TOO_BIG for a longer name. */
PWP_CHECKED int account_index_find(const struct account_index *index, const char *user,
				   char ret_user[ACCOUNT_INDEX_USER_MAX + 1],
				   int64_t *ret_uid);

void account_index_done(struct account_index *index);

/* ---- a file into an import; people_read.c */

/* What the rows were about. */
struct people_rows {
	size_t count;		    /* without the first, which names the columns */
	struct line_ranges unknown; /* lines of rows about nobody on this system */
};

/*
 * Reads a whole file, or standard input where `file` is "-". Only mapped columns are ever
 * stored, one row at a time, in memory that is wiped. False: it has reported what is wrong
 * and where; then the import must not be used.
 */
bool people_read(const char *file, struct people_map *map, struct personal_import *import,
		 struct people_rows *ret_rows);

#endif
