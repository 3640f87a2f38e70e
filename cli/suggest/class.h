/* SPDX-License-Identifier: MIT */
/* Passphrases for a class of pupils. */
#ifndef CLI_CLASS_H
#define CLI_CLASS_H

#include "cli/common/context.h"
#include "cli/cards/signal_block.h"
#include "cli/common/secure_buffer.h"
#include "cli/csv/line_ranges.h"
#include "cli/table/table_map.h"

#include <stdbool.h>
#include <stdio.h>

/* Which kinds of columns there are, and which are read without --map. */
#define CLASS_KINDS                                                 \
	(TABLE_PERSONAL_KINDS | TABLE_KIND_BIT(TABLE_USER) |        \
	 TABLE_KIND_BIT(TABLE_CLASS) | TABLE_KIND_BIT(TABLE_UNIT) | \
	 TABLE_KIND_BIT(TABLE_WORDS) | TABLE_KIND_BIT(TABLE_PASSWORD))
#define CLASS_KNOWN                                                 \
	(TABLE_KIND_BIT(TABLE_USER) | TABLE_KIND_BIT(TABLE_EMAIL) | \
	 TABLE_KIND_BIT(TABLE_NAME) | TABLE_KIND_BIT(TABLE_FIRST) | \
	 TABLE_KIND_BIT(TABLE_LAST) | TABLE_KIND_BIT(TABLE_BORN) |  \
	 TABLE_KIND_BIT(TABLE_CLASS) | TABLE_KIND_BIT(TABLE_UNIT) | \
	 TABLE_KIND_BIT(TABLE_WORDS) | TABLE_KIND_BIT(TABLE_PASSWORD))

struct pupil {
	size_t line;   /* of the table */
	bool is_alike; /* another pupil of the class is called the same */
	char phrase[PWP_SUGGESTION_SIZE];
};

/* A zeroed one with a map is empty. All texts are in memory that is wiped. */
struct class_set {
	struct table_map *map;	    /* borrowed */
	struct secure_buffer texts; /* the pupils' texts, one after another */
	struct secure_buffer
		cells; /* struct pwp_text: a row of map->cells for each pupil */
	struct secure_buffer memory;
	struct pupil *pupils; /* in it */
	size_t count;
	size_t empty_rows;			   /* that were skipped */
	struct line_ranges by_local_part, by_case; /* lines of users found so */
};

enum class_format { CLASS_CSV, CLASS_GOOGLE, CLASS_ENTRA };

/* The options of the command. */
struct class_options {
	const char *class_path, *output_path, *earlier_path, *cards_path;
	const char *title;
	const char *format_name; /* NULL: not given */
	enum class_format format;
	bool full_names;
};

/* ---- class_read.c */

/* How a table is read. */
enum class_table {
	CLASS_PUPILS,  /* who is in a class: at least one, each row with a name */
	CLASS_EARLIER, /* the passwords of an earlier set, and nothing else of it */
};

/* Reads a table. False: it has reported what is wrong. class_done() ends the set in both
 * cases. */
bool class_read(struct class_set *set, enum class_table table, const char *path);

void class_done(struct class_set *set);

/* ---- class_names.c */

/* The text of a pupil's cell; it ends with NUL, which does not count. */
struct pwp_text class_cell(const struct class_set *set, size_t pupil,
			   const struct table_column *column);

/* What the table says of a kind about a pupil, of several columns the one that ranks best
 * among those that are filled; an empty text: nothing. */
struct pwp_text class_text(const struct class_set *set, size_t pupil, unsigned kind);

/* What the pupil is called: the first name, as preferred. */
struct pwp_text class_called(const struct class_set *set, size_t pupil);

/* Marks pupils of one class who are called the same; `full`: with surnames. False: it has
 * reported that there is no memory. */
bool class_mark_alike(struct class_set *set, bool full);

/* ---- class_table.c */

/* Takes the name of a format. False: it has reported that there is none. */
bool class_format_take(struct class_options *options, const char *name);

/* Whether each pupil has what the format needs. False: it has reported who has not. */
bool class_format_check(const struct class_set *set, const struct class_options *options);

/* Writes the table with the passwords. */
void class_write_table(const struct class_set *set, const struct class_options *options,
		       FILE *stream);

/* ---- class_cards.c */

/* Writes the cards as a page to print. */
void class_write_cards(const struct class_set *set, const struct class_options *options,
		       FILE *stream);

/* ---- class_draw.c */

/* Draws all phrases, until one of the signals is pending. False: it has reported why not. */
bool class_draw(const struct context *context, const struct pwp_suggest_options *wanted,
		struct class_set *set, const char *path,
		const struct signal_block *block);

/* ---- class.c */

/* Does all of `suggest --class`; `map` has what --map says. Returns the exit code. */
int class_suggest(struct context *context, const struct pwp_suggest_options *wanted,
		  const struct class_options *options, struct table_map *map);

#endif
