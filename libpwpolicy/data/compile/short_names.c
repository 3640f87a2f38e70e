/* SPDX-License-Identifier: MIT */
/*
 * compile_short_names OUTPUT.c FILE
 *
 * Turns wordlists/short-names.txt into C arrays (format: short_names_format.h). A line is
 * a group: spellings of a whole name, a colon, other forms of it, all in a-z with single
 * blanks between. It stops with a message at the first fault: a build has nobody to recover
 * for.
 */
#include "data/compile/fail.h"
#include "data/short_names_format.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_ENTRIES 4000
#define MOST_GROUPS 1000

struct names {
	char text[UINT16_MAX];
	size_t len;
	struct short_names_entry entries[MOST_ENTRIES];
	size_t count;
	struct short_names_group groups[MOST_GROUPS];
	size_t group_count;
	uint16_t buckets[SHORT_NAMES_BUCKETS];
};

static void add_name(struct names *names, const char *name, size_t len)
{
	struct short_names_entry *entry = &names->entries[names->count];
	uint32_t letters = 0;

	if (len == 0 || len > UINT8_MAX || names->count == MOST_ENTRIES ||
	    names->len + len > sizeof(names->text))
		compile_fail("a name is empty, or there are too many", name);
	*entry = (struct short_names_entry){
		.name = { .start = (uint16_t)names->len, .len = (uint8_t)len },
		.group = (uint16_t)names->group_count,
	};
	for (size_t i = 0; i < len; i++) {
		if (name[i] < 'a' || name[i] > 'z')
			compile_fail("not a letter", name);
		letters |= UINT32_C(1) << (name[i] - 'a');
		names->text[names->len++] = name[i];
	}
	entry->name.letters = letters;
	uint16_t *bucket = &names->buckets[short_names_bucket(letters, len)];
	entry->next = *bucket;
	*bucket = (uint16_t)++names->count;
}

/* Adds the names between blanks; returns how many. */
static uint8_t add_names(struct names *names, const char *text, size_t len)
{
	uint8_t count = 0;

	for (size_t start = 0; start < len; count++) {
		size_t name = strcspn(text + start, " :\n");
		add_name(names, text + start, name);
		start += name + 1;
	}
	return count;
}

static void add_group(struct names *names, const char *line)
{
	struct short_names_group group = { .first = (uint16_t)names->count };
	size_t len = strcspn(line, "\n");
	const char *colon = strchr(line, ':');

	if (!colon || strchr(colon + 1, ':') || names->group_count == MOST_GROUPS)
		compile_fail("not one colon, or too many groups", line);
	size_t head = (size_t)(colon - line);
	group.spellings = add_names(names, line, head);
	group.count =
		(uint8_t)(group.spellings + add_names(names, colon + 1, len - head - 1));
	names->groups[names->group_count++] = group;
}

/* No string literal: the names are longer than compilers must take. */
static void write_text(FILE *out, const struct names *names)
{
	fprintf(out, "const char short_names_text[] = {");
	for (size_t i = 0; i < names->len; i++)
		fprintf(out, "%s%d,", i % 16 ? " " : "\n\t", names->text[i]);
	fprintf(out, "\n};\n\n");
}

static void write_tables(FILE *out, const struct names *names)
{
	fprintf(out, "const struct short_names_entry short_names_entries[] = {\n");
	for (size_t i = 0; i < names->count; i++) {
		const struct short_names_entry *entry = &names->entries[i];
		fprintf(out, "\t{ { %u, %u, %u }, %u, %u },\n", entry->name.letters,
			entry->name.start, entry->name.len, entry->group, entry->next);
	}
	fprintf(out, "};\n\nconst struct short_names_group short_names_groups[] = {\n");
	for (size_t i = 0; i < names->group_count; i++)
		fprintf(out, "\t{ %u, %u, %u },\n", names->groups[i].first,
			names->groups[i].spellings, names->groups[i].count);
	fprintf(out, "};\n\nconst uint16_t short_names_buckets[SHORT_NAMES_BUCKETS] = {");
	for (size_t i = 0; i < SHORT_NAMES_BUCKETS; i++)
		fprintf(out, "%s%u,", i % 16 ? " " : "\n\t", names->buckets[i]);
	fprintf(out, "\n};\n");
}

int main(int argc, char **argv)
{
	static struct names names;
	char line[512];

	FILE *in = argc == 3 ? fopen(argv[2], "r") : NULL;
	FILE *out = argc == 3 ? fopen(argv[1], "w") : NULL;
	if (!in || !out)
		compile_fail("cannot be opened", argc == 3 ? argv[in ? 1 : 2] : "usage");
	while (fgets(line, sizeof(line), in)) {
		if (!strchr(line, '\n'))
			compile_fail("a line too long or without end", line);
		add_group(&names, line);
	}
	fprintf(out, "/* made by compile_short_names; do not edit */\n"
		     "#include \"data/short_names_format.h\"\n\n");
	write_text(out, &names);
	write_tables(out, &names);
	if (ferror(in) || fclose(in) != 0 || fclose(out) != 0)
		compile_fail("reading or writing failed", argv[1]);
	return 0;
}
