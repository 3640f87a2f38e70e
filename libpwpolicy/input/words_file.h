/* SPDX-License-Identifier: MIT */
/* Reads banned_words_file and site_words_file. */
#ifndef PWP_INPUT_WORDS_FILE_H
#define PWP_INPUT_WORDS_FILE_H

#include "input/parse_error.h"
#include "input/rules.h"
#include "system/file_stamp.h"

/* Most words, and most bytes, of a words file. */
#define WORDS_FILE_WORDS_MAX 10000
#define WORDS_FILE_SIZE_MAX ((size_t)1 << 20)

/* The words of a file, and which state of it they are of. */
struct words_file {
	struct string_array words;
	struct file_stamp stamp;
};

/*
 * Reads a trusted file with one word a line; empty lines and lines that start with # are
 * left out. Returns 0 with words that the caller frees, or an error with file, line and
 * sentence in *reterr_parse_error.
 */
PWP_CHECKED int words_file_load(const char *path, unsigned trusted_file_flags,
				struct words_file **ret_words,
				struct pwp_parse_error *reterr_parse_error);

/* The same with a text that is no file; its stamp is none. */
PWP_CHECKED int words_file_parse(struct str text, struct words_file **ret_words,
				 struct pwp_parse_error *reterr_parse_error);

/* Frees the words (NULL is allowed). Returns NULL. */
struct words_file *words_file_free(struct words_file *words);

#endif
