/* SPDX-License-Identifier: MIT */
/*
 * compile_sentences OUTPUT.c FILE
 *
 * Turns a list of well-known sentences (one a line: lower-case ASCII letters, digits and
 * single spaces; a line that begins with # is a comment) into the hashes of all runs of
 * SENTENCE_RUN words, and of the whole where it is shorter. Runs do not cross lines.
 */
#include "data/compile/common.h"
#include "data/fnv.h"
#include "data/sentences.h"

#include <stdlib.h>
#include <string.h>

#define MAX_WORDS 64
#define MAX_HASHES 65536

struct hashes {
	uint32_t items[MAX_HASHES];
	size_t count;
};

struct sentences {
	struct hashes runs, wholes;
};

static void add(struct hashes *hashes, uint32_t hash)
{
	if (hashes->count == MAX_HASHES)
		compile_fail("too many sentences", "list");
	hashes->items[hashes->count++] = hash;
}

static size_t split(char *line, const char *words[static MAX_WORDS])
{
	size_t count = 0;

	for (char *word = line; word; count++) {
		char *space = strchr(word, ' ');
		if (count == MAX_WORDS)
			compile_fail("too many words", line);
		if (space)
			*space = '\0';
		words[count] = word;
		word = space ? space + 1 : NULL;
	}
	return count;
}

/* As libpwpolicy hashes what it looks up: see data/sentences.h. */
static uint32_t hash_words(const char *const *words, size_t count)
{
	uint32_t hash = FNV_START;

	for (size_t i = 0; i < count; i++) {
		for (const char *byte = words[i]; *byte; byte++)
			hash = fnv_step(hash, (uint8_t)*byte);
		hash = fnv_step(hash, 0);
	}
	return hash;
}

static void take_line(void *data, char *line)
{
	struct sentences *sentences = data;
	const char *words[MAX_WORDS];

	if (line[0] == '\0' || line[0] == '#')
		return;
	if (strspn(line, "abcdefghijklmnopqrstuvwxyz0123456789 ") != strlen(line) ||
	    line[0] == ' ' || strstr(line, "  ") || line[strlen(line) - 1] == ' ')
		compile_fail("is not lower-case letters, digits and single spaces", line);
	size_t count = split(line, words);
	if (count < SENTENCE_RUN)
		add(&sentences->wholes, hash_words(words, count));
	for (size_t i = 0; i + SENTENCE_RUN <= count; i++)
		add(&sentences->runs, hash_words(words + i, SENTENCE_RUN));
}

static int compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

static void sort_unique(struct hashes *hashes)
{
	size_t kept = 0;

	qsort(hashes->items, hashes->count, sizeof(hashes->items[0]), compare);
	for (size_t i = 0; i < hashes->count; i++)
		if (i == 0 || hashes->items[i] != hashes->items[kept - 1])
			hashes->items[kept++] = hashes->items[i];
	hashes->count = kept;
}

int main(int argc, char **argv)
{
	static struct sentences sentences;

	if (argc != 3)
		compile_fail("usage: compile_sentences OUTPUT.c FILE", "arguments");
	compile_read(argv[2], take_line, &sentences);
	sort_unique(&sentences.runs);
	sort_unique(&sentences.wholes);

	FILE *out = compile_begin(argv[1], "data/sentences_format.h");
	compile_write_hashes(out, "sentence_runs", sentences.runs.items,
			     sentences.runs.count);
	compile_write_hashes(out, "sentence_wholes", sentences.wholes.items,
			     sentences.wholes.count);
	compile_end(out, argv[1]);
	return 0;
}
