/* SPDX-License-Identifier: MIT */
/* pwpolicy.c: one checker serves many threads, and no locale changes a verdict. */
#include "judge.h"

#include <locale.h>
#include <pthread.h>

#define THREADS 8
#define ROUNDS 200

static const char *const passwords[] = {
	"Password1!",
	"coffeetrainfish",
	"xK7#mQ2$vL9@",
	"P\xc3\xa4ssw\xc3\xb6rd1",
	"14/03/2012",
	"\xff\xfe",
	"",
	"TITLEI\xc4\xb0\xc4\xb1",
};

static char expected[COUNT_OF(passwords)][PWP_JSON_SIZE];
static struct judge school;

static void ask(size_t index, char json[static PWP_JSON_SIZE])
{
	struct pwp_request request = school.request;
	struct pwp_result *result = NULL;
	size_t len;

	request.password = text_of(passwords[index]);
	json[0] = '\0';
	if (pwp_check(school.checker, &request, &result) == 0 &&
	    pwp_result_json(result, PWP_LEVEL_STANDARD, json, PWP_JSON_SIZE, &len) != 0)
		json[0] = '\0';
	pwp_result_free(result);
}

static int begin(void **state)
{
	(void)state;
	judge_init(&school, "school", NULL);
	school.request.user = text_of("akhan");
	for (size_t i = 0; i < COUNT_OF(passwords); i++) {
		ask(i, expected[i]);
		assert_true(strlen(expected[i]) > 50);
	}
	return 0;
}

static int end(void **state)
{
	(void)state;
	judge_done(&school);
	return 0;
}

/* Asks everything again and again; counts answers that are not as expected. */
static void *work(void *data)
{
	size_t *ret_wrong = data;
	struct pwp_suggestion suggestion = PWP_SUGGESTION_INIT;
	char json[PWP_JSON_SIZE];

	for (size_t round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < COUNT_OF(passwords); i++) {
			ask(i, json);
			*ret_wrong += strcmp(json, expected[i]) != 0;
		}
		*ret_wrong += pwp_suggest(school.checker, &school.request, NULL,
					  &suggestion, 1) != 0;
	}
	return NULL;
}

static void eight_threads_get_the_same_verdicts(void **state)
{
	pthread_t threads[THREADS];
	size_t wrong[THREADS] = { 0 };

	(void)state;
	for (size_t i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, work, &wrong[i]), 0);
	for (size_t i = 0; i < THREADS; i++) {
		assert_int_equal(pthread_join(threads[i], NULL), 0);
		assert_int_equal(wrong[i], 0);
	}
}

static void no_locale_changes_a_verdict(void **state)
{
	/* decimal commas, other letters' cases; those that are not installed change
	 * nothing */
	static const char *const locales[] = { "C",	      "C.UTF-8",
					       "POSIX",	      "en_GB.UTF-8",
					       "de_DE.UTF-8", "tr_TR.UTF-8",
					       "ja_JP.eucJP" };
	unsigned set = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(locales); i++) {
		char json[PWP_JSON_SIZE];
		set += setlocale(LC_ALL, locales[i]) != NULL;
		for (size_t j = 0; j < COUNT_OF(passwords); j++) {
			ask(j, json);
			CHECK(strcmp(json, expected[j]) == 0, locales[i]);
		}
	}
	assert_true(set >= 2);
	assert_non_null(setlocale(LC_ALL, "C"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(eight_threads_get_the_same_verdicts),
		cmocka_unit_test(no_locale_changes_a_verdict),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
