/* SPDX-License-Identifier: MIT */
/*
 * Three random words (NCSC, "Three random words", 2021), joined by hyphens so that no two
 * draws can spell the same text. Where the rules know no passphrase, capitals and digits
 * are added so that the phrase also satisfies rules about kinds of character.
 */
#include "suggest/suggest.h"

#include "base/ascii.h"
#include "base/log2.h"
#include "base/wipe.h"
#include "data/words.h"
#include "suggest/random.h"

#define DIGITS 2

/* As many as the rules ask for by number or by length; a word and its hyphen have seven
 * characters at most times. */
static unsigned enough_words(const struct rules *rules)
{
	unsigned words = rules->passphrase_words;

	while (words < SUGGEST_MAX_WORDS && words * 7 < rules->min_length)
		words++;
	return words;
}

struct suggest_shape suggest_shape_for(const struct rules *rules, unsigned words)
{
	bool by_words = rules->passphrase_words > 0;
	bool composed = !by_words && (rules->min_classes > 1 || rules->require != 0);

	if (words == 0)
		words = enough_words(rules);
	return (struct suggest_shape){
		.words = words < SUGGEST_MIN_WORDS ? SUGGEST_MIN_WORDS : words,
		.capitals = composed,
		.digits = composed,
	};
}

uint32_t suggest_bits(const struct suggest_shape *shape)
{
	return shape->words * log2_of((uint32_t)words_phrase_count(WORDS_GENERAL)) +
	       (shape->digits ? DIGITS * log2_of(10) : 0);
}

static int draw_word(const struct suggest_shape *shape, struct text *text)
{
	char word[WORDS_MAX_LEN];
	uint32_t number;
	int error = random_below((uint32_t)words_phrase_count(WORDS_GENERAL), &number);

	if (error)
		return error;
	size_t len = words_phrase_spell(WORDS_GENERAL, number, word);
	if (shape->capitals && ascii_is_lower((uint8_t)word[0]))
		word[0] = (char)(word[0] - 'a' + 'A');
	text_add(text, (struct str){ word, len });
	wipe(word, sizeof(word));
	wipe(&number, sizeof(number)); /* as good as the word */
	return 0;
}

static int draw_digit(struct text *text)
{
	uint32_t number;
	int error = random_below(10, &number);

	if (error)
		return error;
	char digit = (char)('0' + number);
	text_add(text, (struct str){ &digit, 1 });
	wipe(&digit, sizeof(digit));
	wipe(&number, sizeof(number));
	return 0;
}

int suggest_draw(const struct suggest_shape *shape, struct text *text)
{
	int error = 0;

	for (unsigned i = 0; i < shape->words && !error; i++) {
		if (i > 0)
			text_add(text, STR_LIT("-"));
		error = draw_word(shape, text);
	}
	if (shape->digits)
		text_add(text, STR_LIT("-"));
	for (unsigned i = 0; shape->digits && i < DIGITS && !error; i++)
		error = draw_digit(text);
	return error;
}
