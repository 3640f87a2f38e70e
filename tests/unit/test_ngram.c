/* SPDX-License-Identifier: MIT */
/*
 * data/ngram.c and data/ngram_key.c: a model of chances. Chances after what people often
 * type sum to one, and what English does often is cheaper than what it never does.
 */
#include "data/ngram.h"

#include "check.h"
#include "data/words_format.h"

#include <math.h>

/* The cost of the last of four characters after the other three. */
static uint32_t cost_of(const char *four)
{
	uint8_t classes[4];

	for (size_t i = 0; i < 4; i++)
		classes[i] = ngram_class(alphabet_symbol((uint32_t)four[i]));
	return ngram_cost(classes, classes[3]);
}

static void classes_name_letters_digits_and_frequent_signs_alone(void **state)
{
	(void)state;
	for (uint8_t symbol = 0; symbol <= ALPHABET_DIGIT_9; symbol++)
		assert_int_equal(ngram_class(symbol), symbol);
	const char *single = " .-_!@#$*&";
	for (size_t i = 0; single[i]; i++) {
		uint8_t got = ngram_class(alphabet_symbol((uint32_t)single[i]));
		assert_int_equal(got, ALPHABET_DIGIT_9 + 1 + i);
		assert_true(got < NGRAM_CLASSES - 1);
	}
	for (const char *c = "%'()+,/:;<=>?[]^|"; *c; c++)
		assert_int_equal(ngram_class(alphabet_symbol((uint32_t)*c)),
				 NGRAM_CLASSES - 1);
}

static void different_four_grams_have_different_hashes(void **state)
{
	uint8_t history[3] = { 1, 2, 3 };
	uint32_t hash = ngram_hash(history, 4);

	(void)state;
	for (unsigned place = 0; place < 3; place++) {
		history[place]++;
		assert_int_not_equal(ngram_hash(history, 4), hash);
		history[place]--;
	}
	assert_int_not_equal(ngram_hash(history, 5), hash);
	assert_int_equal(ngram_hash(history, 4), hash);
}

static void what_english_does_is_cheaper(void **state)
{
	static const char *const pairs[][2] = {
		{ "quee", "quez" }, { "ther", "theq" }, { "ingl", "ingx" },
		{ "matt", "matq" }, { "stra", "strx" }, { "1234", "1237" },
		{ "shou", "shoq" }, { "tion", "tioz" }, { "ness", "nesx" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(pairs); i++)
		CHECK(cost_of(pairs[i][0]) < cost_of(pairs[i][1]), pairs[i][0]);
}

/* Sum of 2^-cost over all that can follow. */
static double total_chance(const uint8_t history[3])
{
	double sum = 0;

	for (unsigned next = 1; next < NGRAM_CLASSES; next++)
		sum += exp2(-(double)ngram_cost(history, (uint8_t)next) / 256.0);
	return sum;
}

static void chances_after_common_letters_sum_to_one(void **state)
{
	static const char *const histories[] = { "the", "ing", "ent", "tra",
						 "pas", "ass", "wor", "mon" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(histories); i++) {
		uint8_t history[3];
		for (size_t j = 0; j < 3; j++)
			history[j] =
				ngram_class(alphabet_symbol((uint32_t)histories[i][j]));
		CHECK(fabs(total_chance(history) - 1.0) < 0.15, histories[i]);
	}
}

/* Slots are distinguished by eight bits only, so a few sums include a wrong slot. */
static void chances_after_few_letters_are_far_from_one(void **state)
{
	unsigned count = 0, far = 0;

	(void)state;
	for (unsigned i = 0; i < 26 * 26 * 26; i++, count++) {
		uint8_t history[3] = { (uint8_t)(i / 676 + 1), (uint8_t)(i / 26 % 26 + 1),
				       (uint8_t)(i % 26 + 1) };
		double sum = total_chance(history);
		far += sum < 0.5 || sum > 2.0;
	}
	assert_true(far * 20 < count);
}

static void no_character_is_free_or_beyond_all_reason(void **state)
{
	(void)state;
	for (unsigned a = 0; a < NGRAM_CLASSES; a++)
		for (unsigned b = 0; b < NGRAM_CLASSES; b++) {
			uint8_t history[3] = { NGRAM_OUTSIDE, (uint8_t)a, (uint8_t)b };
			for (unsigned next = 1; next < NGRAM_CLASSES; next++) {
				uint32_t cost = ngram_cost(history, (uint8_t)next);
				assert_true(cost < 40 * 256);
			}
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(classes_name_letters_digits_and_frequent_signs_alone),
		cmocka_unit_test(different_four_grams_have_different_hashes),
		cmocka_unit_test(what_english_does_is_cheaper),
		cmocka_unit_test(chances_after_common_letters_sum_to_one),
		cmocka_unit_test(chances_after_few_letters_are_far_from_one),
		cmocka_unit_test(no_character_is_free_or_beyond_all_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
