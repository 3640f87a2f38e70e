/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy.c when memory runs out: each allocation of a call fails in turn. The call must
 * say PWP_ERR_NOMEM, leave what it returns alone and free what it had.
 */
#include "judge.h"

#include <stdlib.h>

static bool counting;
static size_t n_allocations; /* since the last reset */
static size_t fail_at;	     /* which one fails, from 1; 0: none */
static long live;	     /* blocks got and not freed while counting */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *ptr, size_t size);
void __real_free(void *ptr);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *ptr, size_t size);
void __wrap_free(void *ptr);

static bool fails(void)
{
	return counting && ++n_allocations == fail_at;
}

static void *got(void *ptr)
{
	live += counting && ptr;
	return ptr;
}

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : got(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails() ? NULL : got(__real_calloc(count, size));
}

void *__wrap_realloc(void *ptr, size_t size)
{
	return fails() ? NULL : __real_realloc(ptr, size);
}

void __wrap_free(void *ptr)
{
	live -= counting && ptr;
	__real_free(ptr);
}

typedef int action(struct judge *judge);

/* Runs the action with its first, second, third ... allocation failing until it succeeds. */
static size_t sweep(action *run, struct judge *judge)
{
	for (fail_at = 1; fail_at < 1000; fail_at++) {
		n_allocations = 0;
		live = 0;
		counting = true;
		int error = run(judge);
		counting = false;
		assert_int_equal(live, 0);
		if (n_allocations < fail_at) {
			assert_int_equal(error, 0);
			return fail_at - 1;
		}
		assert_int_equal(error, PWP_ERR_NOMEM);
	}
	fail_msg("the action never succeeded");
	return 0;
}

static int new_checker(struct judge *judge)
{
	struct pwp_checker *checker = NULL;
	int error = pwp_checker_new(judge->policy, NULL, &checker);

	assert_int_equal(error == 0, checker != NULL);
	pwp_checker_free(checker);
	return error;
}

static int check(struct judge *judge)
{
	struct pwp_result *result = NULL;
	int error = pwp_check(judge->checker, &judge->request, &result);

	assert_int_equal(error == 0, result != NULL);
	pwp_result_free(result);
	return error;
}

static int suggest(struct judge *judge)
{
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	struct pwp_suggestion suggestion = PWP_SUGGESTION_INIT;
	int error = pwp_phrases_new(&options.exclusions);

	if (error)
		return error;
	error = pwp_suggest(judge->checker, &judge->request, &options, &suggestion, 1);
	assert_int_equal(error == 0, suggestion.bits > 0);
	if (error)
		for (size_t i = 0; i < sizeof(suggestion.phrase); i++)
			assert_int_equal(suggestion.phrase[i], 0);
	pwp_phrases_free(options.exclusions);
	return error;
}

static int call(struct pwp_session **session, const char *fields, size_t len)
{
	static char answer[PWP_JSON_SIZE];
	int error = pwp_call(session, fields, len, answer, sizeof(answer), NULL);

	assert_int_equal(error == PWP_ERR_NOMEM,
			 strstr(answer, "\"number\": -1,") != NULL);
	return error;
}

/* A session from open to close; an error in between leaves it to close. */
static int flat_call(struct judge *judge)
{
	static const char open[] = "call\0open\0text\0include = school\n\0"
				   "option.staff.site_words\0Leeds, Otley";
	static const char check[] = "call\0check\0password\0Tr\xc3\xa4umerei-7\0"
				    "user\0akhan\0old_password\0Tiger#2024";
	static const char rules[] = "call\0rules";
	struct pwp_session *session = NULL;

	(void)judge;
	int error = call(&session, open, sizeof(open));
	assert_int_equal(error == 0, session != NULL);
	if (error)
		return error;
	error = call(&session, check, sizeof(check));
	if (!error)
		error = call(&session, rules, sizeof(rules));
	assert_int_equal(call(&session, "call\0close", 11), 0);
	return error;
}

static void every_call_survives_every_failure(void **state)
{
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	judge.request.password = text_of("Tr\xc3\xa4umerei-7");
	judge.request.user = text_of("akhan");
	judge.request.old_password = text_of("Tiger#2024");
	assert_true(sweep(new_checker, &judge) >= 4);
	assert_true(sweep(check, &judge) >= 2);
	assert_true(sweep(flat_call, &judge) >= 10);
	judge_done(&judge);
}

static void a_suggestion_survives_every_failure(void **state)
{
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	/* draws that are refused allocate again, so a failure may hit any of them */
	for (unsigned round = 0; round < 50; round++)
		for (fail_at = 1; fail_at <= 5; fail_at++) {
			n_allocations = 0;
			live = 0;
			counting = true;
			int error = suggest(&judge);
			counting = false;
			assert_int_equal(live, 0);
			assert_int_equal(error,
					 n_allocations >= fail_at ? PWP_ERR_NOMEM : 0);
		}
	judge_done(&judge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_call_survives_every_failure),
		cmocka_unit_test(a_suggestion_survives_every_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
