/* SPDX-License-Identifier: MIT */
/*
 * What was read of a table and what was not: a column with names that is dropped unseen
 * leaves people without protection.
 */
#include "cli/table/table_map.h"

#include "base/printable.h"
#include "cli/common/output.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 80, INDENT = 2 };

/* Where the cursor is, in a list of things. */
struct list {
	size_t at, count;
};

static struct list begin(const char *label)
{
	fputs(label, stdout);
	return (struct list){ .at = strlen(label) };
}

static void add(struct list *list, const char *item)
{
	size_t width = output_width(item, strlen(item));

	if (list->count > 0)
		putchar(',');
	if (list->at + width + INDENT > WIDTH && list->count > 0) {
		printf("\n%*s", INDENT, "");
		list->at = INDENT;
	} else {
		putchar(' ');
		list->at += INDENT;
	}
	fputs(item, stdout);
	list->at += width;
	list->count++;
}

static void end(const struct list *list)
{
	puts(list->count > 0 ? "" : " none");
}

static void print_used(const struct table_map *map)
{
	char item[2 * TABLE_TITLE_SIZE];
	struct list list = begin("Columns used:");

	for (size_t i = 0; i < map->count; i++) {
		const struct table_column *column = &map->columns[i];

		if (column->kind == TABLE_NONE)
			continue;
		snprintf(item, sizeof(item), "%s (%s)", column->title,
			 table_kind_words(column->kind));
		printable_copy(item, item, sizeof(item));
		add(&list, item);
	}
	end(&list);
}

static void print_unused(const struct table_map *map)
{
	char item[TABLE_TITLE_SIZE];
	size_t nameless = 0;
	struct list list = begin("Columns not used:");

	for (size_t i = 0; i < map->count; i++) {
		const struct table_column *column = &map->columns[i];

		if (column->kind != TABLE_NONE)
			continue;
		nameless += column->title[0] == '\0';
		printable_copy(column->title, item, sizeof(item));
		if (item[0] != '\0')
			add(&list, item);
	}
	if (nameless > 0) {
		snprintf(item, sizeof(item), "%zu without a name", nameless);
		add(&list, item);
	}
	end(&list);
}

void table_map_print(const struct table_map *map)
{
	print_used(map);
	print_unused(map);
}

void table_map_print_dates(const struct table_map *map)
{
	for (size_t i = 0; i < map->count; i++)
		if (map->columns[i].dates)
			table_dates_print(map->columns[i].dates, map->columns[i].title);
}
