/* SPDX-License-Identifier: MIT */
/*
 * A neighbour in the stack, for tests only. In the password stack, before the module
 * under test it leaves items behind (give=TEXT: PAM_AUTHTOK, old=TEXT: PAM_OLDAUTHTOK) or
 * asks for the old password (`ask`); after it, `see` copies PAM_AUTHTOK into the PAM
 * environment, where the test can read it, and `refuse` refuses before anything begins. As
 * an auth module it accepts whatever it is given (give=TEXT, times=N, or `ask`), as an
 * account module everybody; user=NAME there makes the person somebody else in between.
 */
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))

static int see(pam_handle_t *pamh)
{
	const void *token = NULL;
	char line[1024];
	if (pam_get_item(pamh, PAM_AUTHTOK, &token) != PAM_SUCCESS || !token)
		return PAM_AUTHTOK_ERR;
	(void)snprintf(line, sizeof(line), "AUTHTOK=%s", (const char *)token);
	return pam_putenv(pamh, line);
}

/* As pam_unix asks, for the password in use or the old one. */
static int ask(pam_handle_t *pamh, int item)
{
	const char *password = NULL;
	return pam_get_authtok(pamh, item, &password, NULL);
}

EXPORT int pam_sm_chauthtok(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	int code = PAM_SUCCESS;
	if (argc > 0 && strcmp(argv[0], "refuse") == 0)
		return PAM_AUTHTOK_ERR;
	if (argc > 0 && strcmp(argv[0], "ask") == 0)
		return ask(pamh, PAM_OLDAUTHTOK);
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

/* A password given so many times over, for one that is longer than a line may be. */
static int give(pam_handle_t *pamh, const char *text, long times)
{
	char password[4096];
	size_t len = 0;
	for (long i = 0; i < times && len < sizeof(password); i++)
		len += (size_t)snprintf(password + len, sizeof(password) - len, "%s",
					text);
	return pam_set_item(pamh, PAM_AUTHTOK, password);
}

EXPORT int pam_sm_authenticate(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	(void)flags;
	bool often = argc > 1 && strncmp(argv[1], "times=", 6) == 0;
	long times = often ? strtol(argv[1] + 6, NULL, 10) : 1;
	if (argc > 0 && strcmp(argv[0], "ask") == 0)
		return ask(pamh, PAM_AUTHTOK);
	if (argc == 0 || strncmp(argv[0], "give=", 5) != 0)
		return PAM_SUCCESS;
	return give(pamh, argv[0] + 5, times);
}

EXPORT int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	(void)pamh, (void)flags, (void)argc, (void)argv;
	return PAM_SUCCESS;
}

EXPORT int pam_sm_acct_mgmt(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	(void)flags;
	int code = PAM_SUCCESS;
	for (int i = 0; i < argc && code == PAM_SUCCESS; i++)
		if (strncmp(argv[i], "user=", 5) == 0)
			code = pam_set_item(pamh, PAM_USER, argv[i] + 5);
	return code;
}
