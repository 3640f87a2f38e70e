/* SPDX-License-Identifier: MIT */
/*
 * The attempts of one sitting, which lasts as long as the handle: who changes a refused password
 * by one character until it is taken ends with one that is hardly better.
 */
#ifndef PWP_PAM_SITTING_H
#define PWP_PAM_SITTING_H

#include "pwpolicy.h"

#include <security/pam_modules.h>

/* The password refused last; NULL: none was. It lasts until the next refusal. */
const char *sitting_refused(pam_handle_t *pamh);

/*
 * Remembers a refused password, in memory that is wiped, and waits a second if it is the sixth or
 * a later one: refusals tell something of what is kept about a person. Returns 0 or
 * PWP_ERR_NOMEM.
 */
PWP_CHECKED int sitting_refuse(pam_handle_t *pamh, const char *password);

/* Forgets the refused password, because another one was taken. */
void sitting_end(pam_handle_t *pamh);

#endif
