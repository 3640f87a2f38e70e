/* SPDX-License-Identifier: MIT */
/*
 * A push parser that takes a character at a time and holds one field, so that it needs the
 * same memory for every file.
 *
 *   file   = row *(end row) [end]
 *   row    = field *("," field)
 *   field  = *plain / QUOTE *(plain / "," / CR / LF / 2QUOTE) QUOTE
 *   plain  = any character but QUOTE, comma and control characters
 *   end    = CRLF / LF, one of them throughout the file
 *
 * Beyond RFC 4180 it takes LF alone, as half of all programs write it, characters outside
 * ASCII, and rows of any length in which nothing is written, as spreadsheets leave them. All
 * others have as many fields as the first. Everything else is refused with the line and the
 * column: nothing is guessed.
 */
#include "cli/csv/csv_parser.h"

#include "base/utf8.h"
#include "cli/csv/csv_cell.h"

#include <assert.h>
#include <string.h>

static_assert(CSV_FIELDS_MAX == 512 && CSV_ROWS_MAX == 100000 && CSV_FIELD_MAX == 256 &&
		      CSV_UNWANTED_MAX == 65536 && CSV_FILE_MAX == 268435456 &&
		      CSV_EMPTY_ROWS_MAX == 1048576,
	      "the sentences below name the limits");

static const char more_fields[] = "the row has more fields than the first row";
static const char empty_file[] = "the file is empty";
const char csv_reported[] = "reported";
const char csv_preamble[] = "preamble";

void csv_parser_init(struct csv_parser *csv, const struct csv_handler *handler)
{
	*csv = (struct csv_parser){
		.handler = *handler,
		.line = 1,
		.row_line = 1,
		.row_is_empty = true,
	};
}

static bool refuse_at(struct csv_parser *csv, size_t line, size_t column,
		      const char *fault)
{
	csv->fault = fault;
	csv->fault_line = line;
	csv->fault_column = column;
	return false;
}

static bool refuse(struct csv_parser *csv, const char *fault)
{
	return refuse_at(csv, csv->line, csv->column, fault);
}

static void begin_field(struct csv_parser *csv)
{
	csv->state = CSV_START;
	csv->length = 0;
	csv->text_len = 0;
}

/* Of a row that is empty so far: whether the first row has no such field. */
static bool is_beyond(const struct csv_parser *csv)
{
	return csv->row > 0 && csv->field >= csv->fields;
}

static bool is_wanted(const struct csv_parser *csv)
{
	return !is_beyond(csv) &&
	       csv->handler.wanted(csv->handler.data, csv->row, csv->field);
}

static bool add(struct csv_parser *csv, uint32_t code)
{
	char bytes[UTF8_MAX];

	csv->semicolon |= csv->row == 0 && code == ';';
	csv->row_is_empty = csv->row_is_empty && csv_cell_is_space(code);
	if (!csv->row_is_empty && is_beyond(csv))
		return refuse(csv, more_fields);
	if (csv->length == 0)
		csv->keeps = is_wanted(csv);
	if (++csv->length > CSV_UNWANTED_MAX)
		return refuse(csv, "a field is longer than 65536 characters");
	if (!csv->keeps)
		return true;
	size_t len = utf8_put(code, bytes);
	if (csv->text_len + len > sizeof(csv->text))
		return refuse(csv, "a field that is read is longer than 256 bytes");
	memcpy(csv->text + csv->text_len, bytes, len);
	csv->text_len += len;
	return true;
}

static bool end_field(struct csv_parser *csv)
{
	const struct csv_handler *handler = &csv->handler;
	const struct pwp_text text = { csv->text, csv->text_len };
	const char *fault = NULL;

	if (csv->length > 0 ? csv->keeps : is_wanted(csv))
		fault = handler->field(handler->data, csv->row, csv->field, text);
	csv->field++;
	begin_field(csv);
	return fault ? refuse(csv, fault) : true;
}

static void begin_row(struct csv_parser *csv)
{
	csv->field = 0;
	csv->row_line = csv->line + 1;
	csv->row_is_empty = true;
}

static bool end_row(struct csv_parser *csv)
{
	if (!end_field(csv))
		return false;
	if (csv->row_is_empty) {
		if (csv->empty_rows++ == CSV_EMPTY_ROWS_MAX)
			return refuse(csv, "there are more than 1048576 empty rows");
		begin_row(csv);
		return true;
	}
	if (csv->row == 0)
		csv->fields = csv->field;
	else if (csv->field < csv->fields)
		return refuse_at(csv, csv->row_line, 0,
				 "the row has fewer fields than the first row");
	if (csv->row == CSV_ROWS_MAX)
		return refuse_at(csv, csv->row_line, 0,
				 "there are more than 100000 rows");
	const char *fault = csv->handler.row(csv->handler.data, csv->row, csv->row_line);
	if (fault && fault != csv_preamble)
		return refuse_at(csv, csv->row_line, 0, fault);
	csv->row += fault == NULL;
	begin_row(csv);
	return true;
}

static bool end_line(struct csv_parser *csv, enum csv_line_end end)
{
	if (csv->line_end == CSV_ANY_END)
		csv->line_end = end;
	if (csv->line_end != end)
		return refuse(csv, "lines end in different ways");
	return end_row(csv);
}

static bool next_field(struct csv_parser *csv)
{
	if (csv->row == 0 && csv->field + 1 == CSV_FIELDS_MAX)
		return refuse(csv, "there are more than 512 fields");
	if (csv->row > 0 && csv->field + 1 == csv->fields && !csv->row_is_empty)
		return refuse(csv, more_fields);
	return end_field(csv);
}

/* What may follow a field: in CSV_START, CSV_PLAIN and CSV_QUOTE. */
static bool take_end(struct csv_parser *csv, uint32_t code, bool *ret_taken)
{
	*ret_taken = true;
	switch (code) {
	case ',':
		return next_field(csv);
	case '\n':
		return end_line(csv, CSV_LF);
	case '\r':
		csv->state = CSV_RETURN;
		return true;
	default:
		*ret_taken = false;
		return true;
	}
}

static bool take_plain(struct csv_parser *csv, uint32_t code)
{
	if (code == '"' && csv->state == CSV_START) {
		csv->state = CSV_QUOTED;
		return true;
	}
	if (code == '"')
		return refuse(csv, "a quotation mark is inside a field that does not "
				   "begin with one");
	csv->state = CSV_PLAIN;
	return add(csv, code);
}

static bool take_quoted(struct csv_parser *csv, uint32_t code)
{
	if (code != '"')
		return add(csv, code);
	csv->state = CSV_QUOTE;
	return true;
}

/* After a quotation mark in a quoted field: a second one is a character of the field. */
static bool take_after_quote(struct csv_parser *csv, uint32_t code)
{
	if (code == ';')
		return refuse(csv, CSV_SEMICOLON);
	if (code != '"')
		return refuse(csv, "a quotation mark is followed by something other than "
				   "a comma or the end of the line");
	csv->state = CSV_QUOTED;
	return add(csv, code);
}

static bool take(struct csv_parser *csv, uint32_t code)
{
	bool taken = false;

	if (csv->state == CSV_RETURN)
		return code == '\n' ? end_line(csv, CSV_CRLF)
				    : refuse(csv, "a carriage return is not followed by "
						  "a line feed");
	if (csv->state == CSV_QUOTED)
		return take_quoted(csv, code);
	if (!take_end(csv, code, &taken) || taken)
		return csv->fault == NULL;
	return csv->state == CSV_QUOTE ? take_after_quote(csv, code)
				       : take_plain(csv, code);
}

static bool is_control(uint32_t code)
{
	return (code < 0x20 && code != '\n' && code != '\r') ||
	       (code >= 0x7f && code < 0xa0);
}

/* The message says what the character reveals about the file: a tab outside quotes is a
 * separator of fields. */
static bool refuse_control(struct csv_parser *csv, uint32_t code)
{
	if (code == '\0')
		return refuse(csv, "a NUL character: UTF-16 needs a byte order mark");
	if (code == '\t' && csv->state != CSV_QUOTED)
		return refuse(csv, "a tab: fields are separated by commas");
	return refuse(csv, "a control character");
}

bool csv_parser_push(struct csv_parser *csv, uint32_t code)
{
	csv->column++;
	if (++csv->characters > CSV_FILE_MAX)
		return refuse(csv, "the file is longer than 268435456 characters");
	if (is_control(code))
		return refuse_control(csv, code);
	if (!take(csv, code))
		return false;
	if (code == '\n') {
		csv->line++;
		csv->column = 0;
	}
	return true;
}

bool csv_parser_finish(struct csv_parser *csv)
{
	csv->column++;
	if (csv->state == CSV_QUOTED)
		return refuse_at(csv, csv->row_line, 0,
				 "a quotation mark is never closed in this row");
	if (csv->state == CSV_RETURN)
		return refuse(csv, "a carriage return is not followed by a line feed");
	bool has_begun = csv->state != CSV_START || csv->field > 0;
	if (has_begun && !end_row(csv))
		return false;
	return csv->row > 0 ? true : refuse_at(csv, 1, 0, empty_file);
}

bool csv_parser_has_semicolons(const struct csv_parser *csv)
{
	return csv->row == 0 && csv->fields == 1 && csv->semicolon;
}
