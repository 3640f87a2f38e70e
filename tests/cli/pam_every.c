/* SPDX-License-Identifier: MIT */
/*
 * Stands for every module of a made-up machine, for tests only: it has all entry points, and
 * nothing calls them.
 */
#include <security/pam_modules.h>

#define ENTRY(name)                                                                    \
	__attribute__((visibility("default"))) int name(pam_handle_t *pamh, int flags, \
							int argc, const char **argv)   \
	{                                                                              \
		(void)pamh, (void)flags, (void)argc, (void)argv;                       \
		return PAM_IGNORE;                                                     \
	}

ENTRY(pam_sm_authenticate)
ENTRY(pam_sm_setcred)
ENTRY(pam_sm_acct_mgmt)
ENTRY(pam_sm_open_session)
ENTRY(pam_sm_close_session)
ENTRY(pam_sm_chauthtok)
