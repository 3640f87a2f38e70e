/* SPDX-License-Identifier: MIT */
/*
 * Random words (NCSC, "Three random words", 2021) in one of the styles that the written
 * policy prints. A phrase of k words is drawn uniformly from all of its style:
 *
 *   plain     k words                                          brown-house-bear
 *   capitals  k words, each with a capital at one end          BrownHousebearS
 *   digits    the same; a digit for a letter of one word       BrownH0usebearS
 *   symbols   the same; a symbol for a letter of another       BrownH0usebe@rS
 *
 * No two draws give the same text: the number of characters between words is fixed, no
 * word of a list begins another, and a decorated word tells which word it is. So the
 * entropy is the logarithm of the number of draws, which is counted.
 *
 * Refused draws. The final phrase is drawn uniformly from those that are accepted, a share p
 * of all, and p is not known. From the entropy of the draw suggest_loss() takes
 * -log2 f(k) after k refusals, where f(0) = 7/8 and f(k) = 1 / (8 k (k + 1)), which add
 * up to 1. Let R be the number of phrases that we claim over the true number. Whatever p
 * is, the mean of R is the sum over k of (1 - p)^k p f(k) / p, so at most 1; and a claim
 * that is t bits too high comes at most once in 2^t times (Markov). The same holds when
 * p changes from draw to draw, as it does when words are added on the way.
 */
#include "suggest/suggest.h"

#include "base/log2.h"
#include "base/wipe.h"

/* Shortest word of the lists. */
#define SHORTEST_WORD 3
/* An attacker tries common words first, so a strength that the rules ask for is reached
 * with nearly every phrase only when the draw has some bits more. With these the shipped
 * policies refuse fewer than 1 draw in 100, and three words are enough for infants. */
#define SPARE_BITS BITS(2, 50)

/* The decoration of the words that have neither the digit nor the symbol. */
static enum decoration usual_decoration(const struct scheme *scheme)
{
	return scheme->style == PWP_STYLE_PLAIN ? DECORATION_PLAIN : DECORATION_CAPITAL;
}

static bool has_digit(const struct scheme *scheme)
{
	return scheme->style >= PWP_STYLE_DIGITS;
}

static bool has_symbol(const struct scheme *scheme)
{
	return scheme->style == PWP_STYLE_SYMBOLS;
}

/* Ways to draw the words with a digit and a symbol, and their places. */
static uint64_t special_ways(const struct scheme *scheme, const struct word_pool *pool)
{
	uint64_t words = scheme->words;

	if (has_symbol(scheme)) /* two different words */
		return words * (words - 1) *
		       ((uint64_t)pool->ways[DECORATION_DIGIT] *
				pool->ways[DECORATION_SYMBOL] -
			pool->same_word_ways);
	return has_digit(scheme) ? words * pool->ways[DECORATION_DIGIT] : 1;
}

bool suggest_prepare(struct scheme *scheme, struct word_pool *pool)
{
	word_pool_count(pool, usual_decoration(scheme));
	if (has_digit(scheme))
		word_pool_count(pool, DECORATION_DIGIT);
	if (has_symbol(scheme))
		word_pool_count(pool, DECORATION_SYMBOL);
	scheme->words = PWP_PHRASE_WORDS_MIN;
	/* any number of words must be found that are all different */
	return pool->count > PWP_PHRASE_WORDS_MAX && special_ways(scheme, pool) > 0;
}

/* ---- entropy */

uint32_t suggest_bits(const struct scheme *scheme, const struct word_pool *pool)
{
	unsigned drawn = has_digit(scheme) + has_symbol(scheme);
	uint32_t bits = log2_of(special_ways(scheme, pool));

	/* each is drawn from the words that are not in the phrase yet */
	for (; drawn < scheme->words; drawn++)
		bits += log2_of((uint64_t)(pool->count - drawn) *
				pool->most_ways[usual_decoration(scheme)]);
	return bits;
}

uint32_t suggest_loss(unsigned refused)
{
	if (refused == 0)
		return BITS_ONE * 3 - log2_of(7) + 1; /* rounded up */
	return BITS_ONE * 3 + log2_of((uint64_t)refused * (refused + 1u)) + 1;
}

/* ---- number of words */

static uint32_t least_length(const struct scheme *scheme)
{
	return (uint32_t)(scheme->words * SHORTEST_WORD +
			  (scheme->words - 1) * scheme->separator.len);
}

/* The bits that a draw should have. */
static uint32_t wanted_bits(const struct rules *rules,
			    const struct pwp_suggest_options *options)
{
	if (options->bits > 0)
		return options->bits * BITS_ONE + suggest_loss(0);
	if (rules->passphrase_words > 0)
		return rules->min_strength_passphrase + SPARE_BITS;
	return rules->min_strength + SPARE_BITS;
}

int suggest_count_words(struct scheme *scheme, const struct word_pool *pool,
			const struct rules *rules,
			const struct pwp_suggest_options *options)
{
	uint32_t wanted = wanted_bits(rules, options);

	if (options->words > 0) {
		scheme->words = options->words;
		return 0;
	}
	scheme->words = PWP_PHRASE_WORDS_MIN;
	while (scheme->words < rules->passphrase_words ||
	       least_length(scheme) < rules->min_length ||
	       suggest_bits(scheme, pool) < wanted) {
		if (scheme->words == PWP_PHRASE_WORDS_MAX)
			return PWP_ERR_NO_PHRASE;
		scheme->words++;
	}
	return 0;
}

/* ---- drawing */

/* Words are drawn again while they are in the phrase already: nearly never, but from the
 * smallest pools. */
#define MOST_TRIES 10000

/* A phrase before it is spelt out. */
struct plan {
	enum decoration decorations[PWP_PHRASE_WORDS_MAX];
	struct word_pool_pick picks[PWP_PHRASE_WORDS_MAX];
	uint32_t taken[PWP_PHRASE_WORDS_MAX]; /* numbers of the words so far */
	unsigned count;			      /* of them */
};

static bool is_taken(const struct plan *plan, uint32_t number)
{
	for (unsigned i = 0; i < plan->count; i++)
		if (plan->taken[i] == number)
			return true;
	return false;
}

static void take(struct plan *plan, unsigned place, const struct word_pool_pick *pick)
{
	plan->picks[place] = *pick;
	plan->taken[plan->count++] = pick->number;
}

/* Draws a word that is not in the phrase yet. */
static int draw_word(const struct word_pool *pool, struct random *random,
		     struct plan *plan, unsigned place)
{
	struct word_pool_pick pick;

	for (unsigned i = 0; i < MOST_TRIES; i++) {
		int error = word_pool_draw(pool, plan->decorations[place], random, &pick);
		if (error)
			return error;
		if (is_taken(plan, pick.number))
			continue;
		take(plan, place, &pick);
		return 0;
	}
	return PWP_ERR_RANDOM;
}

/* Draws the words with a digit and with a symbol. When they are the same, both are drawn
 * again: else a word with few ways would come too often. */
static int draw_two(const struct word_pool *pool, struct random *random,
		    struct plan *plan, uint32_t digit_place, uint32_t symbol_place)
{
	struct word_pool_pick digit, symbol;

	for (unsigned i = 0; i < MOST_TRIES; i++) {
		int error = word_pool_draw(pool, DECORATION_DIGIT, random, &digit);
		if (!error)
			error = word_pool_draw(pool, DECORATION_SYMBOL, random, &symbol);
		if (error)
			return error;
		if (digit.number == symbol.number)
			continue;
		take(plan, digit_place, &digit);
		take(plan, symbol_place, &symbol);
		return 0;
	}
	return PWP_ERR_RANDOM;
}

/* Chooses the places of the digit and the symbol, and draws the words there. */
static int draw_special(const struct scheme *scheme, const struct word_pool *pool,
			struct random *random, struct plan *plan)
{
	uint32_t digit = 0, symbol = 0;

	if (!has_digit(scheme))
		return 0;
	int error = random_below(random, scheme->words, &digit);
	if (error)
		return error;
	plan->decorations[digit] = DECORATION_DIGIT;
	if (!has_symbol(scheme))
		return draw_word(pool, random, plan, digit);
	error = random_below(random, scheme->words - 1, &symbol);
	if (error)
		return error;
	symbol += symbol >= digit;
	plan->decorations[symbol] = DECORATION_SYMBOL;
	return draw_two(pool, random, plan, digit, symbol);
}

static int draw_plan(const struct scheme *scheme, const struct word_pool *pool,
		     struct random *random, struct plan *plan)
{
	plan->count = 0;
	for (unsigned i = 0; i < scheme->words; i++)
		plan->decorations[i] = usual_decoration(scheme);
	int error = draw_special(scheme, pool, random, plan);
	for (unsigned i = 0; i < scheme->words && !error; i++)
		if (plan->decorations[i] == usual_decoration(scheme))
			error = draw_word(pool, random, plan, i);
	return error;
}

static void spell_out(const struct scheme *scheme, const struct word_pool *pool,
		      const struct plan *plan, struct suggest_phrase *phrase)
{
	char word[WORDS_MAX_LEN];

	phrase->count = 0;
	text_init(&phrase->text, phrase->text.buf, phrase->text.size);
	for (unsigned i = 0; i < scheme->words; i++) {
		size_t len = word_pool_spell(pool, plan->decorations[i], &plan->picks[i],
					     word);
		if (i > 0)
			text_add(&phrase->text, scheme->separator);
		phrase->words[phrase->count++] =
			(struct str){ phrase->text.buf + phrase->text.len, len };
		text_add(&phrase->text, (struct str){ word, len });
	}
	wipe(word, sizeof(word));
}

int suggest_draw(const struct scheme *scheme, const struct word_pool *pool,
		 struct random *random, struct suggest_phrase *phrase)
{
	struct plan plan;
	int error = draw_plan(scheme, pool, random, &plan);

	if (!error) {
		spell_out(scheme, pool, &plan, phrase);
		error = text_end(&phrase->text) ? 0 : PWP_ERR_BUFFER;
	}
	wipe(&plan, sizeof(plan));
	return error;
}
