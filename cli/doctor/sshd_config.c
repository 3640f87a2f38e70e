/* SPDX-License-Identifier: MIT */
/*
 * Reads sshd_config as far as its structure goes: `keyword value` or `keyword=value`, words in
 * quotes, Include with patterns, in the order of their names, and Match, which holds to the end
 * of its file or to the next one. sshd takes the first value that it finds.
 */
#include "cli/doctor/sshd_config.h"

#include "base/array.h"
#include "base/text.h"
#include "cli/common/untrusted_file.h"
#include "cli/doctor/local_group.h"

#include <fnmatch.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define FILE_MAX ((size_t)256 * 1024)
enum { DEPTH_MAX = 8 };

struct walk;
typedef bool line_fn(struct walk *walk, const char *keyword, char *rest);

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

/* Cuts the next word off *text as sshd does: at spaces, at one "=", and with quotes around
 * spaces. NULL: there is none. */
static char *next_word(char **text)
{
	char *word = *text;
	char *end = word ? strpbrk(word, " \t\r\"=") : NULL;

	if (!end) {
		*text = NULL;
		return word && *word ? word : NULL;
	}
	bool quoted = *end == '"', equals = *end == '=';
	if (quoted) {
		memmove(end, end + 1, strlen(end));
		end += strcspn(end, "\"");
	}
	char *rest = *end ? end + 1 : end;
	*end = '\0';
	rest += strspn(rest, " \t\r");
	if (*rest == '=' && !equals && !quoted)
		rest += 1 + strspn(rest + 1, " \t\r");
	*text = rest;
	return word;
}

static bool walk_line(struct walk *walk, char *line)
{
	char *rest = line + strspn(line, " \t\r");
	const char *keyword = next_word(&rest);

	if (!keyword || *keyword == '#' || !*keyword)
		return false;
	if (strcasecmp(keyword, "Include") == 0) {
		for (const char *word; (word = next_word(&rest)) != NULL && *word != '#';)
			if (*word && walk_include(walk, word))
				return true;
		return false;
	}
	if (strcasecmp(keyword, "Match") == 0)
		walk->in_match = true;
	return walk->call(walk, keyword, rest);
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

static bool take_setting(struct walk *walk, const char *keyword, char *rest)
{
	struct search *search = walk->data;

	(void)rest;
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
	const struct sshd_people *people;
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

enum { VALUE_SIZE = 64, LIST_SIZE = 1024, CRITERIA = ARRAY_SIZE(criteria) };

/* The first pattern of a list that is no exception, with something in place of what stands for
 * anything. */
static bool example_of(char *list, char *ret_text, size_t size)
{
	for (char *item; (item = strsep(&list, ",")) != NULL;) {
		if (*item == '!' || !*item)
			continue;
		if (snprintf(ret_text, size, "%s", item) >= (int)size)
			return false;
		ret_text[strcspn(ret_text, "/")] = '\0';
		for (char *at = ret_text; *at; at++)
			if (*at == '*' || *at == '?')
				*at = '1';
		return true;
	}
	return false;
}

/* Whether a list of patterns holds the name, and no exception does. */
static bool is_in_list(const void *data, const char *name)
{
	char list[LIST_SIZE];
	char *rest = list;
	bool found = false;

	(void)snprintf(list, sizeof(list), "%s", (const char *)data);
	for (const char *item; (item = strsep(&rest, ",")) != NULL;) {
		bool is_exception = *item == '!';

		if (fnmatch(item + is_exception, name, FNM_NOESCAPE) != 0)
			continue;
		if (is_exception)
			return false;
		found = true;
	}
	return found;
}

/* Whether every group of the list is one of the machine's own, all empty. */
static bool is_of_nobody(const struct sshd_people *people, const char *groups)
{
	char list[LIST_SIZE];
	char *rest = list;
	struct local_group group;

	(void)snprintf(list, sizeof(list), "%s", groups);
	for (const char *item; (item = strsep(&rest, ",")) != NULL;)
		if (*item != '!' &&
		    !local_group_find(people->group, people->passwd, item, &group))
			return false;
	return true;
}

enum taken { TAKEN, TAKEN_NOT, TAKEN_NOBODY };

static enum taken take_group(const struct sshd_people *people, const char *list,
			     char ret_user[VALUE_SIZE])
{
	struct local_group group;

	if (strlen(list) >= LIST_SIZE)
		return TAKEN_NOT;
	if (local_group_search(people->group, people->passwd, is_in_list, list, &group)) {
		(void)snprintf(ret_user, VALUE_SIZE, "%s", group.member);
		return TAKEN;
	}
	return is_of_nobody(people, list) ? TAKEN_NOBODY : TAKEN_NOT;
}

/* One criterion with its list: whether a connection can be named for it. */
static enum taken take_criterion(const struct sshd_people *people, const char *criterion,
				 char *list, char values[CRITERIA][VALUE_SIZE])
{
	if (strcasecmp(criterion, "Group") == 0)
		return take_group(people, list, values[0]);
	for (size_t i = 0; i < CRITERIA; i++)
		if (strcasecmp(criterion, criteria[i].criterion) == 0)
			return example_of(list, values[i], VALUE_SIZE) ? TAKEN
								       : TAKEN_NOT;
	return TAKEN_NOT;
}

static enum taken take_criteria(const struct sshd_people *people, char *rest,
				char values[CRITERIA][VALUE_SIZE])
{
	enum taken taken = TAKEN;

	for (const char *word; taken == TAKEN && (word = next_word(&rest)) != NULL;) {
		if (*word == '#')
			return taken;
		if (!*word || strcasecmp(word, "all") == 0)
			continue;
		char *list = next_word(&rest);
		taken = list ? take_criterion(people, word, list, values) : TAKEN_NOT;
	}
	return taken;
}

static bool take_match(struct walk *walk, const char *keyword, char *rest)
{
	struct matches *matches = walk->data;
	struct sshd_match *match = &matches->items[matches->count];
	char values[CRITERIA][VALUE_SIZE];
	struct text text;

	if (strcasecmp(keyword, "Match") != 0)
		return false;
	for (size_t i = 0; i < CRITERIA; i++)
		(void)snprintf(values[i], VALUE_SIZE, "%s", criteria[i].other);
	enum taken taken = take_criteria(matches->people, rest, values);
	if (taken == TAKEN_NOBODY)
		return false;
	format_place(walk, match->where);
	text_init(&text, match->connection, sizeof(match->connection));
	for (size_t i = 0; taken == TAKEN && i < CRITERIA; i++) {
		text_add_c(&text, i ? "," : "");
		text_add_c(&text, criteria[i].name);
		text_add_c(&text, "=");
		text_add_c(&text, values[i]);
	}
	(void)text_end(&text); /* one that is too long stays empty: it cannot be tried */
	return ++matches->count == SSHD_MATCHES_MAX;
}

size_t sshd_config_matches(const char *config, const struct sshd_people *people,
			   struct sshd_match ret_matches[SSHD_MATCHES_MAX])
{
	struct matches matches = { .people = people, .items = ret_matches };
	struct walk walk = { .config = config, .call = take_match, .data = &matches };

	(void)walk_file(&walk, config);
	return matches.count;
}
