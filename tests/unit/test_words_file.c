/* SPDX-License-Identifier: MIT */
/* Words files: what is a word, what is left out, what is refused. */
#include "input/words_file.h"

#include "system/trusted_file.h"
#include "scratch.h"

static int load(const char *path, struct words_file **words,
		struct pwp_parse_error *parse_error)
{
	*words = NULL;
	*parse_error = (struct pwp_parse_error)PWP_PARSE_ERROR_INIT;
	return words_file_load(path, TRUSTED_FILE_EUID, words, parse_error);
}

static void takes_one_word_a_line(void **state)
{
	struct pwp_parse_error parse_error;
	struct words_file *words;
	const char *path =
		scratch_text(*state, "w", "# our town\n Greenfield \n\nSt, Mary # 1\n");

	assert_int_equal(load(path, &words, &parse_error), 0);
	assert_int_equal(words->words.count, 2);
	assert_string_equal(words->words.items[0].ptr, "Greenfield");
	assert_string_equal(words->words.items[1].ptr, "St, Mary # 1");
	words_file_free(words);
}

static void takes_a_file_without_words(void **state)
{
	struct pwp_parse_error parse_error;
	struct words_file *words;

	assert_int_equal(
		load(scratch_text(*state, "w", "# none yet\n"), &words, &parse_error), 0);
	assert_int_equal(words->words.count, 0);
	words_file_free(words);
}

static void refuses_a_faulty_line_with_its_place(void **state)
{
	struct {
		const char *text;
		int error;
		unsigned line, column;
	} const cases[] = {
		{ "a\nb\r\n", PWP_ERR_SYNTAX, 2, 2 },
		{ "a\n\xff\n", PWP_ERR_SYNTAX, 2, 1 },
		{ "a\nb", PWP_ERR_SYNTAX, 2, 2 },
	};
	struct pwp_parse_error parse_error;
	struct words_file *words;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const char *path = scratch_text(*state, "w", cases[i].text);
		assert_int_equal(load(path, &words, &parse_error), cases[i].error);
		assert_string_equal(parse_error.file, path);
		assert_int_equal(parse_error.line, cases[i].line);
		assert_int_equal(parse_error.column, cases[i].column);
	}
}

static void holds_words_to_their_limits(void **state)
{
	const size_t count = WORDS_FILE_WORDS_MAX + 1;
	struct pwp_parse_error parse_error;
	struct words_file *words;
	char *text = malloc(2 * count);

	assert_non_null(text);
	for (size_t i = 0; i < count; i++)
		memcpy(text + 2 * i, "x\n", 2);
	assert_int_equal(
		load(scratch_bytes(*state, "w", text, 2 * count), &words, &parse_error),
		PWP_ERR_TOO_BIG);
	assert_int_equal(parse_error.line, count);
	assert_int_equal(load(scratch_bytes(*state, "w", text, 2 * count - 2), &words,
			      &parse_error),
			 0);
	assert_int_equal(words->words.count, WORDS_FILE_WORDS_MAX);
	words_file_free(words);
	memset(text, 'x', 257);
	text[257] = '\n';
	assert_int_equal(
		load(scratch_bytes(*state, "w", text, 258), &words, &parse_error),
		PWP_ERR_TOO_BIG);
	free(text);
}

static void a_missing_file_is_a_fault(void **state)
{
	struct pwp_parse_error parse_error;
	struct words_file *words;

	assert_int_equal(load(scratch_path(*state, "none"), &words, &parse_error),
			 PWP_ERR_FILE);
	assert_string_equal(parse_error.text, "the file does not exist");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(takes_one_word_a_line),
		TEST(takes_a_file_without_words),
		TEST(refuses_a_faulty_line_with_its_place),
		TEST(holds_words_to_their_limits),
		TEST(a_missing_file_is_a_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
