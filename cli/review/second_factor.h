/* SPDX-License-Identifier: MIT */
/* Whether the ways into this machine ask for a second factor. */
#ifndef CLI_SECOND_FACTOR_H
#define CLI_SECOND_FACTOR_H

#include "cli/pamconf/pam_stack.h"

/* A way in, by the name of its PAM service. */
struct second_factor {
	const char *service;
	bool exists;	    /* there is such a service */
	const char *module; /* the first module of a second factor; NULL: none; static */
};

enum { SECOND_FACTOR_SERVICES = 3 };

/* Looks through the auth lines that each service reaches. Returns 0 or PWP_ERR_NOMEM. */
PWP_CHECKED int second_factor_find(
	const struct pam_folders *folders,
	struct second_factor ret_found[SECOND_FACTOR_SERVICES]);

#endif
