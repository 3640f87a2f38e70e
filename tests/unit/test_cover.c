/* SPDX-License-Identifier: MIT */
/* estimate/cover.c: parts follow each other without gap, and costs add up to the whole. */
#include "known_text.h"
#include "typed.h"

#include "base/log2.h"
#include "estimate/cover.h"

static struct typed typed;
static struct arena arena;
static struct match_search search;
static struct cover cover;

/* What has been typed, in an arena of the room that is asked for, or of less. */
static bool find_in(size_t size)
{
	size_t cells = typed.subject.count;

	if (size == 0)
		size = match_room(&typed.request, cells) + cover_room(cells);
	assert_true(arena_init(&arena, size));
	return match_prepare(&search, &typed.source, &arena) == 0 &&
	       cover_find(&cover, &search, &arena);
}

static void find(const char *text)
{
	arena_done(&arena);
	typed_init(&typed, text);
	assert_true(find_in(0));
}

static int forget(void **state)
{
	(void)state;
	arena_done(&arena);
	return 0;
}

static const char *const texts[] = {
	"a",
	"password",
	"Summer2025!",
	"xK7#mQ2$vL9@",
	"correct-horse-battery-staple",
	"aaaaaaaaaaaaaaaa",
	"drowssap",
	"14/03/2012Aa",
	"\xe4\xb8\xad\xe6\x96\x87\xe4\xb8\xad",
	"\xff\xfe\xfd",
	"P\xc3\xa4ssw\xc3\xb6rd1",
	"qwertyuiopasdfghjkl",
	"\xf0\x9f\x98\x80\xf0\x9f\x98\x81",
};

static void parts_cover_all_cells_and_add_up(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		uint32_t sum = 0;
		size_t at = 0;
		find(texts[i]);
		for (size_t j = 0; j < cover.count; j++) {
			CHECK(cover.parts[j].start == at, texts[i]);
			CHECK(cover.parts[j].end > at, texts[i]);
			at = cover.parts[j].end;
			sum += cover.parts[j].cost;
		}
		CHECK(at == typed.subject.count, texts[i]);
		CHECK(sum == cover.bits, texts[i]);
	}
}

static void characters_in_a_row_are_one_part(void **state)
{
	(void)state;
	find("xK7#mQ2$vL9@");
	for (size_t i = 1; i < cover.count; i++)
		assert_false(cover.parts[i].kind == MATCH_NONE &&
			     cover.parts[i - 1].kind == MATCH_NONE);
}

struct part_case {
	const char *text;
	size_t start, end;
	unsigned kind;
};

static const struct part_case parts[] = {
	{ "password", 0, 8, MATCH_PASSWORD },
	{ "xkqzv14/03/1999", 5, 15, MATCH_DATE },
	{ "zqxkfghjkl;", 4, 11, MATCH_KEYBOARD },
	{ "kvzqkvzqkvzq", 4, 12, MATCH_REPEAT },
	{ "zqkxcdefghi", 4, 11, MATCH_SEQUENCE },
	{ "drowssap", 0, 8, MATCH_PASSWORD },
};

static void the_cheapest_reading_is_taken(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		bool found = false;
		find(parts[i].text);
		for (size_t j = 0; j < cover.count; j++)
			found = found || (cover.parts[j].start == parts[i].start &&
					  cover.parts[j].end == parts[i].end &&
					  cover.parts[j].kind == parts[i].kind);
		CHECK(found, parts[i].text);
	}
}

static void a_match_never_makes_a_password_stronger(void **state)
{
	struct known_word words[8];
	uint32_t codes[64];
	struct known known;

	(void)state;
	known_init(&known, words, 8, codes, 64);
	known_text(&known, KNOWN_USER, "mq2");
	known_text(&known, KNOWN_USER, "horse");
	known_text(&known, KNOWN_USER, "word1");
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		find(texts[i]);
		uint32_t without = cover.bits;
		arena_done(&arena);
		typed_init(&typed, texts[i]);
		typed.set.known = known;
		assert_true(find_in(0));
		CHECK(cover.bits <= without, texts[i]);
	}
}

static void random_characters_are_dear_and_add_up(void **state)
{
	(void)state;
	/* twelve of 94 characters at random are 78.7 bits; a model may be somewhat below */
	find("xK7#mQ2$vL9@");
	assert_true(cover.bits > BITS(55, 0) && cover.bits < BITS(84, 0));
	uint32_t twelve = cover.bits;
	find("xK7#mQ2$vL9@xK7#mQ2$vL9@");
	assert_true(cover.bits < twelve + BITS(6, 0)); /* the second half is a repeat */
	find("xK7#mQ2$vL9@pT8&cJ3%");
	assert_true(cover.bits > twelve + BITS(30, 0));
}

static void an_empty_text_has_no_parts(void **state)
{
	(void)state;
	find("");
	assert_int_equal(cover.count, 0);
	assert_int_equal(cover.bits, 0);
	assert_int_equal(cover.words, 0);
	assert_int_equal(cover.listed, MATCH_UNLISTED);
	find("\xcd\x84\xcc\x81"); /* accents only fold to nothing */
	assert_int_equal(cover.count, 0);
	assert_int_equal(cover.bits, 0);
}

static void a_small_arena_is_told(void **state)
{
	(void)state;
	for (size_t size = 16; size < 3000; size += 331) {
		arena_done(&arena);
		typed_init(&typed, "Summer2025!");
		assert_false(find_in(size));
	}
}

static void knows_phrases_and_listed_passwords(void **state)
{
	(void)state;
	find("coffeetrainfish");
	assert_int_equal(cover.words, 3);
	find("Coffee-Train-Fish");
	assert_int_equal(cover.words, 3);
	find("password");
	assert_int_equal(cover.listed, BITS_ONE); /* rank 2 */
	find("password~~~");
	assert_int_equal(cover.listed, MATCH_UNLISTED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_cover_all_cells_and_add_up),
		cmocka_unit_test(characters_in_a_row_are_one_part),
		cmocka_unit_test(the_cheapest_reading_is_taken),
		cmocka_unit_test(a_match_never_makes_a_password_stronger),
		cmocka_unit_test(random_characters_are_dear_and_add_up),
		cmocka_unit_test(an_empty_text_has_no_parts),
		cmocka_unit_test(a_small_arena_is_told),
		cmocka_unit_test(knows_phrases_and_listed_passwords),
	};

	return cmocka_run_group_tests(tests, NULL, forget);
}
