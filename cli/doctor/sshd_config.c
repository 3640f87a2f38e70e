/* SPDX-License-Identifier: MIT */
/*
 * Reads sshd_config as far as its structure goes: `keyword value` or `keyword=value`, Include
 * with patterns, in the order of their names, and Match, which holds to the end of its file or
 * to the next one. sshd takes the first value that it finds.
 */
#include "cli/doctor/sshd_config.h"

#include "base/array.h"
#include "cli/common/untrusted_file.h"

#include <glob.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define FILE_MAX ((size_t)256 * 1024)
enum { DEPTH_MAX = 8 };

struct walk;
typedef bool line_fn(struct walk *walk, const char *keyword, char *value);

struct walk {
	const char *config;
	line_fn *call; /* true: that is enough */
	void *data;
	const char *path;
	unsigned number, depth;
	bool in_match;
};

static bool walk_file(struct walk *walk, const char *path);

/* A relative pattern is one in the folder of the main file. */
static bool walk_include(struct walk *walk, const char *pattern)
{
	char whole[SSHD_PLACE_SIZE];
	const char *slash = strrchr(walk->config, '/');
	int folder = pattern[0] == '/' || !slash ? 0 : (int)(slash - walk->config) + 1;
	glob_t found = { .gl_pathc = 0 };
	bool done = false;

	if (snprintf(whole, sizeof(whole), "%.*s%s", folder, walk->config, pattern) >=
	    (int)sizeof(whole))
		return false;
	if (glob(whole, 0, NULL, &found) == 0)
		for (size_t i = 0; !done && i < found.gl_pathc; i++)
			done = walk_file(walk, found.gl_pathv[i]);
	globfree(&found);
	return done;
}

static bool walk_line(struct walk *walk, char *line)
{
	char *keyword = line + strspn(line, " \t");
	size_t len = strcspn(keyword, " \t=\r");
	char *value = keyword + len;

	if (len == 0 || *keyword == '#')
		return false;
	value += strspn(value, " \t=\"");
	keyword[len] = '\0';
	value[strcspn(value, "\r\"#")] = '\0';
	if (strcasecmp(keyword, "Include") == 0) {
		char *rest = value;
		for (char *word; (word = strsep(&rest, " \t")) != NULL;)
			if (*word && walk_include(walk, word))
				return true;
		return false;
	}
	if (strcasecmp(keyword, "Match") == 0)
		walk->in_match = true;
	return walk->call(walk, keyword, value);
}

static bool walk_file(struct walk *walk, const char *path)
{
	struct walk outer = *walk;
	struct untrusted_file file = { .text = NULL };
	bool done = false;

	if (walk->depth == DEPTH_MAX || untrusted_file_read(path, FILE_MAX, &file) != 0)
		return false;
	walk->path = path;
	walk->number = 0;
	walk->depth++;
	char *rest = file.text;
	for (char *line; !done && (line = strsep(&rest, "\n")) != NULL;) {
		walk->number++;
		done = walk_line(walk, line);
	}
	free(file.text);
	walk->path = outer.path;
	walk->number = outer.number;
	walk->depth = outer.depth;
	walk->in_match = outer.in_match;
	return done;
}

static void format_place(const struct walk *walk, char ret_where[SSHD_PLACE_SIZE])
{
	(void)snprintf(ret_where, SSHD_PLACE_SIZE, "%s:%u", walk->path, walk->number);
}

/* ---- where a setting is from */

struct search {
	const char *keyword;
	char *where;
};

static bool take_setting(struct walk *walk, const char *keyword, char *value)
{
	struct search *search = walk->data;

	(void)value;
	if (walk->in_match || strcasecmp(keyword, search->keyword) != 0)
		return false;
	format_place(walk, search->where);
	return true;
}

bool sshd_config_find(const char *config, const char *keyword,
		      char ret_where[SSHD_PLACE_SIZE])
{
	struct search search = { keyword, ret_where };
	struct walk walk = { .config = config, .call = take_setting, .data = &search };

	return walk_file(&walk, config);
}

/* ---- Match blocks */

struct matches {
	const char *group;
	struct sshd_match *items;
	size_t count;
};

/* What a criterion's name is to `sshd -C`. */
static const struct {
	const char *criterion, *name, *other;
} criteria[] = {
	{ "User", "user", "nobody" },	    { "Host", "host", "localhost" },
	{ "Address", "addr", "127.0.0.1" }, { "LocalAddress", "laddr", "127.0.0.1" },
	{ "LocalPort", "lport", "22" },
};

/* The first pattern of a list that is no exception, with something in place of what stands for
 * anything. */
static bool example_of(char *list, char *ret_text, size_t size)
{
	for (char *item; (item = strsep(&list, ",")) != NULL;) {
		if (*item == '!' || !*item)
			continue;
		(void)snprintf(ret_text, size, "%s", item);
		ret_text[strcspn(ret_text, "/")] = '\0';
		for (char *at = ret_text; *at; at++)
			if (*at == '*' || *at == '?')
				*at = '1';
		return true;
	}
	return false;
}

/* Somebody who is in the group of the file. */
static bool member_of(const char *path, const char *name, char *ret_user, size_t size)
{
	FILE *file = fopen(path, "re");
	const struct group *group;
	bool found = false;

	while (file && !found && (group = fgetgrent(file)) != NULL)
		if (strcmp(group->gr_name, name) == 0 && group->gr_mem[0]) {
			(void)snprintf(ret_user, size, "%s", group->gr_mem[0]);
			found = true;
		}
	if (file)
		(void)fclose(file);
	return found;
}

enum { VALUE_SIZE = 64, CRITERIA = ARRAY_SIZE(criteria) };

/* One criterion with its list. False: no connection can be named for it. */
static bool take_criterion(const struct matches *matches, const char *criterion,
			   char *list, char values[CRITERIA][VALUE_SIZE])
{
	char group[VALUE_SIZE];

	if (strcasecmp(criterion, "Group") == 0)
		return example_of(list, group, sizeof(group)) &&
		       member_of(matches->group, group, values[0], VALUE_SIZE);
	for (size_t i = 0; i < CRITERIA; i++)
		if (strcasecmp(criterion, criteria[i].criterion) == 0)
			return example_of(list, values[i], VALUE_SIZE);
	return false;
}

static bool take_match(struct walk *walk, const char *keyword, char *value)
{
	struct matches *matches = walk->data;
	struct sshd_match *match = &matches->items[matches->count];
	char values[CRITERIA][VALUE_SIZE];
	size_t len = 0;

	if (strcasecmp(keyword, "Match") != 0)
		return false;
	for (size_t i = 0; i < CRITERIA; i++)
		(void)snprintf(values[i], VALUE_SIZE, "%s", criteria[i].other);
	for (char *word; (word = strsep(&value, " \t")) != NULL;) {
		if (!*word || strcasecmp(word, "all") == 0)
			continue;
		value += value ? strspn(value, " \t") : 0;
		char *list = strsep(&value, " \t");
		if (!list || !take_criterion(matches, word, list, values))
			return false;
	}
	format_place(walk, match->where);
	match->connection[0] = '\0';
	for (size_t i = 0; i < CRITERIA; i++) {
		(void)snprintf(match->connection + len, sizeof(match->connection) - len,
			       "%s%s=%s", i ? "," : "", criteria[i].name, values[i]);
		len = strlen(match->connection);
	}
	return ++matches->count == SSHD_MATCHES_MAX;
}

size_t sshd_config_matches(const char *config, const char *group,
			   struct sshd_match ret_matches[SSHD_MATCHES_MAX])
{
	struct matches matches = { .group = group, .items = ret_matches };
	struct walk walk = { .config = config, .call = take_match, .data = &matches };

	(void)walk_file(&walk, config);
	return matches.count;
}
