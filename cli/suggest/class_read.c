/* SPDX-License-Identifier: MIT */
/*
 * Reads the pupils of a class from a table. Only the columns of the map are read, and of an
 * earlier set the passwords alone; whatever else a school has in the table is dropped
 * character by character.
 */
#include "cli/suggest/class.h"

#include "base/array.h"
#include "base/wipe.h"
#include "cli/common/output.h"
#include "cli/csv/csv_cell.h"
#include "cli/csv/csv_reader.h"
#include "store/system/calendar.h"
#include "store/system/host.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX_BYTES = 8 * 1024 * 1024, FIRST_PUPILS = 64 };
/* A byte of another encoding becomes at most so many of UTF-8; the NUL of a field takes the
 * place of the comma or line feed after it, which only the last field may lack. The shortest
 * date has three bytes beside that, and room for eleven. */
enum { GROWTH = 3 };

struct reading {
	struct class_set *set;
	enum class_table table;
	const char *path;
	unsigned year;		  /* today's */
	size_t used;		  /* of the set's texts */
	struct secure_buffer row; /* struct pwp_text: the cells of this row */
	struct csv_reader file;
};

static struct pwp_text *row_of(const struct reading *reading)
{
	return (struct pwp_text *)(void *)reading->row.ptr;
}

/* ---- the titles */

static bool has_any_name(const struct table_map *map)
{
	return table_map_has(map, TABLE_USER) || table_map_has(map, TABLE_FIRST) ||
	       table_map_has(map, TABLE_NAME);
}

/* Whether the table has what it is read for, by the titles of its columns. */
static const char *take_titles(struct reading *reading)
{
	struct table_map *map = reading->set->map;
	bool is_earlier = reading->table == CLASS_EARLIER;
	const char *fault = table_map_end_titles(map, &reading->file.csv, reading->path);

	if (fault)
		return fault;
	if (!(is_earlier ? table_map_has(map, TABLE_PASSWORD) : has_any_name(map)))
		return table_map_report_missing(
			map, reading->path,
			is_earlier ? "is called password"
				   : "is known to hold user names or names; write --map "
				     "KIND=COLUMN,...");
	return secure_buffer_init(&reading->row, map->cells * sizeof(struct pwp_text))
		       ? NULL
		       : csv_reported;
}

/* ---- pupils */

static bool is_wanted(void *data, size_t row, size_t field)
{
	const struct reading *reading = data;

	return row == 0 || table_map_column(reading->set->map, field) != NULL;
}

/* A date of birth stays as it is until the order of its column is known; it gets room for
 * the longest form. What is no date is left out. */
static size_t room_for(struct reading *reading, struct table_column *column,
		       struct pwp_text *text)
{
	struct table_date date;

	if (!column->dates || text->len == 0)
		return text->len + 1;
	if (table_dates_take(column->dates, *text, reading->year,
			     reading->file.csv.row_line, &date) == TABLE_DATE_LEAVE)
		text->len = 0;
	wipe(&date, sizeof(date));
	return text->len + 1 > TABLE_DATE_SIZE || text->len == 0 ? text->len + 1
								 : TABLE_DATE_SIZE;
}

static const char *take_cell(struct reading *reading, struct table_column *column,
			     struct pwp_text text)
{
	struct secure_buffer *texts = &reading->set->texts;

	if (column->kind != TABLE_PASSWORD)
		text = csv_cell_trim(text);
	if (memchr(text.ptr, '\n', text.len) || memchr(text.ptr, '\r', text.len))
		return "a line break inside a field";
	size_t room = room_for(reading, column, &text);
	if (room > texts->size - reading->used)
		return "the file grew while it was read";
	char *copy = texts->ptr + reading->used;
	memcpy(copy, text.ptr, text.len); /* the memory was zeroed */
	reading->used += room;
	row_of(reading)[column->cell] = (struct pwp_text){ copy, text.len };
	return NULL;
}

static const char *take_field(void *data, size_t row, size_t field, struct pwp_text text)
{
	struct reading *reading = data;

	if (row > 0)
		return take_cell(reading, table_map_column(reading->set->map, field),
				 text);
	table_map_title(reading->set->map, field, text);
	return NULL;
}

/* Makes room for `count` more, of `size` bytes each. False: it has reported that there is no
 * memory. */
static bool grow(struct secure_buffer *memory, size_t used, size_t more, size_t size)
{
	size_t room = memory->size / size;
	struct secure_buffer larger;

	if (used + more <= room)
		return true;
	room = room ? 2 * room : FIRST_PUPILS * more;
	if (!secure_buffer_init(&larger, room * size))
		return false;
	if (used > 0)
		memcpy(larger.ptr, memory->ptr, used * size);
	secure_buffer_done(memory);
	*memory = larger;
	return true;
}

/* False: it has reported that there is no memory. */
static bool add_pupil(struct reading *reading, size_t line)
{
	struct class_set *set = reading->set;
	size_t width = set->map->cells;

	if (!grow(&set->memory, set->count, 1, sizeof(struct pupil)) ||
	    !grow(&set->cells, set->count * width, width, sizeof(struct pwp_text)))
		return false;
	struct pwp_text *cells = (struct pwp_text *)(void *)set->cells.ptr;
	memcpy(cells + set->count * width, row_of(reading),
	       width * sizeof(struct pwp_text));
	set->pupils = (struct pupil *)(void *)set->memory.ptr;
	set->pupils[set->count++].line = line;
	return true;
}

static const char *take_row(void *data, size_t row, size_t line)
{
	static const unsigned names[] = { TABLE_USER, TABLE_FIRST, TABLE_NAME };
	struct reading *reading = data;
	struct class_set *set = reading->set;
	bool named = reading->table == CLASS_EARLIER;

	if (row == 0)
		return take_titles(reading);
	if (!add_pupil(reading, line))
		return csv_reported;
	for (size_t i = 0; i < ARRAY_SIZE(names) && !named; i++)
		named = class_text(set, set->count - 1, names[i]).len > 0;
	return named ? NULL : "the row has neither a user name nor a name";
}

/* Writes a date in the order of its column, into its room. */
static void settle_date(const struct table_column *column, unsigned year,
			struct pwp_text *cell, char *room)
{
	char written[TABLE_DATE_SIZE];
	struct table_date date;

	if (cell->len == 0)
		return;
	bool is_date = table_date_read(*cell, year, &date) &&
		       table_dates_settle(column->dates, &date);
	size_t len = is_date ? table_date_write(&date, written) : 0;
	memset(room, 0, cell->len);
	if (len > 0)
		memcpy(room, written, len);
	cell->len = len;
	wipe(written, sizeof(written));
	wipe(&date, sizeof(date));
}

static void settle_dates(struct class_set *set, unsigned year)
{
	const struct table_map *map = set->map;
	struct pwp_text *cells = (struct pwp_text *)(void *)set->cells.ptr;

	for (size_t field = 0; field < map->count; field++) {
		const struct table_column *column = &map->columns[field];

		for (size_t i = 0; column->dates && i < set->count; i++) {
			struct pwp_text *cell = &cells[i * map->cells + column->cell];
			settle_date(column, year, cell,
				    set->texts.ptr + (cell->ptr - set->texts.ptr));
		}
	}
}

/* ---- the file */

/* Opens a regular file of a sensible size for reading. */
static int open_plain(const char *path, size_t *ret_size)
{
	struct stat status;
	int fd = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	const char *fault = NULL;

	if (fd < 0 || fstat(fd, &status) != 0)
		fault = strerror(errno);
	else if (!S_ISREG(status.st_mode))
		fault = "is not a regular file";
	else if (status.st_size > FILE_MAX_BYTES)
		fault = "is larger than 8 MiB";
	else
		*ret_size = (size_t)status.st_size;
	if (!fault)
		return fd;
	output_error("%s: %s", path, fault);
	if (fd >= 0)
		close(fd);
	return -1;
}

/* ---- the whole table */

/* A user name and where it is. */
struct user {
	const char *name;
	size_t line;
};

/* By user name, and then by line. Directories ignore case in user names. */
static int compare_users(const void *left, const void *right)
{
	const struct user *one = left, *other = right;
	int order = strcasecmp(one->name, other->name);

	return order ? order : (one->line > other->line) - (one->line < other->line);
}

/* Finds the first user name that occurred before; *ret_line is where. NULL: there is none. */
static const struct user *find_repeated(struct user *users, size_t count,
					size_t *ret_line)
{
	const struct user *found = NULL;

	qsort(users, count, sizeof(*users), compare_users);
	for (size_t i = 1; i < count; i++) {
		if (strcasecmp(users[i - 1].name, users[i].name) != 0 ||
		    (found && found->line < users[i].line))
			continue;
		found = &users[i];
		*ret_line = users[i - 1].line;
	}
	return found;
}

/* One user cannot have two passwords. */
static bool has_users_once(const struct class_set *set, const char *path)
{
	struct secure_buffer memory;
	size_t count = 0, line = 0;

	if (!secure_buffer_init(&memory, set->count * sizeof(struct user)))
		return false;
	struct user *users = (struct user *)(void *)memory.ptr;
	for (size_t i = 0; i < set->count; i++) {
		struct pwp_text user = class_text(set, i, TABLE_USER);

		if (user.len > 0)
			users[count++] = (struct user){ user.ptr, set->pupils[i].line };
	}
	const struct user *repeated = find_repeated(users, count, &line);
	if (repeated)
		output_error("%s:%zu: the user name occurs in line %zu too", path,
			     repeated->line, line);
	bool once = !repeated;
	secure_buffer_done(&memory);
	return once;
}

static bool is_usable(const struct class_set *set, enum class_table table,
		      const char *path)
{
	if (table == CLASS_EARLIER)
		return true;
	if (set->count == 0)
		output_error("%s: has no pupils", path);
	return set->count > 0 && has_users_once(set, path);
}

static bool read_all(struct reading *reading, int fd)
{
	struct class_set *set = reading->set;
	const struct csv_handler handler = { is_wanted, take_field, take_row, reading };

	set->map->kinds = CLASS_KINDS;
	set->map->known = reading->table == CLASS_EARLIER ? TABLE_KIND_BIT(TABLE_PASSWORD)
							  : CLASS_KNOWN;
	bool ok = csv_reader_read(&reading->file, reading->path, fd, &handler);
	set->empty_rows = reading->file.csv.empty_rows;
	if (ok)
		settle_dates(set, reading->year);
	secure_buffer_done(&reading->row);
	return ok;
}

bool class_read(struct class_set *set, enum class_table table, const char *path)
{
	struct secure_buffer secret = { NULL, 0 };
	size_t size = 0;
	int fd = open_plain(path, &size);
	bool ok = fd >= 0 && secure_buffer_init(&secret, sizeof(struct reading)) &&
		  secure_buffer_init(&set->texts, GROWTH * size + 1);

	if (ok) {
		struct reading *reading = (void *)secret.ptr;

		reading->set = set;
		reading->table = table;
		reading->path = path;
		reading->year = (unsigned)calendar_split(host_now()).year;
		ok = read_all(reading, fd);
	}
	secure_buffer_done(&secret);
	if (fd >= 0)
		close(fd);
	return ok && is_usable(set, table, path);
}

void class_done(struct class_set *set)
{
	secure_buffer_done(&set->memory);
	secure_buffer_done(&set->cells);
	secure_buffer_done(&set->texts);
	*set = (struct class_set){ .count = 0 };
}
