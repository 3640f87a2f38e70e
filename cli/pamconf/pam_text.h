/* SPDX-License-Identifier: MIT */
/* The lines and words of a PAM file, cut as libpam cuts them. */
#ifndef CLI_PAM_TEXT_H
#define CLI_PAM_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* libpam before 1.6 takes what is longer for two lines. */
#define PAM_TEXT_LINE_MAX 1022

/* What is not yet read of a file. Its text is changed while it is read. */
struct pam_text {
	char *next; /* NULL: nothing is left */
	char *end;
	unsigned number;   /* of the last line that was read */
	unsigned nul_line; /* the first with a NUL, which ends it for libpam; 0: none */
};

struct pam_text_line {
	char *text; /* joined, without its comment; ended with NUL */
	unsigned number;
	bool too_long;
	bool unfinished; /* the file ends where a line should be continued */
};

/* `text` has `len` bytes and a NUL behind them. */
struct pam_text pam_text_init(char *text, size_t len);

/* The next line that is not empty. False: there is none. */
bool pam_text_line(struct pam_text *file, struct pam_text_line *ret_line);

/* Cuts the next word off *text; brackets quote spaces. NULL: there is none. An open bracket
 * takes all that is left. */
char *pam_text_word(char **text, bool *ret_bracketed);

/* What is wrong with a byte that an editor does not show and that libpam takes for part of a
 * word, a static clause; NULL: there is none. Arguments may be of any language. */
const char *pam_text_find_byte(const char *text);

#endif
