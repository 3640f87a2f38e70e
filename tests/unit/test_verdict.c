/* SPDX-License-Identifier: MIT */
/*
 * verdict/verdict.c through the public functions: each reason fires where its
 * documentation says, and a twin that differs in that one thing only does not give it.
 */
#include "judge.h"

/* Options under which only one thing is asked for, so that the reasons stand apart. */
static const char *const lenient[] = { "min_length",	   "1",	   "min_classes",  "0",
				       "require",	   "none", "min_strength", "0",
				       "passphrase_words", "0",	   "long_length",  "0",
				       "min_strength_any", "0" };

/* A good password of which the caller says what it found out. */
static const char told[] = "zR4!hW8*pT6%";

struct verdict_case {
	enum pwp_reason_number reason;
	const char *option, *value;    /* set on top of the strength of 40 bits or none */
	const char *refused, *without; /* passwords with and without the reason */
	const char *why;
};

static const struct verdict_case cases[] = {
	{ PWP_REASON_TOO_SHORT, "min_length", "8", "xK7#mQ2", "xK7#mQ2$",
	  "seven of eight" },
	{ PWP_REASON_TOO_SHORT, "min_length", "8", "Qx7\xc2\xa3\xc2\xa3\xc2\xa3\xc2\xa3",
	  "Qx7\xc2\xa3\xc2\xa3\xc2\xa3\xc2\xa3!", "eleven bytes are seven characters" },
	{ PWP_REASON_TOO_LONG, "max_length", "64",
	  "0123456789012345678901234567890123456789012345678901234567890123x",
	  "0123456789012345678901234567890123456789012345678901234567890123",
	  "65 characters of 64" },
	{ PWP_REASON_INVALID_UTF8, NULL, NULL, "xK7#\xffmQ2$vL9@", "xK7#mQ2$vL9@",
	  "byte ff" },
	{ PWP_REASON_CONTROL_CHARACTER, NULL, NULL, "xK7#\tmQ2$vL9@", "xK7# mQ2$vL9@",
	  "tab" },
	{ PWP_REASON_FEW_CLASSES, "min_classes", "3", "abcdefgh1", "Abcdefgh1",
	  "two of three" },
	{ PWP_REASON_MISSING_LETTER, "require", "letter", "83741956#", "8374195a#",
	  "letter" },
	{ PWP_REASON_MISSING_LOWER, "require", "lower", "KXQ8VMZ#", "KXQ8VmZ#", "lower" },
	{ PWP_REASON_MISSING_UPPER, "require", "upper", "kxq8vmz#", "kxq8vMz#", "upper" },
	{ PWP_REASON_MISSING_DIGIT, "require", "digit", "kxqAvmz#", "kxq8vmz#", "digit" },
	{ PWP_REASON_MISSING_SYMBOL, "require", "symbol", "kxq8vmzA", "kxq8vmz#",
	  "symbol" },
	{ PWP_REASON_TOO_WEAK, "min_strength", "40", "Password1", "xK7#mQ2$vL9@",
	  "weak" },
	{ PWP_REASON_COMMON_PASSWORD, "min_strength", "40", "password", "shrubbery",
	  "listed" },
	{ PWP_REASON_COMMON_WORD, "min_strength", "40", "shrubbery", "password",
	  "a word" },
	{ PWP_REASON_KEYBOARD_WALK, "min_strength", "40", "zqfghjkl", "zqfhkgj",
	  "a walk" },
	{ PWP_REASON_SEQUENCE, "min_strength", "40", "kzcdefghi", "kzcgdhfie",
	  "counts on" },
	{ PWP_REASON_REPEAT, "min_strength", "40", "kvzqkvzqkvzq", "kvzq",
	  "typed again" },
	{ PWP_REASON_DATE, "min_strength", "40", "kvz14031999", "kvz99999999", "a date" },
	{ PWP_REASON_USER_NAME, "min_strength", "40", "zvkakhan", "zvkbmhun",
	  "the user name" },
	{ PWP_REASON_FULL_NAME, "min_strength", "40", "Aaliya99", "xqvkjz99",
	  "the full name" },
	{ PWP_REASON_PERSONAL, "min_strength", "40", "bixbite7", "xqvkjz7",
	  "a personal word" },
	{ PWP_REASON_SITE_WORD, "min_strength", "40", "Quaxford!", "xqvkjz!",
	  "a site word" },
	{ PWP_REASON_BANNED_WORD, "min_strength", "40", "zwoggle1", "xqvkjz1",
	  "a banned word" },
	{ PWP_REASON_PRINTED_EXAMPLE, "min_strength", "40", "Br0wnHouZe", "xqvkjz",
	  "printed" },
	{ PWP_REASON_SAME_AS_OLD, NULL, NULL, "OldTiger#77", "xK7#mQ2$vL9@",
	  "the old one" },
	{ PWP_REASON_POSTCODE, "min_strength", "40", "RG45 6DE", "RX45 6DE",
	  "a postcode" },
	{ PWP_REASON_PHONE_NUMBER, "min_strength", "40", "07812 493857", "37812 493857",
	  "a telephone number" },
	{ PWP_REASON_USED_BEFORE, NULL, NULL, told, "xK7#mQ2$vL9@", "in the history" },
	{ PWP_REASON_OTHER_ACCOUNT, NULL, NULL, told, "xK7#mQ2$vL9@",
	  "another account's" },
	{ PWP_REASON_TOO_OLD, "max_age", "180d", told, "xK7#mQ2$vL9@", "a day too old" },
	{ PWP_REASON_SIMILAR_TO_OLD, "min_difference", "3", "OldTiger#79",
	  "OldTiger#7xyz", "one edit of three" },
};

static void ask(const struct verdict_case *c, const char *password, struct judge *judge)
{
	static const struct pwp_text words[] = { { "Bixbite", 7 } };
	static const struct pwp_text site[] = { { "Quaxford", 8 } };
	const char *options[] = { c->option ? c->option : "min_strength",
				  c->option ? c->value : "0",
				  "banned_words",
				  "zwoggle",
				  "examples",
				  "Br0wnHouZe",
				  NULL };

	const char *all[COUNT_OF(lenient) + COUNT_OF(options)];
	memcpy(all, lenient, sizeof(lenient));
	memcpy(all + COUNT_OF(lenient), options, sizeof(options));
	judge_init(judge, "school", all);
	judge->request.user = text_of("akhan");
	judge->request.full_name = text_of("Aaliya Quist");
	judge->request.words = words;
	judge->request.site_words = site;
	judge->request.n_words = judge->request.n_site_words = 1;
	if (c->reason == PWP_REASON_SAME_AS_OLD || c->reason == PWP_REASON_SIMILAR_TO_OLD)
		judge->request.old_password = text_of("OldTiger#77");
	judge->request.used_before =
		c->reason == PWP_REASON_USED_BEFORE && password == told;
	judge->request.other_account =
		c->reason == PWP_REASON_OTHER_ACCOUNT && password == told;
	judge->request.age_days = password == told ? 181 : 180;
	judge_ask(judge, password);
}

static void each_reason_fires_where_documented_and_only_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct judge judge;
		ask(&cases[i], cases[i].refused, &judge);
		CHECK(result_has(judge.result, cases[i].reason), cases[i].why);
		CHECK(!pwp_result_accepted(judge.result), cases[i].why);
		CHECK(pwp_result_route(judge.result)[0] == '\0', cases[i].why);
		judge_done(&judge);
		ask(&cases[i], cases[i].without, &judge);
		CHECK(!result_has(judge.result, cases[i].reason), cases[i].why);
		judge_done(&judge);
	}
}

static void the_table_knows_every_reason(void **state)
{
	(void)state;
	for (unsigned reason = 1; reason < REASON_END; reason++) {
		bool found = false;
		for (size_t i = 0; i < COUNT_OF(cases); i++)
			found = found || cases[i].reason == reason;
		CHECK(found, reason_name(reason));
	}
}

static void reasons_point_to_the_part_they_concern(void **state)
{
	static const struct {
		const char *password;
		enum pwp_reason_number reason;
		size_t offset, length;
	} parts[] = {
		{ "\xc3\xa4\xc3\xb6\xff", PWP_REASON_INVALID_UTF8, 2, 1 },
		{ "\xc3\xa4\tb", PWP_REASON_CONTROL_CHARACTER, 1, 1 },
		{ "kzcdefghi", PWP_REASON_SEQUENCE, 2, 7 },
		{ "k14/03/1999", PWP_REASON_DATE, 1, 10 },
		{ "ab", PWP_REASON_TOO_SHORT, 0, 0 },
	};
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		struct pwp_reason reason = PWP_REASON_INIT;
		bool found = false;
		judge_ask(&judge, parts[i].password);
		for (size_t j = 0; pwp_result_reason(judge.result, j, &reason) == 0; j++)
			if (reason.number == parts[i].reason) {
				found = true;
				CHECK(reason.offset == parts[i].offset,
				      parts[i].password);
				CHECK(reason.length == parts[i].length,
				      parts[i].password);
			}
		CHECK(found, parts[i].password);
	}
	judge_done(&judge);
}

static void all_reasons_come_at_once_and_each_part_once(void **state)
{
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	judge.request.user = text_of("akhan");
	judge.request.old_password = text_of("akhan99");
	judge_ask(&judge, "akhan12");
	assert_true(result_has(judge.result, PWP_REASON_TOO_SHORT));
	assert_true(result_has(judge.result, PWP_REASON_FEW_CLASSES));
	assert_true(result_has(judge.result, PWP_REASON_TOO_WEAK));
	assert_true(result_has(judge.result, PWP_REASON_USER_NAME));
	assert_true(result_has(judge.result, PWP_REASON_SIMILAR_TO_OLD));
	for (size_t i = 0; i < judge.result->reason_count; i++)
		for (size_t j = 0; j < i; j++)
			assert_memory_not_equal(&judge.result->reasons[i],
						&judge.result->reasons[j],
						sizeof(struct found_reason));
	judge_done(&judge);
}

static void what_the_caller_found_out_does_not_wait_for_weakness(void **state)
{
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	judge.request.used_before = judge.request.other_account = true;
	judge.request.age_days = PWP_AGE_MAX;
	judge_ask(&judge, told);
	assert_int_equal(judge.result->reason_count, 2); /* school sets no max_age */
	assert_true(result_has(judge.result, PWP_REASON_USED_BEFORE));
	assert_true(result_has(judge.result, PWP_REASON_OTHER_ACCOUNT));
	assert_false(pwp_result_accepted(judge.result));
	judge_done(&judge);
}

static void each_route_accepts_by_itself(void **state)
{
	static const struct {
		const char *password, *route;
	} routes[] = {
		{ "xK7mQ2vL9T", "composition" },
		{ "coffee-train-fish", "passphrase" },
		{ "coffeetrainfish", "passphrase" },
		{ "mujvhtdikqmb", "length" },
		{ "zqkxvwjfypb", "strength" },
		{ "Password1!", "" },
	};
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	for (size_t i = 0; i < COUNT_OF(routes); i++) {
		judge_ask(&judge, routes[i].password);
		CHECK(strcmp(pwp_result_route(judge.result), routes[i].route) == 0,
		      routes[i].password);
		CHECK(pwp_result_accepted(judge.result) == (routes[i].route[0] != '\0'),
		      routes[i].password);
	}
	judge_done(&judge);
}

static void a_strong_password_with_a_short_name_stays_strong(void **state)
{
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	judge.request.full_name = text_of("Aisha Khan,Year 7");
	assert_false(pwp_result_accepted(judge_ask(&judge, "Khan2014!x")));
	assert_true(result_has(judge.result, PWP_REASON_FULL_NAME));
	assert_true(pwp_result_accepted(judge_ask(&judge, "xK7#mQ2$khanvL9@")));
	judge_done(&judge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_reason_fires_where_documented_and_only_there),
		cmocka_unit_test(the_table_knows_every_reason),
		cmocka_unit_test(reasons_point_to_the_part_they_concern),
		cmocka_unit_test(all_reasons_come_at_once_and_each_part_once),
		cmocka_unit_test(what_the_caller_found_out_does_not_wait_for_weakness),
		cmocka_unit_test(each_route_accepts_by_itself),
		cmocka_unit_test(a_strong_password_with_a_short_name_stays_strong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
