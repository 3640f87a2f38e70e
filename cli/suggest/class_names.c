/* SPDX-License-Identifier: MIT */
/* What a pupil is called, by whatever columns a table has, and who is called the same. */
#include "cli/suggest/class.h"

#include "cli/csv/csv_cell.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct pwp_text class_cell(const struct class_set *set, size_t pupil,
			   const struct table_column *column)
{
	const struct pwp_text *cells = (const struct pwp_text *)(void *)set->cells.ptr;

	return cells[pupil * set->map->cells + column->cell];
}

/* The best filled column of a kind; NULL: there is none. */
static const struct table_column *best_column(const struct class_set *set, size_t pupil,
					      unsigned kind)
{
	const struct table_map *map = set->map;
	const struct table_column *best = NULL;

	for (size_t i = 0; i < map->count; i++) {
		const struct table_column *column = &map->columns[i];

		if (column->kind == kind && (!best || column->rank < best->rank) &&
		    class_cell(set, pupil, column).len > 0)
			best = column;
	}
	return best;
}

struct pwp_text class_text(const struct class_set *set, size_t pupil, unsigned kind)
{
	const struct table_column *column = best_column(set, pupil, kind);

	return column ? class_cell(set, pupil, column) : (struct pwp_text){ "", 0 };
}

/* The first name of a full name, which may be "Surname, Forename"; empty if nothing follows
 * the comma. */
static struct pwp_text first_of(struct pwp_text name)
{
	struct pwp_text rest = csv_cell_after_comma(name);
	struct pwp_text first = { name.ptr, 0 };

	(void)csv_cell_next_word(&rest, &first);
	return first;
}

struct pwp_text class_called(const struct class_set *set, size_t pupil)
{
	const struct table_column *first = best_column(set, pupil, TABLE_FIRST);
	const struct table_column *name = best_column(set, pupil, TABLE_NAME);

	if (first && (!name || first->rank <= name->rank))
		return class_cell(set, pupil, first);
	return name ? first_of(class_cell(set, pupil, name)) : (struct pwp_text){ "", 0 };
}

/* ---- who is called the same */

/* A pupil's place in the set, and what a card shows. */
struct heading {
	size_t pupil;
	struct pwp_text parts[3]; /* called, surname or full name, class */
};

static int compare_texts(struct pwp_text one, struct pwp_text other)
{
	size_t least = one.len < other.len ? one.len : other.len;
	int order = strncasecmp(one.ptr, other.ptr, least);

	return order ? order : (one.len > other.len) - (one.len < other.len);
}

static int compare(const void *a, const void *b)
{
	const struct heading *left = a, *right = b;
	int order = 0;

	for (size_t i = 0; i < 3 && !order; i++)
		order = compare_texts(left->parts[i], right->parts[i]);
	return order;
}

static struct heading heading_of(const struct class_set *set, size_t pupil, bool full)
{
	struct heading heading = { .pupil = pupil };
	struct pwp_text last = class_text(set, pupil, TABLE_LAST);

	if (last.len == 0)
		last = class_text(set, pupil, TABLE_NAME);
	heading.parts[0] = class_called(set, pupil);
	heading.parts[1] = full ? last : (struct pwp_text){ "", 0 };
	heading.parts[2] = class_text(set, pupil, TABLE_CLASS);
	return heading;
}

bool class_mark_alike(struct class_set *set, bool full)
{
	struct secure_buffer memory;

	if (!secure_buffer_init(&memory, set->count * sizeof(struct heading)))
		return false;
	struct heading *headings = (struct heading *)(void *)memory.ptr;
	for (size_t i = 0; i < set->count; i++)
		headings[i] = heading_of(set, i, full);
	qsort(headings, set->count, sizeof(*headings), compare);
	for (size_t i = 1; i < set->count; i++)
		if (compare(&headings[i - 1], &headings[i]) == 0)
			set->pupils[headings[i - 1].pupil].is_alike =
				set->pupils[headings[i].pupil].is_alike = true;
	secure_buffer_done(&memory);
	return true;
}
