/* SPDX-License-Identifier: MIT */
/* input/request.c: each way to break the interface's contract, and each limit from both
 * sides. */
#include "input/request.h"

#include "check.h"

#include <string.h>

static char long_text[1 << 20];
static struct pwp_text many[PWP_WORDS_MAX + 1];

static struct pwp_text text_of(size_t len)
{
	return (struct pwp_text){ long_text, len };
}

static const struct pwp_text broken = { NULL, 1 };

static int check(const struct pwp_request *request)
{
	struct pwp_request read;

	return request_read(request, &read);
}

static void accepts_an_empty_request(void **state)
{
	struct pwp_request request = PWP_REQUEST_INIT;

	(void)state;
	assert_int_equal(check(&request), 0);
}

static void refuses_none_and_a_smaller_one(void **state)
{
	struct pwp_request request = PWP_REQUEST_INIT;

	(void)state;
	assert_int_equal(check(NULL), PWP_ERR_ARGUMENT);
	request.size = 0;
	assert_int_equal(check(&request), PWP_ERR_ARGUMENT);
	request.size = sizeof(request) - 1;
	assert_int_equal(check(&request), PWP_ERR_ARGUMENT);
}

static void refuses_a_length_without_a_pointer(void **state)
{
	struct pwp_request empty = PWP_REQUEST_INIT, request = empty;

	(void)state;
	request.password = broken;
	assert_int_equal(check(&request), PWP_ERR_ARGUMENT);
	request = empty;
	request.old_password = broken;
	assert_int_equal(check(&request), PWP_ERR_ARGUMENT);
	request = empty;
	request.user = broken;
	assert_int_equal(check(&request), PWP_ERR_ARGUMENT);
	request = empty;
	request.full_name = broken;
	assert_int_equal(check(&request), PWP_ERR_ARGUMENT);
	request = empty;
	request.host = broken;
	assert_int_equal(check(&request), PWP_ERR_ARGUMENT);
	request = empty;
	request.words = &broken;
	request.n_words = 1;
	assert_int_equal(check(&request), PWP_ERR_ARGUMENT);
	request = empty;
	request.n_site_words = 1;
	assert_int_equal(check(&request), PWP_ERR_ARGUMENT);
}

static void passwords_may_have_any_length(void **state)
{
	struct pwp_request request = PWP_REQUEST_INIT;

	(void)state;
	request.password = text_of(sizeof(long_text));
	request.old_password = text_of(sizeof(long_text));
	assert_int_equal(check(&request), 0);
}

static void names_have_at_most_256_bytes(void **state)
{
	struct pwp_request empty = PWP_REQUEST_INIT;

	(void)state;
	for (size_t len = 256; len <= 257; len++) {
		int expected = len > 256 ? PWP_ERR_TOO_BIG : 0;
		struct pwp_request request = empty;
		request.user = text_of(len);
		assert_int_equal(check(&request), expected);
		request = empty;
		request.full_name = text_of(len);
		assert_int_equal(check(&request), expected);
		request = empty;
		request.host = text_of(len);
		assert_int_equal(check(&request), expected);
		struct pwp_text word = text_of(len);
		request = empty;
		request.words = &word;
		request.n_words = 1;
		assert_int_equal(check(&request), expected);
		request = empty;
		request.site_words = &word;
		request.n_site_words = 1;
		assert_int_equal(check(&request), expected);
	}
}

static void at_most_64_words_of_each_sort(void **state)
{
	struct pwp_request request = PWP_REQUEST_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(many); i++)
		many[i] = text_of(256);
	request.words = request.site_words = many;
	request.n_words = request.n_site_words = 64;
	assert_int_equal(check(&request), 0);
	request.n_words = 65;
	assert_int_equal(check(&request), PWP_ERR_TOO_BIG);
	request.n_words = 64;
	request.n_site_words = SIZE_MAX;
	assert_int_equal(check(&request), PWP_ERR_TOO_BIG);
}

struct year {
	int year, expected;
	const char *why;
};

static const struct year years[] = {
	{ 0, 0, "no date context" },
	{ 1970, 0, "the first" },
	{ 9999, 0, "the last" },
	{ 1969, PWP_ERR_ARGUMENT, "before the first" },
	{ 10000, PWP_ERR_ARGUMENT, "after the last" },
	{ -1, PWP_ERR_ARGUMENT, "negative" },
	{ 126, PWP_ERR_ARGUMENT, "tm_year without the 1900" },
};

static void years_are_1970_to_9999_or_none(void **state)
{
	struct pwp_request request = PWP_REQUEST_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(years); i++) {
		request.year = years[i].year;
		CHECK(check(&request) == years[i].expected, years[i].why);
	}
}

static void ages_are_0_to_a_hundred_years(void **state)
{
	static const struct {
		int days, expected;
	} ages[] = { { 0, 0 },
		     { 36525, 0 },
		     { 36526, PWP_ERR_ARGUMENT },
		     { -1, PWP_ERR_ARGUMENT } };
	struct pwp_request request = PWP_REQUEST_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(ages); i++) {
		request.age_days = ages[i].days;
		assert_int_equal(check(&request), ages[i].expected);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(accepts_an_empty_request),
		cmocka_unit_test(refuses_none_and_a_smaller_one),
		cmocka_unit_test(refuses_a_length_without_a_pointer),
		cmocka_unit_test(passwords_may_have_any_length),
		cmocka_unit_test(names_have_at_most_256_bytes),
		cmocka_unit_test(at_most_64_words_of_each_sort),
		cmocka_unit_test(years_are_1970_to_9999_or_none),
		cmocka_unit_test(ages_are_0_to_a_hundred_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
