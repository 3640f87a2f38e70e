/* SPDX-License-Identifier: MIT */
/*
 * Trains the character model of ngram.c: counts of one to four classes in a row over all
 * words, a word of the password list counting more than one of another list, because
 * passwords are what is modelled. Interpolated Witten-Bell smoothing; chances are 0.32
 * fixed point, so that every build machine makes the same tables.
 */
#include "data/compile/compile.h"

#include "base/log2.h"
#include "data/ngram.h"
#include "data/words_format.h"

#include <stdlib.h>
#include <string.h>

#define C NGRAM_CLASSES
#define ONE (UINT64_C(1) << 32) /* certainty */
#define PASSWORD_WEIGHT 4
/* Lists of single words; the words of collocations stand on them already. */
#define SINGLE_WORDS (WORDS_ENGLISH | WORDS_GIVEN_NAME | WORDS_SURNAME | WORDS_PLACE)

struct counts {
	uint32_t total[C * C * C]; /* of contexts of three classes */
	uint32_t kinds[C * C * C]; /* distinct classes that follow them, times weight */
	uint32_t grams[C * C * C * C]; /* four in a row */
};

struct entry {
	uint32_t gram; /* context * C + class; class NGRAM_OUTSIDE: cost of leaving */
	uint32_t weight;
	uint8_t cost;
};

static void count_word(struct counts *counts, const struct compile_word *word)
{
	uint32_t weight =
		word->password_rank ? PASSWORD_WEIGHT : (word->kinds & SINGLE_WORDS) != 0;
	uint32_t context = 0;

	for (unsigned i = 0; i < word->len; i++) {
		uint32_t class = ngram_class(word->symbols[i]);
		counts->grams[context * C + class] += weight;
		context = (context * C + class) % (C * C * C);
	}
}

/* Sums `grams` of `contexts` contexts into totals and numbers of followers. */
static void sum_up(const uint32_t *grams, size_t contexts, uint32_t *total,
		   uint32_t *kinds)
{
	for (size_t context = 0; context < contexts; context++) {
		for (size_t class = 0; class < C; class ++) {
			uint32_t count = grams[context * C + class];
			total[context] += count;
			kinds[context] += count ? PASSWORD_WEIGHT : 0;
		}
	}
}

/* The shorter grams: the oldest class is summed out. */
static uint32_t *shorten(const uint32_t *grams, size_t contexts)
{
	uint32_t *shorter = compile_alloc(contexts, sizeof(*shorter));

	for (size_t i = 0; i < contexts * C; i++)
		shorter[i % contexts] += grams[i];
	return shorter;
}

/* Chances of `contexts` * C grams from their counts and the chances of one order less. */
static uint64_t *smooth(const uint32_t *grams, size_t contexts, const uint64_t *lower)
{
	uint32_t *total = compile_alloc(contexts, sizeof(*total));
	uint32_t *kinds = compile_alloc(contexts, sizeof(*kinds));
	uint64_t *chances = compile_alloc(contexts * C, sizeof(*chances));

	sum_up(grams, contexts, total, kinds);
	for (size_t i = 0; i < contexts * C; i++) {
		size_t context = i / C;
		uint64_t back = lower ? lower[i % contexts] : ONE / C;
		uint64_t all = (uint64_t)total[context] + kinds[context];
		chances[i] =
			all ? (grams[i] * ONE / all + back * kinds[context] / all) : back;
	}
	free(total);
	free(kinds);
	return chances;
}

/* -log2 of a chance in 1/16 bit, at most a byte. */
static uint8_t cost_of(uint64_t chance)
{
	uint32_t cost = chance ? 32 * BITS_ONE - log2_of(chance) : 16 * BITS_ONE;

	cost >>= NGRAM_COST_SHIFT;
	return (uint8_t)(cost > UINT8_MAX ? UINT8_MAX : cost);
}

static int by_weight(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return x->gram < y->gram ? -1 : 1;
}

static size_t list_entries(const struct counts *counts, const uint64_t *lower,
			   struct entry *entries)
{
	size_t count = 0;

	for (uint32_t context = 0; context < C * C * C; context++) {
		uint64_t all = (uint64_t)counts->total[context] + counts->kinds[context];
		if (!all)
			continue;
		entries[count++] = (struct entry){
			.gram = context * C + NGRAM_OUTSIDE,
			.weight = counts->total[context],
			.cost = cost_of(counts->kinds[context] * ONE / all),
		};
		for (uint32_t class = 1; class < C; class ++) {
			uint32_t seen = counts->grams[context * C + class];
			uint64_t back = lower[(context % (C * C)) * C + class];
			if (seen)
				entries[count++] = (struct entry){
					.gram = context * C + class,
					.weight = seen,
					.cost = cost_of(seen * ONE / all +
							back * counts->kinds[context] /
								all),
				};
		}
	}
	return count;
}

static void store(struct ngram_slot *slots, const struct entry *entry)
{
	uint32_t context = entry->gram / C;
	uint8_t history[3] = { (uint8_t)(context / C / C), (uint8_t)(context / C % C),
			       (uint8_t)(context % C) };
	uint32_t hash = ngram_hash(history, (uint8_t)(entry->gram % C));
	uint8_t check = ngram_check(hash);
	uint32_t place = hash >> (32 - NGRAM_SLOT_BITS);

	for (unsigned probe = 0; probe < NGRAM_PROBES; probe++) {
		struct ngram_slot *slot =
			&slots[(place + probe) & ((1u << NGRAM_SLOT_BITS) - 1)];
		if (slot->check == check)
			return; /* taken by a more frequent one that looks the same */
		if (slot->check == 0) {
			*slot = (struct ngram_slot){ .check = check,
						     .cost = entry->cost };
			return;
		}
	}
}

/* The most frequent entries, so many that look-ups stay few. */
static void write_slots(FILE *out, const struct counts *counts, const uint64_t *lower)
{
	struct entry *entries = compile_alloc((size_t)C * C * C * C, sizeof(*entries));
	struct ngram_slot *slots = compile_alloc(1u << NGRAM_SLOT_BITS, sizeof(*slots));
	size_t count = list_entries(counts, lower, entries);
	size_t kept = (1u << NGRAM_SLOT_BITS) * 3 / 4;

	qsort(entries, count, sizeof(*entries), by_weight);
	printf("character model: %zu four-grams and contexts, %zu kept\n", count,
	       count < kept ? count : kept);
	for (size_t i = 0; i < count && i < kept; i++)
		store(slots, &entries[i]);
	fprintf(out, "const struct ngram_slot ngram_slots[1 << NGRAM_SLOT_BITS] = {");
	for (size_t i = 0; i < 1u << NGRAM_SLOT_BITS; i++)
		fprintf(out, "%s{%u,%u},", i % 12 == 0 ? "\n" : "", slots[i].check,
			slots[i].cost);
	fprintf(out, "\n};\n");
	free(entries);
	free(slots);
}

static void write_trigrams(FILE *out, const uint64_t *chances)
{
	fprintf(out, "const uint8_t ngram_trigrams[NGRAM_CLASSES * NGRAM_CLASSES * "
		     "NGRAM_CLASSES] = {");
	for (size_t i = 0; i < (size_t)C * C * C; i++)
		fprintf(out, "%s%u,", i % 24 == 0 ? "\n" : "", cost_of(chances[i]));
	fprintf(out, "\n};\n\n");
}

void compile_ngram(FILE *out, const struct compile_words *words)
{
	struct counts *counts = compile_alloc(1, sizeof(*counts));

	for (size_t i = 0; i < words->count; i++)
		count_word(counts, &words->items[i]);
	sum_up(counts->grams, (size_t)C * C * C, counts->total, counts->kinds);

	uint32_t *three = shorten(counts->grams, (size_t)C * C * C);
	uint32_t *two = shorten(three, (size_t)C * C);
	uint32_t *one = shorten(two, C);
	uint64_t *chances_one = smooth(one, 1, NULL);
	uint64_t *chances_two = smooth(two, C, chances_one);
	uint64_t *chances_three = smooth(three, (size_t)C * C, chances_two);
	write_trigrams(out, chances_three);
	write_slots(out, counts, chances_three);

	free(chances_three);
	free(chances_two);
	free(chances_one);
	free(one);
	free(two);
	free(three);
	free(counts);
}
