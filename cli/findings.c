/* SPDX-License-Identifier: MIT */
/*
 * Collects what the doctor finds and prints it: for people, wrapped at 80 columns, with
 * what to do below each sentence; as JSON, one document. It must not know what is looked
 * for.
 */
#include "findings.h"

#include "json_out.h"
#include "say.h"

#include <json-c/json.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_COLUMN = 9 };

static const struct {
	const char *name;
	enum paint paint;
} levels[FINDING_LEVELS] = {
	[FINDING_ERROR] = { "error", PAINT_RED },
	[FINDING_WARNING] = { "warning", PAINT_YELLOW },
	[FINDING_NOTE] = { "note", PAINT_BOLD },
	[FINDING_OK] = { "ok", PAINT_GREEN },
};

static void make_printable(char *text)
{
	for (; *text; text++)
		if (*text < ' ' || *text > '~')
			*text = '?';
}

static bool has_service(const struct finding *finding, const char *service)
{
	const char *at = finding->services;
	size_t wanted = strlen(service);

	while (*at) {
		size_t len = strcspn(at, ",");

		if (len == wanted && !memcmp(at, service, len))
			return true;
		at += len;
		at += strspn(at, ", ");
	}
	return false;
}

static void add_service(struct finding *finding, const char *service)
{
	size_t len = strlen(finding->services);

	if (service && !has_service(finding, service))
		(void)snprintf(finding->services + len, sizeof(finding->services) - len,
			       "%s%s", len ? ", " : "", service);
}

static struct finding *find(struct findings *findings, const struct finding *like)
{
	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].kind == like->kind &&
		    !strcmp(findings->items[i].text, like->text))
			return &findings->items[i];
	return NULL;
}

__attribute__((format(printf, 4, 0))) static void add(struct findings *findings,
						      const struct finding_kind *kind,
						      const char *service,
						      const char *format, va_list args)
{
	struct finding finding = { .kind = kind };

	(void)vsnprintf(finding.text, sizeof(finding.text), format, args);
	make_printable(finding.text);
	struct finding *same = find(findings, &finding);
	if (same) {
		add_service(same, service);
		return;
	}
	add_service(&finding, service);
	if (findings->count == FINDINGS_MAX)
		findings->lost = true;
	else
		findings->items[findings->count++] = finding;
}

void findings_add(struct findings *findings, const struct finding_kind *kind,
		  const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(findings, kind, NULL, format, args);
	va_end(args);
}

void findings_add_for(struct findings *findings, const struct finding_kind *kind,
		      const char *service, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(findings, kind, service, format, args);
	va_end(args);
}

size_t findings_count(const struct findings *findings, enum finding_level level)
{
	size_t count = 0;

	for (size_t i = 0; i < findings->count; i++)
		count += findings->items[i].kind->level == level;
	return count;
}

static void print_part(const char *label, const char *text)
{
	char line[FINDING_TEXT_SIZE * 2];

	printf("%*s", TEXT_COLUMN, "");
	(void)snprintf(line, sizeof(line), "%s%s", label, text);
	say_wrapped(TEXT_COLUMN, line);
}

static void print_finding(const struct finding *finding)
{
	say_paint(levels[finding->kind->level].paint);
	printf("%-*s", TEXT_COLUMN, levels[finding->kind->level].name);
	say_paint(PAINT_NONE);
	say_wrapped(TEXT_COLUMN, finding->text);
	if (*finding->services)
		print_part("Concerns: ", finding->services);
	if (finding->kind->action)
		print_part("Do this: ", finding->kind->action);
}

static void print_count(size_t count, const char *one, const char *many)
{
	printf("%zu %s", count, count == 1 ? one : many);
}

void findings_print(const struct findings *findings)
{
	for (int level = 0; level < FINDING_LEVELS; level++)
		for (size_t i = 0; i < findings->count; i++)
			if ((int)findings->items[i].kind->level == level)
				print_finding(&findings->items[i]);
	putchar('\n');
	print_count(findings_count(findings, FINDING_ERROR), "error, ", "errors, ");
	print_count(findings_count(findings, FINDING_WARNING), "warning, ", "warnings, ");
	print_count(findings_count(findings, FINDING_NOTE), "note.\n", "notes.\n");
}

/* "login, su" as a list of two. NULL when there is no memory. */
static struct json_object *service_list(const char *services)
{
	struct json_object *list = json_object_new_array();

	while (list && *services) {
		size_t len = strcspn(services, ",");

		if (!json_append(list, json_object_new_string_len(services, (int)len))) {
			json_object_put(list);
			return NULL;
		}
		services += len;
		services += strspn(services, ", ");
	}
	return list;
}

static struct json_object *finding_object(const struct finding *finding)
{
	struct json_object *object = json_object_new_object();
	const struct finding_kind *kind = finding->kind;

	if (!object)
		return NULL;
	struct json_object *services = service_list(finding->services);
	if (json_add(object, "services", services, services != NULL) &&
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
