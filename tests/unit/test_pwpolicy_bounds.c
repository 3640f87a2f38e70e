/* SPDX-License-Identifier: MIT */
/* pwpolicy.c at its bounds: every length from nothing to beyond the limit, of every sort
 * of byte. */
#include "judge.h"

#include <stdlib.h>
#include <time.h>

#define LONGEST 520

static struct judge school;

static int begin(void **state)
{
	(void)state;
	judge_init(&school, "school", NULL);
	school.request.user = text_of("akhan");
	school.request.full_name = text_of("Aisha Khan");
	school.request.old_password = text_of("Tiger#2024");
	school.request.year = 2026;
	return 0;
}

static int end(void **state)
{
	(void)state;
	judge_done(&school);
	return 0;
}

static void check_stretch(const struct stretch *about, const char *why)
{
	CHECK((size_t)about->offset + about->length <= PWP_PASSWORD_MAX, why);
	CHECK(about->offset_utf16 >= about->offset &&
		      about->offset_utf16 <= 2 * about->offset,
	      why);
	CHECK(about->length_utf16 >= about->length &&
		      about->length_utf16 <= 2 * about->length,
	      why);
}

/* What holds of every verdict. */
static void check_verdict(const char *bytes, size_t len, const char *why)
{
	const struct pwp_result *result = judge_bytes(&school, bytes, len);
	double bits = pwp_result_bits(result);

	CHECK(bits >= 0 && bits < 10000, why);
	CHECK(pwp_result_band(result) <= 4, why);
	CHECK(pwp_result_score(result) <= 100, why);
	CHECK((pwp_result_score(result) >= 50) == pwp_result_accepted(result), why);
	CHECK(pwp_result_length(result) <= PWP_PASSWORD_MAX, why);
	CHECK(result_has(result, PWP_REASON_TOO_LONG) == (len > PWP_PASSWORD_MAX), why);
	CHECK(pwp_result_accepted(result) == (pwp_result_route(result)[0] != '\0'), why);
	for (size_t i = 0; i < result->reason_count; i++)
		check_stretch(&result->reasons[i].about, why);
	for (size_t i = 0; i < result->part_count; i++)
		check_stretch(&result->parts[i].about, why);
}

/* Units that are typed again and again, cut anywhere. */
static const char *const units[] = {
	"a",
	"1",
	"23",
	"0o",
	"aA",
	"password",
	"akhan",
	"nahka",
	"!1|i",
	"4@$5s+7t(c",
	"qwertyuiop",
	"14/03/2012",
	"abcdefghijklmnopqrstuvwxyz0123456789",
	"\x7f",
	"\xff",
	"\xc3",
	"\xc3\xa4",
	"\xc2\xbd",
	"\xe4\xb8\xad",
	"\xef\xb7\xba",
	"\xe3\x8d\xbf",
	"\xcc\x81",
	"e\xcc\x81\xcc\xa3",
	"\xcd\x84",
	"\xf0\x9f\x98\x80",
	"\xf4\x8f\xbf\xbf",
	"\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8",
	"\xf0\x9d\x90\x80",
};

static void every_length_of_every_unit_gets_a_verdict(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(units); i++) {
		char bytes[LONGEST];
		size_t unit = strlen(units[i]);
		for (size_t at = 0; at < LONGEST; at++)
			bytes[at] = units[i][at % unit];
		for (size_t len = 0; len <= LONGEST; len += len < 70 || len > 500 ? 1 : 7)
			check_verdict(bytes, len, units[i]);
	}
}

static void random_bytes_and_letters_get_a_verdict(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (unsigned round = 0; round < 600; round++) {
		char bytes[LONGEST];
		size_t len = round < LONGEST ? round : LONGEST;
		for (size_t i = 0; i < len; i++) {
			seed = seed * 1664525 + 1013904223;
			unsigned byte = seed >> 24;
			bytes[i] = (char)(round % 2 ? byte : 0x20 + byte % 95);
		}
		check_verdict(bytes, len, "random");
	}
}

static void every_character_of_two_bytes_gets_a_verdict(void **state)
{
	(void)state;
	for (unsigned code = 0x80; code < 0x800; code++) {
		char bytes[LONGEST];
		for (size_t at = 0; at < 510; at += 2) {
			bytes[at] = (char)(0xc0 | code >> 6);
			bytes[at + 1] = (char)(0x80 | (code & 0x3f));
		}
		check_verdict(bytes, code % 2 ? 510 : 8, "two bytes");
	}
}

static void characters_of_three_and_four_bytes_get_a_verdict(void **state)
{
	(void)state;
	/* a block of neighbours at a time: 40 different characters in each password */
	for (unsigned first = 0x800; first < 0x110000; first += 40) {
		char bytes[LONGEST];
		size_t len = 0;
		for (unsigned code = first; code < first + 40 && code < 0x110000;
		     code++) {
			if (code >= 0x10000)
				bytes[len++] = (char)(0xf0 | code >> 18);
			bytes[len++] = (char)(code >= 0x10000 ? 0x80 | (code >> 12 & 0x3f)
							      : 0xe0 | code >> 12);
			bytes[len++] = (char)(0x80 | (code >> 6 & 0x3f));
			bytes[len++] = (char)(0x80 | (code & 0x3f));
		}
		if (first < 0x30000 || first % 400 == 0)
			check_verdict(bytes, len, "three or four bytes");
	}
}

static void the_511th_byte_is_judged_the_512th_refused(void **state)
{
	char bytes[512];

	(void)state;
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)('!' + i * 37 % 90);
	judge_bytes(&school, bytes, 511);
	assert_false(result_has(school.result, PWP_REASON_TOO_LONG));
	assert_true(pwp_result_accepted(school.result));
	assert_int_equal(pwp_result_length(school.result), 511);
	judge_bytes(&school, bytes, 512);
	assert_true(result_has(school.result, PWP_REASON_TOO_LONG));
	assert_false(pwp_result_accepted(school.result));
}

static void a_long_password_is_cut_between_characters(void **state)
{
	char bytes[516];

	(void)state;
	/* an emoji stands across the limit: it is left out, not torn */
	memset(bytes, 'x', sizeof(bytes));
	for (size_t at = 508; at < 512; at++) {
		memset(bytes, 'x', sizeof(bytes));
		memcpy(bytes + at, "\xf0\x9f\x98\x80", 4);
		judge_bytes(&school, bytes, sizeof(bytes));
		assert_true(result_has(school.result, PWP_REASON_TOO_LONG));
		assert_false(result_has(school.result, PWP_REASON_INVALID_UTF8));
	}
}

static void a_mebibyte_is_refused_at_once(void **state)
{
	size_t len = 1 << 20;
	char *bytes = malloc(len);
	clock_t before = clock();

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'a', len);
	judge_bytes(&school, bytes, len);
	assert_true(result_has(school.result, PWP_REASON_TOO_LONG));
	school.request.old_password = (struct pwp_text){ bytes, len };
	judge_ask(&school, "xK7#mQ2$vL9@");
	assert_true(pwp_result_accepted(school.result));
	school.request.old_password = text_of("Tiger#2024");
	/* a second is a thousand times what it takes, for slow machines and sanitizers */
	assert_true(clock() - before < CLOCKS_PER_SEC);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_length_of_every_unit_gets_a_verdict),
		cmocka_unit_test(random_bytes_and_letters_get_a_verdict),
		cmocka_unit_test(every_character_of_two_bytes_gets_a_verdict),
		cmocka_unit_test(characters_of_three_and_four_bytes_get_a_verdict),
		cmocka_unit_test(the_511th_byte_is_judged_the_512th_refused),
		cmocka_unit_test(a_long_password_is_cut_between_characters),
		cmocka_unit_test(a_mebibyte_is_refused_at_once),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
