/* SPDX-License-Identifier: MIT */
/*
 * Reads any bytes as a file about people. Whether it comes in one piece or byte by byte,
 * the same fields come out or the same refusal at the same place; a field is within its
 * bounds and valid UTF-8 without control characters but line ends.
 */
#include "fuzz.h"

#include "cli/csv/csv_parser.h"
#include "cli/csv/text_decoder.h"

#include <string.h>

/* What one reading gave, in short. */
struct reading {
	struct text_decoder decode;
	struct csv_parser csv;
	uint64_t sum;
	bool ok;
};

static void add(struct reading *reading, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;

	for (size_t i = 0; i < len; i++)
		reading->sum = (reading->sum ^ at[i]) * UINT64_C(1099511628211);
}

static bool is_wanted(void *data, size_t row, size_t field)
{
	(void)data;
	return row == 0 || field % 3 != 2;
}

static const char *take_field(void *data, size_t row, size_t field, struct pwp_text text)
{
	struct reading *reading = data;

	REQUIRE(row <= CSV_ROWS_MAX && field < CSV_FIELDS_MAX);
	REQUIRE(text.len <= CSV_FIELD_MAX);
	for (size_t i = 0; i < text.len; i++) {
		unsigned char byte = (unsigned char)text.ptr[i];

		REQUIRE(byte == '\n' || byte == '\r' || (byte >= 0x20 && byte != 0x7f));
		REQUIRE(byte != 0xc0 && byte != 0xc1 && byte < 0xf5);
	}
	add(reading, &row, sizeof(row));
	add(reading, &field, sizeof(field));
	add(reading, text.ptr, text.len);
	return NULL;
}

static const char *take_row(void *data, size_t row, size_t line)
{
	struct reading *reading = data;

	REQUIRE(line > row || row == 0);
	add(reading, &line, sizeof(line));
	return NULL;
}

static bool take_character(void *data, uint32_t code)
{
	struct reading *reading = data;

	REQUIRE(code <= 0x10ffff && (code < 0xd800 || code > 0xdfff));
	return csv_parser_push(&reading->csv, code);
}

static void read_in_steps(struct reading *reading, const uint8_t *data, size_t size,
			  size_t step)
{
	const struct csv_handler handler = { is_wanted, take_field, take_row, reading };

	*reading = (struct reading){ .ok = true };
	csv_parser_init(&reading->csv, &handler);
	for (size_t at = 0; at < size && reading->ok; at += step)
		reading->ok = text_decoder_push(&reading->decode, data + at,
						size - at < step ? size - at : step,
						take_character, reading);
	reading->ok = reading->ok &&
		      text_decoder_finish(&reading->decode, take_character, reading) &&
		      csv_parser_finish(&reading->csv);
	REQUIRE(reading->ok || reading->decode.fault || reading->csv.fault);
	REQUIRE(reading->ok || reading->decode.fault || reading->csv.fault_line > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct reading whole, bytes;

	read_in_steps(&whole, data, size, SIZE_MAX / 2);
	read_in_steps(&bytes, data, size, 1);
	REQUIRE(whole.ok == bytes.ok && whole.sum == bytes.sum);
	REQUIRE(whole.decode.fault == bytes.decode.fault);
	REQUIRE(whole.csv.fault == bytes.csv.fault);
	REQUIRE(whole.csv.line == bytes.csv.line && whole.csv.column == bytes.csv.column);
	return 0;
}
