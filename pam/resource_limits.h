/* SPDX-License-Identifier: MIT */
/* The resource limits of the host program. */
#ifndef PWP_PAM_RESOURCE_LIMITS_H
#define PWP_PAM_RESOURCE_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

/* Whether a file of that size cannot be written under the limits, or they leave too little
 * for what a login or a change does. */
bool resource_limits_too_small(uint64_t file_size);

/* Whether they are so because of the user who runs the program: su and passwd have the limits of
 * their caller. What fails then is no fault of the machine, and spares nobody a demand. */
bool resource_limits_by_user(void);

#endif
