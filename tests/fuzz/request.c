/* SPDX-License-Identifier: MIT */
/*
 * Makes a request from an input. The form is text, so that the corpus can be read and
 * written by hand. The shipped policies' checkers are made once and kept for the whole
 * run; they are immutable.
 */
#include "fuzz.h"

#include <string.h>

#define POLICIES_MAX 8

static struct pwp_policy *policies[POLICIES_MAX];
static struct pwp_checker *checkers[POLICIES_MAX];

/* How many shipped policies there are; makes the checkers on first use. */
static size_t ready(void)
{
	size_t n = 0;

	while (n < POLICIES_MAX && pwp_policy_shipped(n))
		n++;
	for (size_t i = 0; i < n && !checkers[i]; i++) {
		REQUIRE(pwp_policy_new(pwp_policy_shipped(i), &policies[i]) == PWP_OK);
		REQUIRE(pwp_checker_new(policies[i], NULL, &checkers[i]) == PWP_OK);
	}
	return n;
}

/* Takes the text up to `end` off *rest; all of it where there is none. */
static struct pwp_text take(struct pwp_text *rest, char end)
{
	struct pwp_text taken = *rest;
	const char *stop = rest->len > 0 ? memchr(rest->ptr, end, rest->len) : NULL;

	if (stop)
		taken.len = (size_t)(stop - rest->ptr);
	rest->ptr += taken.len + (stop ? 1 : 0);
	rest->len -= taken.len + (stop ? 1 : 0);
	return taken;
}

static size_t take_words(struct pwp_text *rest, struct pwp_text *words, size_t max)
{
	struct pwp_text line = take(rest, '\n');
	size_t n = 0;

	while (line.len > 0 && n < max)
		words[n++] = take(&line, ',');
	return n;
}

/* A digit of the first line as an index under `count`. */
static size_t choice(struct pwp_text line, size_t place, size_t count)
{
	return place < line.len ? (unsigned char)line.ptr[place] % count : 0;
}

void fuzz_request_read(struct fuzz_request *fuzz, const uint8_t *data, size_t size)
{
	struct pwp_text rest = { size > 0 ? (const char *)data : "", size };
	struct pwp_text first = take(&rest, '\n');
	size_t policy = choice(first, 0, ready());
	struct pwp_request request = PWP_REQUEST_INIT;

	request.profile = pwp_policy_profile(policies[policy], choice(first, 1, 4));
	request.user = take(&rest, '\n');
	request.full_name = take(&rest, '\n');
	request.old_password = take(&rest, '\n');
	request.host = take(&rest, '\n');
	request.site_words = fuzz->words;
	request.n_site_words = take_words(&rest, fuzz->words, FUZZ_WORDS_MAX / 2);
	request.words = fuzz->words + request.n_site_words;
	request.n_words = take_words(&rest, fuzz->words + request.n_site_words,
				     FUZZ_WORDS_MAX - request.n_site_words);
	request.year = 2026;
	request.used_before = choice(first, 2, 2);
	request.other_account = choice(first, 3, 2);
	request.age_days = (int)choice(first, 4, 10) * 30;
	request.password = rest;
	fuzz->request = request;
	fuzz->checker = checkers[policy];
}
