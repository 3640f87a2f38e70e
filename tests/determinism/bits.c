/* SPDX-License-Identifier: MIT */
/*
 * Judges a fixed list of passwords and prints each result as JSON, after the name of the
 * locale that the environment chose. What is printed must not depend on locale, compiler
 * or optimisation.
 */
#include "pwpolicy.h"

#include <ctype.h>
#include <langinfo.h>
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PASSWORDS 500
#define PARTS_MAX 5
#define TEXT_SIZE 256
#define SEED UINT64_C(20260904)

/* Parts in whose letters locales and compilers could disagree: I and i, accents, signed
 * bytes. */
static const char *const parts[] = {
	"istanbul",
	"ISTANBUL",
	"Iris",
	"TITLE",
	"password",
	"P4ssw0rd",
	"dragon",
	"qwertz",
	"1qaz2wsx",
	"2323",
	"14/03/12",
	"2026",
	"aaaa",
	"abcdef",
	"\xc3\xa4",
	"\xc3\x84",
	"\xc3\xb1",
	"\xc5\x82",
	"\xc4\xb0",
	"\xc4\xb1",
	"\xc3\x9f",
	"\xc2\xa3",
	"\xe2\x82\xac",
	"\xe8\xaa\x9e",
	"\xef\xac\x83",
	"\xef\xb7\xba",
	"\xf0\x9f\x98\x80",
	"\xcc\x81",
	"\xff",
	"\xe4",
	"!",
	" ",
	"-",
	".",
	",",
	"hannah",
	"Xy7",
};

static uint64_t next_number(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static size_t make_password(uint64_t *state, char *text)
{
	size_t count = 1 + (size_t)(next_number(state) % PARTS_MAX), len = 0;

	for (size_t i = 0; i < count; i++) {
		const char *part =
			parts[next_number(state) % (sizeof(parts) / sizeof(parts[0]))];
		len += (size_t)snprintf(text + len, TEXT_SIZE - len, "%s", part);
	}
	return len;
}

static void print_result(const struct pwp_checker *checker, struct pwp_text password)
{
	static const char user[] = "hannah.price", site[] = "istanbul";
	const struct pwp_text site_word = { site, sizeof(site) - 1 };
	struct pwp_request request = PWP_REQUEST_INIT;
	struct pwp_result *result;
	char *json = malloc(PWP_JSON_SIZE);
	size_t len;

	request.password = password;
	request.user = (struct pwp_text){ user, sizeof(user) - 1 };
	request.site_words = &site_word;
	request.n_site_words = 1;
	request.year = 2026;
	if (!json || pwp_check(checker, &request, &result) != PWP_OK ||
	    pwp_result_json(result, PWP_LEVEL_STANDARD, json, PWP_JSON_SIZE, &len) !=
		    PWP_OK)
		abort();
	/* in whole 1/256 bits: how printf writes a fraction is the locale's affair */
	printf("%ld %.*s\n", (long)(pwp_result_bits(result) * 256.0), (int)len, json);
	pwp_result_free(result);
	free(json);
}

int main(void)
{
	struct pwp_policy *policy;
	struct pwp_checker *checker;
	uint64_t state = SEED;
	char text[TEXT_SIZE];

	const char *name = setlocale(LC_ALL, "");
	/* also what the C library makes of it, so that the test sees the locale at work */
	printf("%s %s %d %s\n", name ? name : "none", nl_langinfo(CODESET),
	       isalpha(0xe4) != 0, localeconv()->decimal_point);
	if (pwp_policy_new("school", &policy) != PWP_OK ||
	    pwp_checker_new(policy, NULL, &checker) != PWP_OK)
		return 2;
	for (int i = 0; i < PASSWORDS; i++) {
		size_t len = make_password(&state, text);
		print_result(checker, (struct pwp_text){ text, len });
	}
	pwp_checker_free(checker);
	pwp_policy_free(policy);
	return 0;
}
