/* SPDX-License-Identifier: MIT */
/* What a line of the shadow file says, without its hash. */
#ifndef PWP_STORE_SHADOW_ENTRY_H
#define PWP_STORE_SHADOW_ENTRY_H

#include <stdbool.h>
#include <stdint.h>

/* Days count from 1970-01-01; -1: the field is empty. */
struct shadow {
	bool found;	   /* the file has the user */
	bool has_password; /* with a hash that could match something */
	bool locked;	   /* the hash begins with "!" or "*" */
	char method[16]; /* the hash's method as crypt(5) writes it: "y", "6", ...; "" */
	unsigned kept;	 /* so many bytes of a password have a part in the hash; 0: all */
	int64_t last_change; /* 0: a change is due at once */
	int64_t min_days, max_days, warn_days, inactive_days, expire_day;
};

#endif
