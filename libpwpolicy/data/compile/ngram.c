/* SPDX-License-Identifier: MIT */
/*
 * Trains the character model of ngram.c: counts runs of one to four classes over all words,
 * with more weight for a word of the password list, because passwords are what is modelled.
 * Interpolated Witten-Bell smoothing; probabilities are 0.32 fixed point, so that every build
 * machine writes the same tables.
 */
#include "data/compile/words_parts.h"

#include "base/log2.h"
#include "data/compile/common.h"
#include "data/ngram.h"
#include "data/words_format.h"

#include <stdlib.h>
#include <string.h>

#define C NGRAM_CLASSES
#define ONE (UINT64_C(1) << 32) /* probability 1 */
#define PASSWORD_WEIGHT 4
/* Lists of single words, which have the words of collocations already. */
#define SINGLE_WORDS (WORDS_ENGLISH | WORDS_GIVEN_NAME | WORDS_SURNAME | WORDS_PLACE)

struct counts {
	uint32_t total[C * C * C];     /* of contexts of three classes */
	uint32_t followers[C * C * C]; /* distinct classes after them, weighted */
	uint32_t grams[C * C * C * C]; /* of four classes */
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

/* Sums the grams of each context and counts its followers. */
static void sum_contexts(const uint32_t *grams, size_t contexts, uint32_t *total,
			 uint32_t *followers)
{
	for (size_t context = 0; context < contexts; context++) {
		for (size_t class = 0; class < C; class ++) {
			uint32_t count = grams[context * C + class];
			total[context] += count;
			followers[context] += count ? PASSWORD_WEIGHT : 0;
		}
	}
}

/* The grams without their oldest class. */
static uint32_t *shorten(const uint32_t *grams, size_t contexts)
{
	uint32_t *shorter = compile_alloc(contexts, sizeof(*shorter));

	for (size_t i = 0; i < contexts * C; i++)
		shorter[i % contexts] += grams[i];
	return shorter;
}

/* Probabilities of `contexts` * C grams from their counts and the probabilities of the next
 * lower order. */
static uint64_t *smooth(const uint32_t *grams, size_t contexts, const uint64_t *lower)
{
	uint32_t *total = compile_alloc(contexts, sizeof(*total));
	uint32_t *followers = compile_alloc(contexts, sizeof(*followers));
	uint64_t *probabilities = compile_alloc(contexts * C, sizeof(*probabilities));

	sum_contexts(grams, contexts, total, followers);
	for (size_t i = 0; i < contexts * C; i++) {
		size_t context = i / C;
		uint64_t back = lower ? lower[i % contexts] : ONE / C;
		uint64_t all = (uint64_t)total[context] + followers[context];
		probabilities[i] =
			all ? (grams[i] * ONE / all + back * followers[context] / all)
			    : back;
	}
	free(total);
	free(followers);
	return probabilities;
}

/* -log2 of a probability in 1/16 bit, saturated to a byte. */
static uint8_t cost_of(uint64_t probability)
{
	uint32_t cost =
		probability ? 32 * BITS_ONE - log2_of(probability) : 16 * BITS_ONE;

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
		uint64_t all =
			(uint64_t)counts->total[context] + counts->followers[context];
		if (!all)
			continue;
		entries[count++] = (struct entry){
			.gram = context * C + NGRAM_OUTSIDE,
			.weight = counts->total[context],
			.cost = cost_of(counts->followers[context] * ONE / all),
		};
		for (uint32_t class = 1; class < C; class ++) {
			uint32_t seen = counts->grams[context * C + class];
			uint64_t back = lower[(context % (C * C)) * C + class];
			if (seen)
				entries[count++] = (struct entry){
					.gram = context * C + class,
					.weight = seen,
					.cost = cost_of(
						seen * ONE / all +
						back * counts->followers[context] / all),
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
			return; /* a more frequent one with the same check */
		if (slot->check == 0) {
			*slot = (struct ngram_slot){ .check = check,
						     .cost = entry->cost };
			return;
		}
	}
}

/* The most frequent entries, up to a load factor that keeps look-ups short. */
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

static void write_trigrams(FILE *out, const uint64_t *probabilities)
{
	fprintf(out, "const uint8_t ngram_trigrams[NGRAM_CLASSES * NGRAM_CLASSES * "
		     "NGRAM_CLASSES] = {");
	for (size_t i = 0; i < (size_t)C * C * C; i++)
		fprintf(out, "%s%u,", i % 24 == 0 ? "\n" : "", cost_of(probabilities[i]));
	fprintf(out, "\n};\n\n");
}

void compile_ngram(FILE *out, const struct compile_words *words)
{
	struct counts *counts = compile_alloc(1, sizeof(*counts));

	for (size_t i = 0; i < words->count; i++)
		count_word(counts, &words->items[i]);
	sum_contexts(counts->grams, (size_t)C * C * C, counts->total, counts->followers);

	uint32_t *three = shorten(counts->grams, (size_t)C * C * C);
	uint32_t *two = shorten(three, (size_t)C * C);
	uint32_t *one = shorten(two, C);
	uint64_t *order_one = smooth(one, 1, NULL);
	uint64_t *order_two = smooth(two, C, order_one);
	uint64_t *order_three = smooth(three, (size_t)C * C, order_two);
	write_trigrams(out, order_three);
	write_slots(out, counts, order_three);

	free(order_three);
	free(order_two);
	free(order_one);
	free(one);
	free(two);
	free(three);
	free(counts);
}
