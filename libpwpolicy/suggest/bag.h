/* SPDX-License-Identifier: MIT */
/* The words that a phrase is drawn from: a list without what the person is known by. */
#ifndef PWP_SUGGEST_BAG_H
#define PWP_SUGGEST_BAG_H

#include "data/words.h"
#include "normalise/known.h"
#include "suggest/dress.h"
#include "system/random.h"

struct bag {
	enum words_phrase_list list;
	const uint16_t *kept; /* numbers of the words that are left; NULL: all are */
	uint32_t count;
	/* by the dress; 0: not counted yet */
	uint32_t ways[DRESSES]; /* of all words together */
	uint32_t most[DRESSES]; /* of a single word */
	uint64_t
		twins; /* ways of one and the same word as DRESS_DIGIT and DRESS_SYMBOL */
};

/* A word of the bag in one of the ways of a dress: as good as the word itself. */
struct bag_pick {
	uint32_t number;
	uint32_t way;
};

/* The whole list. */
void bag_init(struct bag *bag, enum words_phrase_list list);

/*
 * Leaves out every word that holds a known word, also one that is read backwards.
 * `room` takes the numbers of bag->count words and must outlive the bag; it may be the one
 * that was given before. It is not used where no known word could stand in a word of the
 * list.
 */
void bag_drop_known(struct bag *bag, const struct known *known, uint16_t *room);

/* Counts the ways to draw a word in a dress; bag_draw() needs it done. */
void bag_count(struct bag *bag, enum dress dress);

/*
 * Draws a dressed word, all ways of all words equally likely. There must be one. Returns
 * 0 or PWP_ERR_RANDOM.
 */
PWP_CHECKED int bag_draw(const struct bag *bag, enum dress dress, struct random *random,
			 struct bag_pick *ret_pick);

/* Spells what was drawn; returns its length. */
size_t bag_spell(const struct bag *bag, enum dress dress, const struct bag_pick *pick,
		 char word[static WORDS_MAX_LEN]);

#endif
