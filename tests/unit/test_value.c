/* SPDX-License-Identifier: MIT */
/* Values by type: what is taken, how it is written back, and where a fault is shown. */
#include "input/value.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>

struct value_case {
	const char *option, *text;
	int error;
	unsigned column;
	const char *written; /* NULL: as it was */
	const char *why;
};

static const struct value_case cases[] = {
	{ "min_length", "8", 0, 0, NULL, "a number in range" },
	{ "min_length", "0", PWP_ERR_VALUE, 10, NULL, "below the range" },
	{ "min_length", "65", PWP_ERR_VALUE, 10, NULL, "above the range" },
	{ "min_length", "9223372036854775808", PWP_ERR_VALUE, 10, NULL, "2^63" },
	{ "min_length", "eight", PWP_ERR_VALUE, 10, NULL, "no number" },
	{ "min_length", "", PWP_ERR_VALUE, 10, NULL, "empty" },
	{ "max_length", "63", PWP_ERR_VALUE, 10, NULL,
	  "a maximum below 64 forbids passphrases" },
	{ "max_length", "512", PWP_ERR_VALUE, 10, NULL, "crypt(3) fails at 512" },
	{ "passphrase_words", "0", 0, 0, NULL, "0 closes the route" },
	{ "passphrase_words", "1", PWP_ERR_VALUE, 10, NULL, "one word is no passphrase" },
	{ "passphrase_words", "10", 0, 0, NULL, "the upper end" },
	{ "retry", "0", PWP_ERR_VALUE, 10, NULL, "no try at all" },
	{ "min_strength", "26.6", 0, 0, NULL, "decimals come back" },
	{ "min_strength", "26.05", 0, 0, NULL, "a nought behind the point comes back" },
	{ "min_strength", "30.00", 0, 0, "30", "superfluous noughts do not" },
	{ "min_strength", "128.5", PWP_ERR_VALUE, 10, NULL, "above the range" },
	{ "grace", "14d", 0, 0, NULL, "days" },
	{ "grace", "0", 0, 0, NULL, "no days have no unit" },
	{ "grace", "0d", PWP_ERR_VALUE, 10, NULL, "one way to write a number" },
	{ "grace", "014d", PWP_ERR_VALUE, 10, NULL, "a nought in front" },
	{ "grace", "14", PWP_ERR_VALUE, 10, NULL, "fourteen of what?" },
	{ "grace", "14 d", PWP_ERR_VALUE, 10, NULL, "a blank before the unit" },
	{ "grace", "14D", PWP_ERR_VALUE, 10, NULL, "the unit has one spelling" },
	{ "grace", "2w", PWP_ERR_VALUE, 10, NULL, "weeks" },
	{ "grace", "d", PWP_ERR_VALUE, 10, NULL, "a unit alone" },
	{ "grace", "+1d", PWP_ERR_VALUE, 10, NULL, "a sign" },
	{ "grace", "365d", 0, 0, NULL, "the upper end" },
	{ "grace", "366d", PWP_ERR_VALUE, 10, NULL, "above the range" },
	{ "grace", "4294967310d", PWP_ERR_VALUE, 10, NULL,
	  "2^32 + 14 does not wrap to 14" },
	{ "max_age", "1d", 0, 0, NULL, "the lower end" },
	{ "max_age", "0", 0, 0, NULL, "off" },
	{ "max_age", "3650d", 0, 0, NULL, "ten years" },
	{ "max_age", "3651d", PWP_ERR_VALUE, 10, NULL, "more than ten years" },
	{ "history", "12", 0, 0, NULL, "as many as are kept" },
	{ "history", "13", PWP_ERR_VALUE, 10, NULL, "more than are kept" },
	{ "login_mode", "enforce", 0, 0, NULL, "a word of three" },
	{ "login_mode", "on", PWP_ERR_VALUE, 10, NULL, "none of the three" },
	{ "force_backend", "shadow", 0, 0, NULL, "a word" },
	{ "force_services", "login,sshd", 0, 0, "login, sshd", "a list" },
	{ "sibling_accounts", "%-admin", 0, 0, NULL, "an ending" },
	{ "sibling_accounts", "adm.%_2", 0, 0, NULL, "something on both sides" },
	{ "sibling_accounts", "%", PWP_ERR_VALUE, 10, NULL, "the same account" },
	{ "sibling_accounts", "admin", PWP_ERR_VALUE, 10, NULL, "one for everybody" },
	{ "sibling_accounts", "%-%", PWP_ERR_VALUE, 10, NULL, "two names" },
	{ "sibling_accounts", "% admin", PWP_ERR_VALUE, 10, NULL, "a blank" },
	{ "sibling_accounts", "../%", PWP_ERR_VALUE, 10, NULL, "a path" },
	{ "sibling_accounts", "%-\xc3\xa4", PWP_ERR_VALUE, 10, NULL, "not ASCII" },
	{ "change_mode", "warn", 0, 0, NULL, "a word" },
	{ "change_mode", "Warn", PWP_ERR_VALUE, 10, NULL, "words have one spelling" },
	{ "enforce_for_root", "no", 0, 0, NULL, "yes or no" },
	{ "enforce_for_root", "0", PWP_ERR_VALUE, 10, NULL, "0 is not no" },
	{ "reading_level", "plain", 0, 0, NULL, "a word" },
	{ "require", "none", 0, 0, NULL, "no flag" },
	{ "require", "digit,letter", 0, 0, "letter, digit",
	  "flags in the table's order" },
	{ "require", "digit, digit", 0, 0, "digit", "a flag twice is once" },
	{ "require", "digit, none", PWP_ERR_VALUE, 17, NULL, "none stands alone" },
	{ "require", "digit, ", PWP_ERR_VALUE, 17, NULL, "an empty flag" },
	{ "groups", "domain admins,\tadm ,wheel", 0, 0, "domain admins, adm, wheel",
	  "blanks inside stay, blanks around go" },
	{ "groups", "adm,,wheel", PWP_ERR_VALUE, 14, NULL, "an empty item" },
	{ "groups", "adm,", PWP_ERR_VALUE, 14, NULL, "a comma at the end" },
	{ "groups", ",", PWP_ERR_VALUE, 10, NULL, "a comma alone" },
	{ "uids", "0", 0, 0, NULL, "one user" },
	{ "uids", "0,1000 - 1999", 0, 0, "0, 1000-1999", "a range" },
	{ "uids", "5-5", 0, 0, "5", "a range of one" },
	{ "uids", "9-5", PWP_ERR_VALUE, 10, NULL, "a range backwards" },
	{ "uids", "1-2-3", PWP_ERR_VALUE, 10, NULL, "two dashes" },
	{ "uids", "-1", PWP_ERR_VALUE, 10, NULL, "no negative user" },
	{ "uids", "4294967294", 0, 0, NULL, "the last user id" },
	{ "uids", "4294967295", PWP_ERR_VALUE, 10, NULL, "this id means nobody at all" },
	{ "uids", "0, 4294967296", PWP_ERR_VALUE, 13, NULL,
	  "2^32 does not wrap to root" },
	{ "title", "a # is kept", 0, 0, NULL, "no comment inside a value" },
	{ "banned_words_file", "/etc/words", 0, 0, NULL, "a path" },
	{ "banned_words_file", "words", PWP_ERR_VALUE, 10, NULL, "relative to what?" },
};

static void check_case(const struct value_case *c)
{
	const struct option *option = option_find(str_from_c(c->option));
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct value value = { 0 };
	char written[64];

	assert_non_null(option);
	int ret = value_parse(option, str_from_c(c->text), 10, &value, &parse_error);
	CHECK(ret == c->error, c->why);
	CHECK(parse_error.column == c->column, c->why);
	if (ret != 0) {
		CHECK(parse_error.text[0] != '\0', c->why);
		CHECK(!value.is_set, c->why);
		return;
	}
	assert_int_equal(value_format(option, &value, written, sizeof(written)), 0);
	value_done(&value);
	CHECK(strcmp(written, c->written ? c->written : c->text) == 0, c->why);
}

static void takes_and_writes_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		check_case(&cases[i]);
}

static void every_strength_is_written_as_it_was_read(void **state)
{
	const struct option *option = option_find(STR_LIT("min_strength"));
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;

	(void)state;
	for (unsigned hundredths = 0; hundredths <= 12800; hundredths++) {
		struct value value, again;
		char first[16], second[16];
		snprintf(first, sizeof(first), "%u.%02u", hundredths / 100,
			 hundredths % 100);
		assert_int_equal(
			value_parse(option, str_from_c(first), 1, &value, &parse_error),
			0);
		assert_int_equal(value_format(option, &value, second, sizeof(second)), 0);
		assert_int_equal(
			value_parse(option, str_from_c(second), 1, &again, &parse_error),
			0);
		assert_int_equal(value.number, again.number);
		assert_memory_equal(first, second, strlen(second));
	}
}

/* `count` items of `len` letters each. */
static char *make_list(size_t count, size_t len)
{
	char *text = malloc(count * (len + 1));

	assert_non_null(text);
	memset(text, 'x', count * (len + 1));
	for (size_t i = 1; i < count; i++)
		text[i * (len + 1) - 1] = ',';
	text[count * (len + 1) - 1] = '\0';
	return text;
}

static void holds_lists_to_their_limits(void **state)
{
	struct {
		size_t count, len;
		int error;
	} const limits[] = {
		{ VALUE_ITEMS_MAX, 1, 0 },
		{ VALUE_ITEMS_MAX + 1, 1, PWP_ERR_TOO_BIG },
		{ 2, VALUE_ITEM_MAX, 0 },
		{ 2, VALUE_ITEM_MAX + 1, PWP_ERR_TOO_BIG },
	};
	const struct option *option = option_find(STR_LIT("banned_words"));
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(limits); i++) {
		struct value value = { 0 };
		char *text = make_list(limits[i].count, limits[i].len);
		assert_int_equal(
			value_parse(option, str_from_c(text), 1, &value, &parse_error),
			limits[i].error);
		if (limits[i].error == 0)
			assert_int_equal(value.list.count, limits[i].count);
		value_done(&value);
		free(text);
	}
}

static void writes_into_the_exact_room_only(void **state)
{
	const struct option *option = option_find(STR_LIT("min_strength"));
	const struct value value = { .is_set = true, .number = 6810 };
	char buf[5] = "....";

	(void)state;
	assert_int_equal(value_format(option, &value, buf, 4), PWP_ERR_BUFFER);
	assert_string_equal(buf, "");
	assert_int_equal(value_format(option, &value, NULL, 0), PWP_ERR_BUFFER);
	assert_int_equal(value_format(option, &value, buf, 5), 0);
	assert_string_equal(buf, "26.6");
}

static void never_repeats_a_value(void **state)
{
	const char *const names[] = { "min_length",  "min_strength",
				      "require",     "uids",
				      "change_mode", "banned_words_file",
				      "grace",	     "sibling_accounts" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
		struct value value;
		assert_int_equal(value_parse(option_find(str_from_c(names[i])),
					     STR_LIT("Tr0ub4dor"), 1, &value,
					     &parse_error),
				 PWP_ERR_VALUE);
		assert_null(strstr(parse_error.text, "Tr0ub4dor"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_and_writes_values),
		cmocka_unit_test(every_strength_is_written_as_it_was_read),
		cmocka_unit_test(holds_lists_to_their_limits),
		cmocka_unit_test(writes_into_the_exact_room_only),
		cmocka_unit_test(never_repeats_a_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
