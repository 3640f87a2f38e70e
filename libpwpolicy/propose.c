/* SPDX-License-Identifier: MIT */
/*
 * pwp_suggest(): phrases are drawn until one is accepted by the same verdict as any other
 * password. What can be known beforehand (words that hold a known word) is left out
 * before the draw, so that its entropy is counted; the rest is found by looking at the
 * phrase and by judging it.
 */
#include "work.h"

#include "base/log2.h"
#include "base/sized.h"
#include "base/wipe.h"
#include "present/strength_text.h"
#include "suggest/exclusions.h"
#include "suggest/hint.h"
#include "suggest/offensive_filter.h"

/* So many refused draws mean that the profile accepts no phrase of this scheme. */
#define MOST_DRAWS 200
/* After so many the next draw has a word more, where we chose the number of words. */
#define PATIENCE 16

/* What all suggestions of one call are drawn by. */
struct draw {
	const struct pwp_checker *checker;
	struct pwp_request request; /* without what its caller knows of a password */
	struct pwp_suggest_options options;
	const struct rules *rules;
	struct arena arena; /* holds the numbers of the pool */
	struct word_pool pool;
	struct scheme scheme;
	struct random random;
	size_t hints; /* so far, counted from the length of the first phrase */
};

/* ---- before the first draw */

static int drop_known(struct draw *draw, const struct wordset *set)
{
	size_t count = draw->pool.count;
	struct wordset own;

	if (!arena_init(&draw->arena, count * sizeof(uint16_t) + 16))
		return PWP_ERR_NOMEM;
	uint16_t *left = arena_take(&draw->arena, count, sizeof(*left));
	if (!left)
		return PWP_ERR_TOO_BIG;
	int error = wordset_init_request(&own, &draw->request);
	if (error)
		return error;
	word_pool_drop_known(&draw->pool, &set->known, left);
	word_pool_drop_known(&draw->pool, &own.known, left);
	wordset_done(&own);
	return 0;
}

static int prepare(struct draw *draw, const struct wordset *set)
{
	word_pool_init(&draw->pool, scheme_list(draw->rules, &draw->options));
	int error = drop_known(draw, set);
	if (error)
		return error;
	draw->scheme = scheme_for(draw->rules, &draw->options);
	if (!suggest_prepare(&draw->scheme, &draw->pool))
		return PWP_ERR_NO_PHRASE;
	return suggest_count_words(&draw->scheme, &draw->pool, draw->rules,
				   &draw->options);
}

/* ---- draws */

static int judge_phrase(const struct draw *draw, const struct suggest_phrase *phrase,
			bool *ret_acceptable)
{
	struct pwp_request request = draw->request;
	struct pwp_result result;
	struct work work;

	request.password = (struct pwp_text){ phrase->text.buf, phrase->text.len };
	int error = work_start(&work, draw->checker, &request);
	if (error)
		return error;
	error = work_judge(&work);
	if (error == 0) {
		verdict_decide(&work.facts, &result);
		*ret_acceptable =
			result.reason_count == 0 && !match_has_known(&work.search);
	}
	work_done(&work);
	return error;
}

static int try_once(struct draw *draw, struct suggest_phrase *phrase,
		    bool *ret_acceptable)
{
	int error = suggest_draw(&draw->scheme, &draw->pool, &draw->random, phrase);

	if (error || offensive_filter_finds(phrase) ||
	    (draw->options.exclusions &&
	     exclusions_have(draw->options.exclusions, phrase)))
		return error;
	return judge_phrase(draw, phrase, ret_acceptable);
}

static bool may_grow(const struct draw *draw)
{
	return draw->options.words == 0 && draw->scheme.words < PWP_PHRASE_WORDS_MAX;
}

/* Draws until one phrase is accepted. *ret_refused counts those that were not. */
static int draw_accepted(struct draw *draw, struct suggest_phrase *phrase,
			 unsigned *ret_refused)
{
	for (unsigned refused = 0; refused < MOST_DRAWS; refused++) {
		bool acceptable = false;

		if (refused > 0 && refused % PATIENCE == 0 && may_grow(draw))
			draw->scheme.words++;
		int error = try_once(draw, phrase, &acceptable);
		if (!error && !acceptable)
			continue;
		*ret_refused = refused;
		return error;
	}
	return PWP_ERR_NO_PHRASE;
}

/* ---- a suggestion */

static int finish(struct text *text)
{
	return text_end(text) ? 0 : PWP_ERR_BUFFER;
}

/* Takes off the loss, down to zero. */
static uint32_t claimed_bits(uint32_t drawn, unsigned refused)
{
	uint32_t loss = suggest_loss(refused);
	return drawn > loss ? drawn - loss : 0;
}

static int describe(const struct draw *draw, const struct suggest_phrase *phrase,
		    unsigned refused, struct pwp_suggestion *suggestion)
{
	uint32_t drawn = suggest_bits(&draw->scheme, &draw->pool);
	uint32_t bits = claimed_bits(drawn, refused);
	struct text text;

	suggestion->drawn_bits = (double)drawn / BITS_ONE;
	suggestion->bits = (double)bits / BITS_ONE;
	text_init(&text, suggestion->hint, sizeof(suggestion->hint));
	hint_add(&text, phrase, (unsigned)(draw->hints % HINT_KINDS));
	int error = finish(&text);
	text_init(&text, suggestion->strength, sizeof(suggestion->strength));
	strength_text_add(&text, bits, (enum pwp_level)draw->rules->reading_level);
	return error ? error : finish(&text);
}

static int suggest_one(struct draw *draw, struct pwp_suggestion *suggestion)
{
	struct suggest_phrase phrase;
	unsigned refused = 0;

	text_init(&phrase.text, suggestion->phrase, sizeof(suggestion->phrase));
	int error = draw_accepted(draw, &phrase, &refused);
	/* one after the other, and the first not always the same */
	draw->hints = draw->hints ? draw->hints + 1 : phrase.text.len;
	if (!error)
		error = describe(draw, &phrase, refused, suggestion);
	if (!error && draw->options.exclusions)
		error = pwp_phrases_add(
			draw->options.exclusions,
			(struct pwp_text){ phrase.text.buf, phrase.text.len });
	wipe(&phrase, sizeof(phrase));
	return error;
}

/* The suggestions lie as far apart as they measure to the caller. */
static int suggest_all(struct draw *draw, char *suggestions, size_t stride, size_t count)
{
	int error = 0;

	for (size_t i = 0; i < count && !error; i++) {
		struct pwp_suggestion one = PWP_SUGGESTION_INIT;
		error = suggest_one(draw, &one);
		if (!error)
			sized_write(suggestions + i * stride, stride, &one, sizeof(one));
		wipe(&one, sizeof(one));
	}
	return error;
}

/* What is drawn for, and by what. The request's profile is in *ret_set. */
static int read_question(struct draw *draw, const struct pwp_request *request,
			 const struct pwp_suggest_options *options,
			 const struct wordset **ret_set)
{
	struct work work;
	int error = work_start(&work, draw->checker, request);

	if (!error)
		error = scheme_read(options, &draw->options);
	if (error)
		return error;
	draw->request = work.request;
	/* what the caller found out is about another password */
	draw->request.used_before = draw->request.other_account = false;
	draw->request.age_days = 0;
	draw->rules = work.set->rules;
	*ret_set = work.set;
	return 0;
}

int pwp_suggest(const struct pwp_checker *checker, const struct pwp_request *request,
		const struct pwp_suggest_options *options,
		struct pwp_suggestion *ret_suggestions, size_t count)
{
	struct draw draw = { .checker = checker };
	const struct wordset *set = NULL;

	if (count == 0 || !ret_suggestions ||
	    !sized_is_size(ret_suggestions->size,
			   SIZED_UP_TO(struct pwp_suggestion, drawn_bits)))
		return PWP_ERR_ARGUMENT;
	const size_t stride = ret_suggestions->size;
	int error = read_question(&draw, request, options, &set);
	if (!error)
		error = prepare(&draw, set);
	if (!error)
		error = suggest_all(&draw, (char *)ret_suggestions, stride, count);
	arena_done(&draw.arena);
	wipe(&draw, sizeof(draw));
	if (error) {
		wipe(ret_suggestions, count * stride);
		ret_suggestions->size = stride;
	}
	return error;
}
