/* SPDX-License-Identifier: MIT */
/* input/parse_error.c: sentences are put together, and nothing is written past their end. */
#include "input/parse_error.h"

#include "check.h"

#include <string.h>

/* More than a sentence or a file name has room for: "<", stars and ">". */
static void fill(char text[400])
{
	memset(text, '*', 399);
	text[0] = '<';
	text[398] = '>';
	text[399] = '\0';
}

static void pieces_make_a_sentence(void **state)
{
	struct pwp_parse_error parse_error = { .line = 7, .column = 1, .file = "a.conf" };

	(void)state;
	assert_int_equal(parse_error_fail(&parse_error, PWP_ERR_VALUE, 12, "retry",
					  " takes ", "", "9"),
			 PWP_ERR_VALUE);
	assert_string_equal(parse_error.text, "retry takes 9");
	assert_string_equal(parse_error.file, "a.conf");
	assert_int_equal(parse_error.line, 7);
	assert_int_equal(parse_error.column, 12);
}

static void a_later_sentence_replaces_the_earlier(void **state)
{
	struct pwp_parse_error parse_error = {
		.text = "a longer sentence than the next"
	};

	(void)state;
	assert_int_equal(parse_error_nomem(&parse_error), PWP_ERR_NOMEM);
	assert_string_equal(parse_error.text, "out of memory");
	assert_int_equal(parse_error.column, 0);
}

static void a_sentence_is_cut_at_its_room(void **state)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	char text[400];

	(void)state;
	fill(text);
	parse_error_fail(&parse_error, PWP_ERR_FILE, 0, "abc", text, "y");
	assert_int_equal(strlen(parse_error.text), sizeof(parse_error.text) - 1);
	assert_memory_equal(parse_error.text, "abc<*", 5);
	assert_null(strchr(parse_error.text, 'y'));
}

static void a_long_file_name_keeps_its_end(void **state)
{
	struct pwp_parse_error parse_error = { .line = 7, .column = 3 };
	char name[400];

	(void)state;
	fill(name);
	parse_error_set_file(&parse_error, "built-in ", str_from_c(name));
	size_t len = strlen(parse_error.file);
	assert_int_equal(len, sizeof(parse_error.file) - 1);
	assert_memory_equal(parse_error.file, "built-in *", 10);
	assert_int_equal(parse_error.file[len - 1], '>');
	assert_int_equal(parse_error.line, 0);
	assert_int_equal(parse_error.column, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_make_a_sentence),
		cmocka_unit_test(a_later_sentence_replaces_the_earlier),
		cmocka_unit_test(a_sentence_is_cut_at_its_room),
		cmocka_unit_test(a_long_file_name_keeps_its_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
