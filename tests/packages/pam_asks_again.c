/* SPDX-License-Identifier: MIT */
/*
 * Stands where pam_cracklib stood until Debian 11, for tests only: it asks for the new
 * password, and where that has no capital letter or no digit, it refuses it and asks again
 * by itself. What it takes it has typed twice.
 */
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))
#define TRIES 3

static int ask(pam_handle_t *pamh)
{
	const char *password = NULL;
	int code = pam_get_authtok_noverify(pamh, &password, NULL);
	if (code != PAM_SUCCESS)
		return code;
	if (password && strpbrk(password, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") &&
	    strpbrk(password, "0123456789"))
		return pam_get_authtok_verify(pamh, &password, NULL);
	pam_error(pamh, "BAD PASSWORD: it has no capital letter or no digit");
	(void)pam_set_item(pamh, PAM_AUTHTOK, NULL);
	return PAM_TRY_AGAIN;
}

EXPORT int pam_sm_chauthtok(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	int code = PAM_TRY_AGAIN;
	(void)argc, (void)argv;
	if (!((unsigned)flags & PAM_UPDATE_AUTHTOK))
		return PAM_SUCCESS;
	for (int left = TRIES; left > 0 && code == PAM_TRY_AGAIN; left--)
		code = ask(pamh);
	return code == PAM_TRY_AGAIN ? PAM_MAXTRIES : code;
}
