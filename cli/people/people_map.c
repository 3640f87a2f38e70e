/* SPDX-License-Identifier: MIT */
/*
 * The map lists what may be read: a column that it does not name is dropped before it is
 * stored anywhere. Names are compared byte by byte with the first row; that row is never
 * shown, because in a file without names it is somebody's data.
 */
#include "cli/people/people_import.h"

#include "cli/common/output.h"
#include "cli/csv/csv_cell.h"

#include <string.h>

static bool is_user(struct pwp_text kind)
{
	return kind.len == 4 && memcmp(kind.ptr, "user", 4) == 0;
}

static void report_kinds(struct pwp_text kind)
{
	char list[256] = "user";
	size_t len = strlen(list);

	for (unsigned i = 1; i <= PERSONAL_KINDS; i++) {
		const char *name = personal_kind_get(i)->name;

		if (len + strlen(name) + 3 > sizeof(list))
			break;
		memcpy(list + len, ", ", 2);
		memcpy(list + len + 2, name, strlen(name) + 1);
		len += 2 + strlen(name);
	}
	output_error("--map: %.*s: no such kind; the kinds are %s", (int)kind.len,
		     kind.ptr, list);
}

static bool has_column(const struct people_map *map, struct pwp_text name)
{
	for (size_t i = 0; i < map->count; i++)
		if (map->columns[i].name.len == name.len &&
		    memcmp(map->columns[i].name.ptr, name.ptr, name.len) == 0)
			return true;
	return false;
}

static bool add(struct people_map *map, struct pwp_text kind, struct pwp_text name)
{
	struct people_column column = { .name = name };

	column.kind = is_user(kind) ? PEOPLE_MAP_USER : personal_kind_find(kind);
	if (!is_user(kind) && column.kind == 0) {
		report_kinds(kind);
		return false;
	}
	if (has_column(map, name)) {
		output_error("--map: %.*s: this column occurs twice", (int)name.len,
			     name.ptr);
		return false;
	}
	if (map->count == PEOPLE_MAP_MAX) {
		output_error("--map: more than %d columns", PEOPLE_MAP_MAX);
		return false;
	}
	map->columns[map->count++] = column;
	return true;
}

bool people_map_add(struct people_map *map, const char *value)
{
	while (*value) {
		size_t len = strcspn(value, ",");
		const char *equals = memchr(value, '=', len);
		size_t kind_len = equals ? (size_t)(equals - value) : 0;
		struct pwp_text kind =
			csv_cell_trim((struct pwp_text){ value, kind_len });
		struct pwp_text name = { NULL, 0 };

		if (equals)
			name = csv_cell_trim(
				(struct pwp_text){ equals + 1, len - kind_len - 1 });
		if (kind.len == 0 || name.len == 0) {
			output_error("--map: '%.*s' is not KIND=COLUMN", (int)len, value);
			return false;
		}
		if (!add(map, kind, name))
			return false;
		value += len + (value[len] == ',');
	}
	return true;
}

bool people_map_check(const struct people_map *map)
{
	size_t users = 0;

	for (size_t i = 0; i < map->count; i++)
		users += map->columns[i].kind == PEOPLE_MAP_USER;
	if (users != 1)
		output_error("--map: %s (user=COLUMN)",
			     users ? "there is more than one column for the user name"
				   : "which column holds the user name?");
	else if (map->count == 1)
		output_error(
			"--map: no column holds words; write for example first=COLUMN");
	return users == 1 && map->count > 1;
}

const char *people_map_header(struct people_map *map, size_t field, struct pwp_text name)
{
	name = csv_cell_trim(name);
	for (size_t i = 0; i < map->count; i++) {
		struct people_column *column = &map->columns[i];

		if (column->name.len != name.len ||
		    memcmp(column->name.ptr, name.ptr, name.len) != 0)
			continue;
		if (column->found)
			return "two columns have this name, and --map names it";
		column->found = true;
		column->field = field;
		map->of_field[field] = (uint8_t)(i + 1);
	}
	return NULL;
}

bool people_map_is_complete(const struct people_map *map, const char *file)
{
	for (size_t i = 0; i < map->count; i++) {
		const struct people_column *column = &map->columns[i];

		if (column->found)
			continue;
		output_error("%s:1: no column is called %.*s", file,
			     (int)column->name.len, column->name.ptr);
		return false;
	}
	return true;
}

struct people_column *people_map_column(struct people_map *map, size_t field)
{
	size_t place = field < CSV_FIELDS_MAX ? map->of_field[field] : 0;

	return place ? &map->columns[place - 1] : NULL;
}

const char *people_map_kind(const struct people_column *column)
{
	return column->kind == PEOPLE_MAP_USER ? "user"
					       : personal_kind_get(column->kind)->name;
}
