/* SPDX-License-Identifier: MIT */
/*
 * Random words (NCSC, "Three random words", 2021) in one of the shapes that the written
 * policy prints. A phrase of k words is drawn evenly from all of its shape:
 *
 *   plain     k words                                          brown-house-bear
 *   capitals  k words, each with a capital at one end          BrownHousebearS
 *   digits    the same; a digit for a letter of one word       BrownH0usebearS
 *   symbols   the same; a sign for a letter of another         BrownH0usebe@rS
 *
 * No two draws give the same text: the number of characters between words is fixed, no
 * word of a list begins another, and a dressed word can be undressed in one way. So the
 * entropy is the logarithm of the number of draws, which is counted.
 *
 * Refused draws. The final phrase is drawn evenly from those that are accepted, a share p
 * of all, and p is not known. From the entropy of the draw suggest_loss() takes
 * -log2 f(k) after k refusals, where f(0) = 7/8 and f(k) = 1 / (8 k (k + 1)), which add
 * up to 1. Let R be the number of phrases that we claim over the true number. Whatever p
 * is, the mean of R is the sum over k of (1 - p)^k p f(k) / p, so at most 1; and a claim
 * that is t bits too high comes at most once in 2^t times (Markov). The same holds when
 * p changes from draw to draw, as it does when words are added on the way.
 */
#include "suggest/suggest.h"

#include "base/ascii.h"
#include "base/log2.h"
#include "base/wipe.h"

/* Shortest word of the lists. */
#define SHORTEST_WORD 3
/* An attacker tries common words first, so a strength that the rules ask for is reached
 * with nearly every phrase only when the draw has some bits more. */
#define SPARE_BITS BITS(3, 0)

/* ---- options */

static bool is_separator(struct pwp_text separator)
{
	if (separator.len > SUGGEST_MAX_SEPARATOR || (!separator.ptr && separator.len))
		return false;
	for (size_t i = 0; i < separator.len; i++) {
		uint8_t byte = (uint8_t)separator.ptr[i];
		if (byte < ' ' || byte > '~' || ascii_is_letter(byte))
			return false;
	}
	return true;
}

int suggest_check(const struct pwp_suggest_options *options)
{
	if (!options)
		return 0;
	bool ok = options->size == sizeof(*options) &&
		  (options->words == 0 || (options->words >= SUGGEST_MIN_WORDS &&
					   options->words <= SUGGEST_MAX_WORDS)) &&
		  options->bits <= SUGGEST_MAX_BITS &&
		  (options->words == 0 || options->bits == 0) &&
		  (unsigned)options->list <= PWP_LIST_GENERAL &&
		  (unsigned)options->style <= PWP_STYLE_SYMBOLS &&
		  is_separator(options->separator);
	return ok ? 0 : PWP_ERR_ARGUMENT;
}

enum words_phrase_list suggest_list(const struct rules *rules,
				    const struct pwp_suggest_options *options)
{
	switch (options ? options->list : PWP_LIST_DEFAULT) {
	case PWP_LIST_INFANT:
		return WORDS_INFANT;
	case PWP_LIST_JUNIOR:
		return WORDS_JUNIOR;
	case PWP_LIST_GENERAL:
		return WORDS_GENERAL;
	case PWP_LIST_DEFAULT:
		break;
	}
	/* who needs plain sentences is a child that reads short words */
	return rules->reading_level == PWP_LEVEL_PLAIN ? WORDS_JUNIOR : WORDS_GENERAL;
}

/* ---- shape */

/* What the rules may ask for of a phrase that they know no route for. */
static bool has_kinds(const struct rules *rules, enum pwp_style style)
{
	static const struct {
		uint32_t kinds, classes;
	} styles[] = {
		/* letters and what stands between them, or capitals and nothing between */
		[PWP_STYLE_PLAIN] = { REQUIRE_LETTER | REQUIRE_LOWER | REQUIRE_SYMBOL,
				      2 },
		[PWP_STYLE_CAPITALS] = { REQUIRE_LETTER | REQUIRE_LOWER | REQUIRE_UPPER,
					 2 },
		[PWP_STYLE_DIGITS] = { REQUIRE_LETTER | REQUIRE_LOWER | REQUIRE_UPPER |
					       REQUIRE_DIGIT,
				       3 },
		[PWP_STYLE_SYMBOLS] = { UINT32_MAX, UINT32_MAX },
	};

	return (rules->require & ~styles[style].kinds) == 0 &&
	       rules->min_classes <= styles[style].classes;
}

static enum pwp_style find_style(const struct rules *rules)
{
	enum pwp_style style = PWP_STYLE_PLAIN;

	if (rules->passphrase_words > 0)
		return style;
	while (!has_kinds(rules, style))
		style++;
	return style;
}

struct suggest_shape suggest_shape_for(const struct rules *rules,
				       const struct pwp_suggest_options *options)
{
	struct suggest_shape shape = { .separator = { "", 0 } };

	if (options)
		shape.style = options->style;
	if (shape.style == PWP_STYLE_DEFAULT)
		shape.style = find_style(rules);
	if (options && options->separator.ptr)
		shape.separator =
			(struct str){ options->separator.ptr, options->separator.len };
	else if (shape.style == PWP_STYLE_PLAIN)
		shape.separator = STR_LIT("-");
	return shape;
}

/* How a word is dressed that is none of the special ones. */
static enum dress usual_dress(const struct suggest_shape *shape)
{
	return shape->style == PWP_STYLE_PLAIN ? DRESS_PLAIN : DRESS_CAPITAL;
}

static bool has_digit(const struct suggest_shape *shape)
{
	return shape->style >= PWP_STYLE_DIGITS;
}

static bool has_symbol(const struct suggest_shape *shape)
{
	return shape->style == PWP_STYLE_SYMBOLS;
}

bool suggest_prepare(const struct suggest_shape *shape, struct bag *bag)
{
	enum dress usual = usual_dress(shape);

	bag_count(bag, usual);
	if (has_digit(shape))
		bag_count(bag, DRESS_DIGIT);
	if (has_symbol(shape))
		bag_count(bag, DRESS_SYMBOL);
	return bag->ways[usual] > 0 && (!has_digit(shape) || bag->ways[DRESS_DIGIT]) &&
	       (!has_symbol(shape) || bag->ways[DRESS_SYMBOL]);
}

/* ---- entropy */

uint32_t suggest_bits(const struct suggest_shape *shape, const struct bag *bag)
{
	unsigned usual = shape->words, placings = 1;
	uint32_t bits = 0;

	if (has_digit(shape)) {
		placings *= usual--;
		bits += log2_of(bag->ways[DRESS_DIGIT]);
	}
	if (has_symbol(shape)) {
		placings *= usual--;
		bits += log2_of(bag->ways[DRESS_SYMBOL]);
	}
	return bits + log2_of(placings) + usual * log2_of(bag->ways[usual_dress(shape)]);
}

uint32_t suggest_loss(unsigned refused)
{
	if (refused == 0)
		return BITS_ONE * 3 - log2_of(7) + 1; /* rounded up */
	return BITS_ONE * 3 + log2_of((uint64_t)refused * (refused + 1u)) + 1;
}

/* ---- number of words */

static uint32_t least_length(const struct suggest_shape *shape)
{
	return (uint32_t)(shape->words * SHORTEST_WORD +
			  (shape->words - 1) * shape->separator.len);
}

/* The bits that a draw should have. */
static uint32_t wanted_bits(const struct rules *rules,
			    const struct pwp_suggest_options *options)
{
	if (options && options->bits > 0)
		return options->bits * BITS_ONE + suggest_loss(0);
	if (rules->passphrase_words > 0)
		return rules->min_strength_passphrase + SPARE_BITS;
	return rules->min_strength + SPARE_BITS;
}

int suggest_count_words(struct suggest_shape *shape, const struct bag *bag,
			const struct rules *rules,
			const struct pwp_suggest_options *options)
{
	uint32_t wanted = wanted_bits(rules, options);

	if (options && options->words > 0) {
		shape->words = options->words;
		return 0;
	}
	shape->words = SUGGEST_MIN_WORDS;
	while (shape->words < rules->passphrase_words ||
	       least_length(shape) < rules->min_length ||
	       suggest_bits(shape, bag) < wanted) {
		if (shape->words == SUGGEST_MAX_WORDS)
			return PWP_ERR_NO_PHRASE;
		shape->words++;
	}
	return 0;
}

/* ---- drawing */

static int draw_word(const struct bag *bag, enum dress dress, struct random *random,
		     struct suggest_phrase *phrase)
{
	char word[WORDS_MAX_LEN];
	size_t len = 0;
	int error = bag_draw(bag, dress, random, word, &len);

	if (!error) {
		size_t at = phrase->text.len;
		text_add(&phrase->text, (struct str){ word, len });
		phrase->words[phrase->count++] =
			(struct str){ phrase->text.buf + at, len };
	}
	wipe(word, sizeof(word));
	return error;
}

/* Chooses the words that get the digit and the symbol: two different ones. */
static int choose_special(const struct suggest_shape *shape, struct random *random,
			  enum dress dresses[static SUGGEST_MAX_WORDS])
{
	uint32_t digit = 0, symbol = 0;
	int error = 0;

	for (unsigned i = 0; i < shape->words; i++)
		dresses[i] = usual_dress(shape);
	if (!has_digit(shape))
		return 0;
	error = random_below(random, shape->words, &digit);
	if (error)
		return error;
	dresses[digit] = DRESS_DIGIT;
	if (!has_symbol(shape))
		return 0;
	error = random_below(random, shape->words - 1, &symbol);
	if (error)
		return error;
	dresses[symbol < digit ? symbol : symbol + 1] = DRESS_SYMBOL;
	return 0;
}

int suggest_draw(const struct suggest_shape *shape, const struct bag *bag,
		 struct random *random, struct suggest_phrase *phrase)
{
	enum dress dresses[SUGGEST_MAX_WORDS];
	int error = choose_special(shape, random, dresses);

	phrase->count = 0;
	text_init(&phrase->text, phrase->text.buf, phrase->text.size);
	for (unsigned i = 0; i < shape->words && !error; i++) {
		if (i > 0)
			text_add(&phrase->text, shape->separator);
		error = draw_word(bag, dresses[i], random, phrase);
	}
	if (!error && !text_end(&phrase->text))
		error = PWP_ERR_BUFFER;
	return error;
}
