/* SPDX-License-Identifier: MIT */
/* Draws random passphrases. Whether one is acceptable is decided outside. */
#ifndef PWP_SUGGEST_SUGGEST_H
#define PWP_SUGGEST_SUGGEST_H

#include "base/text.h"
#include "suggest/word_pool.h"
#include "suggest/scheme.h"

/* A phrase as it was drawn; the caller's to wipe. */
struct suggest_phrase {
	struct text text;
	struct str words[PWP_PHRASE_WORDS_MAX]; /* in the text */
	unsigned count;
};

/* Counts in the pool what a draw of the scheme needs. False: the pool has no such phrases. */
bool suggest_prepare(struct scheme *scheme, struct word_pool *pool);

/*
 * Sets scheme->words: as many as asked for, or as the bits or the rules need. Returns 0 or
 * PWP_ERR_NO_PHRASE. The pool is prepared.
 */
PWP_CHECKED int suggest_count_words(struct scheme *scheme, const struct word_pool *pool,
				    const struct rules *rules,
				    const struct pwp_suggest_options *options);

/* Entropy of one draw of the scheme, in 1/256 bit, rounded down. */
uint32_t suggest_bits(const struct scheme *scheme, const struct word_pool *pool);

/* What has to be taken off it, in 1/256 bit, when so many draws were refused. */
uint32_t suggest_loss(unsigned refused);

/* Writes a phrase drawn uniformly from all of its scheme over `phrase->text`, which has
 * its room. Returns 0, PWP_ERR_RANDOM or PWP_ERR_BUFFER. */
PWP_CHECKED int suggest_draw(const struct scheme *scheme, const struct word_pool *pool,
			     struct random *random, struct suggest_phrase *phrase);

#endif
