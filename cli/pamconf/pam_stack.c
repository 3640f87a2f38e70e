/* SPDX-License-Identifier: MIT */
/*
 * Reads services of /etc/pam.d as libpam does: a line is `type control module arguments`, and
 * "-" before the type only silences the log. `include` and `@include` insert the lines of
 * another file, `substack` does so a level deeper. What libpam cannot use becomes a line that
 * always refuses, as in libpam, and a fault; where even libpam gives up, the stack says so.
 * Depth, sizes and counts are limited. It must not know what any module is for.
 */
#include "cli/pamconf/pam_stack.h"

#include "base/array.h"
#include "cli/common/untrusted_file.h"
#include "cli/pamconf/pam_control.h"
#include "cli/pamconf/pam_text.h"

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

/* One file on the way through the includes. */
struct reading {
	const struct pam_folders *folders;
	enum pam_type type;
	struct pam_stack *stack;
	bool of_one_type; /* it was included for that type alone */
	unsigned depth, level;
	char path[PATH_SIZE];
	unsigned number; /* of the line */
};

/* That libpam cannot use a file. */
struct file_failure {
	bool failed;
	struct pam_fault *fault; /* why; NULL: there was no room for it */
};

static int read_file(struct reading *parent, const char *name, unsigned level,
		     struct file_failure *ret_failure);

static void format_place(const struct reading *reading, char where[PAM_WHERE_SIZE])
{
	if (reading->number)
		(void)snprintf(where, PAM_WHERE_SIZE, "%s:%u", reading->path,
			       reading->number);
	else
		(void)snprintf(where, PAM_WHERE_SIZE, "%s", reading->path);
}

/* The new fault; NULL: there is no room for it. */
static struct pam_fault *add_fault(struct reading *reading, const char *text)
{
	struct pam_stack *stack = reading->stack;

	if (stack->n_faults == PAM_FAULTS_MAX)
		return NULL;
	struct pam_fault *fault = &stack->faults[stack->n_faults++];
	*fault = (struct pam_fault){ .text = text };
	format_place(reading, fault->where);
	return fault;
}

/* libpam refuses everything because of the fault. */
static void give_up(const struct reading *reading, struct pam_fault *fault)
{
	reading->stack->gives_up = true;
	if (fault)
		fault->gives_up = true;
}

static int add_line(struct reading *reading, struct pam_line *line)
{
	struct pam_stack *stack = reading->stack;

	if (stack->n_lines == PAM_LINES_MAX) {
		add_fault(reading, "the service has too many lines");
		pam_line_free(line);
		return 0;
	}
	stack->lines[stack->n_lines++] = line;
	return 0;
}

/* `fault`: what is wrong with its type, or NULL. */
static int take_module(struct reading *reading, const char *text, bool silent,
		       const char *fault)
{
	char where[PAM_WHERE_SIZE];
	const char *more = NULL;

	format_place(reading, where);
	struct pam_line *line = pam_line_new(where, reading->level, text, &more);
	if (!line)
		return PWP_ERR_NOMEM;
	line->is_silent = silent;
	if (fault) {
		line->forced = PAM_CODE_PERM_DENIED;
		line->is_broken = true;
	}
	if (fault || more)
		add_fault(reading, fault ? fault : more);
	return add_line(reading, line);
}

/* A line that refuses, where a file is of no use; or one that opens a substack. */
static int take_mark(struct reading *reading, bool is_substack)
{
	char where[PAM_WHERE_SIZE];

	format_place(reading, where);
	struct pam_line *line = pam_line_new_refusal(where, reading->level);
	if (!line)
		return PWP_ERR_NOMEM;
	line->is_substack = is_substack;
	line->is_broken = !is_substack;
	return add_line(reading, line);
}

/* How another file is inserted. */
enum insertion {
	INSERT_ALL, /* @include: lines of all types */
	INSERT_TYPE,
	INSERT_SUBSTACK
};

/* Inserts another file. `text` is what follows "include" or "substack". */
static int take_file(struct reading *reading, char *text, enum insertion how)
{
	bool bracketed;
	struct file_failure failure = { .failed = false };
	char *name = pam_text_word(&text, &bracketed);
	bool outer = reading->of_one_type;
	int error = 0;

	if (!name) {
		give_up(reading, add_fault(reading, "it names no file"));
		return 0;
	}
	reading->of_one_type = outer || how != INSERT_ALL;
	if (how == INSERT_SUBSTACK)
		error = take_mark(reading, true);
	if (!error)
		error = read_file(reading, name,
				  reading->level + (how == INSERT_SUBSTACK), &failure);
	if (!error && failure.failed && reading->of_one_type)
		error = take_mark(reading, false);
	else if (failure.failed)
		give_up(reading, failure.fault);
	reading->of_one_type = outer;
	return error;
}

static int type_of(const char *word, size_t len)
{
	static const char *const types[] = { "auth", "account", "password", "session" };

	for (int i = 0; i < (int)(ARRAY_SIZE(types)); i++)
		if (strlen(types[i]) == len && strncasecmp(word, types[i], len) == 0)
			return i;
	return -1;
}

/* Whether the next word is `word`; then *text continues after it. */
static bool skip_word(char **text, const char *word)
{
	char *start = *text ? *text + strspn(*text, " \t\n") : NULL;
	size_t len = strlen(word);

	if (!start || strncasecmp(start, word, len) != 0 ||
	    (start[len] && !strchr(" \t\n", start[len])))
		return false;
	*text = start + len;
	return true;
}

/* One line, joined and without its comment. What libpam cannot make out counts for the type
 * that is asked for, or for auth. */
static int take_line(struct reading *reading, char *text)
{
	bool bracketed;
	bool unclear_is_ours = reading->of_one_type || reading->type == PAM_TYPE_AUTH;
	char *word = pam_text_word(&text, &bracketed);
	int type = -1;
	bool silent = word && *word == '-';

	if (silent)
		word++;
	if (word && strcasecmp(word, "@include") == 0)
		return take_file(reading, text, INSERT_ALL);
	if (word)
		type = type_of(word, strlen(word));
	if (type < 0 && !unclear_is_ours) {
		add_fault(reading, "PAM does not know its type");
		return 0;
	}
	if (type >= 0 && type != (int)reading->type)
		return 0;
	if (skip_word(&text, "include"))
		return take_file(reading, text, INSERT_TYPE);
	if (skip_word(&text, "substack"))
		return take_file(reading, text, INSERT_SUBSTACK);
	return take_module(reading, text ? text : "", silent,
			   type < 0 ? "PAM does not know its type" : NULL);
}

/* Whether the line is legibly one of another type, so that nothing in it counts here. */
static bool is_of_other_type(const struct reading *reading, const char *text)
{
	const char *word = text + strspn(text, " \t\n-");
	int type = type_of(word, strcspn(word, " \t\n"));

	return type >= 0 && type != (int)reading->type;
}

static void add_byte_fault(struct reading *reading, const char *fault, bool is_harmless)
{
	struct pam_fault *added = add_fault(reading, fault);

	if (!added)
		return;
	added->is_byte = true;
	added->is_harmless = is_harmless;
}

static int take_text(struct reading *reading, const struct untrusted_file *file,
		     struct file_failure *ret_failure)
{
	struct pam_text text = pam_text_init(file->text, file->len);
	struct pam_text_line line;
	int error = 0;

	if (text.nul_line) {
		reading->number = text.nul_line;
		add_byte_fault(reading, "it holds a NUL byte", false);
	}
	while (!error && pam_text_line(&text, &line)) {
		reading->number = line.number;
		if (line.too_long)
			add_fault(reading, "the line is longer than libpam reads");
		if (line.unfinished) {
			*ret_failure = (struct file_failure){
				true,
				add_fault(reading,
					  "the file ends in the middle of that line"),
			};
			return 0;
		}
		const char *fault = pam_text_find_byte(line.text);
		if (fault)
			add_byte_fault(reading, fault,
				       is_of_other_type(reading, line.text));
		error = take_line(reading, line.text);
		if (!error && line.too_long && reading->type == PAM_TYPE_AUTH)
			error = take_mark(reading, false);
	}
	return error;
}

static void check_owner(struct reading *reading, const struct untrusted_file *file)
{
	bool exposed = (file->owner != 0 && file->owner != reading->folders->owner) ||
		       (file->mode & (S_IWGRP | S_IWOTH));
	struct pam_fault *fault =
		exposed ? add_fault(reading, "others than root can change the file")
			: NULL;

	if (fault)
		fault->is_exposed = fault->is_harmless = true;
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

/* For the caller who asks which files are only parts of others. */
static void note_included(struct pam_stack *stack, const char *name)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < stack->n_included; i++)
		if (strcmp(stack->included[i], name) == 0)
			return;
	if (stack->n_included < PAM_INCLUDED_MAX && len < PAM_NAME_SIZE)
		memcpy(stack->included[stack->n_included++], name, len + 1);
}

/* One that many services include is one fault: it is named itself. */
static struct pam_fault *add_file_fault(struct reading *reading, const char *name,
					int error)
{
	struct reading at = *reading;

	if (pam_text_find_byte(
		    name)) /* that is the fault, and is reported for the line */
		return NULL;
	at.number = 0;
	(void)snprintf(at.path, PATH_SIZE, "%s%s%s",
		       name[0] == '/' ? "" : reading->folders->paths[0],
		       name[0] == '/' ? "" : "/", name);
	return add_fault(&at,
			 error == PWP_ERR_UNKNOWN
				 ? "a service includes this file, and it does not exist"
				 : "a service needs this file, and it cannot be read");
}

static int read_file(struct reading *parent, const char *name, unsigned level,
		     struct file_failure *ret_failure)
{
	struct reading reading = *parent;
	struct untrusted_file file = { .text = NULL };
	bool included = parent->number > 0;

	reading.level = level;
	reading.number = 0;
	if (included)
		note_included(reading.stack, name);
	if (++reading.depth > DEPTH_MAX || level > DEPTH_MAX ||
	    ++reading.stack->n_files > FILES_MAX) {
		*ret_failure = (struct file_failure){
			true, add_fault(parent, "files include each other without end")
		};
		return 0;
	}
	int error = open_file(&reading, name, &file);
	if (error == PWP_ERR_NOMEM || (error == PWP_ERR_UNKNOWN && !included))
		return error;
	if (error) {
		*ret_failure = (struct file_failure){ true, add_file_fault(&reading, name,
									   error) };
		return 0;
	}
	check_owner(&reading, &file);
	error = take_text(&reading, &file, ret_failure);
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
	struct file_failure failure = { .failed = false };
	int error = read_file(&reading, service, 0, &failure);
	if (error) {
		reading.stack = pam_stack_free(reading.stack);
		return error;
	}
	if (failure.failed)
		give_up(&reading, failure.fault);
	*ret_stack = reading.stack;
	return 0;
}

struct pam_stack *pam_stack_free(struct pam_stack *stack)
{
	for (size_t i = 0; stack && i < stack->n_lines; i++)
		pam_line_free(stack->lines[i]);
	free(stack);
	return NULL;
}
