/* SPDX-License-Identifier: MIT */
/*
 * The stages of an import: fields (csv_reader.h), the mapped cells of one row, forms, MACs.
 * All plain text is in one struct in pages that are locked as far as the limits allow, kept
 * out of core dumps and wiped at the end; its size does not depend on the file, which is
 * never copied.
 */
#include "cli/people/people_import.h"

#include "base/wipe.h"
#include "cli/account/account_index.h"
#include "cli/common/output.h"
#include "cli/common/secure_buffer.h"
#include "cli/csv/csv_cell.h"
#include "cli/csv/csv_reader.h"
#include "store/system/account.h"
#include "store/system/calendar.h"
#include "store/system/host.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A field of one row. */
struct cell {
	size_t len;
	char text[CSV_FIELD_MAX + 1]; /* ends with NUL */
};

/* The last look-up: rows about the same person mostly follow each other. */
struct looked_up {
	char name[CSV_FIELD_MAX + 1]; /* "": nobody yet */
	int error;		      /* of account_index_find() */
	struct account_found found;
};

struct reading {
	const char *name; /* of the file, for messages */
	struct table_map *map;
	struct personal_import *import;
	struct people_rows *rows;
	unsigned year;		    /* today's */
	struct secure_buffer cells; /* of the columns that are read */
	struct people_dates dates;
	struct people_addresses addresses;
	struct account_index account_index;
	struct looked_up last;
	struct csv_reader file;
};

static struct cell *cell_of(const struct reading *reading,
			    const struct table_column *column)
{
	return (struct cell *)(void *)reading->cells.ptr + column->cell;
}

static bool is_wanted(void *data, size_t row, size_t field)
{
	struct reading *reading = data;

	return row == 0 || table_map_column(reading->map, field) != NULL;
}

static const char *take_field(void *data, size_t row, size_t field, struct pwp_text text)
{
	struct reading *reading = data;

	if (row == 0) {
		table_map_title(reading->map, field, text);
		return NULL;
	}
	struct cell *cell = cell_of(reading, table_map_column(reading->map, field));
	text = csv_cell_trim(text);
	memcpy(cell->text, text.ptr, text.len);
	cell->text[text.len] = '\0';
	cell->len = text.len;
	return NULL;
}

/* ---- the titles */

static const char *take_titles(struct reading *reading)
{
	static const char no_user[] =
		"is known to hold user names; write --map user=COLUMN,...";
	static const char no_words[] =
		"is known to hold names or dates of birth; write --map KIND=COLUMN,...";
	struct table_map *map = reading->map;
	const char *fault = table_map_end_titles(map, &reading->file.csv, reading->name);

	if (fault)
		return fault;
	if (!table_map_has(map, TABLE_USER))
		return table_map_report_missing(map, reading->name, no_user);
	if (map->cells == 1)
		return table_map_report_missing(map, reading->name, no_words);
	return secure_buffer_init(&reading->cells, map->cells * sizeof(struct cell))
		       ? NULL
		       : csv_reported;
}

/* ---- words */

static const char *fault_of(int error)
{
	return error == PWP_ERR_TOO_BIG ? "the words of this row have too many forms"
					: pwp_strerror(error);
}

static const char *add_word(struct reading *reading, struct table_column *column,
			    struct pwp_text word)
{
	size_t forms = 0;
	int error = people_words_add(reading->import, column->kind, word, &forms);

	if (error)
		return fault_of(error);
	column->forms += forms;
	return NULL;
}

static const char *add_date(struct reading *reading, struct table_column *column,
			    struct pwp_text text, size_t line)
{
	struct people_date item = {
		.uid = reading->last.found.uid,
		.line = line,
		.column = column,
	};
	char written[TABLE_DATE_SIZE];
	const char *fault = NULL;

	switch (table_dates_take(column->dates, text, reading->year, line, &item.date)) {
	case TABLE_DATE_USE:
		fault = add_word(reading, column,
				 (struct pwp_text){ written, table_date_write(&item.date,
									      written) });
		wipe(written, sizeof(written));
		break;
	case TABLE_DATE_WAIT:
		fault = people_dates_add(&reading->dates, &item) ? NULL : csv_reported;
		break;
	default:
		break;
	}
	wipe(&item, sizeof(item));
	return fault;
}

static const char *add_words(struct reading *reading, size_t line)
{
	const char *fault = NULL;

	for (size_t i = 0; i < reading->map->count && !fault; i++) {
		struct table_column *column = table_map_column(reading->map, i);
		const struct cell *cell = column ? cell_of(reading, column) : NULL;

		if (!cell || cell->len == 0)
			continue;
		const struct pwp_text text = { cell->text, cell->len };
		column->filled++;
		if (column->dates)
			fault = add_date(reading, column, text, line);
		else if (column->kind != TABLE_USER)
			fault = add_word(reading, column, text);
	}
	return fault;
}

static const char *add_person(struct reading *reading, size_t line)
{
	const struct account account = {
		.user = reading->last.found.user,
		.uid = reading->last.found.uid,
	};

	personal_import_begin_person(reading->import, (uint32_t)account.uid);
	const char *fault = add_words(reading, line);
	if (fault)
		return fault;
	int error = personal_import_end_person(reading->import, &account);
	if (error == PWP_ERR_TOO_BIG)
		return "there are too many words: give fewer columns, or the file in "
		       "parts";
	return error ? pwp_strerror(error) : NULL;
}

/* ---- people */

static const char *user_of(const struct reading *reading)
{
	for (size_t i = 0; i < reading->map->count; i++)
		if (reading->map->columns[i].kind == TABLE_USER)
			return cell_of(reading, &reading->map->columns[i])->text;
	return "";
}

/* Returns what account_index_find() returns. */
static int look_up(struct reading *reading, const char *user)
{
	struct looked_up *last = &reading->last;

	if (!*user)
		return PWP_ERR_UNKNOWN;
	if (strcmp(user, last->name) != 0) {
		memcpy(last->name, user, strlen(user) + 1);
		last->error =
			account_index_find(&reading->account_index, user, &last->found);
	}
	return last->error;
}

static const char *note_likeness(struct reading *reading, const char *user, size_t line)
{
	const struct account_found *found = &reading->last.found;

	if (found->by_case)
		line_ranges_add(&reading->rows->by_case, line);
	if (!found->by_local_part)
		return NULL;
	line_ranges_add(&reading->rows->by_local_part, line);
	int error = people_addresses_add(&reading->addresses, found->uid, user, line);
	return error ? pwp_strerror(error) : NULL;
}

static const char *take_person(struct reading *reading, size_t line)
{
	const char *user = user_of(reading);
	int error = look_up(reading, user);

	reading->rows->count++;
	switch (error) {
	case 0:
		break;
	case PWP_ERR_UNKNOWN:
		line_ranges_add(&reading->rows->unknown, line);
		return NULL;
	case PWP_ERR_VALUE:
		return "several users differ from this user name by capital letters "
		       "alone";
	default:
		output_error("%s:%zu: the user could not be looked up: %s", reading->name,
			     line, pwp_strerror(error));
		return csv_reported;
	}
	const char *fault = note_likeness(reading, user, line);
	return fault ? fault : add_person(reading, line);
}

static const char *take_row(void *data, size_t row, size_t line)
{
	struct reading *reading = data;

	return row == 0 ? take_titles(reading) : take_person(reading, line);
}

/* ---- the file */

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

/* What only the whole file tells. */
static bool settle(struct reading *reading)
{
	size_t line = 0, lines[2];
	int error = people_dates_settle(&reading->dates, reading->import, &line);

	if (error) {
		output_error("%s:%zu: %s", reading->name, line, fault_of(error));
		return false;
	}
	if (people_addresses_differ(&reading->addresses, lines)) {
		output_error("%s:%zu: the e-mail address belongs to the same user as "
			     "that of line %zu, but not to the same domain",
			     reading->name, lines[1], lines[0]);
		return false;
	}
	reading->rows->empty = reading->file.csv.empty_rows;
	return true;
}

static bool read_all(struct reading *reading, int fd)
{
	const struct csv_handler handler = { is_wanted, take_field, take_row, reading };
	int error = account_index_init(&reading->account_index);

	if (error)
		output_error("the accounts cannot be listed: %s", pwp_strerror(error));
	bool ok = !error &&
		  csv_reader_read(&reading->file, reading->name, fd, &handler) &&
		  settle(reading);
	account_index_done(&reading->account_index);
	people_addresses_done(&reading->addresses);
	people_dates_done(&reading->dates);
	secure_buffer_done(&reading->cells);
	return ok;
}

bool people_read(const char *file, struct table_map *map, struct personal_import *import,
		 struct people_rows *ret_rows)
{
	struct secure_buffer secret = { NULL, 0 };
	int fd = -1;

	if (!open_file(file, &fd))
		return false;
	bool ok = secure_buffer_init(&secret, sizeof(struct reading));
	if (ok) {
		struct reading *reading = (void *)secret.ptr;

		reading->name = fd == STDIN_FILENO ? "standard input" : file;
		reading->map = map;
		reading->import = import;
		reading->rows = ret_rows;
		reading->year = (unsigned)calendar_split(host_now()).year;
		ok = read_all(reading, fd);
	}
	secure_buffer_done(&secret);
	if (fd != STDIN_FILENO)
		close(fd);
	return ok;
}
