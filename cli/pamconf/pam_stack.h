/* SPDX-License-Identifier: MIT */
/*
 * The lines of a PAM service of one type, as libpam would run them: includes are resolved,
 * and every control is expanded to one action for each return code.
 */
#ifndef CLI_PAM_STACK_H
#define CLI_PAM_STACK_H

#include "cli/pamconf/pam_line.h"
#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum pam_type { PAM_TYPE_AUTH, PAM_TYPE_ACCOUNT, PAM_TYPE_PASSWORD, PAM_TYPE_SESSION };
#define PAM_TYPES 4

/* A line, or a whole file, that libpam cannot use. */
struct pam_fault {
	char where[PAM_WHERE_SIZE];
	const char *text; /* static; a clause without full stop */
	bool gives_up;	  /* libpam refuses everything that the service is asked for */
	bool is_byte;	  /* the line holds a byte that nobody meant to write */
	bool is_exposed;  /* others can change the file */
	bool is_harmless; /* to what the stack does */
};

#define PAM_FAULTS_MAX 32
#define PAM_FOLDERS 2
#define PAM_NAME_SIZE 64
#define PAM_INCLUDED_MAX 32

struct pam_stack {
	struct pam_line *lines[PAM_LINES_MAX];
	size_t n_lines;
	struct pam_fault faults[PAM_FAULTS_MAX];
	size_t n_faults;
	size_t n_files; /* that were read; one that is included twice counts twice */
	bool gives_up;	/* see struct pam_fault */
	char included[PAM_INCLUDED_MAX]
		     [PAM_NAME_SIZE]; /* files of the folders, each once */
	size_t n_included;
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

#endif
