/* SPDX-License-Identifier: MIT */
/* The table of options is whole, and its own initial values are allowed values. */
#include "input/option.h"

#include "base/parse_num.h"
#include "check.h"
#include "input/value.h"

static void every_option_has_name_and_sentence(void **state)
{
	(void)state;
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option *option = option_at(i);
		assert_non_null(option);
		assert_non_null(option->name);
		assert_non_null(option->doc);
		CHECK(option->doc[strlen(option->doc) - 1] == '.', option->name);
		CHECK(option_find(str_from_c(option->name)) == option, option->name);
		CHECK(option_index(option) == i, option->name);
	}
	assert_null(option_at(OPTION_COUNT));
}

static void every_reason_has_a_clause_option(void **state)
{
	(void)state;
	for (unsigned reason = 1; reason < REASON_END; reason++) {
		const char *name = option_at(OPTION_CLAUSE_BASE + reason)->name;
		assert_memory_equal(name, "clause.", 7);
		assert_string_equal(name + 7, reason_name(reason));
	}
}

static void initial_values_are_in_range(void **state)
{
	(void)state;
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option *option = option_at(i);
		uint32_t unit = option->type == OPTION_TYPE_BITS ? BITS_UNIT : 1;
		if (option->type != OPTION_TYPE_NUMBER &&
		    option->type != OPTION_TYPE_BITS && option->type != OPTION_TYPE_DAYS)
			continue;
		if (option->zero && option->initial == 0)
			continue;
		CHECK(option->initial >= option->min * unit, option->name);
		CHECK(option->initial <= option->max * unit, option->name);
	}
}

/* What the table gives for a list, written and read as a file would say it. */
static void an_initial_list_is_an_allowed_value(void **state)
{
	size_t count = 0;

	(void)state;
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option *option = option_at(i);
		const struct value unset = { 0 };
		struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
		struct value value;
		char initial[64], written[64];
		if (option->n_initial_items == 0)
			continue;
		assert_int_equal(value_format(option, &unset, initial, sizeof(initial)),
				 0);
		assert_int_equal(
			value_parse(option, str_from_c(initial), 1, &value, &parse_error),
			0);
		assert_int_equal(value.list.count, option->n_initial_items);
		assert_int_equal(value_format(option, &value, written, sizeof(written)),
				 0);
		assert_string_equal(written, initial);
		value_done(&value);
		count++;
	}
	assert_true(count > 0);
}

static void finds_no_part_of_a_name(void **state)
{
	(void)state;
	assert_null(option_find(STR_LIT("")));
	assert_null(option_find(STR_LIT("min_lengt")));
	assert_null(option_find(STR_LIT("min_length_")));
	assert_null(option_find(STR_LIT("Min_length")));
	assert_null(option_find(STR_LIT("clause.")));
	assert_null(option_find(STR_LIT("clause.none")));
}

static void knows_where_options_stand(void **state)
{
	const struct str common = { NULL, 0 }, admin = STR_LIT("admin"),
			 staff = STR_LIT("staff");
	struct {
		enum option_id id;
		bool in_common, in_admin, in_staff;
	} const cases[] = {
		{ OPTION_TITLE, true, false, false },
		{ OPTION_CLAUSE_BASE + PWP_REASON_DATE, true, false, false },
		{ OPTION_MIN_LENGTH, true, true, true },
		{ OPTION_BANNED_WORDS, true, true, true },
		{ OPTION_USERS, false, true, false },
		{ OPTION_GROUPS, false, true, false },
		{ OPTION_UIDS, false, true, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const struct option *option = option_at(cases[i].id);
		CHECK(!option_misplaced(option, common) == cases[i].in_common,
		      option->name);
		CHECK(!option_misplaced(option, admin) == cases[i].in_admin,
		      option->name);
		CHECK(!option_misplaced(option, staff) == cases[i].in_staff,
		      option->name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_option_has_name_and_sentence),
		cmocka_unit_test(every_reason_has_a_clause_option),
		cmocka_unit_test(initial_values_are_in_range),
		cmocka_unit_test(an_initial_list_is_an_allowed_value),
		cmocka_unit_test(finds_no_part_of_a_name),
		cmocka_unit_test(knows_where_options_stand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
