/* SPDX-License-Identifier: MIT */
/*
 * Stands where another module stands on machines that we have not got, for tests only.
 *
 *   auth      accept          takes any password: a directory that knows the user
 *   password  expired_only    Linux-PAM 1.7.2 and later: pam_unix refuses a forced change
 *                             that shadow does not demand; else leaves all to pam_unix
 *             asks_again      a second judge of passwords: asks where nothing is there, refuses
 *                             the first and, unless told use_authtok, asks for another itself
 */
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <shadow.h>
#include <stdbool.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))

static bool has_word(int argc, const char **argv, const char *word)
{
	for (int i = 0; i < argc; i++)
		if (strcmp(argv[i], word) == 0)
			return true;
	return false;
}

/* What `chage -d 0` writes. */
static bool shadow_demands(pam_handle_t *pamh)
{
	const void *user = NULL;
	if (pam_get_item(pamh, PAM_USER, &user) != PAM_SUCCESS || !user)
		return false;
	const struct spwd *line = getspnam(user);
	return line && line->sp_lstchg == 0;
}

EXPORT int pam_sm_authenticate(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	const char *password = NULL;
	(void)flags;
	if (!has_word(argc, argv, "accept"))
		return PAM_IGNORE;
	return pam_get_authtok(pamh, PAM_AUTHTOK, &password, NULL);
}

EXPORT int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	(void)pamh, (void)flags;
	return has_word(argc, argv, "accept") ? PAM_SUCCESS : PAM_IGNORE;
}

static int ask_again(pam_handle_t *pamh, int flags, bool may_ask)
{
	const char *password = NULL;
	if (flags & PAM_PRELIM_CHECK)
		return PAM_SUCCESS;
	int code = pam_get_authtok_noverify(pamh, &password, NULL);
	if (code != PAM_SUCCESS || !may_ask)
		return code;
	pam_error(pamh, "BAD PASSWORD: try another");
	(void)pam_set_item(pamh, PAM_AUTHTOK, NULL);
	return pam_get_authtok(pamh, PAM_AUTHTOK, &password, NULL);
}

EXPORT int pam_sm_chauthtok(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	if (has_word(argc, argv, "asks_again"))
		return ask_again(pamh, flags, !has_word(argc, argv, "use_authtok"));
	unsigned forced = PAM_PRELIM_CHECK | PAM_CHANGE_EXPIRED_AUTHTOK;
	if (!has_word(argc, argv, "expired_only") ||
	    ((unsigned)flags & forced) != forced || shadow_demands(pamh))
		return PAM_IGNORE;
	pam_error(pamh, "Your password is not expired.");
	return PAM_AUTHTOK_ERR;
}
