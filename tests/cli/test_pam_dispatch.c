/* SPDX-License-Identifier: MIT */
/*
 * The walk through a stack against libpam itself: stacks are drawn, also with lines that libpam
 * cannot use, and libpam runs them with modules that return what they are told to, for the
 * right password, a wrong one and none. The same lines must have run in the same order with the
 * same end. With a folder as argument the services are written there, which must
 * be /etc/pam.d, because libpam looks for substacks nowhere else; without one there are
 * none, and no root is needed.
 */
#include "cli/pamconf/pam_dispatch.h"
#include "tests/unit/scratch.h"

#include <security/pam_appl.h>

enum { STACKS = 1000, LINES_MAX = 9, TEXT_SIZE = 4096 };

static const char *folder_of_services;

/* A generator of our own, so that every machine draws the same stacks. */
static uint32_t draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % below;
}

static const char *draw_control(uint32_t *seed)
{
	static const char *const controls[] = {
		"required",
		"requisite",
		"sufficient",
		"optional",
		"[success=1 default=ignore]",
		"[success=2 default=ignore]",
		"[success=1 new_authtok_reqd=done default=ignore]",
		"[default=die]",
		"[success=ok default=bad]",
		"[default=1 ignore=ignore success=ok]",
		"[success=ok ignore=reset default=bad]",
		"[success=done ignore=1]",
		"[success=reset default=1]",
		"[success=3 ignore=bad default=ok]",
		"[success=die default=ok]",
	};

	return controls[draw(seed, COUNT_OF(controls))];
}

static int draw_code(uint32_t *seed)
{
	static const int codes[] = {
		PAM_CODE_SUCCESS,	   PAM_CODE_SUCCESS,  PAM_CODE_SUCCESS,
		PAM_CODE_IGNORE,	   PAM_CODE_AUTH_ERR, PAM_CODE_PERM_DENIED,
		PAM_CODE_NEW_AUTHTOK_REQD,
	};

	return codes[draw(seed, COUNT_OF(codes))];
}

/* Something that a hand or an editor may leave; "@" stands for a module with its answers. */
static const char *draw_mistake(uint32_t *seed)
{
	static const char *const mistakes[] = {
		"auth required /nonexistent/pam_gone.so\n",
		"auth optional /nonexistent/pam_gone.so word\n",
		"auth [success=ok module_unknown=ignore default=bad] pam_gone.so\n",
		"-auth sufficient pam_gone.so\n",
		"auth required pam_permit.so\r\n",
		"\r\n",
		"auht required @\n",
		"auht optional @\n",
		"auth\n",
		"auth sufficient\n",
		"auth requird @\n",
		"auth [sucess=ok default=ignore] @\n",
		"auth [success=okay default=ignore] @\n",
		"auth [success=0 default=ok] @\n",
		"auth [Success=ok default=ok] @\n",
		"auth [success=ok @\n",
		"auth [success=ok default=ignore default=die] @\n",
		"auth [default=ignore success=bad success=ok] @\n",
		"auth [ success = ok  default = ignore ] @\n",
		"AUTH Required @\n",
		"auth \\\n\n  required \\ \n\t@\n",
		"auth required \\\n# between\n @\n",
		"auth required \\\r\n @\n",
		"auth required @ # the rest\\\n",
		"# nothing \\\n",
		"auth required @#x\n",
		"account required pam_permit.so\n",
		"auth\v required @\n",
		("\xef\xbb\xbf"
		 "auth required @\n"),
	};

	return mistakes[draw(seed, COUNT_OF(mistakes))];
}

static void write_mistake(FILE *file, uint32_t *seed, const char *name, uint32_t number)
{
	for (const char *at = draw_mistake(seed); *at; at++)
		if (*at == '@')
			fprintf(file, "%s %s%u %d %d %d", ANSWER_MODULE, name, number,
				draw_code(seed), draw_code(seed), draw_code(seed));
		else
			fputc(*at, file);
}

/* Writes the lines of a service; its substack, if it has one, is the service `name`. */
static void draw_service(uint32_t *seed, const char *name, const char *substack)
{
	char path[PATH_MAX];
	uint32_t lines = 1 + draw(seed, LINES_MAX);
	uint32_t at = substack ? draw(seed, lines) : lines;

	snprintf(path, sizeof(path), "%s/%s", folder_of_services, name);
	FILE *file = fopen(path, "we");
	assert_non_null(file);
	for (uint32_t i = 0; i < lines; i++) {
		if (i == at)
			fprintf(file, "auth %s %s\n",
				draw(seed, 4) ? "substack" : "include", substack);
		else if (draw(seed, 6) == 0)
			write_mistake(file, seed, name, i);
		else
			fprintf(file, "auth %s %s %s%u %d %d %d\n", draw_control(seed),
				ANSWER_MODULE, name, i, draw_code(seed), draw_code(seed),
				draw_code(seed));
	}
	assert_int_equal(fclose(file), 0);
}

static int no_conversation(int count, const struct pam_message **messages,
			   struct pam_response **responses, void *data)
{
	(void)count;
	(void)messages;
	(void)responses;
	(void)data;
	return PAM_CONV_ERR;
}

/* What ran and the end, as " a0 a2 -> 7". */
static void run_libpam(const char *password, char *text, size_t size)
{
	static const struct pam_conv conversation = { no_conversation, NULL };
	pam_handle_t *pamh = NULL;

	assert_int_equal(pam_start_confdir("pwpolicy-walk", password, &conversation,
					   folder_of_services, &pamh),
			 PAM_SUCCESS);
	int code = pam_authenticate(pamh, PAM_SILENT);
	const char *ran = pam_getenv(pamh, "RAN");
	snprintf(text, size, "%s -> %d", ran ? ran : "", code);
	assert_int_equal(pam_end(pamh, code), PAM_SUCCESS);
}

/* The passwords, in the order of a line's codes. */
static const char *const passwords[] = { "right", "wrong", "none" };

static bool is_asked(const struct pam_line *line)
{
	return line->forced == PAM_CODES && strcmp(line->path, ANSWER_MODULE) == 0;
}

static int told(const void *data, const struct pam_line *line)
{
	const size_t *password = data;

	if (line->forced != PAM_CODES)
		return line->forced;
	if (!is_asked(line))
		return PAM_CODE_MODULE_UNKNOWN;
	if (line->n_arguments != 4)
		return PAM_SERVICE_ERR;
	return (int)strtol(line->arguments[1 + *password], NULL, 10);
}

static void run_walk(size_t password, char *text, size_t size)
{
	const struct pam_folders folders = {
		.paths = { folder_of_services, "/nonexistent" },
		.owner = geteuid(),
	};
	struct pam_stack *stack = NULL;
	struct pam_outcome outcome;

	assert_int_equal(pam_stack_read(&folders, "pwpolicy-walk", PAM_TYPE_AUTH, &stack),
			 0);
	pam_dispatch(stack, told, &password, &outcome);
	text[0] = '\0';
	for (size_t i = 0; i < stack->n_lines; i++) {
		size_t len = strlen(text);

		if (outcome.order[i] && is_asked(stack->lines[i]) &&
		    stack->lines[i]->n_arguments == 4)
			snprintf(text + len, size - len, " %s",
				 stack->lines[i]->arguments[0]);
	}
	size_t len = strlen(text);
	snprintf(text + len, size - len, " -> %d", outcome.status);
	stack = pam_stack_free(stack);
}

static void runs_what_libpam_runs(void **state)
{
	bool substacks = strcmp(folder_of_services, "/etc/pam.d") == 0;
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < STACKS; i++) {
		char libpam[TEXT_SIZE], ours[TEXT_SIZE];

		draw_service(&seed, "pwpolicy-deep", NULL);
		draw_service(&seed, "pwpolicy-sub", substacks ? "pwpolicy-deep" : NULL);
		draw_service(&seed, "pwpolicy-walk", substacks ? "pwpolicy-sub" : NULL);
		for (size_t j = 0; j < COUNT_OF(passwords); j++) {
			run_libpam(passwords[j], libpam, sizeof(libpam));
			run_walk(j, ours, sizeof(ours));
			if (strcmp(libpam, ours) != 0)
				fail_msg("stack %d, %s: libpam%s, we%s", i, passwords[j],
					 libpam, ours);
		}
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(runs_what_libpam_runs) };
	struct scratch scratch;

	scratch_init(&scratch);
	folder_of_services = argc == 2 ? argv[1] : scratch.folder;
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	scratch_done(&scratch);
	return failed;
}
