/* SPDX-License-Identifier: MIT */
/*
 * Reads services of /etc/pam.d as libpam does: a line is `type control module arguments`,
 * a backslash at the end joins the next line, "#" starts a comment, "-" before the type
 * only silences the log, brackets quote spaces. `include` and `@include` insert the lines
 * of another file, `substack` does so a level deeper. Depth, sizes and counts are limited;
 * what libpam could not use becomes a fault, never a crash. It must not know what any
 * module is for.
 */
#include "cli/pamconf/pam_stack.h"

#include "base/array.h"
#include "cli/pamconf/pam_control.h"
#include "cli/common/untrusted_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#define FILE_MAX ((size_t)64 * 1024)
#define PATH_SIZE 200
enum { DEPTH_MAX = 16 };
/* Files that include each other several times multiply; no real service reads so many. */
enum { FILES_MAX = 256 };

static const char whitespace[] = " \t";

/* One file on the way through the includes. */
struct reading {
	const struct pam_folders *folders;
	enum pam_type type;
	struct pam_stack *stack;
	unsigned depth, level;
	char path[PATH_SIZE];
	unsigned number; /* of the line */
};

static int read_file(struct reading *parent, const char *name, unsigned level);

static void format_place(const struct reading *reading, char where[PAM_WHERE_SIZE])
{
	if (reading->number)
		(void)snprintf(where, PAM_WHERE_SIZE, "%s:%u", reading->path,
			       reading->number);
	else
		(void)snprintf(where, PAM_WHERE_SIZE, "%s", reading->path);
}

static void add_fault(struct reading *reading, const char *text)
{
	struct pam_stack *stack = reading->stack;

	if (stack->n_faults == PAM_FAULTS_MAX)
		return;
	struct pam_fault *fault = &stack->faults[stack->n_faults++];
	format_place(reading, fault->where);
	fault->text = text;
}

/* Ends a word that began with a bracket at the closing one; "\]" is "]". */
static char *end_bracket(char *word)
{
	char *to = word;

	for (char *from = word; *from; from++) {
		if (*from == ']') {
			*to = '\0';
			return from + 1;
		}
		if (*from == '\\' && from[1] == ']')
			from++;
		*to++ = *from;
	}
	return NULL;
}

/* Cuts the next word off *text. NULL: there is none. */
static char *next_word(char **text, bool *ret_bracketed, bool *ret_open)
{
	char *word = *text + strspn(*text, whitespace);

	*ret_bracketed = *word == '[';
	if (!*word)
		return NULL;
	if (*ret_bracketed) {
		*text = end_bracket(++word);
		*ret_open = !*text;
		return word;
	}
	*text = word + strcspn(word, whitespace);
	if (**text)
		*(*text)++ = '\0';
	return word;
}

/* "/lib/security/pam_unix.so" is called pam_unix. */
static const char *module_name(char *word)
{
	char *slash = strrchr(word, '/');
	char *name = slash ? slash + 1 : word;
	size_t len = strlen(name);

	if (len > 3 && strcmp(name + len - 3, ".so") == 0)
		name[len - 3] = '\0';
	return name;
}

static const char *read_arguments(char *text, struct pam_line *line)
{
	bool bracketed, open = false;
	char *word;

	while ((word = next_word(&text, &bracketed, &open)) != NULL && !open) {
		if (line->n_arguments == PAM_ARGUMENTS_MAX)
			return "it has too many arguments";
		line->arguments[line->n_arguments++] = word;
	}
	return open ? "a bracket is not closed" : NULL;
}

static int add_line(struct reading *reading, struct pam_line *line)
{
	struct pam_stack *stack = reading->stack;

	if (stack->n_lines == PAM_LINES_MAX) {
		add_fault(reading, "the service has too many lines");
		free(line->text);
		free(line);
		return 0;
	}
	stack->lines[stack->n_lines++] = line;
	return 0;
}

/* A new line that owns a copy of `text`. */
static struct pam_line *new_line(const struct reading *reading, const char *text)
{
	struct pam_line *line = calloc(1, sizeof(*line));

	if (!line)
		return NULL;
	line->text = strdup(text);
	if (!line->text) {
		free(line);
		return NULL;
	}
	line->level = reading->level;
	format_place(reading, line->where);
	return line;
}

/* Fills a line from what follows the type. NULL, or what is wrong with it. */
static const char *fill_line(struct pam_line *line)
{
	bool bracketed = false, open = false, ignored;
	char *rest = line->text;
	char *control = next_word(&rest, &bracketed, &open);

	if (!control || open)
		return open ? "a bracket is not closed" : "it has no control";
	const char *fault = pam_control_read(control, bracketed, line->actions);
	if (fault)
		return fault;
	line->control = control;
	char *module = next_word(&rest, &ignored, &open);
	if (!module || open)
		return "it names no module";
	line->module = module_name(module);
	return read_arguments(rest, line);
}

static int take_module(struct reading *reading, const char *text)
{
	struct pam_line *line = new_line(reading, text);

	if (!line)
		return PWP_ERR_NOMEM;
	const char *fault = fill_line(line);
	if (!fault)
		return add_line(reading, line);
	add_fault(reading, fault);
	free(line->text);
	free(line);
	return 0;
}

/* Inserts another file. `text` is what follows "include" or "substack". */
static int take_file(struct reading *reading, char *text, bool is_substack)
{
	bool bracketed, open = false;
	char *name = next_word(&text, &bracketed, &open);

	if (!name || open) {
		add_fault(reading, "it names no file");
		return 0;
	}
	if (!is_substack)
		return read_file(reading, name, reading->level);
	struct pam_line *line = new_line(reading, "");
	if (!line)
		return PWP_ERR_NOMEM;
	line->is_substack = true;
	line->control = line->module = line->text;
	int error = add_line(reading, line);
	return error ? error : read_file(reading, name, reading->level + 1);
}

static int type_of(const char *word)
{
	static const char *const types[] = { "auth", "account", "password", "session" };

	for (int i = 0; i < (int)(ARRAY_SIZE(types)); i++)
		if (strcasecmp(word, types[i]) == 0)
			return i;
	return -1;
}

/* Whether the next word is `word`; then *text continues after it. */
static bool skip_word(char **text, const char *word)
{
	char *start = *text + strspn(*text, whitespace);
	size_t len = strlen(word);

	if (strncasecmp(start, word, len) != 0 ||
	    (start[len] && !strchr(whitespace, start[len])))
		return false;
	*text = start + len;
	return true;
}

/* One line, joined and without its comment. */
static int take_line(struct reading *reading, char *text)
{
	bool bracketed, open = false;

	if (!text[strspn(text, whitespace)])
		return 0;
	if (skip_word(&text, "@include"))
		return take_file(reading, text, false);
	char *word = next_word(&text, &bracketed, &open);
	int type = open ? -1 : type_of(*word == '-' ? word + 1 : word);
	if (type < 0)
		add_fault(reading, "PAM does not know its type");
	if (type != (int)reading->type)
		return 0;
	if (skip_word(&text, "include"))
		return take_file(reading, text, false);
	if (skip_word(&text, "substack"))
		return take_file(reading, text, true);
	return take_module(reading, text);
}

/* Ends the line at `start`, joins those that follow a backslash, drops the comment.
 * Returns where the next one starts and counts the lines. */
static char *join_line(char *start, unsigned *lines)
{
	char *to = start, *from = start;

	for (;;) {
		size_t len = strcspn(from, "\n");
		bool ended = !from[len];
		char *next = from + len + !ended;
		char *comment = memchr(from, '#', len);
		size_t used = comment ? (size_t)(comment - from) : len;

		++*lines;
		while (used > 0 && strchr(" \t\r", from[used - 1]))
			used--;
		bool joins = !comment && !ended && used > 0 && from[used - 1] == '\\';
		memmove(to, from, used);
		if (joins)
			to[used - 1] = ' ';
		to += used;
		from = next;
		if (joins)
			continue;
		*to = '\0';
		return ended ? NULL : next;
	}
}

static int take_text(struct reading *reading, char *text)
{
	int error = 0;
	unsigned next = 1;

	while (text && !error) {
		char *line = text;

		reading->number = next;
		text = join_line(line, &next);
		error = take_line(reading, line);
	}
	return error;
}

static void check_owner(struct reading *reading, const struct untrusted_file *file)
{
	if ((file->owner != 0 && file->owner != reading->folders->owner) ||
	    (file->mode & (S_IWGRP | S_IWOTH)))
		add_fault(reading, "others than root can change the file");
}

/* Finds and reads the file of a service. */
static int open_file(struct reading *reading, const char *name,
		     struct untrusted_file *ret_file)
{
	int error = PWP_ERR_UNKNOWN;

	for (size_t i = 0; i < PAM_FOLDERS && error == PWP_ERR_UNKNOWN; i++) {
		int len = name[0] == '/' ? snprintf(reading->path, PATH_SIZE, "%s", name)
					 : snprintf(reading->path, PATH_SIZE, "%s/%s",
						    reading->folders->paths[i], name);
		if (len >= PATH_SIZE)
			return PWP_ERR_TOO_BIG;
		error = untrusted_file_read(reading->path, FILE_MAX, ret_file);
	}
	return error;
}

static int read_file(struct reading *parent, const char *name, unsigned level)
{
	struct reading reading = *parent;
	struct untrusted_file file = { .text = NULL };

	reading.level = level;
	reading.number = 0;
	if (++reading.depth > DEPTH_MAX || level > DEPTH_MAX ||
	    ++reading.stack->n_files > FILES_MAX) {
		add_fault(parent, "files include each other without end");
		return 0;
	}
	int error = open_file(&reading, name, &file);
	if (error == PWP_ERR_NOMEM || (error == PWP_ERR_UNKNOWN && !parent->number))
		return error;
	if (error) {
		add_fault(parent->number ? parent : &reading,
			  error == PWP_ERR_UNKNOWN
				  ? "the file that it includes does not exist"
				  : "a file of the service cannot be read");
		return 0;
	}
	check_owner(&reading, &file);
	if (strlen(file.text) != file.len)
		add_fault(&reading, "the file holds a NUL byte");
	error = take_text(&reading, file.text);
	free(file.text);
	return error;
}

const struct pam_folders pam_folders_system = {
	.paths = { "/etc/pam.d", "/usr/lib/pam.d" },
	.owner = 0,
};

int pam_stack_read(const struct pam_folders *folders, const char *service,
		   enum pam_type type, struct pam_stack **ret_stack)
{
	struct reading reading = { .folders = folders, .type = type };

	reading.stack = calloc(1, sizeof(*reading.stack));
	if (!reading.stack)
		return PWP_ERR_NOMEM;
	int error = read_file(&reading, service, 0);
	if (error) {
		reading.stack = pam_stack_free(reading.stack);
		return error;
	}
	*ret_stack = reading.stack;
	return 0;
}

struct pam_stack *pam_stack_free(struct pam_stack *stack)
{
	for (size_t i = 0; stack && i < stack->n_lines; i++) {
		free(stack->lines[i]->text);
		free(stack->lines[i]);
	}
	free(stack);
	return NULL;
}

bool pam_line_has_argument(const struct pam_line *line, const char *word)
{
	for (size_t i = 0; i < line->n_arguments; i++)
		if (strcmp(line->arguments[i], word) == 0)
			return true;
	return false;
}
