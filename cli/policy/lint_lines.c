/* SPDX-License-Identifier: MIT */
/*
 * Finds the lines of a policy's files. The library has read them and found no error, so
 * every line has the grammar of libpwpolicy/input/parser.c, and this reader need not check
 * it: a comment, a section, or name = value. What an include brings is not in these files.
 */
#include "cli/policy/lint.h"

#include "base/parse_num.h"
#include "cli/common/output.h"
#include "cli/common/untrusted_file.h"
#include "store/system/options.h"
#include "store/system/places.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX ((size_t)16 * 1024 * 1024)

/* ---- the files */

static int is_drop_in(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name);

	return len > 5 && entry->d_name[0] != '.' &&
	       strcmp(entry->d_name + len - 5, ".conf") == 0;
}

static bool add_drop_ins(struct string_list *files, const char *folder)
{
	struct dirent **entries = NULL;
	char path[512];
	bool ok = true;

	snprintf(path, sizeof(path), "%s/policy.conf.d", folder);
	int count = scandir(path, &entries, is_drop_in, alphasort);
	for (int i = 0; i < count; i++) {
		ok = ok && string_list_format(files, "%s/policy.conf.d/%s", folder,
					      entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return ok;
}

/* A name without a slash is that of a built-in policy, unless it is said to be a file. */
static bool list_files(const struct policy_source *source, struct string_list *files)
{
	const char *folder = places_system()->policy;

	if (!source->name)
		return string_list_format(files, "%s/policy.conf", folder) &&
		       add_drop_ins(files, folder);
	if (source->is_file || strchr(source->name, '/'))
		return string_list_add(files, source->name);
	return true;
}

/* ---- the lines */

struct reader {
	struct lint *lint;
	struct lint_line line; /* where it is */
};

static bool add_line(struct reader *reader, const char *start, struct str part,
		     struct str option)
{
	struct lint *lint = reader->lint;
	struct lint_line *lines =
		reallocarray(lint->lines, lint->n_lines + 1, sizeof(*lines));

	if (!lines)
		return false;
	lint->lines = lines;
	lines[lint->n_lines] = reader->line;
	lines[lint->n_lines].option = option;
	lines[lint->n_lines].value = part;
	lines[lint->n_lines].column = (unsigned)(part.ptr - start) + 1;
	lint->n_lines++;
	return true;
}

/* "[profile NAME]" */
static struct str section_name(struct str text)
{
	const struct str word = STR_LIT("profile");
	struct str inner = str_trim((struct str){ text.ptr + 1, text.len - 2 });

	return str_trim((struct str){ inner.ptr + word.len, inner.len - word.len });
}

static bool read_line(struct reader *reader, struct str line)
{
	struct str rest = str_trim(line), option;

	if (rest.len == 0 || rest.ptr[0] == '#')
		return true;
	if (rest.ptr[0] == '[') {
		reader->line.profile = section_name(rest);
		return add_line(reader, line.ptr, reader->line.profile,
				(struct str){ "", 0 });
	}
	if (!str_split(&rest, '=', &option) || !rest.ptr)
		return true;
	return add_line(reader, line.ptr, str_trim(rest), str_trim(option));
}

static bool read_text(struct lint *lint, size_t order)
{
	struct str rest = str_from_c(lint->texts.items[order]), line;
	struct reader reader = {
		.lint = lint,
		.line = { .file = lint->files.items[order],
			  .order = order,
			  .profile = { "", 0 } },
	};
	bool ok = true;

	while (ok && str_split(&rest, '\n', &line)) {
		reader.line.number++;
		ok = read_line(&reader, line);
	}
	return ok;
}

/* A policy.conf that does not exist is an empty one. */
static int read_file(struct lint *lint, size_t order)
{
	struct untrusted_file file = { .text = NULL };
	int error = untrusted_file_read(lint->files.items[order], FILE_MAX, &file);

	if (error && error != PWP_ERR_UNKNOWN)
		return error;
	bool ok = string_list_add(&lint->texts, error ? "" : file.text) &&
		  read_text(lint, order);
	free(file.text);
	return ok ? 0 : PWP_ERR_NOMEM;
}

bool lint_read(struct lint *lint, const struct context *context)
{
	*lint = (struct lint){ .context = context };
	int error = list_files(&context->policy_source, &lint->files) ? 0 : PWP_ERR_NOMEM;

	for (size_t i = 0; !error && i < lint->files.count; i++)
		error = read_file(lint, i);
	if (error)
		output_error("%s", pwp_strerror(error));
	return error == 0;
}

void lint_done(struct lint *lint)
{
	free(lint->lines);
	string_list_done(&lint->texts);
	string_list_done(&lint->files);
	*lint = (struct lint){ .context = NULL };
}

/* ---- looking up */

const struct lint_line *lint_find(const struct lint *lint, const char *profile,
				  const char *option)
{
	const struct lint_line *found = NULL;

	for (size_t i = 0; i < lint->n_lines; i++)
		if (str_eq(lint->lines[i].profile, str_from_c(profile)) &&
		    str_eq(lint->lines[i].option, str_from_c(option)))
			found = &lint->lines[i];
	return found;
}

const struct lint_line *lint_effective(const struct lint *lint, const char *profile,
				       const char *option)
{
	const struct lint_line *own = lint_find(lint, profile, option);
	const struct lint_line *common = lint_find(lint, "", option);
	struct options options = { .policy = lint->context->policy, .profile = profile };
	uint32_t units = 0;

	if (own || !common)
		return own;
	/* an include may have a line of the profile's own */
	bool same = parse_bits(common->value, UINT16_MAX, &units) == 0 &&
		    (double)units / BITS_UNIT == options_bits(&options, option);
	return same ? common : NULL;
}

void lint_for_each_item(struct lint *lint, const struct lint_line *line,
			void (*take)(struct lint *lint, const struct lint_line *item))
{
	struct str rest = line->value, piece;

	while (str_split(&rest, ',', &piece)) {
		struct lint_line item = *line;

		item.value = str_trim(piece);
		item.column += (unsigned)(item.value.ptr - line->value.ptr);
		if (item.value.len > 0)
			take(lint, &item);
	}
}
