/* SPDX-License-Identifier: MIT */
/* The account phase: what becomes of a verdict. */
#ifndef PWP_PAM_LOGIN_H
#define PWP_PAM_LOGIN_H

#include <security/pam_modules.h>

/* Acts on the verdict of this transaction. Returns PAM_NEW_AUTHTOK_REQD where a change is
 * demanded, else PAM_IGNORE: also where there is no verdict, and after every fault. */
int login_run(pam_handle_t *pamh, unsigned flags, int argc, const char **argv);

#endif
