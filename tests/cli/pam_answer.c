/* SPDX-License-Identifier: MIT */
/*
 * A module for tests only: `pam_answer.so NUMBER CODE` adds its number to the PAM
 * environment's RAN and returns the code.
 */
#include <security/pam_modules.h>
#include <stdio.h>
#include <stdlib.h>

#define EXPORT __attribute__((visibility("default")))

EXPORT int pam_sm_authenticate(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	const char *before = pam_getenv(pamh, "RAN");
	char line[1024];

	(void)flags;
	if (argc != 2)
		return PAM_SERVICE_ERR;
	(void)snprintf(line, sizeof(line), "RAN=%s %s", before ? before : "", argv[0]);
	if (pam_putenv(pamh, line) != PAM_SUCCESS)
		return PAM_BUF_ERR;
	return (int)strtol(argv[1], NULL, 10);
}

EXPORT int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv)
{
	(void)pamh;
	(void)flags;
	(void)argc;
	(void)argv;
	return PAM_IGNORE;
}
