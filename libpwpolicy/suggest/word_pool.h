/* SPDX-License-Identifier: MIT */
/* The words that a phrase is drawn from: a list without what the person is known by. */
#ifndef PWP_SUGGEST_WORD_POOL_H
#define PWP_SUGGEST_WORD_POOL_H

#include "data/words.h"
#include "normalise/known.h"
#include "suggest/decoration.h"
#include "system/random.h"

struct word_pool {
	enum words_phrase_list list;
	const uint16_t *kept; /* numbers of the words that are left; NULL: all are */
	uint32_t count;
	/* by decoration; 0: not counted yet */
	uint32_t ways[DECORATIONS];	 /* of all words together */
	uint32_t most_ways[DECORATIONS]; /* of a single word */
	/* of one word as DECORATION_DIGIT together with the same as DECORATION_SYMBOL */
	uint64_t same_word_ways;
};

/* A word of the pool in one of the ways of a decoration: as good as the word itself. */
struct word_pool_pick {
	uint32_t number;
	uint32_t way;
};

/* The whole list. */
void word_pool_init(struct word_pool *pool, enum words_phrase_list list);

/*
 * Leaves out every word that holds a known word, also one that is read backwards.
 * `room` takes the numbers of pool->count words and must outlive the pool; it may be the
 * one that was given before. It is not used where no known word could stand in a word of the
 * list.
 */
void word_pool_drop_known(struct word_pool *pool, const struct known *known,
			  uint16_t *room);

/* Counts the ways to draw a word in a decoration; word_pool_draw() needs it done. */
void word_pool_count(struct word_pool *pool, enum decoration decoration);

/*
 * Draws a decorated word, all ways of all words equally likely. There must be one. Returns
 * 0 or PWP_ERR_RANDOM.
 */
PWP_CHECKED int word_pool_draw(const struct word_pool *pool, enum decoration decoration,
			       struct random *random, struct word_pool_pick *ret_pick);

/* Spells what was drawn; returns its length. */
size_t word_pool_spell(const struct word_pool *pool, enum decoration decoration,
		       const struct word_pool_pick *pick,
		       char word[static WORDS_MAX_LEN]);

#endif
