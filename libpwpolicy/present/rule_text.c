/* SPDX-License-Identifier: MIT */
/*
 * The rules of a profile in plain English, as they are shown before a password is asked
 * for and by `pwpolicy policy explain`. Each row of the table tells whether it has
 * something to say of a profile and which number goes into its sentence.
 */
#include "base/array.h"
#include "present/message.h"

#include "present/sentence.h"

struct rule_text {
	/* The number for the sentence; 0: nothing to say. */
	uint32_t (*number)(const struct rules *rules);
	const char *plain;
	const char *standard;
};

static uint32_t min_length(const struct rules *rules)
{
	return rules->min_length;
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

static uint32_t passphrase_words(const struct rules *rules)
{
	return rules->passphrase_words;
}

static uint32_t long_length(const struct rules *rules)
{
	return asks_for_kinds(rules) ? rules->long_length : 0;
}

static uint32_t any_make_up(const struct rules *rules)
{
	return asks_for_kinds(rules) && rules->min_strength_any > 0;
}

static uint32_t hard_to_guess(const struct rules *rules)
{
	return rules->min_strength > 0;
}

static uint32_t history(const struct rules *rules)
{
	return rules->history;
}

static uint32_t max_age(const struct rules *rules)
{
	return rules->max_age;
}

static uint32_t always(const struct rules *rules)
{
	(void)rules;
	return 1;
}

static const struct rule_text table[] = {
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
		passphrase_words,
		"Or use {n} words that have nothing to do with each other.",
		"Instead of mixing them, {n} random words, "
		"with or without signs between them.",
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
		always,
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
