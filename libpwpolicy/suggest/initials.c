/* SPDX-License-Identifier: MIT */
/*
 * pwp_initials(): from a sentence to a password, as the school policy prints it:
 *
 *   My uncle Joe walks his 3 dogs in the park every morning  ->  MuJwh3ditpem
 *
 * Of a word its first letter stays as it is typed; numbers stay in digits, also those
 * that are written as a word up to twelve, and "and" is "&". Words end at anything that
 * is neither letter, digit nor apostrophe; "&" is a word by itself. Digits of other
 * scripts give those of ASCII, which every keyboard has. The words are also folded and
 * hashed in runs, to see whether the sentence is one that everybody knows.
 */
#include "base/array.h"
#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/wipe.h"
#include "data/fnv.h"
#include "data/sentences.h"
#include "normalise/fold.h"
#include "normalise/subject.h"
#include "pwpolicy.h"

/* Longest part of a word that is compared, in folded characters. */
#define WORD_MAX 32

/* A word as it was typed, and folded to ASCII. */
struct word {
	struct str typed;
	char folded[WORD_MAX];
	size_t len;
};

/* A word and what is typed for it. */
struct shorthand {
	const char *word, *typed;
};

static const struct shorthand shorthands[] = {
	{ "and", "&" },	    { "zero", "0" },	{ "one", "1" },	 { "two", "2" },
	{ "three", "3" },   { "four", "4" },	{ "five", "5" }, { "six", "6" },
	{ "seven", "7" },   { "eight", "8" },	{ "nine", "9" }, { "ten", "10" },
	{ "eleven", "11" }, { "twelve", "12" },
};

/* ---- words */

/* An accent that is a code point of its own, behind its letter. */
static bool is_combining(uint32_t code)
{
	return code >= 0x300 && code <= 0x36f;
}

static bool is_letter(uint32_t code)
{
	uint8_t class = fold_class(code);
	return !is_combining(code) &&
	       (class == CLASS_LOWER || class == CLASS_UPPER || class == CLASS_LETTER);
}

/* What does not end a word: an accent, or an apostrophe as it is typed, straight, curly, as
 * an accent or a backtick. */
static bool is_inner_mark(uint32_t code)
{
	return code == '\'' || code == '`' || code == 0xb4 || code == 0x2018 ||
	       code == 0x2019 || is_combining(code);
}

static bool is_digit(uint32_t code)
{
	return fold_class(code) == CLASS_DIGIT;
}

/* The ASCII digit of the same value. Folding tells it of some; else the ten digits of a
 * script follow each other from zero on, and the code point before them is no digit. */
static char digit_of(uint32_t code)
{
	uint32_t folded[FOLD_MAX];
	char digit = '0';

	if (fold_point(code, folded) == 1 && ascii_is_digit(folded[0]))
		return (char)folded[0];
	for (; digit < '9' && is_digit(code - 1); code--)
		digit++;
	return digit;
}

static bool is_inside(uint32_t code, const struct word *word)
{
	return is_letter(code) || is_digit(code) ||
	       (is_inner_mark(code) && word->typed.len > 0) ||
	       (code == '&' && word->typed.len == 0);
}

static void add_folded(struct word *word, uint32_t code)
{
	uint32_t folded[FOLD_MAX];
	size_t count = fold_point(code, folded);

	if (is_digit(code)) {
		folded[0] = (uint8_t)digit_of(code);
		count = 1;
	}
	for (size_t i = 0; i < count && word->len < WORD_MAX; i++)
		if (ascii_is_lower(folded[i]) || ascii_is_digit(folded[i]))
			word->folded[word->len++] = (char)folded[i];
}

/* What is typed for a word reads as that word. */
static void spell_out(struct word *word)
{
	const struct str folded = { word->folded, word->len };

	for (size_t i = 0; i < ARRAY_SIZE(shorthands); i++) {
		struct str typed = str_from_c(shorthands[i].typed);
		if (!str_eq(word->typed, typed) && !str_eq(folded, typed))
			continue;
		word->len = strlen(shorthands[i].word);
		memcpy(word->folded, shorthands[i].word, word->len);
	}
}

/* Takes the next word off the front of *rest; false when there is none. */
static bool next_word(struct str *rest, struct word *ret_word)
{
	struct word word = { .len = 0 };

	while (rest->len > 0) {
		struct str before = *rest;
		uint32_t code = utf8_next(rest);
		if (is_inside(code, &word)) {
			if (word.typed.len == 0)
				word.typed.ptr = before.ptr;
			word.typed.len = (size_t)(rest->ptr - word.typed.ptr);
			add_folded(&word, code);
			if (code == '&')
				break;
		} else if (word.typed.len > 0) {
			*rest = before; /* it may be the next word */
			break;
		}
	}
	spell_out(&word);
	*ret_word = word;
	return word.typed.len > 0;
}

/* ---- initials */

/* What is typed for a word; NULL: its first letter. */
static const char *shorthand_of(const struct word *word)
{
	struct str folded = { word->folded, word->len };

	for (size_t i = 0; i < ARRAY_SIZE(shorthands); i++)
		if (str_eq(folded, str_from_c(shorthands[i].word)))
			return shorthands[i].typed;
	return NULL;
}

static void add_digits(struct text *text, struct str typed)
{
	while (typed.len > 0) {
		uint32_t code = utf8_next(&typed);
		char digit = is_digit(code) ? digit_of(code) : 0;
		text_add(text, (struct str){ &digit, digit != 0 });
	}
}

static void add_initial(struct text *text, const struct word *word)
{
	const char *shorthand = shorthand_of(word);
	struct str rest = word->typed;
	uint32_t first = utf8_next(&rest);

	if (shorthand)
		text_add_c(text, shorthand);
	else if (is_digit(first))
		add_digits(text, word->typed);
	else
		text_add(text, (struct str){ word->typed.ptr,
					     (size_t)(rest.ptr - word->typed.ptr) });
}

/* ---- known sentences */

/* Hashes of the runs that end with the latest word, the longest first. */
struct runs {
	uint32_t hashes[SENTENCE_RUN];
	size_t words; /* so far */
	uint32_t whole;
};

static uint32_t add_to_hash(uint32_t hash, const struct word *word)
{
	for (size_t i = 0; i < word->len; i++)
		hash = fnv_step(hash, (uint8_t)word->folded[i]);
	return fnv_step(hash, 0);
}

/* Adds a word to the runs; whether a known run ends with it. */
static bool add_word(struct runs *runs, const struct word *word)
{
	memmove(runs->hashes, runs->hashes + 1,
		sizeof(runs->hashes[0]) * (SENTENCE_RUN - 1));
	runs->hashes[SENTENCE_RUN - 1] = FNV_START;
	for (size_t i = 0; i < SENTENCE_RUN; i++)
		runs->hashes[i] = add_to_hash(runs->hashes[i], word);
	runs->whole = add_to_hash(runs->whole, word);
	runs->words++;
	return runs->words >= SENTENCE_RUN && sentences_have(runs->hashes[0], false);
}

int pwp_initials(struct pwp_text sentence, char *buf, size_t size, bool *ret_known)
{
	struct str rest = { sentence.ptr, sentence.ptr ? sentence.len : 0 };
	struct runs runs = { .whole = FNV_START };
	struct word word;
	struct text text;
	bool known = false;

	text_init(&text, buf, size);
	bool valid = utf8_is_valid(rest);
	while (valid && next_word(&rest, &word)) {
		add_initial(&text, &word);
		known |= add_word(&runs, &word);
	}
	known = known || sentences_have(runs.whole, true);
	int error = runs.words == 0 ? PWP_ERR_VALUE : 0;
	if (!text_end(&text) && !error)
		error = PWP_ERR_BUFFER;
	wipe(&word, sizeof(word));
	wipe(&runs, sizeof(runs));
	if (!error)
		*ret_known = known;
	return error;
}
