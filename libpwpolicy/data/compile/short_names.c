/* SPDX-License-Identifier: MIT */
/*
 * compile_short_names OUTPUT.c FILE
 *
 * Turns wordlists/short-names.txt into C arrays (format: short_names_format.h). A line is a
 * group: spellings of a full name, a colon, its other forms, all in a-z with single spaces
 * between.
 */
#include "data/compile/common.h"
#include "data/short_names_format.h"

#include <string.h>

#define MAX_ENTRIES 4000
#define MAX_GROUPS 1000

struct names {
	char text[UINT16_MAX];
	size_t len;
	struct short_names_entry entries[MAX_ENTRIES];
	size_t count;
	struct short_names_group groups[MAX_GROUPS];
	size_t group_count;
	uint16_t buckets[SHORT_NAMES_BUCKETS];
};

static void add_name(struct names *names, const char *name, size_t len)
{
	struct short_names_entry *entry = &names->entries[names->count];
	uint32_t letters = 0;

	if (len == 0 || len > UINT8_MAX || names->count == MAX_ENTRIES ||
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

/* Adds the names between spaces; returns how many. */
static uint8_t add_names(struct names *names, const char *text, size_t len)
{
	uint8_t count = 0;

	for (size_t start = 0; start < len; count++) {
		size_t name = strcspn(text + start, " :");
		add_name(names, text + start, name);
		start += name + 1;
	}
	return count;
}

static void add_group(void *data, char *line)
{
	struct names *names = data;
	struct short_names_group group = { .first = (uint16_t)names->count };
	const char *colon = strchr(line, ':');

	if (!colon || strchr(colon + 1, ':') || names->group_count == MAX_GROUPS)
		compile_fail("not one colon, or too many groups", line);
	group.spellings = add_names(names, line, (size_t)(colon - line));
	group.count = (uint8_t)(group.spellings +
				add_names(names, colon + 1, strlen(colon + 1)));
	names->groups[names->group_count++] = group;
}

/* As numbers: a string literal of this length is more than compilers must accept. */
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

	if (argc != 3)
		compile_fail("usage: compile_short_names OUTPUT.c FILE", "arguments");
	compile_read(argv[2], add_group, &names);
	FILE *out = compile_begin(argv[1], "data/short_names_format.h");
	write_text(out, &names);
	write_tables(out, &names);
	compile_end(out, argv[1]);
	return 0;
}
