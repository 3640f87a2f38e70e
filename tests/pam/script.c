/* SPDX-License-Identifier: MIT */
/*
 * The application's side of a password change, without root: pam_start_confdir() reads
 * the service from a folder of ours. Each service file is flat, because libpam still
 * looks for what a file includes in /etc/pam.d.
 */
#include "script.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Repeating the last answer retypes a password that ought to have been refused: a test
 * that expects a refusal then sees that it was taken. */
static int answer(struct script *script, char **ret_text)
{
	size_t prompt = script->prompts++;
	if (script->meanwhile)
		script->meanwhile();
	if (script->fail_with)
		return script->fail_with;
	size_t last = 0;
	while (last + 1 < SCRIPT_ANSWERS && script->answers[last + 1])
		last++;
	const char *text = script->answers[prompt < last ? prompt : last];
	if (script->hang_up && (prompt > last || !text))
		return PAM_SUCCESS;
	*ret_text = text ? strdup(text) : NULL;
	return PAM_SUCCESS;
}

static int converse(int count, const struct pam_message **messages,
		    struct pam_response **ret_responses, void *data)
{
	struct script *script = data;
	assert(count == 1); /* one message for each call: the module's promise */
	assert(script->n_lines < SCRIPT_LINES);
	script->lines[script->n_lines].style = messages[0]->msg_style;
	(void)snprintf(script->lines[script->n_lines].text, sizeof(script->lines[0]).text,
		       "%s", messages[0]->msg);
	script->n_lines++;

	struct pam_response *response = calloc(1, sizeof(*response));
	assert(response);
	int code = PAM_SUCCESS;
	if (messages[0]->msg_style == PAM_PROMPT_ECHO_OFF && script->current &&
	    strstr(messages[0]->msg, "Current"))
		response->resp = strdup(script->current);
	else if (messages[0]->msg_style == PAM_PROMPT_ECHO_OFF)
		code = answer(script, &response->resp);
	if (code != PAM_SUCCESS) {
		free(response);
		return code;
	}
	*ret_responses = response;
	return PAM_SUCCESS;
}

int script_setup(void **state)
{
	static char folder[] = "/tmp/pwpolicy-pam-XXXXXX";
	memcpy(folder, "/tmp/pwpolicy-pam-XXXXXX", sizeof(folder));
	*state = mkdtemp(folder);
	return *state ? 0 : -1;
}

static void service_path(char *buf, size_t size, const char *folder, const char *service)
{
	(void)snprintf(buf, size, "%s/%s", folder, service);
}

int script_teardown(void **state)
{
	return rmdir(*state);
}

void script_write(const char *path, const char *module, const char *text)
{
	FILE *file = fopen(path, "we");
	assert(file);
	for (; *text; text++) {
		if (*text == '\\' && text[1])
			(void)fputc(*++text, file);
		else if (*text == '@')
			(void)fputs(module, file);
		else if (*text == '%')
			(void)fputs(STUB_MODULE, file);
		else
			(void)fputc(*text, file);
	}
	(void)fputc('\n', file);
	(void)fclose(file);
}

typedef void script_fn(struct script *script, pam_handle_t *pamh);

/* Writes the service file, runs what the application does with it, and cleans up. */
static void run(struct script *script, const char *folder, const char *module,
		const char *service_file, script_fn *application)
{
	char path[256];
	const char *service = script->service ? script->service : "test";
	service_path(path, sizeof(path), folder, service);
	script_write(path, module, service_file);

	struct pam_conv conversation = { converse, script };
	pam_handle_t *pamh = NULL;
	int code = pam_start_confdir(service, script->user ? script->user : "nobody",
				     &conversation, folder, &pamh);
	assert(code == PAM_SUCCESS);
	if (script->tty)
		code = pam_set_item(pamh, PAM_TTY, script->tty);
	if (script->rhost && code == PAM_SUCCESS)
		code = pam_set_item(pamh, PAM_RHOST, script->rhost);
	assert(code == PAM_SUCCESS);
	application(script, pamh);
	const char *seen = pam_getenv(pamh, "AUTHTOK");
	(void)snprintf(script->authtok, sizeof(script->authtok), "%s", seen ? seen : "");
	(void)pam_end(pamh, script->code);
	(void)unlink(path);
}

static void change(struct script *script, pam_handle_t *pamh)
{
	script->code = pam_chauthtok(pamh, script->flags);
}

static void login(struct script *script, pam_handle_t *pamh)
{
	script->auth_code = pam_authenticate(pamh, script->flags);
	if (script->meanwhile)
		script->meanwhile();
	if (script->auth_code == PAM_SUCCESS)
		script->account_code = pam_acct_mgmt(pamh, script->flags);
	if (script->account_code == PAM_NEW_AUTHTOK_REQD)
		script->code = pam_chauthtok(
			pamh, script->flags | (int)PAM_CHANGE_EXPIRED_AUTHTOK);
}

void script_change(struct script *script, const char *folder, const char *module,
		   const char *service_file)
{
	run(script, folder, module, service_file, change);
}

void script_login(struct script *script, const char *folder, const char *module,
		  const char *service_file)
{
	run(script, folder, module, service_file, login);
}

size_t script_find(const struct script *script, int style, const char *text)
{
	for (size_t i = 0; i < script->n_lines; i++)
		if (script->lines[i].style == style &&
		    strstr(script->lines[i].text, text))
			return i;
	return SCRIPT_LINES;
}

size_t script_count(const struct script *script, int style, const char *text)
{
	size_t count = 0;
	for (size_t i = 0; i < script->n_lines; i++)
		if (script->lines[i].style == style &&
		    strstr(script->lines[i].text, text))
			count++;
	return count;
}
