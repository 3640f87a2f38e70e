/* SPDX-License-Identifier: MIT */
/*
 * Words files: one word a line, trimmed; what follows a # at the start of a line is a
 * comment. The words are first noted as parts of the file's text, then copied into a
 * list.
 */
#include "input/words_file.h"

#include "system/trusted_file.h"
#include "input/line.h"
#include "input/strlist.h"
#include "input/value.h"

#include <stdlib.h>

static int check_word(struct str word, size_t count, struct pwp_diagnosis *diagnosis)
{
	if (word.len > VALUE_ITEM_MAX)
		return diagnosis_fail(diagnosis, PWP_ERR_TOO_BIG, 0,
				      "the word is longer than %d bytes", VALUE_ITEM_MAX);
	if (count == WORDS_FILE_WORDS_MAX)
		return diagnosis_fail(diagnosis, PWP_ERR_TOO_BIG, 0, "more than %d words",
				      WORDS_FILE_WORDS_MAX);
	return 0;
}

/* Adds the word of a line to words[*count], if the line has one. */
static int note_word(struct str line, struct str *words, size_t *count,
		     struct pwp_diagnosis *diagnosis)
{
	struct str word = str_trim(line);
	int ret = line_check(line, diagnosis);

	if (ret != 0 || word.len == 0 || word.ptr[0] == '#')
		return ret;
	ret = check_word(word, *count, diagnosis);
	if (ret == 0)
		words[(*count)++] = word;
	return ret;
}

static int note_words(struct str text, struct str *words, size_t *ret_count,
		      struct pwp_diagnosis *diagnosis)
{
	struct str line;
	size_t count = 0;
	int ret;

	while ((ret = line_next(&text, &line, diagnosis)) > 0) {
		ret = note_word(line, words, &count, diagnosis);
		if (ret != 0)
			return ret;
	}
	*ret_count = count;
	return ret;
}

static int make_list(struct str text, struct strlist *ret_words,
		     struct pwp_diagnosis *diagnosis)
{
	size_t count = 0;
	struct str *words = calloc(WORDS_FILE_WORDS_MAX, sizeof(*words));

	if (!words)
		return diagnosis_nomem(diagnosis);
	int ret = note_words(text, words, &count, diagnosis);
	if (ret == 0 && strlist_copy(words, count, ret_words) != 0)
		ret = diagnosis_nomem(diagnosis);
	free(words);
	return ret;
}

int words_file_load(const char *path, unsigned reader_flags, struct strlist *ret_words,
		    struct pwp_diagnosis *reterr_diagnosis)
{
	struct reader_text text;
	struct reader_fault fault;

	diagnosis_set_file(reterr_diagnosis, "", path);
	int ret = reader_load(path, reader_flags, WORDS_FILE_SIZE_MAX, &text, &fault);
	if (ret != 0)
		return diagnosis_fail(reterr_diagnosis, ret, 0, "%s", fault.text);
	ret = make_list((struct str){ text.ptr, text.len }, ret_words, reterr_diagnosis);
	free(text.ptr);
	return ret;
}
