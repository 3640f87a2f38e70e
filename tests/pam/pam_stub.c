/* SPDX-License-Identifier: MIT */
/*
 * A neighbour in the stack, for tests only. Before the module under test it leaves items
 * behind (give=TEXT: PAM_AUTHTOK, old=TEXT: PAM_OLDAUTHTOK); after it, `see` copies
 * PAM_AUTHTOK into the PAM environment, where the test can read it.
 */
#include <security/pam_modules.h>
#include <stdio.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))

static int see(pam_handle_t *pamh)
{
	const void *token = NULL;
	char line[1024];
	if (pam_get_item(pamh, PAM_AUTHTOK, &token) != PAM_SUCCESS || !token)
		return PAM_AUTHTOK_ERR;
	(void)snprintf(line, sizeof line, "AUTHTOK=%s", (const char *)token);
	return pam_putenv(pamh, line);
}

EXPORT int pam_sm_chauthtok(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	int code = PAM_SUCCESS;
	if (!((unsigned)flags & PAM_UPDATE_AUTHTOK))
		return PAM_SUCCESS;
	for (int i = 0; i < argc && code == PAM_SUCCESS; i++) {
		if (strncmp(argv[i], "give=", 5) == 0)
			code = pam_set_item(pamh, PAM_AUTHTOK, argv[i] + 5);
		else if (strncmp(argv[i], "old=", 4) == 0)
			code = pam_set_item(pamh, PAM_OLDAUTHTOK, argv[i] + 4);
		else
			code = see(pamh);
	}
	return code;
}
