/* SPDX-License-Identifier: MIT */
/*
 * compile_words OUTPUT.c KIND FILE [KIND FILE ...]
 *
 * Turns the ranked text lists of wordlists/ into C arrays (format: words_format.h). A list has
 * one word a line in ASCII, the most frequent first; a word's rank is its line number. A word
 * on several lists becomes one entry. Words that are too long or use a character outside the
 * alphabet are left out; their number is printed.
 */
#include "data/compile/words_parts.h"

#include "base/array.h"
#include "base/log2.h"
#include "data/compile/common.h"
#include "data/words_format.h"

#include <stdlib.h>
#include <string.h>

struct list_kind {
	const char *name;
	enum words_kind kind; /* 0: words for passphrases, which have no rank */
	uint32_t ahead;	      /* words of the general lists that are tried before these */
	enum words_phrase_list phrase;
};

static const struct list_kind list_kinds[] = {
	{ "password", WORDS_PASSWORD, 0, 0 },
	{ "english", WORDS_ENGLISH, 0, 0 },
	{ "given-name", WORDS_GIVEN_NAME, 0, 0 },
	{ "surname", WORDS_SURNAME, 300, 0 },
	{ "place", WORDS_PLACE, 100, 0 },
	{ "uk", WORDS_PLACE, 300, 0 },
	{ "collocation", WORDS_COLLOCATION, 1000, 0 },
	{ "opening", WORDS_OPENING, 0, 0 },
	{ "ending", WORDS_ENDING, 0, 0 },
	{ "infant", 0, 0, WORDS_INFANT },
	{ "junior", 0, 0, WORDS_JUNIOR },
	{ "general", 0, 0, WORDS_GENERAL },
};

static const struct list_kind *find_kind(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(list_kinds); i++)
		if (strcmp(name, list_kinds[i].name) == 0)
			return &list_kinds[i];
	compile_fail("no such kind of list", name);
}

/* Sets the symbols of a word; false if the format has no room for them. */
static bool set_symbols(const char *line, size_t len, struct compile_word *word)
{
	if (len == 0 || len > WORDS_MAX_LEN)
		return false;
	for (size_t i = 0; i < len; i++) {
		word->symbols[i] = alphabet_symbol((uint8_t)line[i]);
		if (word->symbols[i] == ALPHABET_NONE)
			return false;
	}
	word->len = (uint8_t)len;
	return true;
}

static void append(struct compile_words *words, const struct compile_word *word)
{
	if (words->count == words->room) {
		words->room = words->room ? words->room * 2 : 1 << 16;
		words->items = realloc(words->items, words->room * sizeof(*words->items));
		if (!words->items)
			compile_fail("out of memory", "words");
	}
	words->items[words->count++] = *word;
}

struct reader {
	struct compile_words *words;
	const struct list_kind *kind;
	uint32_t rank, left_out;
};

static void take_line(void *data, char *line)
{
	struct reader *reader = data;
	const struct list_kind *kind = reader->kind;
	struct compile_word word = { .kinds = (uint8_t)kind->kind };
	uint32_t rank = ++reader->rank;

	if (kind->kind == WORDS_PASSWORD)
		word.password_rank = rank;
	else if (kind->kind == WORDS_OPENING || kind->kind == WORDS_ENDING)
		word.affix_rank = rank;
	else if (kind->kind != 0)
		word.word_rank = rank + kind->ahead;
	else
		word.phrases = (uint8_t)(1u << kind->phrase);
	if (set_symbols(line, strlen(line), &word))
		append(reader->words, &word);
	else
		reader->left_out++;
}

static int compare(const void *a, const void *b)
{
	const struct compile_word *x = a, *y = b;
	int order = memcmp(x->symbols, y->symbols, x->len < y->len ? x->len : y->len);
	return order ? order : x->len - y->len;
}

static uint32_t best_rank(uint32_t a, uint32_t b)
{
	return a == 0 || (b != 0 && b < a) ? b : a;
}

/* Sorts the words and merges the entries of each. */
static void sort_and_merge(struct compile_words *words)
{
	size_t kept = 0;

	qsort(words->items, words->count, sizeof(*words->items), compare);
	for (size_t i = 0; i < words->count; i++) {
		const struct compile_word *word = &words->items[i];
		struct compile_word *last = kept ? &words->items[kept - 1] : NULL;
		if (last && compare(last, word) == 0) {
			last->kinds |= word->kinds;
			last->phrases |= word->phrases;
			last->password_rank =
				best_rank(last->password_rank, word->password_rank);
			last->word_rank = best_rank(last->word_rank, word->word_rank);
			last->affix_rank = best_rank(last->affix_rank, word->affix_rank);
		} else {
			words->items[kept++] = *word;
		}
	}
	words->count = kept;
}

/* log2 of a rank in 1/8 bit, or RANK_NONE. */
static uint8_t pack_rank(uint32_t rank)
{
	return rank == 0 ? RANK_NONE : (uint8_t)(log2_of(rank) >> RANK_SHIFT);
}

static struct words_record record_of(const struct compile_word *word)
{
	return (struct words_record){
		.password_rank = pack_rank(word->password_rank),
		.word_rank = pack_rank(word->word_rank),
		.affix_rank = pack_rank(word->affix_rank),
		.kinds = word->kinds,
	};
}

static int compare_records(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct words_record));
}

/* The distinct records, sorted; returns how many. */
static size_t collect_records(struct words_record *records,
			      const struct compile_words *words)
{
	size_t kept = 0;

	for (size_t i = 0; i < words->count; i++)
		records[i] = record_of(&words->items[i]);
	qsort(records, words->count, sizeof(*records), compare_records);
	for (size_t i = 0; i < words->count; i++)
		if (i == 0 || compare_records(&records[i], &records[kept - 1]) != 0)
			records[kept++] = records[i];
	return kept;
}

static void write_numbers(FILE *out, const struct compile_words *words,
			  const struct words_record *records, size_t count)
{
	fprintf(out, "const uint16_t words_record_numbers[] = {");
	for (size_t i = 0; i < words->count; i++) {
		struct words_record record = record_of(&words->items[i]);
		const struct words_record *at =
			bsearch(&record, records, count, sizeof(record), compare_records);
		fprintf(out, "%s%td,", i % 16 == 0 ? "\n" : "", at - records);
	}
	fprintf(out, "\n};\n\n");
}

static void write_records(FILE *out, const struct compile_words *words)
{
	struct words_record *records = compile_alloc(words->count, sizeof(*records));
	size_t count = collect_records(records, words);

	if (count > (size_t)UINT16_MAX + 1)
		compile_fail("too many different records", "words");
	fprintf(out, "const struct words_record words_records[] = {");
	for (size_t i = 0; i < count; i++)
		fprintf(out, "%s{%u,%u,%u,%u},", i % 6 == 0 ? "\n" : "",
			records[i].password_rank, records[i].word_rank,
			records[i].affix_rank, records[i].kinds);
	fprintf(out, "\n};\n\n");
	write_numbers(out, words, records, count);
	free(records);
}

static void write_password_count(FILE *out, const struct compile_words *words)
{
	uint32_t passwords = 0;

	for (size_t i = 0; i < words->count; i++)
		if (words->items[i].password_rank > passwords)
			passwords = words->items[i].password_rank;
	fprintf(out, "const uint32_t words_password_size = %u;\n\n", passwords);
}

int main(int argc, char **argv)
{
	struct compile_words words = { .count = 0 };

	if (argc < 4 || argc % 2 != 0)
		compile_fail("usage: compile_words OUTPUT.c KIND FILE ...", "arguments");
	for (int i = 2; i < argc; i += 2) {
		struct reader reader = { .words = &words, .kind = find_kind(argv[i]) };
		compile_read(argv[i + 1], take_line, &reader);
		printf("%s: %u words, %u left out\n", argv[i + 1], reader.rank,
		       reader.left_out);
	}
	sort_and_merge(&words);

	FILE *out = compile_begin(argv[1], "data/words_format.h");
	compile_automaton(out, &words);
	write_records(out, &words);
	write_password_count(out, &words);
	compile_phrase(out, &words);
	compile_ngram(out, &words);
	compile_end(out, argv[1]);
	free(words.items);
	return 0;
}
