/* SPDX-License-Identifier: MIT */
/*
 * suggest/suggest.c: the entropy that is claimed is the number of texts that come out,
 * counted on small bags; words are as many as the rules or the bits need; and a phrase
 * has the shape that was asked for.
 */
#include "suggest/suggest.h"

#include "base/ascii.h"
#include "base/log2.h"
#include "check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct pwp_suggest_options defaults = PWP_SUGGEST_OPTIONS_INIT;

#define MOST_TEXTS 65536
#define TEXT_SIZE 40

/* The texts that came out: an open table by a hash. */
struct string_list {
	char items[2 * MOST_TEXTS][TEXT_SIZE];
	unsigned counts[2 * MOST_TEXTS];
	size_t count;
};

static void note(struct string_list *texts, const char *text)
{
	uint32_t hash = 5381;

	for (const char *at = text; *at; at++)
		hash = hash * 33 + (uint8_t)*at;
	size_t place = hash % (2 * MOST_TEXTS);
	while (texts->counts[place] && strcmp(texts->items[place], text) != 0)
		place = (place + 1) % (2 * MOST_TEXTS);
	if (!texts->counts[place]) {
		assert_true(++texts->count <= MOST_TEXTS);
		assert_true(strlen(text) < TEXT_SIZE);
		memcpy(texts->items[place], text, strlen(text) + 1);
	}
	texts->counts[place]++;
}

struct small {
	enum pwp_style style;
	const char *separator;
	unsigned words;
	unsigned pool; /* words in the bag */
	unsigned long draws;
};

/* With so many draws a text that can come is missed once in 10^8 times at most. */
static const struct small smalls[] = {
	{ PWP_STYLE_PLAIN, "-", 3, 12, 60000 },
	{ PWP_STYLE_PLAIN, "", 4, 11, 200000 },
	{ PWP_STYLE_CAPITALS, "", 3, 11, 180000 },
	{ PWP_STYLE_DIGITS, "", 3, 11, 600000 },
	{ PWP_STYLE_DIGITS, ".", 2, 14, 120000 },
	{ PWP_STYLE_SYMBOLS, "", 3, 11, 1200000 },
	{ PWP_STYLE_SYMBOLS, "3!", 2, 15, 120000 },
};

static void check_small(const struct small *small)
{
	static struct string_list texts;
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	struct rules rules = { .passphrase_words = 3 };
	struct random random = { .left = 0 };
	struct suggest_phrase phrase;
	uint16_t kept[16];
	struct word_pool pool;
	char buf[64];

	memset(&texts, 0, sizeof(texts));
	options.style = small->style;
	options.separator =
		(struct pwp_text){ small->separator, strlen(small->separator) };
	word_pool_init(&pool, WORDS_JUNIOR);
	for (unsigned i = 0; i < small->pool; i++)
		kept[i] = (uint16_t)(i * pool.count / small->pool);
	pool.kept = kept;
	pool.count = small->pool;
	struct scheme scheme = scheme_for(&rules, &options);
	assert_true(suggest_prepare(&scheme, &pool));
	scheme.words = small->words;
	text_init(&phrase.text, buf, sizeof(buf));
	for (unsigned long i = 0; i < small->draws; i++) {
		assert_int_equal(suggest_draw(&scheme, &pool, &random, &phrase), 0);
		note(&texts, buf);
	}
	double counted = log2((double)texts.count);
	double claimed = suggest_bits(&scheme, &pool) / (double)BITS_ONE;
	/* each logarithm is rounded down to 1/256 bit */
	assert_true(claimed <= counted + 1e-9);
	assert_true(claimed > counted - (small->words + 2) / (double)BITS_ONE);
	double expected = (double)small->draws / (double)texts.count, sum = 0;
	for (size_t i = 0; i < COUNT_OF(texts.counts); i++)
		if (texts.counts[i])
			sum += (texts.counts[i] - expected) *
			       (texts.counts[i] - expected) / expected;
	double freedom = (double)texts.count - 1;
	assert_true(expected > 20);
	assert_true(fabs(sum - freedom) < 6 * sqrt(2 * freedom) + 6);
}

static void entropy_claimed_is_the_number_of_texts_counted(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(smalls); i++)
		check_small(&smalls[i]);
}

/* A capital, a digit and a symbol are each one more choice. */
static void each_style_has_more_bits_than_the_one_before(void **state)
{
	static const enum pwp_style styles[] = { PWP_STYLE_PLAIN, PWP_STYLE_CAPITALS,
						 PWP_STYLE_DIGITS, PWP_STYLE_SYMBOLS };
	uint32_t last = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(styles); i++) {
		struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
		const struct rules rules = { .passphrase_words = 3 };
		struct word_pool pool;

		options.style = styles[i];
		struct scheme scheme = scheme_for(&rules, &options);
		word_pool_init(&pool, WORDS_JUNIOR);
		assert_true(suggest_prepare(&scheme, &pool));
		uint32_t bits = suggest_bits(&scheme, &pool);
		assert_true(bits > last);
		last = bits;
	}
}

static void refusals_cost_what_adds_up_to_one(void **state)
{
	double sum = 0;

	(void)state;
	/* suggest.c: the mean of what is claimed over what is true is at most this sum */
	for (unsigned k = 0; k < 100000; k++)
		sum += exp2(-(double)suggest_loss(k) / BITS_ONE);
	assert_true(sum <= 1.0 && sum > 0.98);
	assert_true(suggest_loss(0) < BITS(0, 21));
	for (unsigned k = 0; k < 300; k++)
		assert_true(suggest_loss(k) <= suggest_loss(k + 1));
}

/* In 1/256 bit: rounded up, and one more because log2_of() may be one too low. */
static void a_loss_is_rounded_up(void **state)
{
	(void)state;
	assert_int_equal(suggest_loss(0), 50 + 1); /* 49.3 */
	for (unsigned k = 1; k < 300; k++) {
		double exact = (3 + log2((double)k * (k + 1))) * BITS_ONE;
		assert_true(suggest_loss(k) > exact && suggest_loss(k) <= exact + 1);
	}
}

/* What is claimed on average when a share p of all phrases is accepted. */
static void the_mean_claim_is_not_too_high(void **state)
{
	static const double shares[] = { 1, 0.999, 0.9, 0.5, 0.1, 0.01, 0.0003 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(shares); i++) {
		double left = 1, mean = 0;
		for (unsigned k = 0; k < 100000; k++) {
			mean += left * exp2(-(double)suggest_loss(k) / BITS_ONE);
			left *= 1 - shares[i];
		}
		assert_true(mean <= 1);
	}
}

static unsigned words_for(const struct rules *rules,
			  const struct pwp_suggest_options *options)
{
	struct scheme scheme = scheme_for(rules, options);
	struct word_pool pool;

	word_pool_init(&pool, scheme_list(rules, options));
	assert_true(suggest_prepare(&scheme, &pool));
	return suggest_count_words(&scheme, &pool, rules, options) == 0 ? scheme.words
									: 0;
}

static void words_are_as_many_as_needed(void **state)
{
	const struct rules staff = { .min_length = 8,
				     .passphrase_words = 3,
				     .min_strength_passphrase = BITS(26, 60) };
	const struct rules admin = { .min_length = 12,
				     .passphrase_words = 4,
				     .min_strength_passphrase = BITS(40, 0) };
	/* the shortest words must do: 4 x 3 letters and 3 hyphens */
	const struct rules longer = { .min_length = 15, .min_strength = BITS(20, 0) };
	const struct rules strong = { .passphrase_words = 3,
				      .min_strength_passphrase = BITS(60, 0) };
	const struct rules too_strong = { .passphrase_words = 3,
					  .min_strength_passphrase = BITS(126, 0) };
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;

	(void)state;
	assert_int_equal(words_for(&staff, &defaults), 3);
	assert_int_equal(words_for(&admin, &defaults), 4);
	assert_int_equal(words_for(&longer, &defaults), 4);
	assert_int_equal(words_for(&strong, &defaults), 6);
	assert_int_equal(words_for(&too_strong, &defaults), 0);
	options.words = 7;
	assert_int_equal(words_for(&staff, &options), 7);
	options.words = 0;
	options.bits = 36; /* and a little for refusals: three words have just 36 */
	assert_int_equal(words_for(&staff, &options), 4);
	options.bits = 35;
	assert_int_equal(words_for(&staff, &options), 3);
	options.list = PWP_LIST_INFANT;
	assert_int_equal(words_for(&staff, &options), 4);
	options.bits = 100;
	assert_int_equal(words_for(&staff, &options), 0);
}

static bool is_same_word(struct str one, struct str other)
{
	bool same = one.len == other.len;

	for (size_t i = 0; same && i < one.len; i++)
		same = decoration_letter(one.ptr[i]) == decoration_letter(other.ptr[i]);
	return same;
}

/* Different words, whatever they are dressed in. */
static unsigned count_different(const struct suggest_phrase *phrase)
{
	unsigned different = 0;

	for (unsigned i = 0; i < phrase->count; i++) {
		unsigned j = 0;
		while (j < i && !is_same_word(phrase->words[i], phrase->words[j]))
			j++;
		different += j == i;
	}
	return different;
}

static void no_word_comes_twice(void **state)
{
	static const enum pwp_style styles[] = { PWP_STYLE_PLAIN, PWP_STYLE_SYMBOLS };
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	const struct rules rules = { .passphrase_words = 3 };
	struct random random = { .left = 0 };
	struct suggest_phrase phrase;
	char buf[PWP_SUGGESTION_SIZE];
	struct word_pool pool;

	(void)state;
	text_init(&phrase.text, buf, sizeof(buf));
	for (size_t i = 0; i < COUNT_OF(styles); i++) {
		options.style = styles[i];
		struct scheme scheme = scheme_for(&rules, &options);
		word_pool_init(&pool, WORDS_JUNIOR);
		pool.count = 60;
		assert_true(suggest_prepare(&scheme, &pool));
		scheme.words = PWP_PHRASE_WORDS_MAX;
		for (unsigned draw = 0; draw < 2000; draw++) {
			assert_int_equal(suggest_draw(&scheme, &pool, &random, &phrase),
					 0);
			assert_int_equal(count_different(&phrase), PWP_PHRASE_WORDS_MAX);
		}
	}
}

static void a_bag_without_such_words_is_told(void **state)
{
	const struct rules rules = { .passphrase_words = 3 };
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	struct word_pool pool;

	(void)state;
	word_pool_init(&pool, WORDS_INFANT);
	pool.count =
		PWP_PHRASE_WORDS_MAX; /* all of them would be in the longest phrase */
	struct scheme scheme = scheme_for(&rules, &defaults);
	assert_false(suggest_prepare(&scheme, &pool));
	pool.count++;
	assert_true(suggest_prepare(&scheme, &pool));
	pool.count--;
	options.style = PWP_STYLE_SYMBOLS;
	scheme = scheme_for(&rules, &options);
	assert_false(suggest_prepare(&scheme, &pool));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entropy_claimed_is_the_number_of_texts_counted),
		cmocka_unit_test(each_style_has_more_bits_than_the_one_before),
		cmocka_unit_test(refusals_cost_what_adds_up_to_one),
		cmocka_unit_test(a_loss_is_rounded_up),
		cmocka_unit_test(the_mean_claim_is_not_too_high),
		cmocka_unit_test(words_are_as_many_as_needed),
		cmocka_unit_test(no_word_comes_twice),
		cmocka_unit_test(a_bag_without_such_words_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
