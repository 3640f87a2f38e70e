/* SPDX-License-Identifier: MIT */
/* Which columns of a file are read, and as what. */
#ifndef CLI_PEOPLE_MAP_H
#define CLI_PEOPLE_MAP_H

#include "cli/csv/csv_parser.h"
#include "store/personal/personal_kind.h"

/* Most columns that are read. */
#define PEOPLE_MAP_MAX 32

/* What stands for the user name; the other kinds are those of store/personal/personal_kind.h. */
#define PEOPLE_MAP_USER 0

struct people_column {
	unsigned kind;
	struct pwp_text name; /* as the first row has it; borrowed from the arguments */
	bool found;
	size_t field;
	/* what was read so far */
	size_t filled, forms;
};

/* A zeroed one is empty. */
struct people_map {
	struct people_column columns[PEOPLE_MAP_MAX];
	size_t count;
	uint8_t of_field[CSV_FIELDS_MAX]; /* place of the column, from 1; 0: not read */
};

/* Takes `KIND=COLUMN[,KIND=COLUMN]...`. False: it has said what is wrong. */
bool people_map_take(struct people_map *map, const char *value);

/* Whether there is a column for the user, and one for anything else. False: as above. */
bool people_map_check(const struct people_map *map);

/* Takes a field of the first row. NULL, or what is wrong with it. */
const char *people_map_header(struct people_map *map, size_t field, struct pwp_text name);

/* Whether the first row had all columns. False: it has said which one is missing. */
bool people_map_is_complete(const struct people_map *map, const char *file);

/* The column of a field; NULL: it is not read. */
struct people_column *people_map_column(struct people_map *map, size_t field);

/* What the kind of a column is called. */
const char *people_map_kind(const struct people_column *column);

#endif
