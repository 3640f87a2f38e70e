/* SPDX-License-Identifier: MIT */
/* match/fuzzy.c: words of the request in every spelling, with one edit, and where not. */
#include "base/log2.h"
#include "match/fuzzy_trace.h"
#include "typed.h"

static struct typed typed;
static struct arena arena;

static struct pwp_text text_of(const char *text)
{
	return (struct pwp_text){ text, strlen(text) };
}

/* Searches for the words of typed.request. */
static void search(void)
{
	assert_int_equal(typed_prepare(&typed, fuzzy, &arena), 0);
	for (size_t at = 0; at < typed.subject.count; at++)
		fuzzy_matcher.find(&typed.input, at, &typed.list);
}

/* What is found of one personal word. */
static void look_for(const char *word, const char *password)
{
	struct pwp_text words = text_of(word);

	typed_init(&typed, password);
	typed.request.words = &words;
	typed.request.n_words = 1;
	search();
	arena_done(&arena);
}

static uint32_t cost_of(const char *word, const char *password, size_t start, size_t end)
{
	look_for(word, password);
	const struct match *match = NULL;
	for (unsigned kind = KNOWN_PERSONAL; kind <= KNOWN_PERSONAL_PHONE && !match;
	     kind++)
		match = typed_find(&typed, start, end, MATCH_KNOWN + kind);
	return match ? match->cost : UINT32_MAX;
}

struct finding {
	const char *word, *password;
	size_t start, end;
	const char *why;
};

static const struct finding findings[] = {
	{ "Khan", "khan2014", 0, 4, "at the start" },
	{ "Khan", "xxkhan", 2, 6, "at the end" },
	{ "Khan", "KHAN", 0, 4, "capitals" },
	{ "Khan", "kh\xc3\xa4n", 0, 4, "accents" },
	{ "Khan", "kh4n", 0, 4, "leet" },
	{ "Aisha", "@!sh@", 0, 5, "leet at the first letter" },
	{ "Khan", "nahk", 0, 4, "backwards" },
	{ "Khan", "n4hk", 0, 4, "backwards and leet" },
	{ "Zoe", "zoe", 0, 3, "three letters" },
	{ "Zoe", "9z.o.e", 1, 6, "dots between letters" },
	{ "Freya", "f!r!e!y!a", 0, 9, "symbols that are letters too" },
	{ "Freya", "f..r - e..y, a", 0, 14, "several symbols between letters" },
	{ "Khan", "khaan", 0, 5, "a letter typed twice" },
	{ "Zoe", "zooooe", 0, 6, "and four times" },
	{ "Zoe", "ZzOoEe", 0, 6, "each letter twice" },
	{ "Freya", "aayyeerrff", 0, 10, "and backwards" },
	{ "Khan", "k1h2a3n", 0, 7, "digits between letters" },
	{ "Karen", "k1a4r5e6n", 0, 9, "digits that are letters too" },
	{ "Zoe", "z1o2e", 0, 0, "but not in three" },
	{ "Li", "li", 0, 0, "two letters" },
	{ "B11", "b11", 0, 3, "digits" },
	{ "Freya", "freyja", 0, 6, "a letter inserted" },
	{ "Freya", "frya", 0, 4, "a letter deleted" },
	{ "Freya", "reya", 0, 4, "the first letter deleted" },
	{ "Freya", "frey", 0, 4, "the last letter deleted" },
	{ "Freya", "freza", 0, 5, "a letter substituted" },
	{ "Freya", "frmey4", 0, 6, "a letter inserted, and leet" },
	{ "Freya", "fryea", 0, 5, "two letters transposed" },
	{ "Freya", "rfeya", 0, 5, "the first two transposed" },
	{ "\xd0\x9c\xd0\xb8\xd1\x88\xd0\xb0", "7\xd0\xbc\xd0\xb8\xd1\x88\xd0\xb0", 1, 5,
	  "Cyrillic" },
	{ "\xe7\x8e\x8b",
	  "a\xe7\x8e\x8b"
	  "b",
	  1, 2, "one ideograph" },
	{ "1987-03-14", "x14/3/87", 1, 8, "a date in another order" },
	{ "14031987", "78913041", 0, 8, "a number backwards" },
	{ "1403", "x3041", 0, 0, "but not a short one" },
	{ "Catherine", "kate", 0, 4, "a short form" },
};

static void finds_words_in_every_spelling(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(findings); i++) {
		const struct finding *c = &findings[i];
		uint32_t cost = cost_of(c->word, c->password, c->start, c->end);
		if (c->end == 0) {
			CHECK(typed.list.count == 0, c->why);
			continue;
		}
		CHECK(cost >= BITS(2, 0) && cost < BITS(17, 0), c->why);
	}
}

/* Otherwise digits and symbols would spell any short word by chance. */
static void some_letters_are_typed_as_themselves(void **state)
{
	(void)state;
	assert_true(cost_of("Zoe", "z03", 0, 3) < UINT32_MAX);
	assert_int_equal(cost_of("Zoe", "203", 0, 3), UINT32_MAX);
	assert_true(cost_of("Tiaso", "71@$o", 0, 5) < UINT32_MAX);
	assert_int_equal(cost_of("Tiaso", "71@$0", 0, 5), UINT32_MAX);
	assert_true(cost_of("Catherine", "k4t3", 0, 4) < UINT32_MAX);
	assert_int_equal(cost_of("Catherine", "k473", 0, 4), UINT32_MAX);
}

#define KNOWN BITS(2, 0)
#define FIRST_CAPITAL BITS(1, 50)
#define LEET BITS(1, 0)
#define REVERSED BITS(1, 50)
#define GAPS BITS(2, 0)
#define EDIT BITS(2, 0)
#define LETTER BITS(5, 0)
#define DERIVED BITS(3, 0)

static void each_change_of_spelling_costs_what_it_is(void **state)
{
	const uint32_t digit = log2_of(10), five = log2_of(5);
	const struct {
		const char *word, *password;
		size_t end;
		uint32_t cost;
	} costs[] = {
		{ "Freya", "freya", 5, KNOWN },
		{ "Freya", "Freya", 5, KNOWN + FIRST_CAPITAL },
		{ "Freya", "fr3ya", 5, KNOWN + LEET },
		{ "Freya", "ayerf", 5, KNOWN + REVERSED },
		{ "Freya", "f.reya", 6, KNOWN + GAPS },
		{ "Freya", "ffreya", 6, KNOWN + GAPS },
		{ "Khan", "k1han", 5, KNOWN + GAPS + digit },
		{ "Khan", "k1h2a3n", 7, KNOWN + GAPS + 3 * digit },
		{ "Khan", "k12h34an", 8, KNOWN + GAPS + BITS(12, 0) },
		{ "Freya", "frya", 4, KNOWN + EDIT + five },
		{ "Freya", "fryea", 5, KNOWN + EDIT + five },
		{ "Freya", "freza", 5, KNOWN + EDIT + five + LETTER },
		{ "Freya", "freyja", 6, KNOWN + EDIT + five + LETTER },
		{ "Freya", "frmey4", 6, KNOWN + EDIT + five + LETTER + LEET },
		{ "Freya", "frmeya4", 6, KNOWN + EDIT + five + LETTER },
		{ "Catherine", "kate", 4, KNOWN + DERIVED },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(costs); i++)
		CHECK(cost_of(costs[i].word, costs[i].password, 0, costs[i].end) ==
			      costs[i].cost,
		      costs[i].password);
}

static void each_change_of_spelling_costs_more(void **state)
{
	static const char *const spellings[][2] = {
		{ "freya", "Freya" }, { "Freya", "frEya" }, { "freya", "fr3ya" },
		{ "fr3ya", "FR3YA" }, { "freya", "ayerf" }, { "freya", "f.reya" },
		{ "freya", "frya" },  { "frya", "freyja" }, { "fryea", "freza" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(spellings); i++) {
		const char *cheap = spellings[i][0], *dear = spellings[i][1];
		CHECK(cost_of("Freya", cheap, 0, strlen(cheap)) <
			      cost_of("Freya", dear, 0, strlen(dear)),
		      dear);
	}
	assert_int_equal(cost_of("Freya", "freya", 0, 5), BITS(2, 0));
	assert_true(cost_of("Catherine", "kate", 0, 4) > cost_of("Kate", "kate", 0, 4));
}

static void nearly_is_not_anything(void **state)
{
	static const char *const pairs[][2] = {
		{ "khan", "kha" },   { "khan", "khaaon" }, { "khan", "khun" },
		{ "freya", "fra" },  { "freya", "fzeza" }, { "11987", "119987" },
		{ "12345", "1235" }, { "b11", "bll" },	   { "b11", "8ll" },
		{ "freya", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		look_for(pairs[i][0], pairs[i][1]);
		CHECK(typed.list.count == 0, pairs[i][1]);
	}
}

static void a_changed_end_is_no_part_of_the_word(void **state)
{
	(void)state;
	assert_int_equal(cost_of("freya", "xfreya", 0, 6), UINT32_MAX);
	assert_int_equal(cost_of("freya", "freyax", 0, 6), UINT32_MAX);
	assert_int_equal(cost_of("freya", "freyx", 0, 5), UINT32_MAX);
	assert_int_equal(cost_of("freya", "xreya", 0, 5), UINT32_MAX);
}

static void long_passwords_are_searched_to_their_end(void **state)
{
	char text[PWP_PASSWORD_MAX + 1];

	(void)state;
	for (size_t start = 0; start + 9 <= PWP_PASSWORD_MAX; start++) {
		memset(text, '#', PWP_PASSWORD_MAX);
		text[PWP_PASSWORD_MAX] = '\0';
		memcpy(text + start, "margarida", 9);
		CHECK(cost_of("Margarida", text, start, start + 9) == BITS(2, 0), text);
		memcpy(text + start, "margxrida", 9);
		CHECK(cost_of("Margarida", text, start, start + 9) < BITS(13, 0), text);
	}
}

static const struct {
	size_t member; /* of struct pwp_request */
	const char *text, *password;
	enum known_kind kind;
} sources[] = {
	{ offsetof(struct pwp_request, user), "a.okhan", "okhan", KNOWN_USER },
	{ offsetof(struct pwp_request, user), "okhan", "khan", KNOWN_USER },
	{ offsetof(struct pwp_request, home), "/home/staff/okhan/", "okhan", KNOWN_USER },
	{ offsetof(struct pwp_request, home), "okhan", "okhan", KNOWN_USER },
	{ offsetof(struct pwp_request, full_name), "Omar Khan,Room 12,,", "room",
	  KNOWN_FULL_NAME },
	{ offsetof(struct pwp_request, full_name), "Omar Khan", "omar",
	  KNOWN_FIRST_NAME },
	{ offsetof(struct pwp_request, full_name), "Omar X Khan", "khan", KNOWN_SURNAME },
	{ offsetof(struct pwp_request, full_name), "Omar Sid Khan", "sid",
	  KNOWN_FULL_NAME },
	{ offsetof(struct pwp_request, full_name), "Khan, Omar", "khan",
	  KNOWN_FULL_NAME },
	{ offsetof(struct pwp_request, full_name), "Elizabeth Khan", "lizzie",
	  KNOWN_FIRST_NAME },
	{ offsetof(struct pwp_request, host), "pc17.greenfield.uk", "greenfield",
	  KNOWN_SITE },
};

static void every_source_is_searched_for(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(sources); i++) {
		struct pwp_text text = text_of(sources[i].text);
		typed_init(&typed, sources[i].password);
		memcpy((char *)&typed.request + sources[i].member, &text, sizeof(text));
		search();
		CHECK(typed_find(&typed, 0, typed.subject.count,
				 MATCH_KNOWN + sources[i].kind) != NULL,
		      sources[i].text);
		arena_done(&arena);
	}
	look_for("/home/staff/okhan", "staff"); /* a word, not a home directory */
	assert_true(typed.list.count > 0);
}

static void only_what_was_found_stays_in_the_arena(void **state)
{
	(void)state;
	typed_init(&typed, "margarida1");
	typed.request.full_name = text_of("Margarida Khan");
	search();
	assert_true(arena.used < 1024);
	arena_done(&arena);
	assert_true(arena_init(&arena, 1024));
	assert_int_equal(fuzzy_matcher.prepare(&typed.source, &arena,
					       &typed.input.state[fuzzy_matcher_index]),
			 PWP_ERR_TOO_BIG);
	arena_done(&arena);
}

/* ---- work */

/* Beyond the bound: what a text takes once it has been begun. */
#define ONE_TEXT 32768

static struct {
	char bytes[PWP_WORDS_MAX][PWP_WORD_MAX + 1];
	struct pwp_text texts[PWP_WORDS_MAX];
} words;

/* As often as it fits. */
static size_t repeat(const char *unit, char *text, size_t room)
{
	size_t len = 0;

	for (; len + strlen(unit) <= room; len += strlen(unit))
		memcpy(text + len, unit, strlen(unit));
	text[len] = '\0';
	return len;
}

static void fill_words(const char *unit)
{
	for (size_t i = 0; i < PWP_WORDS_MAX; i++)
		words.texts[i] =
			(struct pwp_text){ words.bytes[i],
					   repeat(unit, words.bytes[i], PWP_WORD_MAX) };
}

/* Looks for the words as personal ones, and as those of the site. Returns the work. */
static size_t look_for_words(const char *password)
{
	typed_init(&typed, password);
	typed.request.words = typed.request.site_words = words.texts;
	typed.request.n_words = typed.request.n_site_words = PWP_WORDS_MAX;
	typed.request.year = 2026;
	assert_int_equal(typed_prepare(&typed, fuzzy, &arena), 0);
	const struct fuzzy *fuzzy = typed.input.state[fuzzy_matcher_index];
	size_t work = fuzzy->work;
	fuzzy_matcher.find(&typed.input, 0, &typed.list);
	arena_done(&arena);
	return work;
}

static const struct {
	const char *word, *password, *why;
} long_searches[] = {
	{ "\xef\xb7\xba", "\xef\xb7\xba", "characters that become many, on both sides" },
	{ "\xef\xb7\xba", "a", "characters that become many" },
	{ "\xe1\xb8\x9c", "e", "two accents" },
	{ "\xcc\x81", "e", "nothing but accents" },
	{ "\xed\x95\x9c", "\xed\x95\x9c", "Hangul" },
	{ "\xe7\x8e\x8b ", "\xe7\x8e\x8b", "ideographs" },
	{ "abcde ", "a.b.c.d.e.f", "symbols between letters" },
	{ "freya oliver ", "freyaoliver", "words that occur everywhere" },
	{ "aaaaa ", "aaaab", "words that occur everywhere but for a letter" },
	{ "aA ", "aA", "one letter" },
	{ "4a@", "4a@", "letters and symbols that are letters" },
	{ "a1", "a1", "many pieces" },
	{ "elizabeth ", "lizbethis", "names with many forms" },
	{ "a rd ", "abcdefghijklmnopqrstuvwxyz", "many streets" },
};

static size_t max_work(size_t cells)
{
	size_t less = cells * FUZZY_CELL_WORK;

	return less < FUZZY_MAX_WORK - FUZZY_MIN_WORK ? FUZZY_MAX_WORK - less
						      : FUZZY_MIN_WORK;
}

static void no_request_is_searched_for_without_end(void **state)
{
	char password[PWP_PASSWORD_MAX + 1];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(long_searches); i++) {
		const char *why = long_searches[i].why;
		fill_words(long_searches[i].word);
		for (size_t room = 40; room <= PWP_PASSWORD_MAX; room += 157) {
			repeat(long_searches[i].password, password, room);
			size_t work = look_for_words(password);
			CHECK(work <= max_work(typed.subject.count) + ONE_TEXT, why);
		}
	}
}

static void what_comes_first_is_found_where_the_search_ends(void **state)
{
	char password[PWP_PASSWORD_MAX + 1] = "margarida";

	(void)state;
	fill_words("\xef\xb7\xba");
	repeat("\xef\xb7\xba", password + 9, PWP_PASSWORD_MAX - 9);
	words.texts[0] = text_of("Margarida");
	assert_true(look_for_words(password) > FUZZY_MIN_WORK);
	assert_non_null(typed_find(&typed, 0, 9, MATCH_KNOWN + KNOWN_PERSONAL));
	words.texts[0] = words.texts[1];
	words.texts[PWP_WORDS_MAX - 1] = text_of("Margarida");
	look_for_words(password);
	assert_null(typed_find(&typed, 0, 9, MATCH_KNOWN + KNOWN_PERSONAL));
}

/* What is known of people, over and over, and at last one that is in the password. */
static void ordinary_requests_are_searched_for_whole(void **state)
{
	static const char *const data[] = {
		"Catherine Margaret Robertson",
		"14/03/1987",
		"12 High Street, Leeds, LS2 9AB",
		"c.robertson@greenfield.example.org",
		"07700 900123",
		"\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd\xd0\xbe\xd0\xb2\xd0\xb0",
		"Nguy\xe1\xbb\x85n Th\xe1\xbb\x8b H\xe1\xbb\x93ng",
		"SW1A 1AA",
	};
	static const char *const passwords[] = {
		"zebedee",
		"zebedee-robertson1987",
		"zebedee,catherine margaret robertson lives at 12 high street",
	};

	(void)state;
	for (size_t i = 0; i < PWP_WORDS_MAX; i++)
		words.texts[i] = text_of(data[i % COUNT_OF(data)]);
	words.texts[PWP_WORDS_MAX - 1] = text_of("Zebedee");
	for (size_t i = 0; i < COUNT_OF(passwords); i++) {
		CHECK(look_for_words(passwords[i]) < FUZZY_MIN_WORK, passwords[i]);
		CHECK(typed_find(&typed, 0, 7, MATCH_KNOWN + KNOWN_SITE) != NULL ||
			      typed_find(&typed, 0, 7, MATCH_KNOWN + KNOWN_PERSONAL),
		      passwords[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_words_in_every_spelling),
		cmocka_unit_test(some_letters_are_typed_as_themselves),
		cmocka_unit_test(each_change_of_spelling_costs_what_it_is),
		cmocka_unit_test(each_change_of_spelling_costs_more),
		cmocka_unit_test(nearly_is_not_anything),
		cmocka_unit_test(a_changed_end_is_no_part_of_the_word),
		cmocka_unit_test(long_passwords_are_searched_to_their_end),
		cmocka_unit_test(every_source_is_searched_for),
		cmocka_unit_test(only_what_was_found_stays_in_the_arena),
		cmocka_unit_test(no_request_is_searched_for_without_end),
		cmocka_unit_test(what_comes_first_is_found_where_the_search_ends),
		cmocka_unit_test(ordinary_requests_are_searched_for_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
