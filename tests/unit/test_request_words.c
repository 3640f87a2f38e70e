/* SPDX-License-Identifier: MIT */
/* normalise/request_words.c: each datum of a request comes once, and as what it is. */
#include "normalise/request_words.h"

#include "check.h"
#include "input/request.h"

#include <string.h>

static struct pwp_text text(const char *text)
{
	return (struct pwp_text){ text, strlen(text) };
}

struct expected {
	const char *text;
	enum expand_source source;
	enum known_kind kind;
};

static void check(const struct pwp_request *request, const struct expected *expected,
		  size_t count)
{
	struct request_words data;
	size_t found = 0;

	request_words_group(&data, request);
	for (size_t i = 0; i < REQUEST_WORDS_GROUPS; i++)
		for (size_t j = 0; j < data.items[i].count; j++) {
			const struct request_words_group *group = &data.items[i];
			assert_true(found < count);
			const struct expected *one = &expected[found++];
			CHECK(str_eq(request_text(group->texts[j]),
				     str_from_c(one->text)),
			      one->text);
			CHECK(group->source == one->source, one->text);
			CHECK(group->kind == one->kind, one->text);
		}
	assert_int_equal(found, count);
}

static void gives_all_in_order(void **state)
{
	static const struct expected expected[] = {
		{ "akhan", EXPAND_USER, KNOWN_USER },
		{ "aisha", EXPAND_USER, KNOWN_USER },
		{ "Aisha Khan", EXPAND_PERSONAL, KNOWN_FULL_NAME },
		{ "Rex", EXPAND_PERSONAL, KNOWN_PERSONAL },
		{ "Leeds", EXPAND_PERSONAL, KNOWN_PERSONAL },
		{ "pc7", EXPAND_SITE, KNOWN_SITE },
		{ "Greenfield", EXPAND_SITE, KNOWN_SITE },
	};
	const struct pwp_text words[] = { text("Rex"), text("Leeds") };
	const struct pwp_text site = text("Greenfield");
	struct pwp_request request = PWP_REQUEST_INIT;

	(void)state;
	request.user = text("akhan");
	request.home = text("/home/pupils/aisha//");
	request.full_name = text("Aisha Khan");
	request.words = words;
	request.n_words = COUNT_OF(words);
	request.host = text("pc7");
	request.site_words = &site;
	request.n_site_words = 1;
	check(&request, expected, COUNT_OF(expected));
}

static void a_home_named_for_the_user_tells_nothing_new(void **state)
{
	static const struct expected expected[] = {
		{ "akhan", EXPAND_USER, KNOWN_USER },
		{ "", EXPAND_USER, KNOWN_USER },
		{ "", EXPAND_PERSONAL, KNOWN_FULL_NAME },
		{ "", EXPAND_SITE, KNOWN_SITE },
	};
	struct pwp_request request = PWP_REQUEST_INIT;

	(void)state;
	request.user = text("akhan");
	request.home = text("/home/akhan");
	check(&request, expected, COUNT_OF(expected));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_all_in_order),
		cmocka_unit_test(a_home_named_for_the_user_tells_nothing_new),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
