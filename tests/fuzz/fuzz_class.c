/* SPDX-License-Identifier: MIT */
/*
 * Reads any bytes as the table of a class. An input has lines of a letter, a space and a text,
 * up to an empty line; what follows is the table:
 *
 *   m what --map says   t the name of a format   x circumstances: E an earlier set, F full names
 *
 * A table is refused, or each cell is a line of UTF-8 in the table's own memory; then the table
 * that is written has a row for each pupil, and the cards hold no text of a cell as markup.
 */
#include "fuzz.h"

#include "hush.h"
#include "workspace.h"

#include "base/utf8.h"
#include "cli/csv/csv_parser.h"
#include "cli/csv/text_decoder.h"
#include "cli/suggest/class.h"

#define TABLE "class.csv"
/* No page that is printed has such an element. */
#define MARKUP "<qZx7"

struct input {
	struct class_options options;
	const char *map, *format;
	bool is_earlier;
	const uint8_t *table;
	size_t size;
};

/* Reads the head; returns memory that the input borrows. */
static char *read_input(const uint8_t *data, size_t size, struct input *input)
{
	const uint8_t *end = memmem(data, size, "\n\n", 2);
	size_t len = end ? (size_t)(end - data) : size;
	char *head = fuzz_copy(data, len), *rest = head, *line;

	*input = (struct input){ .options = { .title = "Class" } };
	while ((line = strsep(&rest, "\n"))) {
		const char *text = strlen(line) < 2 ? "" : line + 2;

		if (line[0] == 'm')
			input->map = text;
		else if (line[0] == 't')
			input->format = text;
		else if (line[0] == 'x')
			input->is_earlier = strchr(text, 'E') != NULL;
		input->options.full_names |= line[0] == 'x' && strchr(text, 'F');
	}
	input->table = end ? end + 2 : data + size;
	input->size = end ? size - len - 2 : 0;
	return head;
}

/* ---- what was read */

static void check_text(const struct class_set *set, struct pwp_text text)
{
	if (text.len == 0)
		return;
	REQUIRE(text.ptr >= set->texts.ptr);
	REQUIRE(text.ptr + text.len < set->texts.ptr + set->texts.size);
	REQUIRE(utf8_is_valid((struct str){ text.ptr, text.len }));
	REQUIRE(!memchr(text.ptr, '\n', text.len) && !memchr(text.ptr, '\r', text.len));
}

static void check_cell(const struct class_set *set, struct pwp_text cell)
{
	check_text(set, cell);
	REQUIRE(cell.len == 0 || cell.ptr[cell.len] == '\0');
}

static void check_set(struct class_set *set)
{
	size_t last = 0;

	for (size_t i = 0; i < set->count; i++) {
		REQUIRE(set->pupils[i].line > last);
		last = set->pupils[i].line;
		for (size_t field = 0; field < set->map->count; field++) {
			const struct table_column *column =
				table_map_column(set->map, field);

			if (column)
				check_cell(set, class_cell(set, i, column));
		}
		check_text(set, class_called(set, i));
	}
}

/* ---- what is written */

struct reading {
	struct text_decoder decoder;
	struct csv_parser csv;
	bool has_preamble; /* not read yet */
	size_t rows;
};

static bool is_wanted(void *data, size_t row, size_t field)
{
	(void)data, (void)row, (void)field;
	return false; /* one with an apostrophe in front may be too long to be read */
}

static const char *take_field(void *data, size_t row, size_t field, struct pwp_text text)
{
	(void)data, (void)row, (void)field, (void)text;
	REQUIRE(false);
	return NULL;
}

static const char *take_row(void *data, size_t row, size_t line)
{
	struct reading *reading = data;

	(void)line;
	if (reading->has_preamble) {
		reading->has_preamble = false;
		return csv_preamble;
	}
	reading->rows = row + 1;
	return NULL;
}

static bool take_character(void *data, uint32_t code)
{
	struct reading *reading = data;

	return csv_parser_push(&reading->csv, code);
}

/* One format has a line above its titles. */
static void check_table(const char *text, size_t len, bool has_preamble, size_t rows)
{
	static struct reading reading;
	const struct csv_handler handler = { is_wanted, take_field, take_row, &reading };

	reading = (struct reading){ .has_preamble = has_preamble };
	csv_parser_init(&reading.csv, &handler);
	REQUIRE(text_decoder_push(&reading.decoder, (const uint8_t *)text, len,
				  take_character, &reading));
	REQUIRE(text_decoder_finish(&reading.decoder, take_character, &reading));
	REQUIRE(csv_parser_finish(&reading.csv));
	REQUIRE(reading.rows == rows);
}

typedef void write_fn(const struct class_set *set, const struct class_options *options,
		      FILE *stream);

/* The caller frees what it returns. */
static char *write_text(const struct class_set *set, const struct class_options *options,
			write_fn *write_it, size_t *ret_len)
{
	char *text = NULL;
	FILE *stream = open_memstream(&text, ret_len);

	REQUIRE(stream);
	write_it(set, options, stream);
	REQUIRE(fclose(stream) == 0);
	REQUIRE(utf8_is_valid((struct str){ text, *ret_len }));
	return text;
}

static void check_output(struct class_set *set, const struct class_options *options)
{
	size_t len = 0;

	for (size_t i = 0; i < set->count; i++)
		memcpy(set->pupils[i].phrase, "maple tin", sizeof("maple tin"));
	char *table = write_text(set, options, class_write_table, &len);
	check_table(table, len, options->format == CLASS_ENTRA, set->count + 1);
	free(table);
	char *cards = write_text(set, options, class_write_cards, &len);
	REQUIRE(!memmem(cards, len, MARKUP, strlen(MARKUP)));
	free(cards);
}

static bool read_class(struct input *input, struct class_set *set, bool *ret_writable)
{
	struct class_options *options = &input->options;
	bool ok = (!input->format || class_format_take(options, input->format)) &&
		  (!input->map || table_map_add(set->map, input->map)) &&
		  class_read(set, input->is_earlier ? CLASS_EARLIER : CLASS_PUPILS,
			     workspace_entry(TABLE));

	*ret_writable = ok && !input->is_earlier && class_format_check(set, options) &&
			class_mark_alike(set, options->full_names);
	return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct table_map map;
	struct class_set set = { .map = &map };
	struct input input;
	bool writable = false;

	map = (struct table_map){ .kinds = CLASS_KINDS };
	char *head = read_input(size > 0 ? data : (const uint8_t *)"", size, &input);
	workspace_write(TABLE, input.table, input.size, 0600);
	hush_begin();
	int descriptor = workspace_free_descriptor();
	bool ok = read_class(&input, &set, &writable);
	hush_end();
	if (ok)
		check_set(&set);
	if (writable)
		check_output(&set, &input.options);
	class_done(&set);
	REQUIRE(workspace_free_descriptor() == descriptor);
	free(head);
	return 0;
}
