/* SPDX-License-Identifier: MIT */
/*
 * Judges any password for any person. Whatever the bytes are, there is a verdict or one
 * of the documented errors, the same twice, with sentences that fit their buffers and
 * offsets that lie inside the password, and in time: no input may be slow. The same with
 * personal data that is kept outside. Time goes by checks, so a fuzzer makes one of most
 * inputs; a replay makes all of each.
 */
#include "fuzz.h"

#include <math.h>
#include <string.h>
#include <time.h>

/* A check that takes longer is a finding: far more than the millisecond that a release
 * build may take, because this build may be sanitized or not optimised; meson.build sets
 * TIME_LIMIT_US, and FURTHER_CHECKS_OF how many inputs share the checks that follow. */
#define TIMINGS 5

static void check_reason(const struct pwp_result *result, size_t index,
			 size_t password_len)
{
	struct pwp_reason reason = PWP_REASON_INIT;
	char text[PWP_MESSAGE_SIZE];

	REQUIRE(pwp_result_reason(result, index, &reason) == PWP_OK);
	REQUIRE(reason.number > 0 && reason.name && reason.name[0] != '\0');
	REQUIRE(reason.clause);
	REQUIRE(reason.offset <= password_len);
	REQUIRE(reason.length <= password_len - reason.offset);
	for (int level = PWP_LEVEL_PLAIN; level <= PWP_LEVEL_STANDARD; level++) {
		REQUIRE(pwp_result_message(result, index, (enum pwp_level)level, text,
					   sizeof(text)) == PWP_OK);
		REQUIRE(text[0] != '\0');
	}
}

static void check_advice(const struct pwp_result *result)
{
	char text[PWP_MESSAGE_SIZE];
	size_t n = 0;
	int ret;

	do
		ret = pwp_result_advice(result, n++, PWP_LEVEL_STANDARD, text,
					sizeof(text));
	while (ret == PWP_OK);
	REQUIRE(ret == PWP_ERR_UNKNOWN);
}

static void check_verdict(const struct pwp_result *result, size_t password_len)
{
	size_t count = pwp_result_reason_count(result);
	double bits = pwp_result_bits(result);

	REQUIRE(isfinite(bits) && bits >= 0.0);
	REQUIRE(pwp_result_band(result) <= 4);
	REQUIRE(pwp_result_length(result) <= password_len);
	REQUIRE(pwp_result_accepted(result) == (count == 0));
	REQUIRE(pwp_result_accepted(result) == (pwp_result_route(result)[0] != '\0'));
	for (size_t i = 0; i < count; i++)
		check_reason(result, i, password_len);
	check_advice(result);
}

static void check_same(const struct pwp_result *one, const struct pwp_result *two)
{
	double difference = pwp_result_bits(one) - pwp_result_bits(two);

	REQUIRE(!(difference < 0.0) && !(difference > 0.0));
	REQUIRE(pwp_result_accepted(one) == pwp_result_accepted(two));
	REQUIRE(pwp_result_reason_count(one) == pwp_result_reason_count(two));
}

static double cpu_microseconds(void)
{
	struct timespec now;

	REQUIRE(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) == 0);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* The CPU time of a check. The caller frees *ret_result, which is NULL where the request is
 * too big. */
static double judge(const struct fuzz_request *fuzz, struct pwp_result **ret_result)
{
	double start = cpu_microseconds();
	int ret = pwp_check(fuzz->checker, &fuzz->request, ret_result);
	double spent = cpu_microseconds() - start;

	REQUIRE(ret == PWP_OK || ret == PWP_ERR_TOO_BIG);
	REQUIRE((ret == PWP_OK) == (*ret_result != NULL));
	return spent;
}

/* The machine may be slow once; it is the input that is slow if it is so every time. */
static void check_time(const struct fuzz_request *fuzz, double lowest)
{
	for (int i = 1; i < TIMINGS && lowest > TIME_LIMIT_US; i++) {
		struct pwp_result *result = NULL;
		double again = judge(fuzz, &result);

		pwp_result_free(result);
		lowest = again < lowest ? again : lowest;
	}
	REQUIRE(lowest <= TIME_LIMIT_US);
}

static void check_again(const struct fuzz_request *fuzz, const struct pwp_result *former)
{
	struct pwp_result *result = NULL;

	(void)judge(fuzz, &result);
	REQUIRE((result != NULL) == (former != NULL));
	if (former)
		check_same(former, result);
	pwp_result_free(result);
}

static int count_form(void *data, struct pwp_text form)
{
	REQUIRE(form.len > 0 && form.len <= (size_t)PWP_FORM_MAX * 4);
	++*(size_t *)data;
	return 0;
}

/* Keeps every form that begins with an even byte. */
static int is_even(void *data, struct pwp_text form)
{
	(void)count_form(data, form);
	return form.ptr[0] % 2 == 0 ? PWP_PERSONAL_OTHER : 0;
}

/* Each datum has its forms, and a password is judged whatever is kept outside. */
static void check_kept(const struct fuzz_request *fuzz)
{
	struct pwp_request request = fuzz->request;
	struct pwp_result *result = NULL;
	size_t forms = 0;

	for (size_t i = 0; i < request.n_words; i++) {
		int ret = pwp_personal_forms(PWP_PERSONAL_OTHER, request.words[i],
					     count_form, &forms);
		REQUIRE(ret == PWP_OK || ret == PWP_ERR_TOO_BIG);
	}
	request.home = request.host;
	request.is_personal = is_even;
	request.is_personal_data = &forms;
	int ret = pwp_check(fuzz->checker, &request, &result);
	REQUIRE(ret == PWP_OK || ret == PWP_ERR_TOO_BIG);
	if (ret == PWP_OK)
		check_verdict(result, request.password.len);
	pwp_result_free(result);
}

/* Which of FURTHER_CHECKS_OF inputs this one is. */
static unsigned turn(const uint8_t *data, size_t size)
{
	unsigned sum = (unsigned)size;

	for (size_t i = 0; i < size; i++)
		sum += data[i];
	return sum % FURTHER_CHECKS_OF;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_request fuzz;
	struct pwp_result *result = NULL;

	fuzz_request_read(&fuzz, data, size);
	check_time(&fuzz, judge(&fuzz, &result));
	if (result)
		check_verdict(result, fuzz.request.password.len);
	if (turn(data, size) == 0) {
		check_again(&fuzz, result);
		check_kept(&fuzz);
	}
	pwp_result_free(result);
	return 0;
}
