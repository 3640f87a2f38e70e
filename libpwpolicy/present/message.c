/* SPDX-License-Identifier: MIT */
/*
 * Reasons and advice, in two reading levels. Plain is for a pupil of seven: short main
 * clauses, common words, what to do next. Desktop tools read what passwd prints and look
 * for some English words in it (tests/pam/test_sentences.c lists them); none of them may
 * occur here. {n} is the rule's number; {your} and {you} are the
 * person whose password it is. No sentence tells a place or a letter: it is read where
 * typing is hidden. Each says what to do.
 */
#include "present/message.h"

#include "base/array.h"
#include "match/match_kind.h"
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
		"The computer cannot read one of the letters. Use others.",
		"One character is not valid UTF-8 text and could not be typed "
		"everywhere: leave it out.",
	},
	[PWP_REASON_CONTROL_CHARACTER] = {
		"One key was not a letter, number or sign. Leave it out.",
		"One is a control character, which cannot be typed everywhere: "
		"leave it out.",
	},
	[PWP_REASON_FEW_CLASSES] = {
		"Use {n} of: small letters, capital letters, numbers, signs.",
		"Use at least {n} of these four kinds: small letters, capital "
		"letters, digits, other characters.",
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
		"Someone could guess it. Add words that do not go together.",
		"It is too easy to guess: add words or characters that have "
		"nothing to do with each other.",
	},
	[PWP_REASON_COMMON_PASSWORD] = {
		"Lots of people use this password. Make up a new one.",
		"It is based on a password that very many people use: make up "
		"another.",
	},
	[PWP_REASON_COMMON_WORD] = {
		"One word or name is easy to guess. Put other words with it.",
		"It is based on a common word or name: put others with it that "
		"have nothing to do with it.",
	},
	[PWP_REASON_KEYBOARD_WALK] = {
		"It has a row of keys that are side by side. Use words there.",
		"It is based on neighbouring keys: put words or scattered "
		"characters in their place.",
	},
	[PWP_REASON_SEQUENCE] = {
		"It has numbers or letters in a row. Use words there.",
		"It is based on numbers or letters in their order: put words or "
		"scattered characters in their place.",
	},
	[PWP_REASON_REPEAT] = {
		"It says the same thing again. Use a new word there.",
		"A part of it repeats what comes before: put something new in "
		"its place.",
	},
	[PWP_REASON_DATE] = {
		"It has a date or a year. Use a word there.",
		"It is based on a date or a year, which guessers try early: put "
		"a word in its place.",
	},
	[PWP_REASON_POSTCODE] = {
		"It has a postcode. Use a word there.",
		"It is based on a postcode: put a word in its place.",
	},
	[PWP_REASON_PHONE_NUMBER] = {
		"It has a phone number. Use a word there.",
		"It is based on a telephone number: put a word in its place.",
	},
	[PWP_REASON_USER_NAME] = {
		"Do not use {your} log-in name. Use other words.",
		"It is based on {your} user name: leave that out.",
	},
	[PWP_REASON_FULL_NAME] = {
		"Do not use {your} own name. Use other words.",
		"It is based on {your} name: leave that out.",
	},
	[PWP_REASON_PERSONAL] = {
		"Do not use things about {you}, like a pet or a birthday.",
		"It is based on something that others know about {you}: leave "
		"that out.",
	},
	[PWP_REASON_SITE_WORD] = {
		"Do not use the name of the school or town. Use other words.",
		"It is based on the name of the school, the place or the "
		"computer: leave that out.",
	},
	[PWP_REASON_BANNED_WORD] = {
		"The school does not allow a word in it. Use other words.",
		"It is based on a word that the policy forbids: leave that out.",
	},
	[PWP_REASON_PRINTED_EXAMPLE] = {
		"This one is printed in the school rules. Make a new one.",
		"It is based on an example printed in the policy, which is "
		"public: make up another.",
	},
	[PWP_REASON_SAME_AS_OLD] = {
		"This is the old one. Make a new one.",
		"It is the present password, or only its capitals or accents "
		"have changed: make up another.",
	},
	[PWP_REASON_SIMILAR_TO_OLD] = {
		"It is nearly the old one. Make a new one.",
		"It is too close to the present password; make up another.",
	},
	[PWP_REASON_USED_BEFORE] = {
		"This one was used before. Make a new one.",
		"It was used before; choose one that is new.",
	},
	[PWP_REASON_OTHER_ACCOUNT] = {
		"It is used for something else too. Make a new one.",
		"It is the password of another account too: use one that no "
		"other account has.",
	},
	[PWP_REASON_TOO_OLD] = {
		"It has been used for a long time. Make a new one.",
		"It has been in use for more than {n} days.",
	},
};

/* Of parts whose kind says more than their reason does. */
static const struct sentence parts[MATCH_KINDS] = {
	[MATCH_KNOWN + KNOWN_FIRST_NAME] = {
		"Do not use {your} first name. Use other words.",
		"It is based on {your} first name: leave that out.",
	},
	[MATCH_KNOWN + KNOWN_SURNAME] = {
		"Do not use {your} last name. Use other words.",
		"It is based on {your} surname: leave that out.",
	},
	[MATCH_KNOWN + KNOWN_PERSONAL_NAME] = {
		"Do not use the name of a friend, a pet or family.",
		"It is based on the name of somebody close to {you}, or of a "
		"pet: leave that out.",
	},
	[MATCH_KNOWN + KNOWN_PERSONAL_DATE] = {
		"Do not use {your} birthday or other days. Use words.",
		"It is based on a date or a number of {your} life, such as the "
		"birthday: leave that out.",
	},
	[MATCH_KNOWN + KNOWN_PERSONAL_PLACE] = {
		"Do not use {your} street or town. Use other words.",
		"It is based on {your} address: leave that out.",
	},
	[MATCH_KNOWN + KNOWN_PERSONAL_PHONE] = {
		"Do not use {your} phone number or e-mail. Use words.",
		"It is based on {your} telephone number or e-mail address: leave "
		"that out.",
	},
};

bool message_is_plain(const struct rules *rules, enum pwp_level level)
{
	if (level == PWP_LEVEL_PLAIN || level == PWP_LEVEL_STANDARD)
		return level == PWP_LEVEL_PLAIN;
	return rules->reading_level == PWP_LEVEL_PLAIN;
}

const char *message_template(enum pwp_reason_number reason, unsigned kind,
			     enum pwp_level level)
{
	const struct sentence *sentence =
		parts[kind].plain ? &parts[kind] : &reasons[reason];

	return level == PWP_LEVEL_PLAIN ? sentence->plain : sentence->standard;
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

bool message_is_repeated(const struct pwp_result *result, size_t index)
{
	const struct found_reason *found = &result->reasons[index];

	return index > 0 && found[-1].number == found->number &&
	       found[-1].kind == found->kind;
}

void message_reason(struct text *text, const struct pwp_result *result, size_t index,
		    enum pwp_level level)
{
	const struct found_reason *found = &result->reasons[index];
	const struct sentence_marks marks = {
		.n = limit_of(found->number, result),
		.for_another = result->for_another,
	};

	level = message_is_plain(result->rules, level) ? PWP_LEVEL_PLAIN
						       : PWP_LEVEL_STANDARD;
	sentence_add(text, message_template(found->number, found->kind, level), &marks);
}

/* ---- advice: of a refused password the first says how to make a good one */

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

static bool wants_more(const struct pwp_result *result)
{
	return is_refused(result) && !wants_phrase(result) && !wants_initials(result);
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
		"Think of a long sentence and take the first letter of each word.",
		"Take the first letter of each word of a "
		"sentence of at least {n} words that only you know.",
	},
	{
		wants_more,
		0,
		"Use more letters, numbers and signs that do not go together.",
		"More characters that have nothing to do with each other make it "
		"strong; a password manager can draw them.",
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
			     &(struct sentence_marks){ .n = number });
		return true;
	}
	return false;
}
