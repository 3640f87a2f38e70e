/* SPDX-License-Identifier: MIT */
/*
 * `control module arguments`: the control is expanded to actions, the module named without its
 * folder, and each argument a word. A list of pairs that libpam cannot read makes every result
 * a failure, but the module is asked all the same. It must not know files.
 */
#include "cli/pamconf/pam_line.h"

#include "base/array.h"
#include "cli/pamconf/pam_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A new line that owns a copy of `text`, with as much room behind it. */
static struct pam_line *allocate(const char *where, unsigned level, const char *text)
{
	struct pam_line *line = calloc(1, sizeof(*line));
	size_t size = strlen(text) + 1;

	if (!line)
		return NULL;
	line->text = calloc(2, size);
	if (!line->text) {
		free(line);
		return NULL;
	}
	memcpy(line->text, text, size);
	line->control = line->path = line->module = line->text + size - 1;
	line->level = level;
	line->forced = PAM_CODES;
	(void)snprintf(line->where, sizeof(line->where), "%s", where);
	return line;
}

/* Links to pam_unix, by which older configurations name it. */
static bool is_pam_unix(const char *name)
{
	static const char *const names[] = { "pam_unix_auth", "pam_unix_acct",
					     "pam_unix_passwd", "pam_unix_session" };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* "/lib/security/pam_unix.so" is called pam_unix; written to `room`. */
static const char *module_name(const char *path, char *room)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	size_t len = strlen(name);

	if (len > 3 && strcmp(name + len - 3, ".so") == 0)
		len -= 3;
	memcpy(room, name, len);
	room[len] = '\0';
	return is_pam_unix(room) ? "pam_unix" : room;
}

static const char *read_arguments(char *text, struct pam_line *line)
{
	bool bracketed;
	char *word;

	while ((word = pam_text_word(&text, &bracketed)) != NULL) {
		if (line->n_arguments == PAM_ARGUMENTS_MAX)
			return "it has too many arguments";
		line->arguments[line->n_arguments++] = word;
	}
	return NULL;
}

/* Fills a line from what follows the type. NULL, or what is wrong with it. */
static const char *fill_line(struct pam_line *line)
{
	char *rest = line->text;
	char *room = line->text + strlen(line->text) + 1;
	bool bracketed;
	char *control = pam_text_word(&rest, &bracketed);
	const char *fault = "it has no control";

	pam_control_refuse(line->actions);
	if (control) {
		line->control = control;
		fault = pam_control_read(control, bracketed, line->actions);
	}
	line->is_broken = fault != NULL;
	char *module = pam_text_word(&rest, &bracketed);
	if (!module) {
		line->forced = PAM_CODE_PERM_DENIED;
		return fault ? fault : "it names no module";
	}
	line->path = module;
	line->module = module_name(module, room);
	const char *more = read_arguments(rest, line);
	return fault ? fault : more;
}

struct pam_line *pam_line_new(const char *where, unsigned level, const char *text,
			      const char **ret_fault)
{
	struct pam_line *line = allocate(where, level, text);

	if (line)
		*ret_fault = fill_line(line);
	return line;
}

struct pam_line *pam_line_new_refusal(const char *where, unsigned level)
{
	struct pam_line *line = allocate(where, level, "");

	if (line) {
		pam_control_refuse(line->actions);
		line->forced = PAM_CODE_PERM_DENIED;
	}
	return line;
}

void pam_line_free(struct pam_line *line)
{
	free(line->text);
	free(line);
}

bool pam_line_has_argument(const struct pam_line *line, const char *word)
{
	for (size_t i = 0; i < line->n_arguments; i++)
		if (strcmp(line->arguments[i], word) == 0)
			return true;
	return false;
}
