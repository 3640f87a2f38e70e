/* SPDX-License-Identifier: MIT */
/*
 * Memory that runs out: every allocation of a call fails in turn. The call must say
 * PWP_ERR_NOMEM, leave no block behind and leave the policy as it was. The allocator is
 * wrapped; blocks of this process that are live are counted.
 */
#include "input/policy.h"

#include "scratch.h"

static size_t n_allocations; /* since the last reset */
static size_t fail_at;	     /* which one fails, from 1; 0: none */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *ptr, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *ptr, size_t size);

static bool fails(void)
{
	return ++n_allocations == fail_at;
}

void *__wrap_malloc(size_t size)
{
	return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *ptr, size_t size)
{
	return fails() ? NULL : __real_realloc(ptr, size);
}

typedef int action(void *data);

/* Runs an action with its first, second, third ... allocation failing until it succeeds.
 */
static size_t sweep(action *run, void *data)
{
	for (size_t at = 1; at < 10000; at++) {
		n_allocations = 0;
		fail_at = at;
		int ret = run(data);
		size_t reached = n_allocations;
		fail_at = 0;
		if (reached < at) {
			assert_int_equal(ret, 0);
			return at - 1;
		}
		assert_int_equal(ret, PWP_ERR_NOMEM);
	}
	fail_msg("the action never succeeded");
	return 0;
}

static int new_school(void *data)
{
	struct pwp_policy *policy = NULL;
	int ret = pwp_policy_new("school", &policy);

	(void)data;
	assert_true((ret == 0) == (policy != NULL));
	pwp_policy_free(policy);
	return ret;
}

static void a_new_policy_survives_every_failure(void **state)
{
	(void)state;
	assert_true(sweep(new_school, NULL) > 20);
}

static int load_file(void *data)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct pwp_policy *policy = NULL;
	int ret = pwp_policy_load(data, PWP_LOAD_TRUST_EUID, &policy, &parse_error);

	assert_true((ret == 0) == (policy != NULL));
	if (ret != 0)
		assert_string_equal(parse_error.text, "out of memory");
	pwp_policy_free(policy);
	return ret;
}

static void a_loaded_policy_survives_every_failure(void **state)
{
	struct scratch scratch;
	char text[PATH_MAX + 128];

	(void)state;
	scratch_init(&scratch);
	snprintf(text, sizeof(text),
		 "include = school\nsite_words_file = %s\n[profile x]\nuids = 1-2, 3\n",
		 scratch_text(&scratch, "words", "one\ntwo\n"));
	scratch_text(&scratch, "p.conf", text);
	assert_true(sweep(load_file, scratch.path) > 25);
	scratch_done(&scratch);
}

static int give_words(void *data, struct pwp_text name, struct pwp_text *ret_text)
{
	static const char words[] = "one\ntwo\n", policy[] = "retry = 4\n";

	(void)data;
	*ret_text = name.ptr[0] == '/' ? (struct pwp_text){ words, strlen(words) }
				       : (struct pwp_text){ policy, strlen(policy) };
	return 0;
}

static int parse_text(void *data)
{
	static const char text[] = "include = house\nsite_words_file = /w\n"
				   "[profile x]\nuids = 1-2, 3\n";
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct pwp_policy *policy = NULL;
	int error = pwp_policy_parse((struct pwp_text){ text, strlen(text) }, give_words,
				     data, &policy, &parse_error);

	assert_true((error == 0) == (policy != NULL));
	if (error != 0)
		assert_string_equal(parse_error.text, "out of memory");
	pwp_policy_free(policy);
	return error;
}

static void a_parsed_policy_survives_every_failure(void **state)
{
	(void)state;
	assert_true(sweep(parse_text, NULL) > 8);
}

static int set_words(void *data)
{
	char value[64];
	int ret = pwp_policy_set(data, NULL, "banned_words",
				 (struct pwp_text){ "x, y", 4 }, NULL);

	assert_int_equal(
		pwp_policy_get(data, "admin", "banned_words", value, sizeof(value)), 0);
	assert_string_equal(value, ret == 0 ? "x, y" : "a, b, c");
	assert_int_equal(policy_rules(data, "admin")->banned_words.count,
			 ret == 0 ? 2 : 3);
	assert_int_equal(policy_rules(data, "staff")->banned_words.count,
			 ret == 0 ? 2 : 0);
	return ret;
}

static void setting_survives_every_failure_unchanged(void **state)
{
	struct pwp_policy *policy = NULL;

	(void)state;
	assert_int_equal(pwp_policy_new("school", &policy), 0);
	assert_int_equal(pwp_policy_set(policy, "admin", "banned_words",
					(struct pwp_text){ "a, b, c", 7 }, NULL),
			 0);
	assert_true(sweep(set_words, policy) > 3);
	pwp_policy_free(policy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_policy_survives_every_failure),
		cmocka_unit_test(a_loaded_policy_survives_every_failure),
		cmocka_unit_test(a_parsed_policy_survives_every_failure),
		cmocka_unit_test(setting_survives_every_failure_unchanged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
