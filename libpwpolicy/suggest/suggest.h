/* SPDX-License-Identifier: MIT */
/* Draws random passphrases. Whether one is acceptable is decided outside. */
#ifndef PWP_SUGGEST_SUGGEST_H
#define PWP_SUGGEST_SUGGEST_H

#include "base/text.h"
#include "input/rules.h"
#include "pwpolicy.h"
#include "suggest/bag.h"

#define SUGGEST_MIN_WORDS 3
#define SUGGEST_MAX_WORDS 10
#define SUGGEST_MAX_BITS 128
/* Longest text between two words. */
#define SUGGEST_MAX_SEPARATOR 4

/* How phrases look. Style and list are never "default" here. */
struct suggest_shape {
	enum pwp_style style;
	struct str separator;
	unsigned words;
};

/* A phrase as it was drawn; the caller's to wipe. */
struct suggest_phrase {
	struct text text;
	struct str words[SUGGEST_MAX_WORDS]; /* in the text */
	unsigned count;
};

/* Returns 0 or PWP_ERR_ARGUMENT. NULL stands for all defaults. */
PWP_CHECKED int suggest_check(const struct pwp_suggest_options *options);

/* The list that is asked for, else the one for the profile's readers. */
enum words_phrase_list suggest_list(const struct rules *rules,
				    const struct pwp_suggest_options *options);

/* Style and separator that are asked for, else the simplest that the rules accept. The
 * words are not counted yet. */
struct suggest_shape suggest_shape_for(const struct rules *rules,
				       const struct pwp_suggest_options *options);

/* Counts in the bag what a draw of the shape needs. False: the bag has no such phrase. */
bool suggest_prepare(const struct suggest_shape *shape, struct bag *bag);

/*
 * Sets shape->words: as many as asked for, or as the bits or the rules need. Returns 0 or
 * PWP_ERR_NO_PHRASE. The bag is prepared.
 */
PWP_CHECKED int suggest_count_words(struct suggest_shape *shape, const struct bag *bag,
				    const struct rules *rules,
				    const struct pwp_suggest_options *options);

/* Entropy of one draw of the shape, in 1/256 bit, rounded down. */
uint32_t suggest_bits(const struct suggest_shape *shape, const struct bag *bag);

/* What has to be taken off it, in 1/256 bit, when so many draws were refused. */
uint32_t suggest_loss(unsigned refused);

/* Writes a phrase drawn uniformly from all of its shape over `phrase->text`, which has
 * its room. Returns 0, PWP_ERR_RANDOM or PWP_ERR_BUFFER. */
PWP_CHECKED int suggest_draw(const struct suggest_shape *shape, const struct bag *bag,
			     struct random *random, struct suggest_phrase *phrase);

#endif
