/* SPDX-License-Identifier: MIT */
/*
 * Which columns of a table are read, and as what: those that --map names, or without it
 * those whose titles are known. A column that is not read is dropped as the file is parsed.
 */
#ifndef CLI_TABLE_MAP_H
#define CLI_TABLE_MAP_H

#include "cli/csv/csv_parser.h"
#include "cli/table/table_date.h"
#include "cli/table/table_kind.h"

#include <stdbool.h>
#include <stddef.h>

/* Longest title that is shown, in bytes, and its NUL; more is cut off. */
#define TABLE_TITLE_SIZE 129
/* Most columns of dates. */
#define TABLE_DATES_MAX 8

struct table_column {
	unsigned kind; /* TABLE_NONE: it is not read */
	enum table_rank rank;
	char title[TABLE_TITLE_SIZE];
	size_t cell;		   /* of a column that is read: its place among these */
	struct table_dates *dates; /* of a column of dates */
	size_t filled, forms;	   /* for whoever reads it to count in */
};

/* What --map says; the name is borrowed from the arguments. */
struct table_wish {
	unsigned kind;
	struct pwp_text name;
	size_t same,
		same_field; /* how many columns have this name, and the first of them */
	size_t like, like_field; /* the same for case aside */
};

/* It holds a row of the file: the caller keeps it where it is wiped. */
struct table_map {
	table_kinds kinds; /* that may be named */
	table_kinds known; /* that are read by their titles, without --map */
	struct table_wish wishes[CSV_FIELDS_MAX];
	size_t n_wishes;
	struct table_column columns[CSV_FIELDS_MAX];
	size_t line;  /* of the titles */
	size_t count; /* columns of the file */
	size_t cells; /* of them, those that are read */
	struct table_dates dates[TABLE_DATES_MAX];
	size_t n_dates;
};

/* Adds `KIND=COLUMN[,KIND=COLUMN]...` to a map that says which kinds there are. False: it has
 * reported what is wrong. */
bool table_map_add(struct table_map *map, const char *value);

/* Whether --map names a column of this kind. */
bool table_map_names(const struct table_map *map, unsigned kind);

/* Takes a field of the row of titles. */
void table_map_title(struct table_map *map, size_t field, struct pwp_text title);

/* Ends the row of titles. Returns what row() of a handler does. */
const char *table_map_end_titles(struct table_map *map, const struct csv_parser *csv,
				 const char *file);

/* Whether any column that is read has this kind. */
bool table_map_has(const struct table_map *map, unsigned kind);

/* The column of a field; NULL: it is not read. */
struct table_column *table_map_column(struct table_map *map, size_t field);

/* Reports that no column holds what is needed, and which columns there are. Returns
 * csv_reported. */
const char *table_map_report_missing(const struct table_map *map, const char *file,
				     const char *what);

/* Prints which columns are read and which not; then, of those with dates, which rows have
 * none. */
void table_map_print(const struct table_map *map);
void table_map_print_dates(const struct table_map *map);

#endif
