/* SPDX-License-Identifier: MIT */
/* The body of a personal file: one way to write each, and every other way refused. */
#include "check.h"
#include "store/personal/personal_text.h"

#include <stdio.h>
#include <stdlib.h>

#define HEAD "key 0011223344556677\nday 20000\n"

static char body[PERSONAL_BODY_MAX + 64];

/* Writes a body of rising records. */
static size_t make_body(const char *head, size_t count)
{
	size_t len = (size_t)snprintf(body, sizeof(body), "%s", head);

	for (size_t i = 0; i < count; i++)
		len += (size_t)snprintf(body + len, sizeof(body) - len, "%032zx%02x\n", i,
					(unsigned)(i & 0xff));
	return len;
}

static int parse(size_t len, struct personal_file *file)
{
	/* A copy without a NUL behind it, so that a sanitizer sees who reads on. */
	char *copy = malloc(len ? len : 1);

	assert_non_null(copy);
	memcpy(copy, body, len);
	int error = personal_parse((struct str){ copy, len }, file);
	free(copy);
	return error;
}

static int parse_and_free(size_t len)
{
	struct personal_file file;
	int error = parse(len, &file);

	if (!error)
		free(file.records);
	return error;
}

static void counts_are_filled_up(void **state)
{
	static const struct {
		size_t count, padded;
	} cases[] = {
		{ 0, 64 },	{ 1, 64 },     { 64, 64 },     { 65, 256 },
		{ 256, 256 },	{ 257, 1024 }, { 1024, 1024 }, { 1025, 4096 },
		{ 4096, 4096 }, { 4097, 0 },   { 100000, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(personal_padded(cases[i].count), cases[i].padded);
}

static void what_is_read_is_written_the_same(void **state)
{
	static const size_t counts[] = { 64, 256, 1024, 4096 };
	static char again[PERSONAL_BODY_MAX + 1];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(counts); i++) {
		size_t len = make_body(HEAD, counts[i]);
		struct personal_file file;
		struct text text;

		assert_int_equal(parse(len, &file), 0);
		assert_int_equal(file.count, counts[i]);
		assert_int_equal(file.day, 20000);
		assert_int_equal(file.key_id[7], 0x77);
		assert_int_equal(file.records[63].mac[15], 63);
		assert_int_equal(file.records[63].kind, 63);
		text_init(&text, again, sizeof(again));
		assert_int_equal(personal_format(&file, &text), 0);
		assert_int_equal(text.len, len);
		assert_memory_equal(again, body, len);
		free(file.records);
	}
}

static void refuses_other_numbers_of_records(void **state)
{
	static const size_t counts[] = { 0, 1, 63, 65, 255, 257, 4095, 4097 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(counts); i++) {
		size_t len = make_body(HEAD, counts[i] > 4096 ? 4096 : counts[i]);
		assert_int_equal(parse_and_free(counts[i] == 4097 ? len + 35 : len),
				 PWP_ERR_CORRUPT);
	}
}

static void refuses_corrupt_heads(void **state)
{
	static const char *const heads[] = {
		"",
		"day 20000\n",
		"key 0011223344556677\n",
		"day 20000\nkey 0011223344556677\n",
		"key 001122334455667\nday 20000\n",
		"key 00112233445566778\nday 20000\n",
		"key 001122334455667G\nday 20000\n",
		"key 0011223344556677\nday -1\n",
		"key 0011223344556677\nday 020000\n",
		"key 0011223344556677\nday 4294967296\n",
		"key 0011223344556677\nday 20000\n\n",
		"key 0011223344556677\nday 20000\nday 20000\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(heads); i++)
		CHECK(parse_and_free(make_body(heads[i], 64)) == PWP_ERR_CORRUPT,
		      heads[i]);
}

/* A bit here and there, in the middle of records and at their ends. */
static void refuses_records_out_of_form(void **state)
{
	size_t head = strlen(HEAD);

	(void)state;
	for (size_t at = head; at < head + 70; at++) {
		size_t len = make_body(HEAD, 64);
		body[at] = 'x';
		assert_int_equal(parse_and_free(len), PWP_ERR_CORRUPT);
		body[at] = 'A';
		assert_int_equal(parse_and_free(len), PWP_ERR_CORRUPT);
	}
}

static void refuses_records_out_of_order(void **state)
{
	size_t head = strlen(HEAD), line = 35;
	char first[35];

	(void)state;
	size_t len = make_body(HEAD, 64);
	memcpy(first, body + head, line);
	memcpy(body + head, body + head + line, line);
	assert_int_equal(parse_and_free(len), PWP_ERR_CORRUPT); /* twice the same */
	memcpy(body + head + line, first, line);
	assert_int_equal(parse_and_free(len), PWP_ERR_CORRUPT); /* falling */
}

static void refuses_every_cut(void **state)
{
	(void)state;
	size_t len = make_body(HEAD, 64);
	for (size_t cut = 0; cut < len; cut++)
		assert_int_equal(parse_and_free(cut), PWP_ERR_CORRUPT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_are_filled_up),
		cmocka_unit_test(what_is_read_is_written_the_same),
		cmocka_unit_test(refuses_other_numbers_of_records),
		cmocka_unit_test(refuses_corrupt_heads),
		cmocka_unit_test(refuses_records_out_of_form),
		cmocka_unit_test(refuses_records_out_of_order),
		cmocka_unit_test(refuses_every_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
