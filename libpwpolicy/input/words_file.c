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
#include "input/value.h"

#include <stdlib.h>

static int check_word(struct str word, size_t count, struct pwp_parse_error *parse_error)
{
	if (word.len > VALUE_ITEM_MAX)
		return parse_error_fail(
			parse_error, PWP_ERR_TOO_BIG, 0,
			"the word is longer than " STR_DIGITS(VALUE_ITEM_MAX) " bytes");
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

int words_file_load(const char *path, unsigned trusted_file_flags,
		    struct string_array *ret_words,
		    struct pwp_parse_error *reterr_parse_error)
{
	struct trusted_file_text text;
	struct trusted_file_fault fault;

	parse_error_set_file(reterr_parse_error, "", path);
	int error = trusted_file_load(path, trusted_file_flags, WORDS_FILE_SIZE_MAX,
				      &text, &fault);
	if (error != 0)
		return parse_error_fail(reterr_parse_error, error, 0, fault.text);
	error = make_list((struct str){ text.ptr, text.len }, ret_words,
			  reterr_parse_error);
	free(text.ptr);
	return error;
}
