/* SPDX-License-Identifier: MIT */
/*
 * normalise/word_prefilter.c: site words of a policy are found as those of a request are, though
 * most are not even looked at.
 */
#include "normalise/word_prefilter.h"

#include "../bench/dice.h"
#include "match/fuzzy_trace.h"
#include "typed.h"

#include <stdio.h>

#define ROUNDS 20000
#define SEED 20261122

/* The text outside ASCII is always let through. */
#define ALWAYS     \
	"\xc3\x89" \
	"cole Verte"

static const char *const names[] = {
	"Greenfield Academy", "Thornbury", "St. Mary's C of E", "HMS Victory",	"B4",
	"Ysgol y Bryn",	      ALWAYS,	   "42nd Scouts",	"14 Mill Lane", "Al Jo",
	"greenfield.sch.uk",  "Est. 1895", "01632 960123",	"12/03/1987",
};

static struct str items[COUNT_OF(names)];
static struct pwp_text texts[COUNT_OF(names)];
static const struct string_array list = { .items = items, .count = COUNT_OF(names) };
static struct word_prefilter prefilter;
static struct typed typed;
static struct arena arena;

static int open_prefilter(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		items[i] = str_from_c(names[i]);
		texts[i] = (struct pwp_text){ items[i].ptr, items[i].len };
	}
	return word_prefilter_init(&prefilter, &list);
}

static int close_prefilter(void **state)
{
	(void)state;
	word_prefilter_done(&prefilter);
	return 0;
}

static uint64_t chars_of(const char *text)
{
	uint64_t chars = 0;

	for (; *text; text++)
		chars |= char_set_of((uint8_t)*text);
	return chars;
}

struct passing {
	const char *password;
	const char *texts[7]; /* in the order of the names, closed by NULL */
	const char *why;
};

static const struct passing passings[] = {
	{ "", { ALWAYS }, "only what folds to unknown letters" },
	{ "thorn", { ALWAYS, "42nd Scouts" }, "digits with a letter in common" },
	{ "thornbury",
	  { "Thornbury", "B4", "Ysgol y Bryn", ALWAYS, "42nd Scouts" },
	  "a whole piece, be it one letter" },
	{ "thornbur",
	  { "Thornbury", "B4", ALWAYS, "42nd Scouts" },
	  "one letter is missing" },
	{ "thonbu", { "B4", ALWAYS, "42nd Scouts" }, "two are" },
};

static bool expects(const struct passing *passing, const char *text)
{
	for (size_t i = 0; i < COUNT_OF(passing->texts) && passing->texts[i]; i++)
		if (strcmp(passing->texts[i], text) == 0)
			return true;
	return false;
}

static void lets_through_what_the_password_may_hold(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(passings); i++) {
		uint64_t present = chars_of(passings[i].password);
		const struct str *text;
		for (size_t at = 0;
		     (text = word_prefilter_next(&prefilter, present, &at)) != NULL;)
			CHECK(expects(&passings[i], text->ptr), text->ptr);
		size_t at = 0;
		for (size_t j = 0; j < COUNT_OF(names); j++) {
			if (!expects(&passings[i], names[j]))
				continue;
			text = word_prefilter_next(&prefilter, present, &at);
			CHECK(text == &items[j], passings[i].why);
		}
	}
}

/* ---- the same as words of a request */

/* All matches, as a text to compare. */
static void find(const char *password, bool in_request, char *found, size_t size)
{
	size_t len = 0;

	typed_init(&typed, password);
	if (in_request) {
		typed.request.site_words = texts;
		typed.request.n_site_words = COUNT_OF(texts);
	} else {
		typed.set.site = prefilter;
	}
	assert_int_equal(typed_prepare(&typed, fuzzy, &arena), 0);
	const struct fuzzy *fuzzy = typed.input.state[fuzzy_matcher_index];
	for (size_t i = 0; i < fuzzy->count; i++) {
		const struct match *match = &fuzzy->matches[i].match;
		len += (size_t)snprintf(found + len, size - len, "%u-%u %u;",
					match->start, match->end, match->cost);
	}
	arena_done(&arena);
}

/* Letters of a name with a change now and then, and others. */
static void draw_password(struct dice *dice, char password[static 64])
{
	static const char others[] = "aeilnorst0123456789.-!@";
	const char *name = names[dice_below(dice, COUNT_OF(names))];
	size_t len = 0;

	for (; *name && len < 40; name++) {
		if (dice_below(dice, 12) == 0)
			password[len++] = others[dice_below(dice, sizeof(others) - 1)];
		if (dice_below(dice, 12) != 0)
			password[len++] = *name;
	}
	password[len] = '\0';
}

static void words_of_policy_and_request_are_found_alike(void **state)
{
	static char by_policy[16384], by_request[16384], password[64];
	struct dice dice = { SEED };
	size_t found = 0;

	(void)state;
	for (size_t round = 0; round < ROUNDS; round++) {
		by_policy[0] = by_request[0] = '\0';
		draw_password(&dice, password);
		find(password, false, by_policy, sizeof(by_policy));
		find(password, true, by_request, sizeof(by_request));
		if (strcmp(by_policy, by_request) != 0)
			fail_msg("%s: %s, but in a request %s", password, by_policy,
				 by_request);
		found += by_policy[0] != '\0';
	}
	assert_true(found > ROUNDS / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lets_through_what_the_password_may_hold),
		cmocka_unit_test(words_of_policy_and_request_are_found_alike),
	};

	return cmocka_run_group_tests(tests, open_prefilter, close_prefilter);
}
