/* SPDX-License-Identifier: MIT */
/* A scripted application: answers prompts from a list, writes down what it was told. */
#ifndef PWP_TESTS_PAM_SCRIPT_H
#define PWP_TESTS_PAM_SCRIPT_H

#include <security/pam_appl.h>
#include <stdbool.h>
#include <stddef.h>

#define SCRIPT_LINES 128
#define SCRIPT_ANSWERS 8

struct script {
	/* what the application does */
	const char *service; /* NULL: "test" */
	const char *user;    /* NULL: "nobody" */
	int flags;
	const char *answers[SCRIPT_ANSWERS]; /* the last one again, when they run out */
	const char *
		current; /* answers who asks for the password in use; NULL: see answers */
	bool hang_up;	 /* no answer instead, when they run out */
	int fail_with;	 /* the conversation returns this at its first prompt */
	void (*meanwhile)(void); /* happens after auth, and before each answer */
	const char *tty, *rhost; /* NULL: not set */
	/* what came of it */
	int code;
	int auth_code, account_code; /* of script_login() */
	size_t prompts;
	size_t n_lines;
	struct {
		int style;
		char text[600];
	} lines[SCRIPT_LINES];
	char authtok[600]; /* PAM_AUTHTOK as the next module saw it; "" if it saw none */
};

/* A folder for service files, made by script_setup() and removed by script_teardown(). */
int script_setup(void **state);
int script_teardown(void **state);

/* Writes a service file: `@` stands for the module under test, `%` for the stub module; a
 * backslash makes either an ordinary letter. */
void script_write(const char *path, const char *module, const char *text);

/* Writes a service file and runs pam_chauthtok() through it. */
void script_change(struct script *script, const char *folder, const char *module,
		   const char *service_file);

/*
 * As above, but a login: pam_authenticate() and pam_acct_mgmt(); when a change is demanded
 * pam_chauthtok() too, whose code is then script->code.
 */
void script_login(struct script *script, const char *folder, const char *module,
		  const char *service_file);

/* How many lines of the style hold the text. */
size_t script_count(const struct script *script, int style, const char *text);

/* Where the first line of the style that holds the text stands; SCRIPT_LINES: nowhere. */
size_t script_find(const struct script *script, int style, const char *text);

#endif
