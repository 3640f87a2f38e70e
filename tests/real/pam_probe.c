/* SPDX-License-Identifier: MIT */
/*
 * Asks libpam as a program does, for tests only: pam_probe USER SERVICE..., with the password
 * on standard input. Prints what pam_authenticate() returns for each service, a line each.
 */
#include <security/pam_appl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The same answer to every question. */
static int answer(int count, const struct pam_message **messages,
		  struct pam_response **ret_responses, void *data)
{
	struct pam_response *responses = calloc((size_t)count, sizeof(*responses));

	(void)messages;
	if (!responses)
		return PAM_BUF_ERR;
	for (int i = 0; i < count; i++)
		responses[i].resp = strdup(data);
	*ret_responses = responses;
	return PAM_SUCCESS;
}

int main(int argc, char **argv)
{
	char password[256] = "";
	const struct pam_conv conversation = { answer, password };

	if (argc < 3 || !fgets(password, sizeof(password), stdin))
		return 2;
	password[strcspn(password, "\n")] = '\0';
	for (int i = 2; i < argc; i++) {
		pam_handle_t *pamh = NULL;
		int code = pam_start(argv[i], argv[1], &conversation, &pamh);

		if (code == PAM_SUCCESS) {
			code = pam_authenticate(pamh, PAM_SILENT);
			(void)pam_end(pamh, code);
		}
		printf("%d\n", code);
	}
	return 0;
}
