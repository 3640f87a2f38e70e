/* SPDX-License-Identifier: MIT */
/* normalise/expand*.c: what is derived from names, dates, addresses and numbers. */
#include "check.h"
#include "known_text.h"
#include "normalise/expand.h"

static struct known_word words[512];
static uint32_t codes[8192];
static struct known known;
static struct expansion expansion;

/* The kind distinguishes a word of the text from a derived one. */
static void take(void *data, const struct expand_word *word)
{
	known_add(data, word->derived ? KNOWN_PERSONAL : KNOWN_USER, word->codes,
		  word->len);
}

static void expand_text(enum expand_source source, const char *text)
{
	known_init(&known, words, COUNT_OF(words), codes, COUNT_OF(codes));
	expansion_init(&expansion, NULL, take, &known);
	expand(&expansion, source, str_from_c(text));
}

static bool has(const char *word)
{
	return known_holds(&known, KNOWN_KINDS, word);
}

struct expected {
	const char *text;
	const char *words[9]; /* closed by NULL */
	const char *why;
};

/* The words of the text itself, and no others. */
static const struct expected cuttings[] = {
	{ "Aisha Khan,Year 7",
	  { "aisha", "khan", "year", "aishakhanyear7" },
	  "GECOS with a class" },
	{ "khan", { "khan" }, "whole and piece are one word" },
	{ "Li Wu", { "liwu" }, "pieces below three letters do not count" },
	{ "Jo", { NULL }, "too short even as a whole" },
	{ "", { NULL }, "empty" },
	{ "---", { NULL }, "only separators" },
	{ "a.khan2014",
	  { "khan2014", "khan", "2014", "akhan2014" },
	  "letters and digits part" },
	{ "Ann-Marie O'Neill",
	  { "ann", "marie", "neill", "annmarieoneill" },
	  "hyphen and apostrophe" },
	{ "Zo\xc3\xab M\xc3\xbcller", { "zoe", "muller", "zoemuller" }, "accents" },
	{ "\xc5\x81ukasz", { "lukasz" }, "a letter that does not decompose" },
	{ "greenfield.sch.uk",
	  { "greenfield", "sch", "greenfieldschuk" },
	  "domain name" },
	{ "Max\xffMia", { "max", "mia", "maxmia" }, "an invalid byte separates" },
	{ "j.doe@mill.org", { "doe", "mill", "org", "jdoemillorg" }, "e-mail address" },
	{ "\xe7\x8e\x8b", { "\xe7\x8e\x8b" }, "one ideograph" },
	{ "\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e",
	  { "\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e", "\xe7\x8e\x8b",
	    "\xe5\xb0\x8f\xe6\x98\x8e" },
	  "family name and given name" },
};

static void cuts_at_every_separator(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cuttings); i++) {
		size_t given = 0, expected = 0;
		expand_text(EXPAND_PERSONAL, cuttings[i].text);
		for (size_t j = 0; j < known.count; j++)
			given += words[j].kind == KNOWN_USER;
		for (; cuttings[i].words[expected]; expected++)
			CHECK(known_holds(&known, KNOWN_USER,
					  cuttings[i].words[expected]),
			      cuttings[i].why);
		CHECK(given == expected, cuttings[i].why);
	}
}

/* Some of what is derived, and what is not. */
struct derived {
	enum expand_source source;
	const char *text;
	const char *words[10], *others[4];
};

static const struct derived deriveds[] = {
	{ EXPAND_PERSONAL,
	  "Catherine",
	  { "kate", "cathy", "katherine" },
	  { "catherinea", "bob" } },
	{ EXPAND_PERSONAL, "Kate", { "catherine", "katherine" }, { "cathy" } },
	{ EXPAND_PERSONAL, "Bill", { "william" }, { "will" } },
	{ EXPAND_PERSONAL, "Bob2014", { "robert" }, { "rob" } },
	{ EXPAND_SITE, "Catherine", { NULL }, { "kate" } },
	{ EXPAND_PERSONAL, "Jane Rose Smith", { "jrs" }, { "jr", "smit" } },
	{ EXPAND_PERSONAL, "A B C D E F", { NULL }, { "abcde" } },
	{ EXPAND_SITE, "Queen Elizabeth's Grammar School", { "qegs" }, { "qesgs" } },
	{ EXPAND_SITE,
	  "St Mary's Church of England Primary",
	  { "smcoep" },
	  { "smc", "smscoep" } },
	{ EXPAND_SITE, "Our Lady School", { NULL }, { "ols" } },
	{ EXPAND_USER, "jsmith42", { "smith" }, { "jsmit2" } },
	{ EXPAND_USER, "smithj", { "smith", "mithj" }, { "smit" } },
	{ EXPAND_USER, "14031987", { NULL }, { "140387" } },
	{ EXPAND_USER, "jdoes", { "does", "jdoe" }, { "doe" } },
	{ EXPAND_USER, "jdoe", { NULL }, { "doe" } },
	{ EXPAND_PERSONAL, "077009001234", { NULL }, { "4477009001234", "001234" } },
	{ EXPAND_PERSONAL, "07700x900123", { NULL }, { "447700900123" } },
	{ EXPAND_USER,
	  "\xd0\xb8\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2",
	  { "\xd0\xb8\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2" },
	  { "\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2" } },
	{ EXPAND_PERSONAL,
	  "12 High Street",
	  { "12highst", "highst", "highstreet", "12high", "12highstreet" },
	  { "highroad" } },
	{ EXPAND_PERSONAL,
	  "4 Mill Rd, Leeds",
	  { "millroad", "4millroad", "4mill" },
	  { "millstreet" } },
	{ EXPAND_PERSONAL, "SW1A1AA", { "sw1a", "1aa" }, { "w1a" } },
	{ EXPAND_PERSONAL, "M11AE", { "1ae" }, { "11ae" } },
	{ EXPAND_PERSONAL, "SW1AA1AA", { NULL }, { "sw1aa" } },
	{ EXPAND_PERSONAL, "abc123", { NULL }, { "abc12" } },
	{ EXPAND_PERSONAL,
	  "07700 900123",
	  { "447700900123", "00447700900123", "7700900123", "07700900123", "900123" },
	  { "00123" } },
	{ EXPAND_PERSONAL,
	  "+44 (0)7700-900123",
	  { "07700900123", "447700900123", "900123" },
	  { NULL } },
	{ EXPAND_PERSONAL, "0044 1632960001", { "01632960001" }, { NULL } },
	{ EXPAND_PERSONAL, "0123456", { NULL }, { "44123456" } },
	{ EXPAND_PERSONAL, "12345678901234567890", { NULL }, { "345678" } },
};

static void derives_what_people_make_of_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(deriveds); i++) {
		expand_text(deriveds[i].source, deriveds[i].text);
		for (const char *const *word = deriveds[i].words; *word; word++)
			CHECK(has(*word), *word);
		for (const char *const *other = deriveds[i].others; *other; other++)
			CHECK(!has(*other), *other);
	}
}

/* All the same day. */
static const char *const notations[] = {
	"14/03/1987",  "14.3.1987",	 "14-03-87",	       "1987-03-14",
	"14031987",    "140387",	 "19870314",	       "14 March 1987",
	"14th Mar 87", "March 14, 1987", "14th of March 1987", "03/14/1987",
};

static const char *const ways[] = {
	"14031987", "140387",	   "19870314", "870314",    "03141987", "1431987",
	"14387",    "14mar87",	   "1403",     "14march",   "march14",	"march1987",
	"mar87",    "14march1987", "1987",     "mar141987", "0387",
};

static void a_date_in_any_notation_is_found_in_every_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(notations); i++) {
		expand_text(EXPAND_PERSONAL, notations[i]);
		for (size_t j = 0; j < COUNT_OF(ways); j++)
			CHECK(has(ways[j]), notations[i]);
	}
}

static void parts_of_dates_and_what_is_none(void **state)
{
	static const char *const none[] = { "99/99/1987", "14/03/1987x", "1/2/3/4",
					    "00/03/1987", "14 Smarch",	 "123456789" };

	(void)state;
	expand_text(EXPAND_PERSONAL, "3/2004");
	assert_true(has("march2004") && has("0304") && !has("03032004"));
	expand_text(EXPAND_PERSONAL, "4 May");
	assert_true(has("0405") && has("may04") && has("4may"));
	expand_text(EXPAND_PERSONAL, "7/6/05");
	assert_true(has("07062005") && has("762005") && has("june05"));
	for (size_t i = 0; i < COUNT_OF(none); i++) {
		expand_text(EXPAND_PERSONAL, none[i]);
		CHECK(!has("march1987") && !has("0387") && !has("19870314"), none[i]);
	}
}

/* Children at school are born after the turn of the century, their parents before. */
static void years_of_two_digits_are_of_either_century(void **state)
{
	(void)state;
	expand_text(EXPAND_PERSONAL, "14/03/29");
	assert_true(has("14032029") && !has("14031929"));
	expand_text(EXPAND_PERSONAL, "14/03/30");
	assert_true(has("14031930") && !has("14032030"));
}

static void a_repeated_date_is_expanded_once(void **state)
{
	(void)state;
	expand_text(EXPAND_PERSONAL, "14/03/1987");
	known_init(&known, words, COUNT_OF(words), codes, COUNT_OF(codes));
	expand(&expansion, EXPAND_PERSONAL, STR_LIT("14 Mar 1987"));
	assert_false(has("19870314"));
	expand(&expansion, EXPAND_PERSONAL, STR_LIT("15 Mar 1987"));
	assert_true(has("19870315"));
}

static void long_texts_are_cut(void **state)
{
	static char text[PWP_WORD_MAX + 1];
	size_t longest = 0;

	(void)state;
	memset(text, 'x', PWP_WORD_MAX);
	expand_text(EXPAND_PERSONAL, text);
	assert_int_equal(known.count, 1);
	assert_int_equal(words[0].len, EXPAND_MAX_LEN);
	for (size_t i = 0; i + 4 <= PWP_WORD_MAX; i += 4)
		text[i + 3] = ' ';
	expand_text(EXPAND_PERSONAL, text);
	for (size_t i = 0; i < known.count; i++)
		longest = words[i].len > longest ? words[i].len : longest;
	assert_int_equal(longest, EXPAND_MAX_LEN);
	memset(text, 0xef, PWP_WORD_MAX); /* the longest expansion: U+FDFA */
	for (size_t i = 0; i + 3 <= PWP_WORD_MAX; i += 3)
		memcpy(text + i, "\xef\xb7\xba", 3);
	expand_text(EXPAND_PERSONAL, text);
	assert_true(expansion.count <= EXPAND_MAX_CODES);
}

/* Pieces of one letter, as many as fit, and a name behind them. */
static void no_part_of_a_text_is_left_out(void **state)
{
	static char text[PWP_WORD_MAX + 1];

	(void)state;
	for (size_t names = 1; names * 2 + 5 < PWP_WORD_MAX; names++) {
		for (size_t i = 0; i < names; i++)
			memcpy(text + 2 * i, "x ", 2);
		memcpy(text + 2 * names, "Aisha", sizeof("Aisha"));
		expand_text(EXPAND_PERSONAL, text);
		CHECK(has("aisha"), text);
	}
}

static void a_whole_text_is_one_word(void **state)
{
	(void)state;
	known_init(&known, words, COUNT_OF(words), codes, COUNT_OF(codes));
	expansion_init(&expansion, NULL, take, &known);
	expand_whole(&expansion, STR_LIT("Green Field"));
	assert_int_equal(known.count, 1);
	assert_true(has("greenfield"));
}

static void nothing_personal_stays(void **state)
{
	static const struct expansion zero;

	(void)state;
	expansion = zero;
	expand_text(EXPAND_PERSONAL, "Aisha Khan 14/03/1987");
	expand(&expansion, EXPAND_PERSONAL, STR_LIT("Aisha"));
	expansion_done(&expansion);
	assert_memory_equal(expansion.codes, zero.codes, sizeof(zero.codes));
	assert_memory_equal(expansion.dates, zero.dates, sizeof(zero.dates));
	assert_memory_equal(expansion.pieces, zero.pieces, sizeof(zero.pieces));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts_at_every_separator),
		cmocka_unit_test(derives_what_people_make_of_it),
		cmocka_unit_test(a_date_in_any_notation_is_found_in_every_order),
		cmocka_unit_test(parts_of_dates_and_what_is_none),
		cmocka_unit_test(years_of_two_digits_are_of_either_century),
		cmocka_unit_test(a_repeated_date_is_expanded_once),
		cmocka_unit_test(long_texts_are_cut),
		cmocka_unit_test(no_part_of_a_text_is_left_out),
		cmocka_unit_test(a_whole_text_is_one_word),
		cmocka_unit_test(nothing_personal_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
