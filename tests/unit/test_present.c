/* SPDX-License-Identifier: MIT */
/* present/present.c: messages and advice fit their buffer or are not written at all. */
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
		cmocka_unit_test(no_sentence_holds_the_password),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
