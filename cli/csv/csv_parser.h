/* SPDX-License-Identifier: MIT */
/* Comma-separated values, strictly as in RFC 4180. */
#ifndef CLI_CSV_PARSER_H
#define CLI_CSV_PARSER_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Most fields of a row, rows of a file, rows beside them without text, and characters of a
 * file. */
#define CSV_FIELDS_MAX 512
#define CSV_ROWS_MAX 100000
#define CSV_EMPTY_ROWS_MAX 1048576 /* as many as a spreadsheet has */
#define CSV_FILE_MAX ((uint64_t)256 * 1024 * 1024)
/* Longest field that is read, in bytes of UTF-8, and that is skipped, in characters. */
#define CSV_FIELD_MAX PWP_WORD_MAX
#define CSV_UNWANTED_MAX 65536

/* The fault where csv_parser_has_semicolons(). */
#define CSV_SEMICOLON "a semicolon: fields are separated by commas"

/* What row() of a handler may give beside a fault: one that it has reported; and of row 0,
 * that the row which names the fields is the next one. */
extern const char csv_reported[];
extern const char csv_preamble[];

/* The callbacks. Rows and fields are counted from 0; row 0 names the fields. A row without
 * anything but spaces is no row: the next one takes its place, and its fields. */
struct csv_handler {
	/* Whether to pass a field to field(); another is dropped character by character. */
	bool (*wanted)(void *data, size_t row, size_t field);
	/* Takes a field in UTF-8, which is valid during the call. Returns NULL, or what is
	 * wrong with it. */
	const char *(*field)(void *data, size_t row, size_t field, struct pwp_text text);
	/* Takes the end of a row that began in `line`. As above. */
	const char *(*row)(void *data, size_t row, size_t line);
	void *data;
};

enum csv_state { CSV_START, CSV_PLAIN, CSV_QUOTED, CSV_QUOTE, CSV_RETURN };
enum csv_line_end { CSV_ANY_END, CSV_LF, CSV_CRLF };

/* It holds the text of a field: the caller wipes it. */
struct csv_parser {
	struct csv_handler handler;
	enum csv_state state;
	enum csv_line_end line_end;
	size_t line, column; /* of the character that is read, from 1 */
	size_t row, row_line;
	size_t field, fields; /* `fields`: as many as row 0 has; 0 in row 0 */
	size_t length;	      /* of the field, in characters */
	bool keeps;
	bool semicolon; /* row 0 has one */
	bool row_is_empty;
	size_t empty_rows; /* that were skipped */
	uint64_t characters;
	char text[CSV_FIELD_MAX];
	size_t text_len;
	/* set where csv_parser_push() or csv_parser_finish() gave false: one static sentence without full
	 * stop, and where */
	const char *fault;
	size_t fault_line, fault_column; /* column 0: the whole line */
};

void csv_parser_init(struct csv_parser *csv, const struct csv_handler *handler);

/* Takes one code point. False: the file is refused. */
bool csv_parser_push(struct csv_parser *csv, uint32_t code);

/* The file has ended. As above. */
bool csv_parser_finish(struct csv_parser *csv);

/* Whether row 0, which just ended, is one field with a semicolon in it, as from a program
 * that separates fields so. */
bool csv_parser_has_semicolons(const struct csv_parser *csv);

#endif
