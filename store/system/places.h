/* SPDX-License-Identifier: MIT */
/* The paths that the module and the administrator's commands read and write. */
#ifndef PWP_STORE_PLACES_H
#define PWP_STORE_PLACES_H

#include "pwpolicy.h"

#include <stdbool.h>

/* Absolute paths; borrowed. */
struct places {
	const char *policy; /* folder of the policy; an entry `disabled` in it is the kill
			       switch */
	const char *state;  /* folder of the users' files */
	const char *audit;  /* file of the audit trail */
	const char *passwd; /* the local user database */
	const char *shadow; /* its hashes and dates */
	const char *login_defs; /* how new passwords are stored; NULL: not known */
	unsigned trust; /* enum trusted_file_flags: 0, or in tests TRUSTED_FILE_EUID */
};

/* The places of this machine. Static. */
const struct places *places_system(void);

/* Whether root has disabled enforcement: /etc/pwpolicy/disabled exists and is owned by root.
 * False where that cannot be checked. */
bool places_disabled(const struct places *places);

#endif
