/* SPDX-License-Identifier: MIT */
/* Where the module and the administrator's commands find and keep things. */
#ifndef PWP_STORE_PLACES_H
#define PWP_STORE_PLACES_H

#include "pwpolicy.h"

#include <stdbool.h>

/* Absolute paths; borrowed. */
struct places {
	const char *policy; /* folder of the policy; an entry `disabled` in it is the kill
			       switch */
	const char *state;  /* folder of what is kept about users */
	const char *audit;  /* file of the audit trail */
	const char *passwd; /* the local user database */
	const char *shadow; /* its hashes and dates */
	unsigned trust; /* enum trusted_file_flags: 0, or in tests TRUSTED_FILE_EUID */
};

/* The places of this machine. Static. */
const struct places *places_system(void);

/* Whether root has switched enforcement off: /etc/pwpolicy/disabled exists and is root's.
 * Where that cannot be told, it is not switched off. */
bool places_disabled(const struct places *places);

#endif
