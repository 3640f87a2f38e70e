/* SPDX-License-Identifier: MIT */
/* The names in a user's folder; see versions.c. */
#ifndef PWP_STORE_VERSION_NAME_H
#define PWP_STORE_VERSION_NAME_H

#include "pwpolicy.h"

#include <stdint.h>

#define VERSION_LAST ((uint64_t)INT64_MAX)

/* Room for the name of a temporary file and its NUL. */
#define VERSION_NAME_SIZE 48

/* Which version a name is; 0: none. */
uint64_t version_name_number(const char *name);

/* Which version a temporary file may become; 0: it is none of ours. */
uint64_t version_name_aim(const char *name);

/* Names a temporary file. Returns 0, PWP_ERR_RANDOM or PWP_ERR_TOO_BIG. */
PWP_CHECKED int version_name_temporary(uint64_t version,
				       char ret_name[VERSION_NAME_SIZE]);

#endif
