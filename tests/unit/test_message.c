/* SPDX-License-Identifier: MIT */
/*
 * present/message.c: every reason and every advice in both levels, with all numbers
 * filled in.
 */
#include "match/match_kind.h"
#include "present/message.h"
#include "sentences.h"

static const enum pwp_level levels[] = { PWP_LEVEL_PLAIN, PWP_LEVEL_STANDARD };

/* A result of the school's staff with one reason, or none. */
static struct pwp_result result_with(enum pwp_reason_number reason,
				     const struct rules *rules)
{
	struct pwp_result result = { .rules = rules,
				     .profile = "staff",
				     .second_bits = -1 };

	if (reason) {
		result.reason_count = 1;
		result.reasons[0] =
			(struct found_reason){ .number = (uint8_t)reason,
					       .about = { .offset = 2, .length = 5 } };
	}
	return result;
}

static const struct rules rules = { .min_length = 8,
				    .max_length = 99,
				    .recommended_length = 12,
				    .min_classes = 3,
				    .passphrase_words = 4,
				    .long_length = 16,
				    .max_age = 180,
				    .reading_level = PWP_LEVEL_PLAIN };

static void every_reason_has_a_sentence_in_both_levels(void **state)
{
	char texts[2][PWP_MESSAGE_SIZE];

	(void)state;
	for (enum pwp_reason_number reason = 1; reason < REASON_END; reason++) {
		struct pwp_result result = result_with(reason, &rules);
		for (size_t i = 0; i < 2; i++) {
			struct text text;
			text_init(&text, texts[i], sizeof(texts[i]));
			message_reason(&text, &result, 0, levels[i]);
			CHECK(text_end(&text), reason_name(reason));
			check_sentence(texts[i], levels[i]);
		}
		CHECK(strcmp(texts[0], texts[1]) != 0, reason_name(reason));
	}
}

static void plain_sentences_are_easy_on_average(void **state)
{
	size_t words = 0, sentences = 0;

	(void)state;
	for (enum pwp_reason_number reason = 1; reason < REASON_END; reason++) {
		const char *text = message_template(reason, MATCH_NONE, PWP_LEVEL_PLAIN);
		words += count_words(text);
		sentences += count_sentences(text);
	}
	/* seven-year-olds read sentences of up to ten words */
	assert_true(words < 9 * sentences);
}

struct filled {
	enum pwp_reason_number reason;
	const char *number;
};

/* The kinds whose sentence is not that of their reason. */
static const struct {
	enum pwp_reason_number reason;
	unsigned kind;
	const char *own, *anothers; /* what they say of the person */
} kinds[] = {
	{ PWP_REASON_FULL_NAME, KNOWN_FIRST_NAME, "your first name",
	  "the person's first name" },
	{ PWP_REASON_FULL_NAME, KNOWN_SURNAME, "your surname", "the person's surname" },
	{ PWP_REASON_FULL_NAME, KNOWN_FULL_NAME, "your name", "the person's name" },
	{ PWP_REASON_USER_NAME, KNOWN_USER, "your user name", "the person's user name" },
	{ PWP_REASON_PERSONAL, KNOWN_PERSONAL, "about you", "about the person" },
	{ PWP_REASON_PERSONAL, KNOWN_PERSONAL_NAME, "close to you",
	  "close to the person" },
	{ PWP_REASON_PERSONAL, KNOWN_PERSONAL_DATE, "your life", "the person's life" },
	{ PWP_REASON_PERSONAL, KNOWN_PERSONAL_PLACE, "your address",
	  "the person's address" },
	{ PWP_REASON_PERSONAL, KNOWN_PERSONAL_PHONE, "your telephone",
	  "the person's telephone" },
};

static void a_known_part_is_named_by_its_kind_and_its_person(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		for (size_t j = 0; j < 4; j++) {
			struct pwp_result result = result_with(kinds[i].reason, &rules);
			char buf[PWP_MESSAGE_SIZE];
			result.reasons[0].kind = (uint8_t)(MATCH_KNOWN + kinds[i].kind);
			result.for_another = j / 2 == 1;
			assert_int_equal(pwp_result_message(&result, 0, levels[j % 2],
							    buf, sizeof(buf)),
					 0);
			check_sentence(buf, levels[j % 2]);
			if (levels[j % 2] == PWP_LEVEL_STANDARD)
				CHECK(strstr(buf, result.for_another ? kinds[i].anothers
								     : kinds[i].own),
				      buf);
			CHECK(!result.for_another || !strstr(buf, "you"), buf);
		}
}

static void two_parts_of_one_kind_have_one_sentence(void **state)
{
	struct pwp_result result = result_with(PWP_REASON_FULL_NAME, &rules);
	char one[PWP_MESSAGE_SIZE], two[PWP_MESSAGE_SIZE];

	(void)state;
	assert_int_equal(pwp_result_line(&result, PWP_LEVEL_PLAIN, one, sizeof(one)), 0);
	result.reasons[1] = result.reasons[0];
	result.reasons[1].about.offset = 7;
	result.reason_count = 2;
	assert_int_equal(pwp_result_line(&result, PWP_LEVEL_PLAIN, two, sizeof(two)), 0);
	assert_string_equal(one, two);
	result.reasons[1].kind = MATCH_KNOWN + KNOWN_SURNAME;
	assert_int_equal(pwp_result_line(&result, PWP_LEVEL_PLAIN, two, sizeof(two)), 0);
	assert_non_null(strstr(two, "last name"));
}

static void numbers_are_those_of_the_rules(void **state)
{
	static const struct filled filled[] = {
		{ PWP_REASON_TOO_SHORT, " 8 " },
		{ PWP_REASON_TOO_LONG, " 99 " },
		{ PWP_REASON_FEW_CLASSES, " 3 " },
		{ PWP_REASON_TOO_OLD, " 180 days" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(filled); i++) {
		struct pwp_result result = result_with(filled[i].reason, &rules);
		result.length = 500;
		char buf[PWP_MESSAGE_SIZE];
		assert_int_equal(pwp_result_message(&result, 0, PWP_LEVEL_STANDARD, buf,
						    sizeof(buf)),
				 0);
		CHECK(strstr(buf, filled[i].number), buf);
	}
}

static const struct {
	uint32_t length;
	const char *number;
	const char *why;
} too_longs[] = {
	{ 98, " 98.", "as many letters as fit into the bytes, where they take several" },
	{ 99, " 99.", "as many as the rule says" },
	{ 100, " 99.", "as the rule says, which is less" },
};

static void no_more_letters_are_promised_than_fit(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(too_longs); i++) {
		struct pwp_result result = result_with(PWP_REASON_TOO_LONG, &rules);
		char buf[PWP_MESSAGE_SIZE];

		result.length = too_longs[i].length;
		assert_int_equal(
			pwp_result_message(&result, 0, PWP_LEVEL_PLAIN, buf, sizeof(buf)),
			0);
		CHECK(strstr(buf, too_longs[i].number), too_longs[i].why);
	}
}

static bool advises(const struct pwp_result *result, const char *words)
{
	char buf[PWP_MESSAGE_SIZE];
	bool found = false;

	for (size_t i = 0;
	     pwp_result_advice(result, i, PWP_LEVEL_STANDARD, buf, sizeof(buf)) == 0; i++)
		found = found || strstr(buf, words);
	return found;
}

static void advice_fits_the_verdict(void **state)
{
	(void)state;
	struct pwp_result result = result_with(0, &rules);
	result.length = 9;
	assert_true(advises(&result, "12 or more"));
	assert_false(advises(&result, "random words"));
	assert_true(advises(&result, "password manager"));
	assert_true(advises(&result, "two-factor"));
	result.length = 12;
	assert_false(advises(&result, "12 or more"));
	result = result_with(PWP_REASON_TOO_WEAK, &rules);
	assert_true(advises(&result, "4 random words"));
	assert_true(advises(&result, "at least 16 words"));
	assert_false(advises(&result, "Names, dates, pets"));
	result = result_with(PWP_REASON_PERSONAL, &rules);
	assert_true(advises(&result, "Names, dates, pets"));
}

/* Whatever the rules are, a refused password's first advice says what to do. */
static void the_first_advice_is_the_next_step(void **state)
{
	static const struct rules some[] = {
		{ .passphrase_words = 3 },
		{ .long_length = 12 },
		{ .min_length = 8 },
	};
	static const char *const steps[] = { "Put 3 words together", "Think of",
					     "Use more letters" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(some); i++) {
		struct pwp_result result = result_with(PWP_REASON_FULL_NAME, &some[i]);
		char buf[PWP_MESSAGE_SIZE];
		assert_int_equal(
			pwp_result_advice(&result, 0, PWP_LEVEL_PLAIN, buf, sizeof(buf)),
			0);
		CHECK(strstr(buf, steps[i]) == buf, buf);
	}
}

static void every_advice_is_a_sentence_in_both_levels(void **state)
{
	static const enum pwp_reason_number some[] = { 0, PWP_REASON_TOO_WEAK,
						       PWP_REASON_FULL_NAME };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(some); i++)
		for (size_t j = 0; j < 2; j++) {
			struct pwp_result result = result_with(some[i], &rules);
			char buf[PWP_MESSAGE_SIZE];
			size_t count = 0;
			while (pwp_result_advice(&result, count, levels[j], buf,
						 sizeof(buf)) == 0) {
				check_sentence(buf, levels[j]);
				count++;
			}
			assert_true(count >= 3);
		}
}

static void no_level_means_that_of_the_profile(void **state)
{
	(void)state;
	static const struct rules standard = { .reading_level = PWP_LEVEL_STANDARD };

	assert_true(message_is_plain(&rules, 0));
	assert_true(message_is_plain(&rules, 77));
	assert_false(message_is_plain(&rules, PWP_LEVEL_STANDARD));
	assert_false(message_is_plain(&standard, 0));
	assert_true(message_is_plain(&standard, PWP_LEVEL_PLAIN));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_reason_has_a_sentence_in_both_levels),
		cmocka_unit_test(plain_sentences_are_easy_on_average),
		cmocka_unit_test(a_known_part_is_named_by_its_kind_and_its_person),
		cmocka_unit_test(two_parts_of_one_kind_have_one_sentence),
		cmocka_unit_test(numbers_are_those_of_the_rules),
		cmocka_unit_test(no_more_letters_are_promised_than_fit),
		cmocka_unit_test(advice_fits_the_verdict),
		cmocka_unit_test(the_first_advice_is_the_next_step),
		cmocka_unit_test(every_advice_is_a_sentence_in_both_levels),
		cmocka_unit_test(no_level_means_that_of_the_profile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
