/* SPDX-License-Identifier: MIT */
/* estimate/estimate.c: rank and cover together give the strength and what decides. */
#include "known_text.h"
#include "typed.h"

#include "base/log2.h"
#include "data/words.h"
#include "estimate/estimate.h"
#include "pwpolicy.h"

static struct typed typed;

static struct estimate estimate_of(const char *text, const struct known *known)
{
	struct estimate estimate = { 0 };
	struct match_search search;
	struct arena arena;

	typed_init(&typed, text);
	if (known)
		typed.set.known = *known;
	size_t cells = typed.subject.count;
	assert_true(arena_init(&arena,
			       match_room(&typed.request, cells) + cover_room(cells)));
	assert_int_equal(match_prepare(&search, &typed.source, &arena), 0);
	assert_true(estimate_find(&estimate, &search, &arena));
	arena_done(&arena);
	estimate.cover.parts = NULL;
	return estimate;
}

static void the_lower_of_rank_and_cover_decides(void **state)
{
	static const char *const texts[] = { "password",   "Password1", "michael",
					     "qwertyuiop", "zxcvbnm",	"xK7#mQ2$" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct estimate estimate = estimate_of(texts[i], NULL);
		CHECK(estimate.deciding <= estimate.cover.bits, texts[i]);
		CHECK(estimate.deciding <= estimate.cover.listed, texts[i]);
		CHECK(estimate.deciding == estimate.cover.bits ||
			      estimate.deciding == estimate.cover.listed,
		      texts[i]);
		CHECK(estimate.bits >= estimate.deciding, texts[i]);
	}
}

/* In percent: of a listed one its rank, the cover inside, the model; of any other the cover and
 * the model. */
static void rank_cover_and_model_have_their_shares(void **state)
{
	static const char *const listed[] = { "password", "michael", "zxcvbnm" };
	static const char *const others[] = { "xK7#mQ2$", "zq", "brown-house-bear" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(listed); i++) {
		struct estimate estimate = estimate_of(listed[i], NULL);
		const struct cover *cover = &estimate.cover;
		CHECK(estimate.bits == (cover->listed * 55 + cover->split * 20 +
					cover->model * 25) /
					       100,
		      listed[i]);
	}
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		struct estimate estimate = estimate_of(others[i], NULL);
		const struct cover *cover = &estimate.cover;
		CHECK(estimate.bits ==
			      log2_sum((cover->bits * 90 + cover->model * 10) / 100,
				       log2_of(words_password_count())),
		      others[i]);
	}
}

static void an_unlisted_password_is_tried_after_the_whole_list(void **state)
{
	(void)state;
	/* the list has some 49,000 entries: 15.6 bits */
	struct estimate estimate = estimate_of("zq", NULL);
	assert_true(estimate.bits >= BITS(15, 58));
	estimate = estimate_of("password", NULL);
	assert_true(estimate.deciding < BITS(2, 0));
	assert_true(estimate.bits < BITS(15, 58));
}

static void a_known_word_is_tried_before_any_list(void **state)
{
	struct known_word words[2];
	uint32_t codes[16];
	struct known known;

	(void)state;
	known_init(&known, words, 2, codes, 16);
	known_text(&known, KNOWN_USER, "zvkq");
	assert_true(estimate_of("zvkq", &known).bits < BITS(3, 0));
	assert_true(estimate_of("zvkq", NULL).bits > BITS(15, 58));
}

static void nothing_is_worth_nothing(void **state)
{
	(void)state;
	struct estimate estimate = estimate_of("", NULL);
	assert_int_equal(estimate.bits, 0);
	assert_int_equal(estimate.deciding, 0);
}

static void adding_random_characters_never_weakens(void **state)
{
	static const char text[] = "xK7#mQ2$vL9@dW5&";
	uint32_t last = 0;

	(void)state;
	for (size_t len = 1; len < sizeof(text); len++) {
		char cut[sizeof(text)] = "";
		memcpy(cut, text, len);
		uint32_t deciding = estimate_of(cut, NULL).deciding;
		assert_true(deciding >= last);
		last = deciding;
	}
	assert_true(last > BITS(70, 0));
}

/* The character model counts every character; a repeat must not look strong by that. */
static void a_long_repeat_is_weak_and_is_said_to_be(void **state)
{
	static const char *const units[] = { "a", "ab", "Abc1!", "2024-", "qwerty" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(units); i++) {
		size_t len = strlen(units[i]);
		char text[PWP_PASSWORD_MAX + 1] = "";
		for (size_t at = 0; at + len < sizeof(text); at += len)
			memcpy(text + at, units[i], len);
		struct estimate estimate = estimate_of(text, NULL);
		CHECK(estimate.deciding < BITS(26, 0), units[i]);
		CHECK(estimate.bits < BITS(30, 0), units[i]);
	}
}

static void a_small_arena_is_told(void **state)
{
	struct match_search search = { .input.subject = &typed.subject };
	struct estimate estimate;
	struct arena arena;

	(void)state;
	typed_init(&typed, "abc");
	assert_true(arena_init(&arena, 64));
	assert_false(estimate_find(&estimate, &search, &arena));
	arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lower_of_rank_and_cover_decides),
		cmocka_unit_test(rank_cover_and_model_have_their_shares),
		cmocka_unit_test(an_unlisted_password_is_tried_after_the_whole_list),
		cmocka_unit_test(a_known_word_is_tried_before_any_list),
		cmocka_unit_test(nothing_is_worth_nothing),
		cmocka_unit_test(adding_random_characters_never_weakens),
		cmocka_unit_test(a_long_repeat_is_weak_and_is_said_to_be),
		cmocka_unit_test(a_small_arena_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
