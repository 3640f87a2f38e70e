/* SPDX-License-Identifier: MIT */
/*
 * Files of every encoding and form, as rows or as a refusal with its place. Each is read in
 * one piece and byte by byte; both must give the same.
 */
#include "check.h"
#include "cli/csv/csv_parser.h"
#include "cli/csv/text_decoder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES(literal) "" literal, sizeof(literal) - 1

/* Fields are written as "<a><b>\n"; the column named "drop" is not wanted. */
struct reader {
	struct text_decoder decode;
	struct csv_parser csv;
	size_t dropped; /* the place of the column, from 1 */
	char text[4096];
	size_t len;
};

static void put(struct reader *reader, struct pwp_text text)
{
	assert_true(reader->len + text.len < sizeof(reader->text));
	memcpy(reader->text + reader->len, text.ptr, text.len);
	reader->len += text.len;
	reader->text[reader->len] = '\0';
}

static bool is_wanted(void *data, size_t row, size_t field)
{
	const struct reader *reader = data;

	return row == 0 || field + 1 != reader->dropped;
}

static const char *take_field(void *data, size_t row, size_t field, struct pwp_text text)
{
	struct reader *reader = data;

	if (row == 0 && text.len == 4 && memcmp(text.ptr, "drop", 4) == 0)
		reader->dropped = field + 1;
	put(reader, (struct pwp_text){ "<", 1 });
	put(reader, text);
	put(reader, (struct pwp_text){ ">", 1 });
	return NULL;
}

static const char *take_row(void *data, size_t row, size_t line)
{
	struct reader *reader = data;
	char text[32];

	snprintf(text, sizeof(text), "%zu@%zu\n", row, line);
	put(reader, (struct pwp_text){ text, strlen(text) });
	return NULL;
}

static bool take_character(void *data, uint32_t code)
{
	struct reader *reader = data;

	return csv_parser_push(&reader->csv, code);
}

/* Adds the refusal, with its place, to what was read. */
static void add_fault(struct reader *reader)
{
	char text[256];
	const char *fault =
		reader->decode.fault ? reader->decode.fault : reader->csv.fault;
	size_t line = reader->decode.fault ? reader->csv.line : reader->csv.fault_line;
	size_t column =
		reader->decode.fault ? reader->csv.column + 1 : reader->csv.fault_column;

	assert_non_null(fault);
	snprintf(text, sizeof(text), "%zu:%zu: %s", line, column, fault);
	put(reader, (struct pwp_text){ text, strlen(text) });
}

static struct reader *read_in(const char *bytes, size_t len, size_t step)
{
	struct reader *reader = calloc(1, sizeof(*reader));
	const struct csv_handler handler = { is_wanted, take_field, take_row, reader };
	bool ok = true;

	assert_non_null(reader);
	csv_parser_init(&reader->csv, &handler);
	for (size_t at = 0; at < len && ok; at += step) {
		size_t piece = len - at < step ? len - at : step;
		ok = text_decoder_push(&reader->decode, (const uint8_t *)bytes + at,
				       piece, take_character, reader);
	}
	if (!ok || !text_decoder_finish(&reader->decode, take_character, reader) ||
	    !csv_parser_finish(&reader->csv))
		add_fault(reader);
	return reader;
}

static void check(const char *bytes, size_t len, const char *expected, const char *why)
{
	static const size_t steps[] = { 1, 3, SIZE_MAX };

	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		struct reader *reader = read_in(bytes, len, steps[i]);

		if (strcmp(reader->text, expected) != 0)
			fail_msg("%s, in steps of %zu:\n%s\ninstead of\n%s", why,
				 steps[i], reader->text, expected);
		free(reader);
	}
}

struct example {
	const char *bytes;
	size_t len;
	const char *expected, *why;
};

static void check_all(const struct example *examples, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check(examples[i].bytes, examples[i].len, examples[i].expected,
		      examples[i].why);
}

static void reads_what_rfc_4180_allows(void **state)
{
	static const struct example examples[] = {
		{ BYTES("a,b\r\nc,d\r\n"), "<a><b>0@1\n<c><d>1@2\n", "CRLF" },
		{ BYTES("a,b\nc,d\n"), "<a><b>0@1\n<c><d>1@2\n", "LF" },
		{ BYTES("a,b\r\nc,d"), "<a><b>0@1\n<c><d>1@2\n", "no end of line" },
		{ BYTES("a,b\n,c\n"), "<a><b>0@1\n<><c>1@2\n", "an empty field" },
		{ BYTES("a,b\nc,"), "<a><b>0@1\n<c><>1@2\n", "the same at the end" },
		{ BYTES("\"a\",\"b\"\n"), "<a><b>0@1\n", "quoted" },
		{ BYTES("\"a\",\"b\""), "<a><b>0@1\n", "quoted at the end" },
		{ BYTES("\"a,b\"\n"), "<a,b>0@1\n", "a comma in quotes" },
		{ BYTES("\"a\"\"b\"\n"), "<a\"b>0@1\n", "a quote in quotes" },
		{ BYTES("\"\"\"\"\n"), "<\">0@1\n", "only a quote" },
		{ BYTES("\"\",\"b\"\n"), "<><b>0@1\n", "empty quotes" },
		{ BYTES("\"a\nb\"\nc\n"), "<a\nb>0@1\n<c>1@3\n", "a line in quotes" },
		{ BYTES("\"a\r\nb\"\r\nc\r\n"), "<a\r\nb>0@1\n<c>1@3\n",
		  "the same, CRLF" },
		{ BYTES(" a , b \n"), "< a >< b >0@1\n", "spaces belong to the field" },
		{ BYTES("a;b\n"), "<a;b>0@1\n", "no other separator" },
		{ BYTES("x,drop,y\n1,secret,2\n"), "<x><drop><y>0@1\n<1><2>1@2\n",
		  "an unwanted column" },
	};

	(void)state;
	check_all(examples, COUNT_OF(examples));
}

/* Whatever a spreadsheet leaves where nothing is written: the row after it counts instead. */
static void skips_rows_without_text(void **state)
{
	static const char *const empty[] = {
		"\n", ",\n", ",,,,,,\n", " , \n", "\"\",\"\"\n", "\xc2\xa0,\n", "   \n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(empty); i++) {
		char text[64];
		int len = snprintf(text, sizeof(text), "%sa,b\n%sc,d\n%s%s", empty[i],
				   empty[i], empty[i], empty[i]);
		struct reader *reader = read_in(text, (size_t)len, SIZE_MAX);

		CHECK(strstr(reader->text, "<a><b>0@2\n") &&
			      strstr(reader->text, "<c><d>1@4\n") &&
			      !strstr(reader->text, "2@"),
		      empty[i]);
		assert_int_equal(reader->csv.empty_rows, 4);
		free(reader);
	}
}

static void refuses_all_else_with_its_place(void **state)
{
	static const char inside[] = "a quotation mark is inside a field that does not "
				     "begin with one";
	static const char after[] =
		"a quotation mark is followed by something other than a "
		"comma or the end of the line";
	static char expected[24][256];
	static const struct {
		const char *bytes;
		size_t len;
		const char *read, *place, *fault;
	} cases[] = {
		{ BYTES(""), "", "1:0", "the file is empty" },
		{ BYTES("a\"b\n"), "", "1:2", inside },
		{ BYTES("a,b \"c\"\n"), "<a>", "1:5", inside },
		{ BYTES("\"a\"b\n"), "", "1:4", after },
		{ BYTES("\"a\" ,b\n"), "", "1:4", after },
		{ BYTES("a\n\"b"), "<a>0@1\n", "2:0",
		  "a quotation mark is never closed in this row" },
		{ BYTES("\"a\";b\n"), "", "1:4", CSV_SEMICOLON },
		{ BYTES("a\tb\n"), "", "1:2", "a tab: fields are separated by commas" },
		{ BYTES("\"a\"\tb\n"), "", "1:4",
		  "a tab: fields are separated by commas" },
		{ BYTES("a\0b\0"), "", "1:2",
		  "a NUL character: UTF-16 needs a byte order mark" },
		{ BYTES("a\rb\n"), "", "1:3",
		  "a carriage return is not followed by a line feed" },
		{ BYTES("a\r"), "", "1:3",
		  "a carriage return is not followed by a line feed" },
		{ BYTES("a\nb\r\n"), "<a>0@1\n", "2:3", "lines end in different ways" },
		{ BYTES("a,b\nc\n"), "<a><b>0@1\n<c>", "2:0",
		  "the row has fewer fields than the first row" },
		{ BYTES("a,b\nc,d,e\n"), "<a><b>0@1\n<c>", "2:4",
		  "the row has more fields than the first row" },
		{ BYTES("\n , \n\"\"\n"), "<>< >< ><>", "1:0", "the file is empty" },
		{ BYTES("a,b\n,,\n,,c\n"), "<a><b>0@1\n<><><><>", "3:3",
		  "the row has more fields than the first row" },
	};

	(void)state;
	assert_true(COUNT_OF(cases) <= COUNT_OF(expected));
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		snprintf(expected[i], sizeof(expected[i]), "%s%s: %s", cases[i].read,
			 cases[i].place, cases[i].fault);
		check(cases[i].bytes, cases[i].len, expected[i], cases[i].fault);
	}
}

static void refuses_control_characters(void **state)
{
	(void)state;
	for (unsigned code = 0; code < 0xa0; code++) {
		if ((code >= 0x20 && code < 0x7f) || code == '\n' || code == '\r')
			continue;
		/* In UTF-8, in quotes too. */
		const char bytes[] = { '"', (char)(code < 0x80 ? code : 0xc2),
				       (char)(code < 0x80 ? 'x' : code), '"', '\n' };
		check(bytes, sizeof(bytes),
		      code == 0 ? "1:2: a NUL character: UTF-16 needs a byte order mark"
				: "1:2: a control character",
		      "control");
	}
}

static void reads_every_encoding(void **state)
{
	static const char welsh[] =
		"<n>0@1\n<Si\xc3\xa2n \xc5\x81 \xe7\x8e\x8b \xf0\x9f\x90\xb6>"
		"1@2\n";
	static const struct example examples[] = {
		{ BYTES("n\nSi\xc3\xa2n \xc5\x81 \xe7\x8e\x8b \xf0\x9f\x90\xb6\n"), welsh,
		  "UTF-8" },
		{ BYTES("\xef\xbb\xbfn\nSi\xc3\xa2n \xc5\x81 \xe7\x8e\x8b "
			"\xf0\x9f\x90\xb6"
			"\n"),
		  welsh, "UTF-8 with mark" },
		{ BYTES("\xff\xfen\0\n\0S\0i\0\xe2\0n\0 \0\x41\x01 \0\x8b\x73 \0"
			"\x3d\xd8\x36\xdc\n\0"),
		  welsh, "UTF-16, little end first" },
		{ BYTES("\xfe\xff\0n\0\n\0S\0i\0\xe2\0n\0 \x01\x41\0 \x73\x8b\0 "
			"\xd8\x3d\xdc\x36\0\n"),
		  welsh, "UTF-16, big end first" },
		{ BYTES("n\nSi\xe2n\n"), "<n>0@1\n<Si\xc3\xa2n>1@2\n", "Windows-1252" },
		{ BYTES("n\n\x80\x8a\x9f\n"),
		  "<n>0@1\n<\xe2\x82\xac\xc5\xa0\xc5\xb8>1@2\n", "its own signs" },
		{ BYTES("n\nJos\xe9"), "<n>0@1\n<Jos\xc3\xa9>1@2\n", "at the end" },
		{ BYTES("\xef\xbb\xbfn"), "<n>0@1\n", "a mark and one letter" },
		{ BYTES("\xef\n"), "<\xc3\xaf>0@1\n", "the beginning of a mark" },
		{ BYTES("\xef\xbb\n"), "<\xc3\xaf\xc2\xbb>0@1\n", "more of a mark" },
	};

	(void)state;
	check_all(examples, COUNT_OF(examples));
}

static void never_guesses_an_encoding_twice(void **state)
{
	static const char utf8[] = "the file is UTF-8, but this byte is not";
	static const char utf16[] = "the file is UTF-16, but here is half a character";
	static const char neither[] =
		"the file is neither UTF-8 nor, by this byte, Windows-1252";
	static const struct {
		const char *bytes;
		size_t len;
		const char *read, *place, *fault;
	} cases[] = {
		{ BYTES("\xc3\xa9\n\xe9\n"), "<\xc3\xa9>0@1\n", "2:1", utf8 },
		{ BYTES("\xef\xbb\xbf\xe9\n"), "", "1:1", utf8 },
		{ BYTES("\xc3\xa9\xc3"), "", "1:2", utf8 },
		{ BYTES("\xc3\xa9\xc0\x80\n"), "", "1:2", utf8 },	  /* overlong */
		{ BYTES("\xc3\xa9\xed\xa0\x80\n"), "", "1:2", utf8 },	  /* surrogate */
		{ BYTES("\xc3\xa9\xf4\x90\x80\x80\n"), "", "1:2", utf8 }, /* too high */
		{ BYTES("\xe9\x81\n"), "", "1:2", neither },
		{ BYTES("\xff\xfe"
			"a\0\x3d\xd8"
			"b\0"),
		  "", "1:2", utf16 },
		{ BYTES("\xff\xfe\x36\xdc"), "", "1:1", utf16 },
		{ BYTES("\xff\xfe"
			"a\0b"),
		  "", "1:2", utf16 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char expected[256];

		snprintf(expected, sizeof(expected), "%s%s: %s", cases[i].read,
			 cases[i].place, cases[i].fault);
		check(cases[i].bytes, cases[i].len, expected, cases[i].fault);
	}
}

/* Characters without end, from nowhere, until the file is refused. */
static size_t push_until_refused(struct reader *reader, const char *period)
{
	const struct csv_handler handler = { is_wanted, take_field, take_row, reader };
	size_t pushed = 0, len = strlen(period);

	csv_parser_init(&reader->csv, &handler);
	while (csv_parser_push(&reader->csv, (unsigned char)period[pushed % len])) {
		pushed++;
		reader->len = 0;
	}
	return pushed;
}

static void hostile_files_are_refused_early(void **state)
{
	static const struct {
		const char *period, *fault;
		size_t most;
	} cases[] = {
		{ "a", "a field that is read is longer than 256 bytes", 257 },
		{ "\"\"", "a field that is read is longer than 256 bytes", 600 },
		{ ",", "there are more than 512 fields", 512 },
		{ "a\n", "there are more than 100000 rows", 250000 },
		{ "\n", "there are more than 1048576 empty rows", 1250000 },
	};
	struct reader *reader = calloc(1, sizeof(*reader));

	(void)state;
	assert_non_null(reader);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		size_t pushed = push_until_refused(reader, cases[i].period);

		assert_string_equal(reader->csv.fault, cases[i].fault);
		assert_true(reader->csv.fault_line > 0);
		CHECK(pushed <= cases[i].most, cases[i].fault);
	}
	free(reader);
}

static bool none_wanted(void *data, size_t row, size_t field)
{
	(void)data, (void)row, (void)field;
	return false;
}

static void what_is_not_wanted_is_bounded_too(void **state)
{
	struct reader *reader = calloc(1, sizeof(*reader));
	const struct csv_handler handler = { none_wanted, take_field, take_row, reader };
	uint64_t pushed = 0;

	(void)state;
	assert_non_null(reader);
	csv_parser_init(&reader->csv, &handler);
	while (csv_parser_push(&reader->csv, 'a'))
		pushed++;
	assert_int_equal(pushed, CSV_UNWANTED_MAX);
	assert_string_equal(reader->csv.fault, "a field is longer than 65536 characters");
	/* Rows of 60,000 characters: the whole file is bounded. */
	csv_parser_init(&reader->csv, &handler);
	for (pushed = 0; csv_parser_push(&reader->csv, pushed % 60000 ? 'a' : '\n');
	     pushed++)
		reader->len = 0;
	assert_int_equal(pushed, CSV_FILE_MAX);
	assert_true(reader->csv.fault_line > 4000);
	free(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_rfc_4180_allows),
		cmocka_unit_test(skips_rows_without_text),
		cmocka_unit_test(refuses_all_else_with_its_place),
		cmocka_unit_test(refuses_control_characters),
		cmocka_unit_test(reads_every_encoding),
		cmocka_unit_test(never_guesses_an_encoding_twice),
		cmocka_unit_test(hostile_files_are_refused_early),
		cmocka_unit_test(what_is_not_wanted_is_bounded_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
