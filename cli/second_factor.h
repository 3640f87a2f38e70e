/* SPDX-License-Identifier: MIT */
/* Whether the ways into this machine ask for a second factor. */
#ifndef CLI_SECOND_FACTOR_H
#define CLI_SECOND_FACTOR_H

#include <stdbool.h>
#include <stddef.h>

/* A way in, by the name of its PAM service. */
struct second_factor {
	const char *service;
	bool exists;	    /* it has a file in the folder */
	const char *module; /* the first module of a second factor; NULL: none */
};

enum { SECOND_FACTOR_SERVICES = 3 };

/* Looks through the auth lines that each service reaches in a folder like /etc/pam.d. */
void second_factor_find(const char *folder,
			struct second_factor found[SECOND_FACTOR_SERVICES]);

#endif
