/* SPDX-License-Identifier: MIT */
/* estimate/character.c: what single characters cost. */
#include "typed.h"

#include "base/log2.h"
#include "estimate/character.h"

static struct typed typed;

static struct character_cost last_of(const char *text)
{
	typed_init(&typed, text);
	return character_cost_at(&typed.subject, typed.subject.count - 1);
}

static void what_goes_on_as_usual_is_cheap(void **state)
{
	(void)state;
	assert_true(last_of("passwor").part < last_of("passwoq").part);
	assert_true(last_of("123").part < last_of("128").part);
}

static void a_surprise_costs_at_most_the_choice_of_its_kind(void **state)
{
	(void)state;
	/* log2 of 26 letters and of 10 digits, and a little for a change of kind */
	assert_true(last_of("xqzj").part <= BITS(4, 71));
	assert_true(last_of("7384019").part <= BITS(3, 51));
	assert_true(last_of("zq7").part <= BITS(4, 51));
	assert_true(last_of("zq7").part > last_of("397").part);
	assert_true(last_of("zqxj").model >= last_of("zqxj").part);
}

#define LETTER BITS(4, 70)
#define DIGIT BITS(3, 50)
#define SIGN BITS(6, 0)
#define CHANGE BITS(1, 0)
#define UPPER BITS(0, 50)

/* Nobody goes on like this, so that the model would ask for more. */
static void the_choice_of_each_kind_is_what_it_is(void **state)
{
	static const struct {
		const char *text;
		uint32_t cost;
	} costs[] = {
		{ "xqzj", LETTER },
		{ "xqzJ", LETTER + CHANGE + UPPER },
		{ "XQZJ", LETTER + UPPER },
		{ "xqz7", DIGIT + CHANGE },
		{ "xqz%", SIGN + CHANGE },
		{ "\xd0\xb6", BITS(6, 50) },
		{ "\xe7\x8e\x8b", BITS(10, 0) },
		{ "\xf0\x9f\x98\x80", BITS(10, 50) },
		{ "\xc2\xa7", BITS(10, 50) },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(costs); i++)
		CHECK(last_of(costs[i].text).part == costs[i].cost, costs[i].text);
	assert_int_equal(last_of("zqX").model, last_of("zqx").model + 3 * UPPER);
}

static void a_capital_costs_more(void **state)
{
	(void)state;
	assert_true(last_of("zqX").part > last_of("zqx").part);
	assert_true(last_of("zqX").model > last_of("zqx").model);
}

static void other_scripts_cost_the_choice_among_theirs(void **state)
{
	uint32_t cyrillic = last_of("\xd0\xb6").part;
	uint32_t ideograph = last_of("\xe7\x8e\x8b").part;
	uint32_t emoji = last_of("\xf0\x9f\x98\x80").part;

	(void)state;
	assert_true(cyrillic > BITS(5, 0) && cyrillic < ideograph);
	assert_true(ideograph < BITS(12, 0) && emoji < BITS(12, 0) && emoji > BITS(8, 0));
	/* an accent is no other script */
	assert_int_equal(last_of("caf\xc3\xa9").part, last_of("cafe").part);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_goes_on_as_usual_is_cheap),
		cmocka_unit_test(a_surprise_costs_at_most_the_choice_of_its_kind),
		cmocka_unit_test(the_choice_of_each_kind_is_what_it_is),
		cmocka_unit_test(a_capital_costs_more),
		cmocka_unit_test(other_scripts_cost_the_choice_among_theirs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
