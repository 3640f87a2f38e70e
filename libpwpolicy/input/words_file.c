/* SPDX-License-Identifier: MIT */
/*
 * Words files: one word a line, trimmed; what follows a # at the start of a line is a
 * comment. The words are first noted as parts of the file's text, then copied into a
 * list.
 */
#include "input/words_file.h"

#include "system/trusted_file.h"
#include "input/line.h"
#include "input/string_array.h"

#include <stdlib.h>

static int check_word(struct str word, size_t count, struct pwp_parse_error *parse_error)
{
	if (word.len > PWP_WORD_MAX)
		return parse_error_fail(
			parse_error, PWP_ERR_TOO_BIG, 0,
			"the word is longer than " STR_DIGITS(PWP_WORD_MAX) " bytes");
	if (count == WORDS_FILE_WORDS_MAX)
		return parse_error_fail(
			parse_error, PWP_ERR_TOO_BIG, 0,
			"more than " STR_DIGITS(WORDS_FILE_WORDS_MAX) " words");
	return 0;
}

/* Adds the word of a line to words[*count], if the line has one. */
static int note_word(struct str line, struct str *words, size_t *count,
		     struct pwp_parse_error *parse_error)
{
	struct str word = str_trim(line);
	int error = line_check(line, parse_error);

	if (error != 0 || word.len == 0 || word.ptr[0] == '#')
		return error;
	error = check_word(word, *count, parse_error);
	if (error == 0)
		words[(*count)++] = word;
	return error;
}

static int note_words(struct str text, struct str *words, size_t *ret_count,
		      struct pwp_parse_error *parse_error)
{
	struct str line;
	size_t count = 0;
	int error;

	while ((error = line_next(&text, &line, parse_error)) > 0) {
		error = note_word(line, words, &count, parse_error);
		if (error != 0)
			return error;
	}
	*ret_count = count;
	return error;
}

static int make_list(struct str text, struct string_array *ret_words,
		     struct pwp_parse_error *parse_error)
{
	size_t count = 0;
	struct str *words = calloc(WORDS_FILE_WORDS_MAX, sizeof(*words));

	if (!words)
		return parse_error_nomem(parse_error);
	int error = note_words(text, words, &count, parse_error);
	if (error == 0 && string_array_copy(words, count, ret_words) != 0)
		error = parse_error_nomem(parse_error);
	free(words);
	return error;
}

int words_file_parse(struct str text, struct words_file **ret_words,
		     struct pwp_parse_error *reterr_parse_error)
{
	struct words_file *words = calloc(1, sizeof(*words));

	if (!words)
		return parse_error_nomem(reterr_parse_error);
	int error = text.len > WORDS_FILE_SIZE_MAX
			    ? parse_error_fail(reterr_parse_error, PWP_ERR_TOO_BIG, 0,
					       "the file is too big")
			    : make_list(text, &words->words, reterr_parse_error);
	if (error != 0) {
		words_file_free(words);
		return error;
	}
	*ret_words = words;
	return 0;
}

int words_file_load(const char *path, unsigned trusted_file_flags,
		    struct words_file **ret_words,
		    struct pwp_parse_error *reterr_parse_error)
{
	struct trusted_file_text text;
	struct trusted_file_fault fault;

	parse_error_set_file(reterr_parse_error, "", str_from_c(path));
	int error = trusted_file_load(path, trusted_file_flags, WORDS_FILE_SIZE_MAX,
				      &text, &fault);
	if (error != 0)
		return parse_error_fail(reterr_parse_error, error, 0, fault.text);
	error = words_file_parse((struct str){ text.ptr, text.len }, ret_words,
				 reterr_parse_error);
	if (error == 0)
		(*ret_words)->stamp = text.stamp;
	free(text.ptr);
	return error;
}

struct words_file *words_file_free(struct words_file *words)
{
	if (words)
		string_array_done(&words->words);
	free(words);
	return NULL;
}
