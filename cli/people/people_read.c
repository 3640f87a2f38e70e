/* SPDX-License-Identifier: MIT */
/*
 * The stages of an import: fields (csv_reader.h), the mapped cells of one row, forms, MACs.
 * All plain text is in one struct in pages that are locked as far as the limits allow, kept
 * out of core dumps and wiped at the end; its size does not depend on the file, which is
 * never copied.
 */
#include "cli/people/people_import.h"

#include "cli/csv/csv_reader.h"
#include "cli/common/output.h"
#include "cli/common/secure_buffer.h"
#include "store/system/account.h"
#include "cli/csv/csv_cell.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* One row's fields of the mapped columns. */
struct cells {
	char text[PEOPLE_MAP_MAX][CSV_FIELD_MAX + 1]; /* end with NUL */
	size_t len[PEOPLE_MAP_MAX];
};

/* The last look-up: rows about the same person mostly follow each other. */
struct looked_up {
	char cell[CSV_FIELD_MAX + 1]; /* "": nobody yet */
	int error;		      /* of account_index_find() */
	char user[ACCOUNT_INDEX_USER_MAX + 1];
	int64_t uid;
};

struct reading {
	const char *name; /* of the file, for messages */
	struct people_map *map;
	struct personal_import *import;
	struct people_rows *rows;
	struct cells cells;
	struct account_index account_index;
	struct looked_up last;
	struct csv_reader file;
};

/* The fault for csv_parser.h that was reported already. */
static const char is_reported[] = "";

static bool is_wanted(void *data, size_t row, size_t field)
{
	struct reading *reading = data;

	return row == 0 || people_map_column(reading->map, field) != NULL;
}

static const char *take_field(void *data, size_t row, size_t field, struct pwp_text text)
{
	struct reading *reading = data;

	if (row == 0)
		return people_map_header(reading->map, field, text);
	const struct people_column *column = people_map_column(reading->map, field);
	size_t place = (size_t)(column - reading->map->columns);
	text = csv_cell_trim(text);
	memcpy(reading->cells.text[place], text.ptr, text.len);
	reading->cells.text[place][text.len] = '\0';
	reading->cells.len[place] = text.len;
	return NULL;
}

static const char *user_of(const struct reading *reading)
{
	for (size_t i = 0; i < reading->map->count; i++)
		if (reading->map->columns[i].kind == PEOPLE_MAP_USER)
			return reading->cells.text[i];
	return "";
}

static const char *add_words(struct reading *reading)
{
	for (size_t i = 0; i < reading->map->count; i++) {
		struct people_column *column = &reading->map->columns[i];
		const struct pwp_text word = { reading->cells.text[i],
					       reading->cells.len[i] };
		size_t forms = 0;

		if (word.len == 0)
			continue;
		column->filled++;
		if (column->kind == PEOPLE_MAP_USER)
			continue;
		int error = personal_import_add_word(reading->import, column->kind, word,
						     &forms);
		if (error)
			return error == PWP_ERR_TOO_BIG
				       ? "the words of this row have too many forms"
				       : pwp_strerror(error);
		column->forms += forms;
	}
	return NULL;
}

static const char *add_person(struct reading *reading)
{
	const struct account account = {
		.user = reading->last.user,
		.uid = reading->last.uid,
	};

	personal_import_begin_person(reading->import, (uint32_t)account.uid);
	const char *fault = add_words(reading);
	if (fault)
		return fault;
	int error = personal_import_end_person(reading->import, &account);
	if (error == PWP_ERR_TOO_BIG)
		return "there are too many words: give fewer columns, or the file in "
		       "parts";
	return error ? pwp_strerror(error) : NULL;
}

/* Returns what account_index_find() returns. */
static int look_up(struct reading *reading, const char *user)
{
	struct looked_up *last = &reading->last;

	if (!*user)
		return PWP_ERR_UNKNOWN;
	if (strcmp(user, last->cell) != 0) {
		memcpy(last->cell, user, strlen(user) + 1);
		last->error = account_index_find(&reading->account_index, user,
						 last->user, &last->uid);
	}
	return last->error;
}

static const char *take_person(struct reading *reading, size_t line)
{
	const char *fault = NULL;
	int error = look_up(reading, user_of(reading));

	reading->rows->count++;
	if (error == PWP_ERR_UNKNOWN) {
		line_ranges_add(&reading->rows->unknown, line);
	} else if (error) {
		output_error("%s:%zu: the user could not be looked up: %s", reading->name,
			     line, pwp_strerror(error));
		reading->file.reported = true;
		fault = is_reported;
	} else {
		fault = add_person(reading);
	}
	return fault;
}

static const char *take_row(void *data, size_t row, size_t line)
{
	struct reading *reading = data;

	if (row > 0)
		return take_person(reading, line);
	if (csv_parser_has_semicolons(
		    &reading->file.csv)) /* a map has at least two columns */
		return CSV_SEMICOLON;
	if (people_map_is_complete(reading->map, reading->name))
		return NULL;
	reading->file.reported = true;
	return is_reported;
}

static bool open_file(const char *file, int *ret_fd)
{
	if (strcmp(file, "-") == 0) {
		*ret_fd = STDIN_FILENO;
		if (isatty(STDIN_FILENO) != 1)
			return true;
		output_error(
			"- reads a pipe or a file: a terminal would show what is typed");
		return false;
	}
	*ret_fd = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (*ret_fd < 0)
		output_error("%s: %s", file, strerror(errno));
	return *ret_fd >= 0;
}

bool people_read(const char *file, struct people_map *map, struct personal_import *import,
		 struct people_rows *ret_rows)
{
	struct secure_buffer secret = { NULL, 0 };
	int fd = -1;

	if (!open_file(file, &fd))
		return false;
	bool ok = secure_buffer_init(&secret, sizeof(struct reading));
	if (ok) {
		struct reading *reading = (void *)secret.ptr;
		const struct csv_handler handler = { is_wanted, take_field, take_row,
						     reading };

		reading->name = fd == STDIN_FILENO ? "standard input" : file;
		reading->map = map;
		reading->import = import;
		reading->rows = ret_rows;
		int error = account_index_init(&reading->account_index);
		if (error)
			output_error("the accounts cannot be listed: %s",
				     pwp_strerror(error));
		ok = !error &&
		     csv_reader_read(&reading->file, reading->name, fd, &handler);
		account_index_done(&reading->account_index);
	}
	secure_buffer_done(&secret);
	if (fd != STDIN_FILENO)
		close(fd);
	return ok;
}
