/* SPDX-License-Identifier: MIT */
/*
 * Reasons and advice, in two reading levels. Plain is for a pupil of seven: short main
 * clauses, common words, what to do next. Desktop tools read what passwd prints and look
 * for some English words in it (tests/pam/test_sentences.c lists them); none of them may
 * occur here. {n} is the rule's number, {from} and {to} the characters concerned, counted
 * from 1.
 */
#include "present/message.h"

#include "base/array.h"
#include "present/sentence.h"

struct sentence {
	const char *plain;
	const char *standard;
};

static const struct sentence reasons[REASON_END] = {
	[PWP_REASON_TOO_SHORT] = {
		"Use at least {n} letters, numbers or signs.",
		"It needs at least {n} characters.",
	},
	[PWP_REASON_TOO_LONG] = {
		"It has too many letters. Use at most {n}.",
		"It has too many characters: at most {n} are allowed.",
	},
	[PWP_REASON_INVALID_UTF8] = {
		"It has a letter that the computer cannot read. Use other letters.",
		"Character {from} is not valid UTF-8 text; "
		"it could not be typed everywhere.",
	},
	[PWP_REASON_CONTROL_CHARACTER] = {
		"It has a key in it that is not a letter, number or sign.",
		"Character {from} is a control character, "
		"which cannot be typed everywhere.",
	},
	[PWP_REASON_FEW_CLASSES] = {
		"Mix small letters, capital letters, "
		"numbers and signs: use {n} of these four.",
		"Use at least {n} of these four kinds: small letters, "
		"capital letters, digits, other characters.",
	},
	[PWP_REASON_MISSING_LETTER] = {
		"Put a letter in it.",
		"It needs a letter.",
	},
	[PWP_REASON_MISSING_LOWER] = {
		"Put a small letter in it.",
		"It needs a small letter.",
	},
	[PWP_REASON_MISSING_UPPER] = {
		"Put a capital letter in it.",
		"It needs a capital letter.",
	},
	[PWP_REASON_MISSING_DIGIT] = {
		"Put a number in it.",
		"It needs a digit.",
	},
	[PWP_REASON_MISSING_SYMBOL] = {
		"Put a sign in it, like ! or #.",
		"It needs a character that is neither letter nor digit.",
	},
	[PWP_REASON_TOO_WEAK] = {
		"Someone could guess it. Make it harder to guess.",
		"It is too easy to guess.",
	},
	[PWP_REASON_COMMON_PASSWORD] = {
		"Lots of people use this part: {from} to {to}.",
		"Characters {from} to {to} are a very common password.",
	},
	[PWP_REASON_COMMON_WORD] = {
		"One word or name on its own is easy to guess: {from} to {to}.",
		"Characters {from} to {to} are a common word or name.",
	},
	[PWP_REASON_KEYBOARD_WALK] = {
		"These keys are side by side: {from} to {to}.",
		"Characters {from} to {to} are neighbouring keys.",
	},
	[PWP_REASON_SEQUENCE] = {
		"This part just counts on, like 123 or abc: {from} to {to}.",
		"Characters {from} to {to} are a sequence like 123 or abc.",
	},
	[PWP_REASON_REPEAT] = {
		"You typed the same thing again: {from} to {to}.",
		"Characters {from} to {to} repeat what comes before them.",
	},
	[PWP_REASON_DATE] = {
		"Dates and years are easy to guess: {from} to {to}.",
		"Characters {from} to {to} are a date or a year.",
	},
	[PWP_REASON_POSTCODE] = {
		"Do not use where you live: {from} to {to}.",
		"Characters {from} to {to} are a postcode.",
	},
	[PWP_REASON_PHONE_NUMBER] = {
		"Do not use a phone number: {from} to {to}.",
		"Characters {from} to {to} are a telephone number.",
	},
	[PWP_REASON_USER_NAME] = {
		"Do not use your log-in name.",
		"It is based on the user name (characters {from} to {to}).",
	},
	[PWP_REASON_FULL_NAME] = {
		"Do not use your own name.",
		"It is based on the person's name (characters {from} to {to}).",
	},
	[PWP_REASON_PERSONAL] = {
		"Do not use things about you, like your pet or your birthday.",
		"It is based on personal information (characters {from} to {to}).",
	},
	[PWP_REASON_SITE_WORD] = {
		"Do not use the name of the school or the town.",
		"It is based on the name of the school, "
		"the place or the computer (characters {from} to {to}).",
	},
	[PWP_REASON_BANNED_WORD] = {
		"Your school does not allow this word: {from} to {to}.",
		"It is based on a word that the policy forbids "
		"(characters {from} to {to}).",
	},
	[PWP_REASON_PRINTED_EXAMPLE] = {
		"This one is printed in the school rules. Make your own.",
		"It is based on an example printed in the policy, which is public.",
	},
	[PWP_REASON_SAME_AS_OLD] = {
		"This is your old one. Make a new one.",
		"It is the present password, "
		"or only its capitals or accents have changed.",
	},
	[PWP_REASON_SIMILAR_TO_OLD] = {
		"It is nearly your old one. Make a new one.",
		"It is too close to the present password.",
	},
	[PWP_REASON_USED_BEFORE] = {
		"You have used this one before. Make a new one.",
		"It was used before; choose one that is new.",
	},
	[PWP_REASON_OTHER_ACCOUNT] = {
		"Use one that you use for nothing else.",
		"Use a password that you use for no other account.",
	},
	[PWP_REASON_TOO_OLD] = {
		"You have had it for a long time. Make a new one.",
		"It has been in use for more than {n} days.",
	},
};

bool message_is_plain(const struct rules *rules, enum pwp_level level)
{
	if (level == PWP_LEVEL_PLAIN || level == PWP_LEVEL_STANDARD)
		return level == PWP_LEVEL_PLAIN;
	return rules->reading_level == PWP_LEVEL_PLAIN;
}

const char *message_template(enum pwp_reason_number reason, enum pwp_level level)
{
	return level == PWP_LEVEL_PLAIN ? reasons[reason].plain
					: reasons[reason].standard;
}

static uint64_t limit_of(enum pwp_reason_number reason, const struct pwp_result *result)
{
	const struct rules *rules = result->rules;

	switch (reason) {
	case PWP_REASON_TOO_SHORT:
		return rules->min_length;
	case PWP_REASON_TOO_LONG:
		/* in characters that take several bytes, fewer fit than max_length says */
		return result->length < rules->max_length ? result->length
							  : rules->max_length;
	case PWP_REASON_FEW_CLASSES:
		return rules->min_classes;
	case PWP_REASON_TOO_OLD:
		return rules->max_age;
	default:
		return 0;
	}
}

void message_reason(struct text *text, const struct pwp_result *result, size_t index,
		    enum pwp_level level)
{
	const struct found_reason *found = &result->reasons[index];
	struct sentence_numbers numbers = {
		.n = limit_of(found->number, result),
		.from = found->about.offset + 1u,
		.to = (uint64_t)found->about.offset + found->about.length,
	};

	level = message_is_plain(result->rules, level) ? PWP_LEVEL_PLAIN
						       : PWP_LEVEL_STANDARD;
	sentence_add(text, message_template(found->number, level), &numbers);
}

/* ---- advice */

struct advice {
	bool (*applies)(const struct pwp_result *result);
	size_t number; /* offset of the uint32_t for {n} in struct rules; 0 without {n} */
	const char *plain;
	const char *standard;
};

static bool is_refused(const struct pwp_result *result)
{
	return result->reason_count > 0;
}

static bool could_grow(const struct pwp_result *result)
{
	return !is_refused(result) && result->length < result->rules->recommended_length;
}

static bool wants_phrase(const struct pwp_result *result)
{
	return is_refused(result) && result->rules->passphrase_words > 0;
}

static bool wants_initials(const struct pwp_result *result)
{
	return is_refused(result) && result->rules->long_length > 0;
}

static bool is_personal(const struct pwp_result *result)
{
	return result_has(result, PWP_REASON_USER_NAME) ||
	       result_has(result, PWP_REASON_FULL_NAME) ||
	       result_has(result, PWP_REASON_PERSONAL) ||
	       result_has(result, PWP_REASON_SITE_WORD);
}

static bool always(const struct pwp_result *result)
{
	(void)result;
	return true;
}

static const struct advice advices[] = {
	{
		could_grow,
		offsetof(struct rules, recommended_length),
		"It is good. With {n} letters it is even better.",
		"Good. {n} or more characters are recommended.",
	},
	{
		wants_phrase,
		offsetof(struct rules, passphrase_words),
		"Put {n} words together that have nothing to do with each other.",
		"{n} random words make a strong password that is easy to remember.",
	},
	{
		wants_initials,
		offsetof(struct rules, long_length),
		"Or think of a long sentence and take the first letter of each word.",
		"Or take the first letter of each word of a "
		"sentence of at least {n} words that only you know.",
	},
	{
		is_personal,
		0,
		"Do not use names, birthdays or pets.",
		"Names, dates, pets and places of your own "
		"life are the first things a guesser tries.",
	},
	{
		always,
		0,
		"Do not tell it to anyone. Do not write it down.",
		"Do not share it or write it down; "
		"a password manager can remember it for you.",
	},
	{
		always,
		0,
		"Use it only here.",
		"Use it for this account only, "
		"and use two-factor log-in where it is offered (NCSC advice).",
	},
};

bool message_advice(struct text *text, const struct pwp_result *result, size_t index,
		    enum pwp_level level)
{
	for (size_t i = 0; i < ARRAY_SIZE(advices); i++) {
		const struct advice *advice = &advices[i];
		if (!advice->applies(result) || index-- > 0)
			continue;
		uint32_t number;
		memcpy(&number, (const char *)result->rules + advice->number,
		       sizeof(number));
		sentence_add(text,
			     message_is_plain(result->rules, level) ? advice->plain
								    : advice->standard,
			     &(struct sentence_numbers){ .n = number });
		return true;
	}
	return false;
}
