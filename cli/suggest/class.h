/* SPDX-License-Identifier: MIT */
/* Passphrases for a class of pupils. */
#ifndef CLI_CLASS_H
#define CLI_CLASS_H

#include "cli/common/context.h"
#include "cli/cards/atomic_file.h"

#include <stdbool.h>

/* What a table may say about a pupil; the text is empty without such a column. */
enum class_column {
	CLASS_USER,
	CLASS_FIRST_NAME,
	CLASS_SURNAME,
	CLASS_NAME,
	CLASS_GROUP,
	CLASS_WORDS,
	CLASS_PASSWORD, /* of an earlier set */
	CLASS_COLUMNS
};

/* Each text ends with NUL, which does not count. */
struct pupil {
	struct pwp_text texts[CLASS_COLUMNS];
	size_t line; /* of the table */
	char phrase[PWP_SUGGESTION_SIZE];
};

/* A zeroed one is empty. All texts are in memory that is wiped. */
struct class_set {
	bool has[CLASS_COLUMNS];    /* which columns the table has */
	struct secure_buffer texts; /* the pupils' texts, one after another */
	struct secure_buffer memory;
	struct pupil *pupils; /* in it */
	size_t count;
};

/* The options of the command. */
struct class_options {
	const char *class_path, *output_path, *earlier_path, *cards_path;
	const char *title;
	bool full_names;
};

/* How a table is read. */
enum class_table {
	CLASS_PUPILS,  /* who is in a class: at least one, each row with a name */
	CLASS_EARLIER, /* the passwords of an earlier set, and nothing else of it */
};

/* Reads a table. False: it has reported what is wrong. class_done() ends the set in both
 * cases. */
bool class_read(struct class_set *set, enum class_table table, const char *path);

void class_done(struct class_set *set);

/* Writes the table with the passwords. */
void class_write_csv(const struct class_set *set, FILE *stream);

/* Writes the cards as a page to print. */
void class_write_cards(const struct class_set *set, const struct class_options *options,
		       FILE *stream);

/* Does all of `suggest --class`. Returns the exit code. */
int class_suggest(struct context *context, const struct pwp_suggest_options *wanted,
		  const struct class_options *options);

#endif
