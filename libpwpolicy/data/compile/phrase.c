/* SPDX-License-Identifier: MIT */
/*
 * Writes the words for passphrases as packed letters (words_format.h), which take less room
 * than their indices in the automaton, and are read without walking it.
 */
#include "data/compile/words_parts.h"

#include "data/compile/common.h"
#include "data/words_format.h"

#include <assert.h>
#include <stdlib.h>

#define LENGTHS (PHRASE_LONGEST - PHRASE_SHORTEST + 1)

static_assert(PHRASE_LISTS == WORDS_GENERAL + 1, "the format has all lists");

struct packer {
	uint8_t *bytes;
	uint32_t letters; /* packed so far */
};

static void pack_word(struct packer *packer, const struct compile_word *word)
{
	for (unsigned i = 0; i < word->len; i++) {
		uint32_t bit = packer->letters++ * PHRASE_LETTER_BITS;
		unsigned letter = (word->symbols[i] - 1u) << bit % 8;
		packer->bytes[bit / 8] |= (uint8_t)letter;
		packer->bytes[bit / 8 + 1] |= (uint8_t)(letter >> 8);
	}
}

static void pack_run(struct packer *packer, const struct compile_words *words,
		     unsigned list, unsigned len, struct words_phrase_run *ret_run)
{
	struct words_phrase_run run = { .start = packer->letters };

	/* the words of all lengths together are counted in 16 bits */
	for (size_t i = 0; i < words->count; i++) {
		const struct compile_word *word = &words->items[i];
		if (!(word->phrases & 1u << list) || word->len != len)
			continue;
		if (run.count == UINT16_MAX / LENGTHS)
			compile_fail("a list for passphrases is too long", "phrases");
		run.count++;
		pack_word(packer, word);
	}
	*ret_run = run;
}

/* Counts the letters of all words for passphrases, and checks that the format has room for
 * each. */
static size_t count_letters(const struct compile_words *words)
{
	size_t letters = 0;

	for (size_t i = 0; i < words->count; i++) {
		const struct compile_word *word = &words->items[i];
		if (word->phrases == 0)
			continue;
		if (word->len < PHRASE_SHORTEST || word->len > PHRASE_LONGEST)
			compile_fail("a word for passphrases is too short or too long",
				     "phrases");
		for (unsigned j = 0; j < word->len; j++)
			if (!alphabet_is_letter(word->symbols[j]))
				compile_fail("a word for passphrases is not all letters",
					     "phrases");
		letters += word->len;
	}
	return letters;
}

static void write_letters(FILE *out, const struct packer *packer)
{
	uint32_t size = packer->letters * PHRASE_LETTER_BITS / 8 + 2;

	fprintf(out, "const uint8_t words_phrase_letters[] = {");
	for (uint32_t i = 0; i < size; i++)
		fprintf(out, "%s%u,", i % 24 == 0 ? "\n" : "", packer->bytes[i]);
	fprintf(out, "\n};\n\n");
	printf("passphrases: %u letters, %u bytes\n", packer->letters, size);
}

void compile_phrase(FILE *out, const struct compile_words *words)
{
	size_t room = count_letters(words) * PHRASE_LISTS * PHRASE_LETTER_BITS / 8 + 2;
	struct packer packer = { .bytes = compile_alloc(room, 1) };

	fprintf(out, "const struct words_phrase_run words_phrase_runs[%d][%d] = {\n",
		PHRASE_LISTS, LENGTHS);
	for (unsigned list = 0; list < PHRASE_LISTS; list++) {
		fprintf(out, "{");
		for (unsigned i = 0; i < LENGTHS; i++) {
			struct words_phrase_run run;
			pack_run(&packer, words, list, PHRASE_SHORTEST + i, &run);
			fprintf(out, "{%u,%u},", run.count, run.start);
		}
		fprintf(out, "},\n");
	}
	fprintf(out, "};\n\n");
	write_letters(out, &packer);
	free(packer.bytes);
}
