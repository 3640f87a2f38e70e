/* SPDX-License-Identifier: MIT */
/* match/host.c: the parts of an address of the net, where it is one. */
#include "typed.h"

#include "base/log2.h"

static struct typed typed;

static uint32_t cost_at(const char *text, size_t start, size_t end)
{
	typed_init(&typed, text);
	host_matcher.find(&typed.input, start, &typed.list);
	const struct match *match = typed_find(&typed, start, end, MATCH_AFFIX);
	return match ? match->cost : UINT32_MAX;
}

static void the_end_of_an_address_costs_its_place(void **state)
{
	(void)state;
	assert_int_equal(cost_at("freya@gmail.com", 11, 15), BITS(1, 50));
	assert_int_equal(cost_at("freya@gmail.com!", 11, 15), BITS(1, 50));
	assert_true(cost_at("freya@leeds.sch.uk", 11, 18) > BITS(1, 50));
	assert_int_equal(cost_at("freya@leeds.sch.uk", 15, 18), UINT32_MAX);
	assert_true(cost_at("www.leeds.co.uk", 9, 15) < BITS(6, 0));
}

static void signs_that_show_an_address_cost_little(void **state)
{
	(void)state;
	assert_int_equal(cost_at("freya@gmail.com", 5, 6), BITS(1, 50));
	assert_int_equal(cost_at("www.freya.com", 0, 4), BITS(1, 50));
	assert_true(cost_at("https://www.freya.com", 0, 12) < BITS(4, 0));
	assert_true(cost_at("http://freya.com", 0, 7) < BITS(4, 0));
	assert_true(cost_at("freya@outlook.com", 5, 13) < BITS(4, 0));
	assert_true(cost_at("freya@outlook.com88!", 5, 13) < BITS(4, 0));
	assert_int_equal(cost_at("freya@gmail.com1!", 11, 15), BITS(1, 50));
	assert_int_equal(cost_at("freya@xoutlook.com", 5, 14), UINT32_MAX);
	assert_int_equal(cost_at("freya.outlook.com", 5, 13), UINT32_MAX);
}

static void what_is_no_address_costs_what_it_is(void **state)
{
	(void)state;
	assert_int_equal(cost_at("freya@gmail", 5, 6), UINT32_MAX);
	assert_int_equal(cost_at("freya@gmailcom", 5, 6), UINT32_MAX);
	assert_int_equal(cost_at("www.freya", 0, 4), UINT32_MAX);
	assert_int_equal(cost_at("freya.comb", 5, 10), UINT32_MAX);
	assert_int_equal(cost_at("freya.com12345", 5, 9), UINT32_MAX);
	assert_int_equal(cost_at(".com", 0, 4), UINT32_MAX);
	assert_int_equal(cost_at("www.com", 0, 4), UINT32_MAX);
	assert_int_equal(cost_at(".", 0, 1), UINT32_MAX);
	assert_int_equal(cost_at("@", 0, 1), UINT32_MAX);
	assert_int_equal(cost_at("w", 0, 1), UINT32_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_end_of_an_address_costs_its_place),
		cmocka_unit_test(signs_that_show_an_address_cost_little),
		cmocka_unit_test(what_is_no_address_costs_what_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
