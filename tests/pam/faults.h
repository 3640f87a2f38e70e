/* SPDX-License-Identifier: MIT */
/*
 * Calls of the module to the system that fail in turn. Linked into the module beside the doubles;
 * the test gets the controls with dlsym(module, "faults").
 */
#ifndef PWP_TESTS_PAM_FAULTS_H
#define PWP_TESTS_PAM_FAULTS_H

#include <stdbool.h>

struct faults {
	unsigned calls;	  /* so far */
	unsigned fail_at; /* the call that fails, from 1; 0: none */
	bool by_name;	  /* only calls that look a name up, or list names, count */
	int error;	  /* its errno */
	bool fired;
	const char *name; /* of the call that failed */
};

#endif
