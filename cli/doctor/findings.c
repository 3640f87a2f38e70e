/* SPDX-License-Identifier: MIT */
/*
 * Collects what the doctor finds and prints it: for people, wrapped at 80 columns, with
 * what to do below each sentence; as JSON, one document. It must not know what is checked.
 */
#include "cli/doctor/findings.h"

#include "base/printable.h"
#include "cli/common/json_output.h"
#include "cli/common/output.h"

#include <assert.h>
#include <json-c/json.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_COLUMN = 9, NAMES_SHOWN = 8, NAME_WIDTH = 48 };

static const struct {
	const char *name;
	enum style style;
} levels[FINDING_LEVELS] = {
	[FINDING_ERROR] = { "error", STYLE_RED },
	[FINDING_WARNING] = { "warning", STYLE_YELLOW },
	[FINDING_NOTE] = { "note", STYLE_BOLD },
	[FINDING_OK] = { "ok", STYLE_GREEN },
};

static const struct {
	const char *label;
	const char *member; /* of the JSON object */
} scopes[FINDING_SCOPES] = {
	[FINDING_SERVICES] = { "Services: ", "services" },
	[FINDING_PROFILES] = { "Profiles: ", "profiles" },
};

/* An equal finding, else a new one; NULL: there is no room. */
static struct finding *find_or_add(struct findings *findings, const struct finding *like)
{
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].kind == like->kind &&
		    strcmp(findings->items[i].text, like->text) == 0)
			return &findings->items[i];
	if (findings->count == FINDINGS_MAX) {
		findings->truncated = true;
		return NULL;
	}
	struct finding *finding = &findings->items[findings->count++];
	*finding = *like;
	return finding;
}

__attribute__((format(printf, 3, 0))) static void add(struct findings *findings,
						      const struct finding *like,
						      const char *format, va_list args,
						      const char *name)
{
	struct finding finding = *like;

	(void)vsnprintf(finding.text, sizeof(finding.text), format, args);
	printable_copy(finding.text, finding.text, sizeof(finding.text));
	struct finding *at = find_or_add(findings, &finding);
	if (at && name && !string_list_add_once(&at->names, name))
		findings->truncated = true;
}

void findings_add(struct findings *findings, const struct finding_kind *kind,
		  const char *format, ...)
{
	const struct finding like = { .kind = kind, .scope = FINDING_MACHINE };
	va_list args;

	va_start(args, format);
	add(findings, &like, format, args, NULL);
	va_end(args);
}

void findings_add_for_service(struct findings *findings, const struct finding_kind *kind,
			      const char *service, const char *format, ...)
{
	const struct finding like = { .kind = kind, .scope = FINDING_SERVICES };
	va_list args;

	va_start(args, format);
	add(findings, &like, format, args, service);
	va_end(args);
}

void findings_add_for_profile(struct findings *findings, const struct finding_kind *kind,
			      const char *profile, const char *format, ...)
{
	const struct finding like = { .kind = kind, .scope = FINDING_PROFILES };
	va_list args;

	va_start(args, format);
	add(findings, &like, format, args, profile);
	va_end(args);
}

size_t findings_count(const struct findings *findings, enum finding_level level)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->count; i++)
		count += findings->items[i].kind->level == level;
	return count;
}

/* Writes the names for people: of many only the first. */
static void shorten_names(const struct string_list *names,
			  char ret_text[FINDING_TEXT_SIZE])
{
	size_t len = 0;

	for (size_t i = 0; i < names->count && i < NAMES_SHOWN; i++)
		len += (size_t)snprintf(ret_text + len, FINDING_TEXT_SIZE - len, "%s%.*s",
					i > 0 ? ", " : "", NAME_WIDTH, names->items[i]);
	if (names->count > NAMES_SHOWN)
		(void)snprintf(ret_text + len, FINDING_TEXT_SIZE - len,
			       " and %zu more (see --json)", names->count - NAMES_SHOWN);
}

static_assert(NAMES_SHOWN * (NAME_WIDTH + 2) + 64 < FINDING_TEXT_SIZE,
	      "the names that are shown fit into the line");

static void print_part(const char *label, const char *text)
{
	char line[FINDING_TEXT_SIZE * 2];

	printf("%*s", TEXT_COLUMN, "");
	(void)snprintf(line, sizeof(line), "%s%s", label, text);
	output_wrapped(TEXT_COLUMN, line);
}

static void print_finding(const struct finding *finding)
{
	output_style(levels[finding->kind->level].style);
	printf("%-*s", TEXT_COLUMN, levels[finding->kind->level].name);
	output_style(STYLE_NONE);
	output_wrapped(TEXT_COLUMN, finding->text);
	if (finding->names.count > 0) {
		char names[FINDING_TEXT_SIZE];
		shorten_names(&finding->names, names);
		print_part(scopes[finding->scope].label, names);
	}
	if (finding->kind->action)
		print_part("Do this: ", finding->kind->action);
}

static void print_count(const struct findings *findings, enum finding_level level)
{
	size_t count = findings_count(findings, level);
	const char *name = levels[level].name;

	printf("%zu %s%s", count, name, output_plural(count, "", "s"));
}

void findings_print(const struct findings *findings)
{
	for (int level = 0; level < FINDING_LEVELS; level++)
		for (size_t i = 0; i < findings->count; i++)
			if ((int)findings->items[i].kind->level == level)
				print_finding(&findings->items[i]);
	putchar('\n');
	print_count(findings, FINDING_ERROR);
	fputs(", ", stdout);
	print_count(findings, FINDING_WARNING);
	fputs(", ", stdout);
	print_count(findings, FINDING_NOTE);
	puts(".");
}

/* The list of a scope, which is empty where the finding is of another one. */
static bool add_names(struct json_object *object, const struct finding *finding,
		      enum finding_scope scope)
{
	size_t count = finding->scope == scope ? finding->names.count : 0;
	struct json_object *list = json_object_new_array();

	/* The list belongs to the object from here on, also half filled. */
	if (!json_add(object, scopes[scope].member, list, list != NULL))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!json_append(list, json_object_new_string(finding->names.items[i])))
			return false;
	return true;
}

static struct json_object *finding_object(const struct finding *finding)
{
	struct json_object *object = json_object_new_object();
	const struct finding_kind *kind = finding->kind;

	if (!object)
		return NULL;
	if (add_names(object, finding, FINDING_SERVICES) &&
	    add_names(object, finding, FINDING_PROFILES) &&
	    json_add_text(object, "level", levels[kind->level].name) &&
	    json_add_text(object, "name", kind->name) &&
	    json_add_text(object, "text", finding->text) &&
	    json_add_text(object, "do", kind->action))
		return object;
	json_object_put(object);
	return NULL;
}

static bool add_count(struct json_object *object, const char *name,
		      const struct findings *findings, enum finding_level level)
{
	return json_add_number(object, name, true,
			       (int64_t)findings_count(findings, level));
}

static bool add_findings(struct json_object *object, const struct findings *findings)
{
	struct json_object *list = json_object_new_array();

	/* The list belongs to the object from here on, also half filled. */
	if (!json_add(object, "findings", list, list != NULL))
		return false;
	for (size_t i = 0; i < findings->count; i++)
		if (!json_append(list, finding_object(&findings->items[i])))
			return false;
	return true;
}

bool findings_print_json(const struct findings *findings)
{
	struct json_object *object = json_object_new_object();
	bool complete = object && add_count(object, "errors", findings, FINDING_ERROR) &&
			add_count(object, "warnings", findings, FINDING_WARNING) &&
			add_count(object, "notes", findings, FINDING_NOTE) &&
			add_findings(object, findings);

	return json_print(object, complete);
}

void findings_done(struct findings *findings)
{
	for (size_t i = 0; i < findings->count; i++)
		string_list_done(&findings->items[i].names);
	findings->count = 0;
}
