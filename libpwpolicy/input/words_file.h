/* SPDX-License-Identifier: MIT */
/* Reads banned_words_file and site_words_file. */
#ifndef PWP_INPUT_WORDS_FILE_H
#define PWP_INPUT_WORDS_FILE_H

#include "input/parse_error.h"
#include "input/rules.h"

/* Most words, and most bytes, of a words file. */
#define WORDS_FILE_WORDS_MAX 10000
#define WORDS_FILE_SIZE_MAX ((size_t)1 << 20)

/*
 * Reads a trusted file with one word a line; blank lines and lines that start with # are
 * left out. Returns 0 with a list that the caller frees, or an error with file, line and
 * sentence in *reterr_parse_error.
 */
PWP_CHECKED int words_file_load(const char *path, unsigned trusted_file_flags,
				struct string_array *ret_words,
				struct pwp_parse_error *reterr_parse_error);

#endif
