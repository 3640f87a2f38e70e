/* SPDX-License-Identifier: MIT */
/*
 * A pool of words. Words that hold a known one are left out before anything is drawn, and
 * the rest is counted, so that the entropy of a draw is exact. A set of 32^3 bits tells
 * for nearly every trigram of letters that no known word begins with it, forwards or
 * backwards; only where one may, the known words are searched for.
 *
 * Words differ in how many ways they can be decorated. To draw all ways uniformly, a word
 * and a way up to the most that any word of the pool has are drawn; a way that this word
 * does not have is refused together with the word.
 */
#include "suggest/word_pool.h"

#include "base/ascii.h"
#include "base/wipe.h"
#include "data/words_format.h"

#include <string.h>

/* Of all draws at least one in some hundreds is kept, on any list that is of use. */
#define MOST_TRIES 100000

#define TRIGRAM_LEN 3
#define TRIGRAMS (1u << 5 * TRIGRAM_LEN)

void word_pool_init(struct word_pool *pool, enum words_phrase_list list)
{
	*pool = (struct word_pool){
		.list = list,
		.count = (uint32_t)words_phrase_count(list),
	};
}

static size_t spell(const struct word_pool *pool, uint32_t number,
		    char word[static WORDS_MAX_LEN])
{
	return words_phrase_spell(pool->list, pool->kept ? pool->kept[number] : number,
				  word);
}

/* ---- known words */

/* A known word as a list word could hold it: letters only, and no longer than one. */
struct pattern {
	char letters[WORDS_MAX_LEN];
	size_t len;
};

static bool read_pattern(const struct known *known, const struct known_word *word,
			 struct pattern *ret_pattern)
{
	if (word->len < TRIGRAM_LEN || word->len > PHRASE_LONGEST)
		return false;
	for (size_t i = 0; i < word->len; i++) {
		uint32_t code = known->codes[word->start + i];
		if (!ascii_is_lower(code))
			return false;
		ret_pattern->letters[i] = (char)code;
	}
	ret_pattern->len = word->len;
	return true;
}

static void reverse(struct pattern *pattern)
{
	for (size_t i = 0, j = pattern->len - 1; i < j; i++, j--) {
		char letter = pattern->letters[i];
		pattern->letters[i] = pattern->letters[j];
		pattern->letters[j] = letter;
	}
}

/* The trigram that ends with `letter`, after the one before it. */
static uint32_t next_trigram(uint32_t trigram, char letter)
{
	return (trigram << 5 | (uint32_t)(letter - 'a')) & (TRIGRAMS - 1);
}

/* The trigrams that known words begin with. */
struct trigrams {
	uint64_t bits[TRIGRAMS / 64];
};

static void add_trigram(struct trigrams *trigrams, const struct pattern *pattern)
{
	uint32_t trigram = 0;

	for (size_t i = 0; i < TRIGRAM_LEN; i++)
		trigram = next_trigram(trigram, pattern->letters[i]);
	trigrams->bits[trigram / 64] |= UINT64_C(1) << trigram % 64;
}

static bool add_known(struct trigrams *trigrams, const struct known *known)
{
	bool any = false;

	for (size_t i = 0; i < known->count; i++) {
		struct pattern pattern;
		if (!read_pattern(known, &known->words[i], &pattern))
			continue;
		add_trigram(trigrams, &pattern);
		reverse(&pattern);
		add_trigram(trigrams, &pattern);
		any = true;
	}
	return any;
}

static bool holds_pattern(const char *word, size_t len, const struct known *known)
{
	for (size_t i = 0; i < known->count; i++) {
		struct pattern pattern;
		if (!read_pattern(known, &known->words[i], &pattern))
			continue;
		if (memmem(word, len, pattern.letters, pattern.len))
			return true;
		reverse(&pattern);
		if (memmem(word, len, pattern.letters, pattern.len))
			return true;
	}
	return false;
}

static bool holds_known(const char *word, size_t len, const struct trigrams *trigrams,
			const struct known *known)
{
	uint32_t trigram = 0;

	for (size_t i = 0; i < len; i++) {
		trigram = next_trigram(trigram, word[i]);
		if (i + 1 >= TRIGRAM_LEN &&
		    trigrams->bits[trigram / 64] >> trigram % 64 & 1)
			return holds_pattern(word, len, known);
	}
	return false;
}

void word_pool_drop_known(struct word_pool *pool, const struct known *known,
			  uint16_t *room)
{
	struct trigrams trigrams = { 0 };
	uint32_t kept = 0;

	if (!add_known(&trigrams, known))
		return;
	for (uint32_t i = 0; i < pool->count; i++) {
		char word[WORDS_MAX_LEN];
		size_t len = spell(pool, i, word);
		if (!holds_known(word, len, &trigrams, known))
			room[kept++] = pool->kept ? pool->kept[i] : (uint16_t)i;
	}
	pool->kept = room;
	pool->count = kept;
	wipe(&trigrams, sizeof(trigrams));
}

/* ---- drawing */

void word_pool_count(struct word_pool *pool, enum decoration decoration)
{
	uint32_t all = 0, most = 0;

	if (decoration <= DECORATION_CAPITAL) { /* the same for every word */
		pool->most_ways[decoration] = decoration == DECORATION_PLAIN ? 1 : 2;
		pool->ways[decoration] = pool->count * pool->most_ways[decoration];
		return;
	}
	pool->same_word_ways = 0;
	for (uint32_t i = 0; i < pool->count; i++) {
		char word[WORDS_MAX_LEN];
		size_t len = spell(pool, i, word);
		uint32_t ways = decoration_ways(decoration, word, len);
		all += ways;
		if (ways > most)
			most = ways;
		if (decoration == DECORATION_SYMBOL)
			pool->same_word_ways +=
				(uint64_t)ways *
				decoration_ways(DECORATION_DIGIT, word, len);
	}
	pool->ways[decoration] = all;
	pool->most_ways[decoration] = most;
}

int word_pool_draw(const struct word_pool *pool, enum decoration decoration,
		   struct random *random, struct word_pool_pick *ret_pick)
{
	uint32_t most = pool->most_ways[decoration];

	for (unsigned i = 0; i < MOST_TRIES; i++) {
		char word[WORDS_MAX_LEN];
		uint32_t number;
		int error = random_below(random, pool->count * most, &number);
		if (error)
			return error;
		struct word_pool_pick pick = { number / most, number % most };
		if (decoration > DECORATION_CAPITAL &&
		    pick.way >= decoration_ways(decoration, word,
						spell(pool, pick.number, word)))
			continue;
		*ret_pick = pick;
		return 0;
	}
	return PWP_ERR_RANDOM;
}

size_t word_pool_spell(const struct word_pool *pool, enum decoration decoration,
		       const struct word_pool_pick *pick, char word[static WORDS_MAX_LEN])
{
	size_t len = spell(pool, pick->number, word);

	decoration_apply(decoration, pick->way, word, len);
	return len;
}
