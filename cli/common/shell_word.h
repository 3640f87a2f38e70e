/* SPDX-License-Identifier: MIT */
/* File names in commands that are shown to be copied. */
#ifndef CLI_SHELL_WORD_H
#define CLI_SHELL_WORD_H

#include <stdio.h>

/* Writes a text so that a shell reads it as one word: in quotes where it needs them. */
void shell_word_write(FILE *stream, const char *text);

#endif
