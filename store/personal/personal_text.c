/* SPDX-License-Identifier: MIT */
/*
 * The body of a personal file; there is one way to write each:
 *
 *   body   = "key " 16HEX LF "day " DAY LF 1*record
 *   record = 34HEX LF                      the MAC and the masked kind
 *
 * Records are sorted by MAC, so their order reveals nothing and a binary search finds
 * one. There are 64, 256, 1024 or 4096 of them: random records fill the gap, so that their
 * number reveals little.
 */
#include "store/personal/personal_text.h"

#include "base/parse_num.h"
#include "base/hex.h"
#include "store/sealed/sealed_batch.h"
#include "store/sealed/sealed_text.h"

#include <assert.h>
#include <stdlib.h>

#define RECORD_SIZE sizeof(struct personal_record)
#define LINE_LEN (2 * RECORD_SIZE + 1)

static_assert(RECORD_SIZE == PERSONAL_MAC_SIZE + 1, "a record has no padding");
static_assert(PERSONAL_BODY_MAX <= SEALED_LONG_MAX, "the longest body has room");

size_t personal_padded(size_t count)
{
	size_t padded = 64;

	while (padded < count)
		padded *= 4;
	return padded <= PERSONAL_RECORDS_MAX ? padded : 0;
}

int personal_record_compare(const void *a, const void *b)
{
	const struct personal_record *left = a, *right = b;

	return memcmp(left->mac, right->mac, sizeof(left->mac));
}

static int parse_head(struct str *rest, struct personal_file *file)
{
	struct str key_id, day;
	uint64_t number = 0;

	if (sealed_text_field(rest, "key", &key_id) != 0 ||
	    key_id.len != 2 * sizeof(file->key_id) || !hex_read(key_id, file->key_id) ||
	    sealed_text_field(rest, "day", &day) != 0 ||
	    parse_num(day, 0, UINT32_MAX, &number) != 0)
		return PWP_ERR_CORRUPT;
	file->day = (uint32_t)number;
	return 0;
}

/* Lines of records in ascending order, without duplicates. */
static int parse_records(struct str lines, const struct personal_file *file)
{
	for (size_t i = 0; i < file->count; i++) {
		struct str digits = { lines.ptr + i * LINE_LEN, 2 * RECORD_SIZE };

		if (digits.ptr[digits.len] != '\n' ||
		    !hex_read(digits, (uint8_t *)&file->records[i]) ||
		    (i > 0 && personal_record_compare(&file->records[i - 1],
						      &file->records[i]) >= 0))
			return PWP_ERR_CORRUPT;
	}
	return 0;
}

int personal_parse(struct str body, struct personal_file *ret_file)
{
	struct personal_file file = { .day = 0 };
	int error = parse_head(&body, &file);

	file.count = body.len / LINE_LEN;
	if (error || body.len % LINE_LEN != 0 || file.count == 0 ||
	    personal_padded(file.count) != file.count)
		return PWP_ERR_CORRUPT;
	file.records = calloc(file.count, RECORD_SIZE);
	if (!file.records)
		return PWP_ERR_NOMEM;
	error = parse_records(body, &file);
	if (error)
		free(file.records);
	else
		*ret_file = file;
	return error;
}

int personal_format(const struct personal_file *file, struct text *text)
{
	char key_id[2 * sizeof(file->key_id)];
	char line[LINE_LEN];

	hex_write(file->key_id, sizeof(file->key_id), key_id);
	text_add_c(text, "key ");
	text_add(text, (struct str){ key_id, sizeof(key_id) });
	text_add_c(text, "\nday ");
	text_add_number(text, file->day);
	text_add_c(text, "\n");
	line[sizeof(line) - 1] = '\n';
	for (size_t i = 0; i < file->count; i++) {
		hex_write((const uint8_t *)&file->records[i], RECORD_SIZE, line);
		text_add(text, (struct str){ line, sizeof(line) });
	}
	return text_end(text) ? 0 : PWP_ERR_TOO_BIG;
}
