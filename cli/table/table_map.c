/* SPDX-License-Identifier: MIT */
/*
 * With --map a column is chosen by its whole title; where no title is the same, case aside.
 * Without it a user name, a class and a unit come from one column each: the one that is
 * ranked best (table_kind.c), the first of several; two columns of user names are a matter
 * for --map. An e-mail address is the user name where nothing else is. Of names, dates and
 * words every column counts.
 */
#include "cli/table/table_map.h"

#include "base/str.h"
#include "base/utf8.h"
#include "cli/common/output.h"
#include "cli/csv/csv_cell.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static_assert(TABLE_DATES_MAX == 8, "a message names the limit");

/* Kinds of which one column is read. */
static const table_kinds single = TABLE_KIND_BIT(TABLE_USER) |
				  TABLE_KIND_BIT(TABLE_CLASS) |
				  TABLE_KIND_BIT(TABLE_UNIT);

static bool is_among(table_kinds kinds, unsigned kind)
{
	return (kinds & TABLE_KIND_BIT(kind)) != 0;
}

/* ---- --map */

static bool report_kinds(const struct table_map *map, struct pwp_text kind)
{
	char list[256] = "user";
	size_t len = strlen(list);

	for (unsigned i = 1; i < TABLE_KINDS; i++) {
		const char *name = table_kind_name(i);

		if (i == TABLE_USER || !is_among(map->kinds, i) ||
		    len + strlen(name) + 3 > sizeof(list))
			continue;
		memcpy(list + len, ", ", 2);
		memcpy(list + len + 2, name, strlen(name) + 1);
		len += 2 + strlen(name);
	}
	output_error("--map: %.*s: no such kind; the kinds are %s", (int)kind.len,
		     kind.ptr, list);
	return false;
}

bool table_map_names(const struct table_map *map, unsigned kind)
{
	for (size_t i = 0; i < map->n_wishes; i++)
		if (map->wishes[i].kind == kind)
			return true;
	return false;
}

static bool is_wished(const struct table_map *map, struct pwp_text name)
{
	for (size_t i = 0; i < map->n_wishes; i++)
		if (str_eq((struct str){ map->wishes[i].name.ptr,
					 map->wishes[i].name.len },
			   (struct str){ name.ptr, name.len }))
			return true;
	return false;
}

static bool add(struct table_map *map, struct pwp_text kind, struct pwp_text name)
{
	const struct table_wish wish = { .kind = table_kind_find(kind), .name = name };

	if (!wish.kind || !is_among(map->kinds, wish.kind))
		return report_kinds(map, kind);
	if (is_wished(map, name)) {
		output_error("--map: %.*s: this column occurs twice", (int)name.len,
			     name.ptr);
		return false;
	}
	if (is_among(single, wish.kind) && table_map_names(map, wish.kind)) {
		output_error(
			"--map: there is more than one column for the %s (%s=COLUMN)",
			table_kind_words(wish.kind), table_kind_name(wish.kind));
		return false;
	}
	if (map->n_wishes == CSV_FIELDS_MAX) {
		output_error("--map: more than %d columns", CSV_FIELDS_MAX);
		return false;
	}
	map->wishes[map->n_wishes++] = wish;
	return true;
}

bool table_map_add(struct table_map *map, const char *value)
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

/* ---- the row of titles */

static void compare_wishes(struct table_map *map, size_t field, struct str title)
{
	for (size_t i = 0; i < map->n_wishes; i++) {
		struct table_wish *wish = &map->wishes[i];
		const struct str name = { wish->name.ptr, wish->name.len };

		if (str_eq(name, title) && wish->same++ == 0)
			wish->same_field = field;
		if (str_eq_no_case(name, title) && wish->like++ == 0)
			wish->like_field = field;
	}
}

void table_map_title(struct table_map *map, size_t field, struct pwp_text text)
{
	struct table_column *column = &map->columns[field];

	text = csv_cell_trim(text);
	const struct str title = { text.ptr, text.len };
	const struct str shown = utf8_cut(title, sizeof(column->title) - 1);

	*column = (struct table_column){ .rank = TABLE_PLAIN };
	column->kind = table_kind_of_title(text, &column->rank);
	memcpy(column->title, shown.ptr, shown.len);
	column->title[shown.len] = '\0';
	if (map->n_wishes > 0) {
		column->kind = TABLE_NONE;
		compare_wishes(map, field, title);
	} else if (!is_among(map->known, column->kind)) {
		column->kind = TABLE_NONE;
	}
	map->count = field + 1;
}

const char *table_map_report_missing(const struct table_map *map, const char *file,
				     const char *what)
{
	char list[4096];
	size_t len = 0;

	for (size_t i = 0; i < map->count; i++) {
		const char *title = map->columns[i].title;

		if (len + strlen(title) + 3 > sizeof(list))
			break;
		memcpy(list + len, ", ", 2);
		memcpy(list + len + 2, title, strlen(title));
		len += 2 + strlen(title);
	}
	list[len] = '\0';
	output_error("%s:%zu: no column %s; the columns are %s", file, map->line, what,
		     len > 2 ? list + 2 : "without names");
	return csv_reported;
}

static const char *report_wish(const struct table_map *map, const struct table_wish *wish,
			       const char *file)
{
	char what[2 * PWP_WORD_MAX];

	if (wish->like > 1) {
		output_error("%s:%zu: %zu columns are called %.*s, and --map names it",
			     file, map->line, wish->like, (int)wish->name.len,
			     wish->name.ptr);
		return csv_reported;
	}
	struct str name =
		utf8_cut((struct str){ wish->name.ptr, wish->name.len }, PWP_WORD_MAX);
	snprintf(what, sizeof(what), "is called %.*s", (int)name.len, name.ptr);
	return table_map_report_missing(map, file, what);
}

static const char *grant_wishes(struct table_map *map, const char *file)
{
	for (size_t i = 0; i < map->n_wishes; i++) {
		const struct table_wish *wish = &map->wishes[i];
		size_t field = wish->same == 1 ? wish->same_field : wish->like_field;

		if (wish->same != 1 && wish->like != 1)
			return report_wish(map, wish, file);
		if (map->columns[field].kind != TABLE_NONE)
			return "--map names a column twice";
		map->columns[field].kind = wish->kind;
	}
	return NULL;
}

/* Where no column holds user names, one of e-mail addresses does. */
static void use_addresses(struct table_map *map)
{
	if (table_map_has(map, TABLE_USER))
		return;
	for (size_t i = 0; i < map->count; i++) {
		if (map->columns[i].kind == TABLE_EMAIL) {
			map->columns[i].kind = TABLE_USER;
			return;
		}
	}
}

/* Leaves one column of a kind. */
static const char *choose_one(struct table_map *map, unsigned kind)
{
	struct table_column *best = NULL;
	bool tie = false;

	for (size_t i = 0; i < map->count; i++) {
		struct table_column *column = &map->columns[i];

		if (column->kind != kind)
			continue;
		if (best && column->rank >= best->rank) {
			tie |= column->rank == best->rank;
			column->kind = TABLE_NONE;
			continue;
		}
		if (best)
			best->kind = TABLE_NONE;
		best = column;
		tie = false;
	}
	return tie && kind == TABLE_USER
		       ? "two columns hold user names: name one with --map user=COLUMN"
		       : NULL;
}

/* The e-mail address is needed for user names and new accounts; as a word about people it
 * takes a --map. */
static const char *choose_known(struct table_map *map)
{
	const char *fault = NULL;

	use_addresses(map);
	for (unsigned kind = 1; kind < TABLE_KINDS && !fault; kind++)
		if (is_among(single, kind) || kind == TABLE_EMAIL)
			fault = choose_one(map, kind);
	return fault;
}

static const char *number_cells(struct table_map *map)
{
	map->cells = map->n_dates = 0;
	for (size_t i = 0; i < map->count; i++) {
		struct table_column *column = &map->columns[i];

		if (column->kind == TABLE_NONE)
			continue;
		column->cell = map->cells++;
		if (column->kind != TABLE_BORN)
			continue;
		if (map->n_dates == TABLE_DATES_MAX)
			return "there are more than 8 columns of dates";
		column->dates = &map->dates[map->n_dates++];
	}
	return NULL;
}

/* A file for Microsoft Entra has its version above the titles. */
static bool is_version(const struct table_map *map)
{
	static const char version[] = "version:";

	if (strncmp(map->columns[0].title, version, sizeof(version) - 1) != 0)
		return false;
	for (size_t i = 1; i < map->count; i++)
		if (map->columns[i].title[0] != '\0')
			return false;
	return true;
}

const char *table_map_end_titles(struct table_map *map, const struct csv_parser *csv,
				 const char *file)
{
	map->line = csv->row_line;
	if (is_version(map))
		return csv_preamble;
	if (csv_parser_has_semicolons(csv))
		return CSV_SEMICOLON;
	const char *fault =
		map->n_wishes > 0 ? grant_wishes(map, file) : choose_known(map);
	return fault ? fault : number_cells(map);
}

/* ---- columns */

bool table_map_has(const struct table_map *map, unsigned kind)
{
	for (size_t i = 0; i < map->count; i++)
		if (map->columns[i].kind == kind)
			return true;
	return false;
}

struct table_column *table_map_column(struct table_map *map, size_t field)
{
	return map->columns[field].kind == TABLE_NONE ? NULL : &map->columns[field];
}
