/* SPDX-License-Identifier: MIT */
/*
 * The lines of a PAM service of one type, as libpam would run them: includes are resolved,
 * and every control is expanded to one action for each return code.
 */
#ifndef CLI_PAM_STACK_H
#define CLI_PAM_STACK_H

#include "cli/pamconf/pam_control.h"
#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum pam_type { PAM_TYPE_AUTH, PAM_TYPE_ACCOUNT, PAM_TYPE_PASSWORD, PAM_TYPE_SESSION };
#define PAM_TYPES_CHECKED 3 /* the types before "session" */

#define PAM_ARGUMENTS_MAX 64
#define PAM_WHERE_SIZE 256

struct pam_line {
	char where[PAM_WHERE_SIZE]; /* "FILE:LINE" */
	unsigned level;		    /* how many substacks it is in */
	bool is_substack;	    /* opens a substack; has no module */
	const char *control;	    /* as written, without its brackets */
	int actions[PAM_CODES];
	const char *module; /* without path and ".so" */
	size_t n_arguments;
	const char *arguments[PAM_ARGUMENTS_MAX];
	char *text; /* what the texts above lie in */
};

/* A line, or a whole file, that libpam cannot use. */
struct pam_fault {
	char where[PAM_WHERE_SIZE];
	const char *text; /* static; a clause without full stop */
};

#define PAM_FAULTS_MAX 32
#define PAM_FOLDERS 2

struct pam_stack {
	struct pam_line *lines[PAM_LINES_MAX];
	size_t n_lines;
	struct pam_fault faults[PAM_FAULTS_MAX];
	size_t n_faults;
	size_t n_files; /* that were read; one that is included twice counts twice */
};

/* Where the files of services are; the first folder that has a file wins. Only `owner` may
 * be able to write to the files. */
struct pam_folders {
	const char *paths[PAM_FOLDERS];
	uid_t owner;
};

/* Where libpam looks. */
extern const struct pam_folders pam_folders_system;

/*
 * Reads a service. Returns 0, also with faults; PWP_ERR_UNKNOWN: there is no such
 * service; PWP_ERR_NOMEM. pam_stack_free() frees *ret_stack.
 */
PWP_CHECKED int pam_stack_read(const struct pam_folders *folders, const char *service,
			       enum pam_type type, struct pam_stack **ret_stack);

/* Frees a stack (NULL is allowed). Returns NULL. */
struct pam_stack *pam_stack_free(struct pam_stack *stack);

/* Whether the line has this argument. */
bool pam_line_has_argument(const struct pam_line *line, const char *word);

#endif
