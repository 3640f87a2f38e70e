/* SPDX-License-Identifier: MIT */
/* One line of a PAM service, from its control on. */
#ifndef CLI_PAM_LINE_H
#define CLI_PAM_LINE_H

#include "cli/pamconf/pam_control.h"

#include <stdbool.h>
#include <stddef.h>

#define PAM_ARGUMENTS_MAX 64
#define PAM_WHERE_SIZE 256

struct pam_line {
	char where[PAM_WHERE_SIZE]; /* "FILE:LINE" */
	unsigned level;		    /* how many substacks it is in */
	bool is_substack;	    /* opens a substack; has no module */
	bool is_silent;		    /* "-": the module may be missing */
	bool is_broken;		    /* its type or control cannot be read */
	const char *control;	    /* as written, without its brackets */
	int actions[PAM_CODES];
	/* What libpam takes for the line's result without asking a module: PERM_DENIED where it
	 * cannot use the line, MODULE_UNKNOWN where the module cannot be loaded, as the caller
	 * has found out; PAM_CODES: it asks. */
	int forced;
	const char *path;   /* of the module, as written; "": none is named */
	const char *module; /* without folder and ".so" */
	size_t n_arguments;
	const char *arguments[PAM_ARGUMENTS_MAX];
	char *text; /* what the texts above lie in */
};

/*
 * A new line at a place, with what follows the type of its text. NULL: there is no memory.
 * *ret_fault is NULL, or what is wrong with it, a static clause without full stop; where it
 * names no module, it refuses. pam_line_free() frees it.
 */
struct pam_line *pam_line_new(const char *where, unsigned level, const char *text,
			      const char **ret_fault);

/* A line that libpam puts where it cannot use a file: it refuses. */
struct pam_line *pam_line_new_refusal(const char *where, unsigned level);

void pam_line_free(struct pam_line *line);

/* Whether the line has this argument. */
bool pam_line_has_argument(const struct pam_line *line, const char *word);

#endif
