/* SPDX-License-Identifier: MIT */
/*
 * Reads the pupils of a class from a table. Only columns with a name that is listed here are
 * read, and of an earlier set the passwords alone; whatever else a school has in the table
 * is dropped character by character.
 */
#include "base/array.h"
#include "cli/suggest/class.h"

#include "cli/csv/csv_reader.h"
#include "cli/common/output.h"
#include "cli/csv/csv_cell.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX_BYTES = 8 * 1024 * 1024, FIRST_PUPILS = 64 };
/* A byte of another encoding becomes at most so many of UTF-8; the NUL of a field takes the
 * place of the comma or line feed after it, which only the last field may lack. */
enum { GROWTH = 3 };

struct reading {
	struct class_set *set;
	enum class_table table;
	enum class_column columns[CSV_FIELDS_MAX]; /* by field; CLASS_COLUMNS: none */
	size_t used;				   /* of the set's texts */
	struct pupil pupil;			   /* of this row */
	struct csv_reader file;
};

/* In lower case; see is_named(). */
static const struct {
	enum class_column column;
	const char *name;
} names[] = {
	{ CLASS_USER, "user" },		  { CLASS_USER, "username" },
	{ CLASS_USER, "login" },	  { CLASS_FIRST_NAME, "firstname" },
	{ CLASS_FIRST_NAME, "forename" }, { CLASS_FIRST_NAME, "givenname" },
	{ CLASS_FIRST_NAME, "first" },	  { CLASS_SURNAME, "last" },
	{ CLASS_SURNAME, "surname" },	  { CLASS_SURNAME, "lastname" },
	{ CLASS_SURNAME, "familyname" },  { CLASS_NAME, "name" },
	{ CLASS_NAME, "fullname" },	  { CLASS_GROUP, "class" },
	{ CLASS_GROUP, "form" },	  { CLASS_GROUP, "tutorgroup" },
	{ CLASS_WORDS, "words" },	  { CLASS_PASSWORD, "password" },
};

/* ---- the header */

/* Whether a column has this name: case, spaces, hyphens and underscores are ignored. */
static bool is_named(struct pwp_text column, const char *name)
{
	for (size_t i = 0; i < column.len; i++) {
		char byte = column.ptr[i];
		if (byte == ' ' || byte == '_' || byte == '-')
			continue;
		if (byte >= 'A' && byte <= 'Z')
			byte = (char)(byte - 'A' + 'a');
		if (byte != *name++)
			return false;
	}
	return *name == '\0';
}

static enum class_column find_column(struct pwp_text header)
{
	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (is_named(header, names[i].name))
			return names[i].column;
	return CLASS_COLUMNS;
}

static const char *take_header(struct reading *reading, size_t field,
			       struct pwp_text text)
{
	enum class_column column = find_column(text);

	if (reading->table == CLASS_EARLIER && column != CLASS_PASSWORD)
		column = CLASS_COLUMNS;
	reading->columns[field] = column;
	if (column == CLASS_COLUMNS)
		return NULL;
	if (reading->set->has[column])
		return "two columns have the same meaning";
	reading->set->has[column] = true;
	return NULL;
}

/* ---- pupils */

static bool is_wanted(void *data, size_t row, size_t field)
{
	const struct reading *reading = data;

	return row == 0 || reading->columns[field] != CLASS_COLUMNS;
}

static const char *take_field(void *data, size_t row, size_t field, struct pwp_text text)
{
	struct reading *reading = data;
	struct secure_buffer *texts = &reading->set->texts;

	if (row == 0)
		return take_header(reading, field, csv_cell_trim(text));
	if (reading->columns[field] != CLASS_PASSWORD)
		text = csv_cell_trim(text);
	if (memchr(text.ptr, '\n', text.len) || memchr(text.ptr, '\r', text.len))
		return "a line break inside a field";
	if (text.len >= texts->size - reading->used)
		return "the file grew while it was read";
	char *copy = texts->ptr + reading->used;
	memcpy(copy, text.ptr, text.len); /* the memory was zeroed */
	reading->used += text.len + 1;
	reading->pupil.texts[reading->columns[field]] =
		(struct pwp_text){ copy, text.len };
	return NULL;
}

/* Makes room for one more pupil. */
static bool grow(struct class_set *set)
{
	size_t room = set->memory.size / sizeof(struct pupil);
	struct secure_buffer memory;

	if (set->count < room)
		return true;
	room = room ? 2 * room : FIRST_PUPILS;
	if (!secure_buffer_init(&memory, room * sizeof(struct pupil)))
		return false;
	if (set->count > 0)
		memcpy(memory.ptr, set->memory.ptr, set->count * sizeof(struct pupil));
	secure_buffer_done(&set->memory);
	set->memory = memory;
	set->pupils = (struct pupil *)(void *)memory.ptr;
	return true;
}

/* Whether the table has what it is read for, by the names of its columns. */
static const char *end_header(const struct reading *reading)
{
	const bool *has = reading->set->has;
	bool is_earlier = reading->table == CLASS_EARLIER;

	if (is_earlier ? has[CLASS_PASSWORD]
		       : has[CLASS_USER] || has[CLASS_FIRST_NAME] || has[CLASS_NAME])
		return NULL;
	if (csv_parser_has_semicolons(&reading->file.csv))
		return CSV_SEMICOLON;
	return is_earlier ? "no column is called password"
			  : "no column for a user name or a name; see CLASS in "
			    "pwpolicy(1)";
}

static const char *take_row(void *data, size_t row, size_t line)
{
	struct reading *reading = data;
	const struct pwp_text *texts = reading->pupil.texts;

	if (row == 0)
		return end_header(reading);
	if (reading->table == CLASS_PUPILS && !texts[CLASS_USER].len &&
	    !texts[CLASS_FIRST_NAME].len && !texts[CLASS_NAME].len)
		return "the row has neither a user name nor a name";
	if (!grow(reading->set))
		return pwp_strerror(PWP_ERR_NOMEM);
	reading->pupil.line = line;
	reading->set->pupils[reading->set->count++] = reading->pupil;
	reading->pupil = (struct pupil){ .phrase = "" };
	return NULL;
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

/* By user name, and then by line. Directories ignore case in user names. */
static int compare_users(const void *left, const void *right)
{
	const struct pupil *one = *(const struct pupil *const *)left;
	const struct pupil *other = *(const struct pupil *const *)right;
	int order = strcasecmp(one->texts[CLASS_USER].ptr, other->texts[CLASS_USER].ptr);

	return order ? order : (one->line > other->line) - (one->line < other->line);
}

/* Finds the first pupil whose user name occurred before, in *ret_before. NULL: there is
 * none. `sorted` has room for all. */
static const struct pupil *find_repeated(const struct class_set *set,
					 const struct pupil **sorted,
					 const struct pupil **ret_before)
{
	const struct pupil *found = NULL;
	size_t count = 0;

	for (size_t i = 0; i < set->count; i++)
		if (set->pupils[i].texts[CLASS_USER].len > 0)
			sorted[count++] = &set->pupils[i];
	qsort(sorted, count, sizeof(*sorted), compare_users);
	for (size_t i = 1; i < count; i++) {
		if (strcasecmp(sorted[i - 1]->texts[CLASS_USER].ptr,
			       sorted[i]->texts[CLASS_USER].ptr) != 0 ||
		    (found && found->line < sorted[i]->line))
			continue;
		found = sorted[i];
		*ret_before = sorted[i - 1];
	}
	return found;
}

/* One user cannot have two passwords. */
static bool has_users_once(const struct class_set *set, const char *path)
{
	const struct pupil *repeated, *before = NULL;
	struct secure_buffer sorted;

	if (!secure_buffer_init(&sorted, set->count * sizeof(struct pupil *)))
		return false;
	repeated = find_repeated(set, (void *)sorted.ptr, &before);
	if (repeated)
		output_error("%s:%zu: the user name occurs in line %zu too", path,
			     repeated->line, before->line);
	secure_buffer_done(&sorted);
	return !repeated;
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

bool class_read(struct class_set *set, enum class_table table, const char *path)
{
	struct secure_buffer secret = { NULL, 0 };
	size_t size = 0;
	int fd = open_plain(path, &size);
	bool ok = fd >= 0 && secure_buffer_init(&secret, sizeof(struct reading)) &&
		  secure_buffer_init(&set->texts, GROWTH * size + 1);

	if (ok) {
		struct reading *reading = (void *)secret.ptr;
		const struct csv_handler handler = { is_wanted, take_field, take_row,
						     reading };
		reading->set = set;
		reading->table = table;
		ok = csv_reader_read(&reading->file, path, fd, &handler);
	}
	secure_buffer_done(&secret);
	if (fd >= 0)
		close(fd);
	return ok && is_usable(set, table, path);
}

void class_done(struct class_set *set)
{
	secure_buffer_done(&set->memory);
	secure_buffer_done(&set->texts);
	*set = (struct class_set){ .count = 0 };
}
