/* SPDX-License-Identifier: MIT */
/*
 * base/sized.c, and that every struct of the public interface is read or written by it: a
 * size below that of the first release is refused, its own is taken, a greater one is taken
 * where it says nothing, and of an output nothing beyond the caller's size is written.
 */
#include "base/sized.h"

#include "judge.h"

#include <stdlib.h>

/* ---- the helper */

struct grown {
	size_t size;
	int first, second;
	uint64_t later;
};

#define LEAST SIZED_UP_TO(struct grown, first)

static void members_that_are_lacking_are_zero(void **state)
{
	struct grown theirs = { LEAST, 1, 2, 3 }, ours = { 9, 9, 9, 9 };

	(void)state;
	assert_int_equal(sized_read(&theirs, LEAST, &ours, sizeof(ours)), 0);
	assert_int_equal(ours.size, sizeof(ours));
	assert_int_equal(ours.first, 1);
	assert_int_equal(ours.second, 0);
	assert_int_equal(ours.later, 0);
}

static void a_struct_of_our_size_is_read_whole(void **state)
{
	struct grown theirs = { sizeof(theirs), 1, 2, 3 }, ours;

	(void)state;
	assert_int_equal(sized_read(&theirs, LEAST, &ours, sizeof(ours)), 0);
	assert_memory_equal(&ours, &theirs, sizeof(ours));
}

static void what_lies_beyond_ours_must_be_zero(void **state)
{
	struct grown theirs = { sizeof(theirs), 1, 2, 0 };
	unsigned char *bytes = (unsigned char *)&theirs;
	const size_t ours_end = SIZED_UP_TO(struct grown, first);
	unsigned char ours[SIZED_UP_TO(struct grown, first)];

	(void)state;
	theirs.second = 0;
	assert_int_equal(sized_read(&theirs, LEAST, ours, sizeof(ours)), 0);
	for (size_t i = ours_end; i < sizeof(theirs); i++) {
		bytes[i] = 0x80;
		assert_int_equal(sized_read(&theirs, LEAST, ours, sizeof(ours)),
				 PWP_ERR_ARGUMENT);
		bytes[i] = 0;
	}
}

static void sizes_that_cannot_be_are_refused(void **state)
{
	static const size_t wrongs[] = { 0, 1, LEAST - 1, SIZED_MAX + 1, SIZE_MAX };
	struct grown theirs = { 0 }, ours = { 9, 9, 9, 9 };

	(void)state;
	assert_int_equal(sized_read(NULL, LEAST, &ours, sizeof(ours)), PWP_ERR_ARGUMENT);
	for (size_t i = 0; i < COUNT_OF(wrongs); i++) {
		theirs.size = wrongs[i];
		assert_int_equal(sized_read(&theirs, LEAST, &ours, sizeof(ours)),
				 PWP_ERR_ARGUMENT);
	}
	assert_int_equal(ours.first, 9);
	assert_true(sized_is_size(SIZED_MAX, LEAST));
}

static void a_shorter_struct_gets_no_more_than_it_holds(void **state)
{
	const struct grown ours = { 0, 1, 2, 3 };
	struct grown theirs = { LEAST, 7, 8, 9 };

	(void)state;
	sized_write(&theirs, LEAST, &ours, sizeof(ours));
	assert_int_equal(theirs.size, LEAST);
	assert_int_equal(theirs.first, 1);
	assert_int_equal(theirs.second, 8);
	assert_int_equal(theirs.later, 9);
}

/* ---- the public structs */

#define BEYOND 24 /* so much more a struct of a later release has here */

/* Asks with a struct of ours; 0 or PWP_ERR_ARGUMENT. */
typedef int asker(struct judge *judge, void *given);

static int ask_person(struct judge *judge, void *given)
{
	enum pwp_profile_source source;
	const char *profile;

	return pwp_policy_select(judge->policy, given, &profile, &source);
}

static int ask_sources(struct judge *judge, void *given)
{
	struct pwp_checker *checker = NULL;
	int error = pwp_checker_new(judge->policy, given, &checker);

	pwp_checker_free(checker);
	return error;
}

static int ask_request(struct judge *judge, void *given)
{
	struct pwp_result *result = NULL;
	int error = pwp_check(judge->checker, given, &result);

	pwp_result_free(result);
	return error;
}

static int ask_options(struct judge *judge, void *given)
{
	struct pwp_suggestion one = PWP_SUGGESTION_INIT;

	return pwp_suggest(judge->checker, &judge->request, given, &one, 1);
}

static int ask_parse_error(struct judge *judge, void *given)
{
	struct pwp_policy *policy = NULL;

	(void)judge;
	int error = pwp_policy_load("relative", 0, &policy, given);
	return error == PWP_ERR_FILE ? 0 : error;
}

static int ask_reason(struct judge *judge, void *given)
{
	return pwp_result_reason(judge->result, 0, given);
}

static int ask_part(struct judge *judge, void *given)
{
	return pwp_result_part(judge->result, 0, given);
}

static int ask_suggestion(struct judge *judge, void *given)
{
	return pwp_suggest(judge->checker, &judge->request, NULL, given, 1);
}

static const struct sized_case {
	const char *name;
	size_t size, least;
	asker *ask;
	bool is_output;
} cases[] = {
#define SIZES(type, last) #type, sizeof(struct type), SIZED_UP_TO(struct type, last)
	{ SIZES(pwp_person, groups_unknown), ask_person, false },
	{ SIZES(pwp_sources, estimate_data), ask_sources, false },
	{ SIZES(pwp_request, is_personal_data), ask_request, false },
	{ SIZES(pwp_suggest_options, exclusions), ask_options, false },
	{ SIZES(pwp_parse_error, text), ask_parse_error, true },
	{ SIZES(pwp_reason, length_utf16), ask_reason, true },
	{ SIZES(pwp_part, text), ask_part, true },
	{ SIZES(pwp_suggestion, drawn_bits), ask_suggestion, true },
};

/* Asks with a struct of `size`, all zero but for its size and what is `beyond` ours. */
static int ask_sized(const struct sized_case *one, struct judge *judge, size_t size,
		     unsigned char beyond, unsigned char **ret_bytes)
{
	unsigned char *bytes = calloc(1, one->size + BEYOND);

	assert_non_null(bytes);
	memset(bytes + one->size, beyond, BEYOND);
	memcpy(bytes, &size, sizeof(size));
	int error = one->ask(judge, bytes);
	*ret_bytes = bytes;
	return error;
}

static void check_case(const struct sized_case *one, struct judge *judge)
{
	unsigned char *bytes;

	CHECK(ask_sized(one, judge, one->least - 1, 0, &bytes) == PWP_ERR_ARGUMENT,
	      one->name);
	free(bytes);
	CHECK(ask_sized(one, judge, one->least, 0xaa, &bytes) == 0, one->name);
	free(bytes);
	CHECK(ask_sized(one, judge, one->size, 0xaa, &bytes) == 0, one->name);
	for (size_t i = 0; i < BEYOND; i++)
		CHECK(bytes[one->size + i] == 0xaa, one->name);
	free(bytes);
	CHECK(ask_sized(one, judge, one->size + BEYOND, 0, &bytes) == 0, one->name);
	free(bytes);
	CHECK(ask_sized(one, judge, SIZED_MAX + 1, 0, &bytes) == PWP_ERR_ARGUMENT,
	      one->name);
	free(bytes);
	CHECK(ask_sized(one, judge, one->size + BEYOND, 0xaa, &bytes) ==
		      (one->is_output ? 0 : PWP_ERR_ARGUMENT),
	      one->name);
	for (size_t i = 0; one->is_output && i < BEYOND; i++)
		CHECK(bytes[one->size + i] == 0, one->name);
	free(bytes);
}

static void every_struct_may_have_grown(void **state)
{
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	judge_ask(&judge, "a");
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		check_case(&cases[i], &judge);
	judge_done(&judge);
}

static void suggestions_lie_as_far_apart_as_their_caller_says(void **state)
{
	const size_t stride = sizeof(struct pwp_suggestion) + BEYOND;
	char *bytes = malloc(3 * stride);
	struct judge judge;

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 0xaa, 3 * stride);
	memcpy(bytes, &stride, sizeof(stride));
	judge_init(&judge, "school", NULL);
	assert_int_equal(pwp_suggest(judge.checker, &judge.request, NULL,
				     (struct pwp_suggestion *)bytes, 3),
			 0);
	for (size_t i = 0; i < 3; i++) {
		struct pwp_suggestion one;
		memcpy(&one, bytes + i * stride, sizeof(one));
		assert_int_equal(one.size, stride);
		assert_true(strlen(one.phrase) >= 10 && one.bits > 20);
		for (size_t j = sizeof(one); j < stride; j++)
			assert_int_equal(bytes[i * stride + j], 0);
	}
	judge_done(&judge);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_that_are_lacking_are_zero),
		cmocka_unit_test(a_struct_of_our_size_is_read_whole),
		cmocka_unit_test(what_lies_beyond_ours_must_be_zero),
		cmocka_unit_test(sizes_that_cannot_be_are_refused),
		cmocka_unit_test(a_shorter_struct_gets_no_more_than_it_holds),
		cmocka_unit_test(every_struct_may_have_grown),
		cmocka_unit_test(suggestions_lie_as_far_apart_as_their_caller_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
