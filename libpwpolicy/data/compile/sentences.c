/* SPDX-License-Identifier: MIT */
/*
 * compile_sentences OUTPUT.c FILE
 *
 * Turns a list of well-known sentences (one a line, small ASCII letters, digits and single
 * blanks; a line that begins with # is a comment) into the hashes of all runs of
 * SENTENCE_RUN words, and of the whole where it is shorter. Runs do not cross lines.
 */
#include "data/compile/fail.h"
#include "data/fnv.h"
#include "data/sentences.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 256, WORDS_MOST = 64, HASHES_MOST = 65536 };

struct hashes {
	uint32_t items[HASHES_MOST];
	size_t count;
};

static void add(struct hashes *hashes, uint32_t hash)
{
	if (hashes->count == HASHES_MOST)
		compile_fail("too many sentences", "list");
	hashes->items[hashes->count++] = hash;
}

static bool is_plain(const char *text)
{
	return strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789 ") == strlen(text) &&
	       text[0] != ' ' && !strstr(text, "  ") && text[strlen(text) - 1] != ' ';
}

/* Cuts a line into words. */
static size_t cut(char *line, const char *words[static WORDS_MOST])
{
	size_t count = 0;

	for (char *word = line; word; count++) {
		char *blank = strchr(word, ' ');
		if (count == WORDS_MOST)
			compile_fail("too many words", line);
		if (blank)
			*blank = '\0';
		words[count] = word;
		word = blank ? blank + 1 : NULL;
	}
	return count;
}

static uint32_t hash_of(const char *const *words, size_t count)
{
	uint32_t hash = FNV_START;

	for (size_t i = 0; i < count; i++) {
		for (const char *byte = words[i]; *byte; byte++)
			hash = fnv_step(hash, (uint8_t)*byte);
		hash = fnv_step(hash, 0);
	}
	return hash;
}

static void take_line(char *line, struct hashes *runs, struct hashes *wholes)
{
	const char *words[WORDS_MOST];

	if (!is_plain(line))
		compile_fail("is not small letters, digits and single blanks", line);
	size_t count = cut(line, words);
	if (count < SENTENCE_RUN)
		add(wholes, hash_of(words, count));
	for (size_t i = 0; i + SENTENCE_RUN <= count; i++)
		add(runs, hash_of(words + i, SENTENCE_RUN));
}

static int compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

static void write_hashes(FILE *out, const char *name, struct hashes *hashes)
{
	size_t kept = 0;

	qsort(hashes->items, hashes->count, sizeof(hashes->items[0]), compare);
	fprintf(out, "const uint32_t %s[] = {", name);
	for (size_t i = 0; i < hashes->count; i++) {
		if (i > 0 && hashes->items[i] == hashes->items[i - 1])
			continue;
		fprintf(out, "%s0x%08xu,", kept++ % 8 == 0 ? "\n" : "",
			(unsigned)hashes->items[i]);
	}
	fprintf(out, "\n};\nconst uint32_t %s_size = %zu;\n\n", name, kept);
}

int main(int argc, char **argv)
{
	static struct hashes runs, wholes;
	char line[LINE_MAX_BYTES];

	if (argc != 3)
		compile_fail("usage: compile_sentences OUTPUT.c FILE", "arguments");
	FILE *in = fopen(argv[2], "r");
	if (!in)
		compile_fail("cannot be opened", argv[2]);
	while (fgets(line, sizeof(line), in)) {
		size_t len = strcspn(line, "\n");
		if (line[len] != '\n')
			compile_fail("a line is too long or the last one is not ended",
				     argv[2]);
		line[len] = '\0';
		if (len > 0 && line[0] != '#')
			take_line(line, &runs, &wholes);
	}
	if (ferror(in) || fclose(in) != 0)
		compile_fail("cannot be read", argv[2]);

	FILE *out = fopen(argv[1], "w");
	if (!out)
		compile_fail("cannot be written", argv[1]);
	fprintf(out, "/* Made by compile_sentences from tools/wordlists/. */\n"
		     "#include \"data/sentences_format.h\"\n\n");
	write_hashes(out, "sentence_runs", &runs);
	write_hashes(out, "sentence_wholes", &wholes);
	if (ferror(out) || fclose(out) != 0)
		compile_fail("cannot be written", argv[1]);
	return 0;
}
