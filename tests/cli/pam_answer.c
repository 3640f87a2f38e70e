/* SPDX-License-Identifier: MIT */
/*
 * A module for tests only: `pam_answer.so NUMBER CODE CODE CODE` adds its number to the PAM
 * environment's RAN and returns the code for what the user's name says about the password:
 * right, wrong or none.
 */
#include <security/pam_ext.h>
#include <security/pam_modules.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))

static const char *code_for(const char *user, const char **codes)
{
	if (strcmp(user, "right") == 0)
		return codes[0];
	return strcmp(user, "wrong") == 0 ? codes[1] : codes[2];
}

EXPORT int pam_sm_authenticate(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	const char *before = pam_getenv(pamh, "RAN");
	const char *user = NULL;
	char line[1024];

	(void)flags;
	if (argc != 4 || pam_get_user(pamh, &user, NULL) != PAM_SUCCESS)
		return PAM_SERVICE_ERR;
	(void)snprintf(line, sizeof(line), "RAN=%s %s", before ? before : "", argv[0]);
	if (pam_putenv(pamh, line) != PAM_SUCCESS)
		return PAM_BUF_ERR;
	return (int)strtol(code_for(user, argv + 1), NULL, 10);
}

EXPORT int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	(void)pamh;
	(void)flags;
	(void)argc;
	(void)argv;
	return PAM_IGNORE;
}
