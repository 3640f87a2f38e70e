/* SPDX-License-Identifier: MIT */
/*
 * present/present.c: messages and advice fit their buffer or are not written at all; a line
 * holds as many whole sentences as fit.
 */
#include "judge.h"

static struct judge school;
static char buf[PWP_MESSAGE_SIZE];

static int begin(void **state)
{
	(void)state;
	judge_init(&school, "school", NULL);
	judge_ask(&school, "Password1!");
	return 0;
}

static int end(void **state)
{
	(void)state;
	judge_done(&school);
	return 0;
}

typedef int writer(const struct pwp_result *result, size_t index, enum pwp_level level,
		   char *to, size_t size);

static writer *const writers[] = { pwp_result_message, pwp_result_advice };

static void a_text_fits_exactly_or_is_empty(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(writers); i++) {
		assert_int_equal(writers[i](school.result, 0, PWP_LEVEL_STANDARD, buf,
					    sizeof(buf)),
				 0);
		size_t len = strlen(buf);
		assert_int_equal(
			writers[i](school.result, 0, PWP_LEVEL_STANDARD, buf, len + 1),
			0);
		assert_int_equal(strlen(buf), len);
		for (size_t size = 1; size <= len; size++) {
			assert_int_equal(writers[i](school.result, 0, PWP_LEVEL_STANDARD,
						    buf, size),
					 PWP_ERR_BUFFER);
			assert_string_equal(buf, "");
		}
		assert_int_equal(
			writers[i](school.result, 0, PWP_LEVEL_STANDARD, NULL, 0),
			PWP_ERR_BUFFER);
	}
}

static void past_the_last_is_unknown(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(writers); i++) {
		assert_int_equal(
			writers[i](school.result, 99, PWP_LEVEL_PLAIN, buf, sizeof(buf)),
			PWP_ERR_UNKNOWN);
		assert_int_equal(writers[i](school.result, SIZE_MAX, PWP_LEVEL_PLAIN, buf,
					    sizeof(buf)),
				 PWP_ERR_UNKNOWN);
	}
}

/* The sentences of all reasons, one after the other. */
static size_t all_sentences(char *ret_ends[], size_t most)
{
	static char all[4 * PWP_MESSAGE_SIZE];
	size_t count = pwp_result_reason_count(school.result);

	assert_true(count >= 2 && count < most);
	char *end = all;
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			*end++ = ' ';
		assert_int_equal(pwp_result_message(school.result, i, PWP_LEVEL_PLAIN,
						    end,
						    (size_t)(all + sizeof(all) - end)),
				 0);
		end += strlen(end);
		ret_ends[i + 1] = end;
	}
	ret_ends[0] = all;
	return count;
}

static void a_line_holds_whole_sentences(void **state)
{
	char *ends[8], line[4 * PWP_MESSAGE_SIZE];
	size_t count = all_sentences(ends, COUNT_OF(ends));

	(void)state;
	for (size_t size = (size_t)(ends[1] - ends[0]) + 1, fit = 1; size < sizeof(line);
	     size++) {
		while (fit < count && (size_t)(ends[fit + 1] - ends[0]) < size)
			fit++;
		size_t len = (size_t)(ends[fit] - ends[0]);
		memset(line, 'x', sizeof(line));
		assert_int_equal(
			pwp_result_line(school.result, PWP_LEVEL_PLAIN, line, size), 0);
		assert_int_equal(strlen(line), len);
		assert_memory_equal(line, ends[0], len);
	}
}

static void a_first_sentence_that_does_not_fit_is_cut(void **state)
{
	char *ends[8], line[PWP_MESSAGE_SIZE];

	(void)state;
	all_sentences(ends, COUNT_OF(ends));
	for (size_t size = 4; size <= (size_t)(ends[1] - ends[0]); size++) {
		memset(line, 'x', sizeof(line));
		assert_int_equal(
			pwp_result_line(school.result, PWP_LEVEL_PLAIN, line, size), 0);
		assert_int_equal(strlen(line), size - 1);
		assert_memory_equal(line, ends[0], size - 4);
		assert_string_equal(line + size - 4, "...");
	}
	for (size_t size = 1; size < 4; size++) {
		assert_int_equal(
			pwp_result_line(school.result, PWP_LEVEL_PLAIN, line, size),
			PWP_ERR_BUFFER);
		assert_string_equal(line, "");
	}
	assert_int_equal(pwp_result_line(school.result, PWP_LEVEL_PLAIN, NULL, 0),
			 PWP_ERR_BUFFER);
}

static void an_accepted_password_has_an_empty_line(void **state)
{
	struct pwp_result result = { .reason_count = 0 };
	char line[] = "x";

	(void)state;
	assert_int_equal(pwp_result_line(&result, PWP_LEVEL_PLAIN, line, sizeof(line)),
			 0);
	assert_string_equal(line, "");
	assert_int_equal(pwp_result_line(&result, PWP_LEVEL_PLAIN, NULL, 0),
			 PWP_ERR_BUFFER);
}

static void no_sentence_holds_the_password(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(writers); i++)
		for (size_t j = 0; writers[i](school.result, j, PWP_LEVEL_STANDARD, buf,
					      sizeof(buf)) == 0;
		     j++)
			CHECK(!strstr(buf, "Password1"), buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_fits_exactly_or_is_empty),
		cmocka_unit_test(past_the_last_is_unknown),
		cmocka_unit_test(a_line_holds_whole_sentences),
		cmocka_unit_test(a_first_sentence_that_does_not_fit_is_cut),
		cmocka_unit_test(an_accepted_password_has_an_empty_line),
		cmocka_unit_test(no_sentence_holds_the_password),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
