/* SPDX-License-Identifier: MIT */
/*
 * The rules of a profile in plain English, as they are shown before a password is asked
 * for and by `pwpolicy policy explain`. Each row of the table tells whether it has
 * something to say of a profile and which number goes into its sentence. A sentence is a
 * promise: what it says is refused is refused by every route, and what it offers is long
 * and strong enough for its own.
 */
#include "base/array.h"
#include "base/parse_num.h"
#include "present/message.h"

#include "present/sentence.h"

struct rule_text {
	/* The number for the sentence; 0: nothing to say. */
	uint32_t (*number)(const struct rules *rules);
	const char *plain;
	const char *standard;
};

/* What a random word of the shortest list that a profile can use is worth: infants' have 9
 * bits, juniors' 10, general ones 12. */
#define WORD_BITS 10

/* From here on no common password, date, keyboard pattern, lone word or name passes. */
#define HARD_BITS 20

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

static uint32_t most(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

/* The strength without which no route accepts. */
static uint32_t weakest_route(const struct rules *rules)
{
	uint32_t bits = rules->min_strength;

	if (rules->passphrase_words > 0)
		bits = least(bits, rules->min_strength_passphrase);
	if (rules->long_length > 0)
		bits = least(bits, rules->min_strength_long);
	if (rules->min_strength_any > 0)
		bits = least(bits, rules->min_strength_any);
	return bits;
}

static uint32_t one_character(const struct rules *rules)
{
	return rules->min_length == 1;
}

static uint32_t min_length(const struct rules *rules)
{
	return rules->min_length > 1 ? rules->min_length : 0;
}

static uint32_t recommended_length(const struct rules *rules)
{
	return rules->recommended_length > rules->min_length ? rules->recommended_length
							     : 0;
}

static uint32_t requires_letter(const struct rules *rules)
{
	return (rules->require & REQUIRE_LETTER) != 0;
}

static uint32_t requires_lower(const struct rules *rules)
{
	return (rules->require & REQUIRE_LOWER) != 0;
}

static uint32_t requires_upper(const struct rules *rules)
{
	return (rules->require & REQUIRE_UPPER) != 0;
}

static uint32_t requires_digit(const struct rules *rules)
{
	return (rules->require & REQUIRE_DIGIT) != 0;
}

static uint32_t requires_symbol(const struct rules *rules)
{
	return (rules->require & REQUIRE_SYMBOL) != 0;
}

/* Whether a password of the composition route must have some kinds of characters. */
static bool asks_for_kinds(const struct rules *rules)
{
	return rules->min_classes > 1 || rules->require != 0;
}

static uint32_t min_classes(const struct rules *rules)
{
	return rules->min_classes > 1 ? rules->min_classes : 0;
}

/* So many random words as have the strength of the route. */
static uint32_t words(const struct rules *rules)
{
	const uint32_t word = WORD_BITS * BITS_UNIT;
	uint32_t needed = (rules->min_strength_passphrase + word - 1) / word;

	return rules->passphrase_words > 0 ? most(rules->passphrase_words, needed) : 0;
}

static uint32_t words_instead(const struct rules *rules)
{
	return asks_for_kinds(rules) ? words(rules) : 0;
}

static uint32_t words_too(const struct rules *rules)
{
	return asks_for_kinds(rules) ? 0 : words(rules);
}

static uint32_t long_length(const struct rules *rules)
{
	bool is_open = asks_for_kinds(rules) && rules->long_length > 0;

	return is_open ? most(rules->long_length, rules->min_length) : 0;
}

static uint32_t any_make_up(const struct rules *rules)
{
	return asks_for_kinds(rules) && rules->min_strength_any > 0;
}

static uint32_t hard_to_guess(const struct rules *rules)
{
	return weakest_route(rules) >= HARD_BITS * BITS_UNIT;
}

/* How many guesses do not find it, where these are few. */
static uint32_t first_guesses(const struct rules *rules)
{
	uint32_t bits = weakest_route(rules) / BITS_UNIT;

	return bits > 0 && bits < HARD_BITS ? UINT32_C(1) << bits : 0;
}

static uint32_t history(const struct rules *rules)
{
	return rules->history;
}

static uint32_t max_age(const struct rules *rules)
{
	return rules->max_age;
}

static const struct rule_text table[] = {
	{
		one_character,
		"Use at least one letter, number or sign.",
		"At least one character.",
	},
	{
		min_length,
		"Use at least {n} letters, numbers or signs.",
		"At least {n} characters.",
	},
	{
		recommended_length,
		"{n} or more is even better.",
		"{n} or more are recommended.",
	},
	{
		requires_letter,
		"Use a letter.",
		"At least one letter, small or capital.",
	},
	{
		requires_lower,
		"Use a small letter.",
		"At least one small letter.",
	},
	{
		requires_upper,
		"Use a capital letter.",
		"At least one capital letter.",
	},
	{
		requires_digit,
		"Use a number.",
		"At least one digit.",
	},
	{
		requires_symbol,
		"Use a sign, like ! or #.",
		"At least one character that is neither letter nor digit.",
	},
	{
		min_classes,
		"Use {n} of these: small letters, capital letters, numbers, signs.",
		"At least {n} of: small letters, "
		"capital letters, digits, other characters.",
	},
	{
		words_instead,
		"Or use {n} words that have nothing to do with each other.",
		"Instead of mixing them, {n} random words, "
		"with or without signs between them.",
	},
	{
		words_too,
		"Or use {n} words that have nothing to do with each other.",
		"Good, for instance: {n} random words, with or without signs between "
		"them.",
	},
	{
		long_length,
		"Or use {n} letters from a sentence that only you know.",
		"Or {n} characters of any kind, "
		"such as the first letters of a sentence's words.",
	},
	{
		any_make_up,
		"Or anything that is very hard to guess.",
		"Or any password that is strong enough.",
	},
	{
		hard_to_guess,
		"Nobody should be able to guess it.",
		"Hard to guess: no common passwords, "
		"dates, keyboard patterns or lone words.",
	},
	{
		first_guesses,
		"Nobody should guess it at once.",
		"Not among the first {n} guesses.",
	},
	{
		hard_to_guess,
		"Do not use your name, your birthday or your pet.",
		"Not based on your name, user name, "
		"school or other personal information.",
	},
	{
		history,
		"Do not use one of your last {n} again.",
		"Not one of your last {n} passwords.",
	},
	{
		max_age,
		"Use it for at most {n} days.",
		"To be changed after {n} days.",
	},
};

bool message_rule(struct text *text, const struct rules *rules, size_t index,
		  enum pwp_level level)
{
	for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
		uint32_t number = table[i].number(rules);
		if (number == 0 || index-- > 0)
			continue;
		sentence_add(text,
			     message_is_plain(rules, level) ? table[i].plain
							    : table[i].standard,
			     &(struct sentence_marks){ .n = number });
		return true;
	}
	return false;
}
