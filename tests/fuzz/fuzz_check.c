/* SPDX-License-Identifier: MIT */
/*
 * Judges any password for any person. Whatever the bytes are, there is a verdict or one
 * of the documented errors, the same twice, with sentences that fit their buffers and
 * offsets that lie inside the password.
 */
#include "fuzz.h"

#include <math.h>
#include <string.h>

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_request fuzz;
	struct pwp_result *one = NULL, *two = NULL;
	int ret;

	fuzz_request_read(&fuzz, data, size);
	ret = pwp_check(fuzz.checker, &fuzz.request, &one);
	REQUIRE(ret == pwp_check(fuzz.checker, &fuzz.request, &two));
	if (ret == PWP_OK) {
		check_verdict(one, fuzz.request.password.len);
		check_same(one, two);
	} else {
		REQUIRE(ret == PWP_ERR_TOO_BIG);
		REQUIRE(!one && !two);
	}
	pwp_result_free(one);
	pwp_result_free(two);
	return 0;
}
