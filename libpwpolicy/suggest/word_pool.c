/* SPDX-License-Identifier: MIT */
/*
 * A bag of words. Known words are left out before anything is drawn, and the rest is
 * counted, so that the entropy of a draw is exact. A word is compared with the known ones
 * by its threes of letters: a set of 32^3 bits tells for nearly all that none of them
 * begins a known word, forwards or backwards.
 *
 * Words differ in how many ways they can be dressed. To draw all ways evenly, a word and
 * a way up to the most that any word of the bag has are drawn; a way that this word does
 * not have is refused together with the word.
 */
#include "suggest/word_pool.h"

#include "base/ascii.h"
#include "base/wipe.h"
#include "data/words_format.h"

#include <string.h>

/* Of all draws at least one in some hundreds is kept, on any list that is of use. */
#define MOST_TRIES 100000

#define THREE 3
#define THREES (1u << 5 * THREE)

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
struct piece {
	char letters[WORDS_MAX_LEN];
	size_t len;
};

static bool take_piece(const struct known *known, const struct known_word *word,
		       struct piece *ret_piece)
{
	if (word->len < THREE || word->len > PHRASE_LONGEST)
		return false;
	for (size_t i = 0; i < word->len; i++) {
		uint32_t code = known->codes[word->start + i];
		if (!ascii_is_lower(code))
			return false;
		ret_piece->letters[i] = (char)code;
	}
	ret_piece->len = word->len;
	return true;
}

static void turn(struct piece *piece)
{
	for (size_t i = 0, j = piece->len - 1; i < j; i++, j--) {
		char letter = piece->letters[i];
		piece->letters[i] = piece->letters[j];
		piece->letters[j] = letter;
	}
}

/* The three that ends with `letter`, after the one before it. */
static uint32_t next_three(uint32_t three, char letter)
{
	return (three << 5 | (uint32_t)(letter - 'a')) & (THREES - 1);
}

/* The threes that known words begin with. */
struct threes {
	uint64_t bits[THREES / 64];
};

static void note_three(struct threes *threes, const struct piece *piece)
{
	uint32_t three = 0;

	for (size_t i = 0; i < THREE; i++)
		three = next_three(three, piece->letters[i]);
	threes->bits[three / 64] |= UINT64_C(1) << three % 64;
}

static bool note_all(struct threes *threes, const struct known *known)
{
	bool any = false;

	for (size_t i = 0; i < known->count; i++) {
		struct piece piece;
		if (!take_piece(known, &known->words[i], &piece))
			continue;
		note_three(threes, &piece);
		turn(&piece);
		note_three(threes, &piece);
		any = true;
	}
	return any;
}

static bool holds_piece(const char *word, size_t len, const struct known *known)
{
	for (size_t i = 0; i < known->count; i++) {
		struct piece piece;
		if (!take_piece(known, &known->words[i], &piece))
			continue;
		if (memmem(word, len, piece.letters, piece.len))
			return true;
		turn(&piece);
		if (memmem(word, len, piece.letters, piece.len))
			return true;
	}
	return false;
}

static bool holds_known(const char *word, size_t len, const struct threes *threes,
			const struct known *known)
{
	uint32_t three = 0;

	for (size_t i = 0; i < len; i++) {
		three = next_three(three, word[i]);
		if (i + 1 >= THREE && threes->bits[three / 64] >> three % 64 & 1)
			return holds_piece(word, len, known);
	}
	return false;
}

void word_pool_drop_known(struct word_pool *pool, const struct known *known,
			  uint16_t *room)
{
	struct threes threes = { 0 };
	uint32_t kept = 0;

	if (!note_all(&threes, known))
		return;
	for (uint32_t i = 0; i < pool->count; i++) {
		char word[WORDS_MAX_LEN];
		size_t len = spell(pool, i, word);
		if (!holds_known(word, len, &threes, known))
			room[kept++] = pool->kept ? pool->kept[i] : (uint16_t)i;
	}
	pool->kept = room;
	pool->count = kept;
	wipe(&threes, sizeof(threes));
}

/* ---- drawing */

void word_pool_count(struct word_pool *pool, enum decoration decoration)
{
	uint32_t all = 0, most = 0;

	if (decoration <= DECORATION_CAPITAL) { /* the same for every word */
		pool->most[decoration] = decoration == DECORATION_PLAIN ? 1 : 2;
		pool->ways[decoration] = pool->count * pool->most[decoration];
		return;
	}
	pool->twins = 0;
	for (uint32_t i = 0; i < pool->count; i++) {
		char word[WORDS_MAX_LEN];
		size_t len = spell(pool, i, word);
		uint32_t ways = decoration_ways(decoration, word, len);
		all += ways;
		if (ways > most)
			most = ways;
		if (decoration == DECORATION_SYMBOL)
			pool->twins += (uint64_t)ways *
				       decoration_ways(DECORATION_DIGIT, word, len);
	}
	pool->ways[decoration] = all;
	pool->most[decoration] = most;
}

int word_pool_draw(const struct word_pool *pool, enum decoration decoration,
		   struct random *random, struct word_pool_pick *ret_pick)
{
	uint32_t most = pool->most[decoration];

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
