/* SPDX-License-Identifier: MIT */
/*
 * bench_suggest [FULL_NAME]: passphrases per second in one process, raw ones compared with
 * passwdqc_random() where its library is installed, and fully checked ones for a person
 * whose names are excluded.
 */
#include "clock.h"

#include "pwpolicy.h"
#include "suggest/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAVE_PASSWDQC
#include <passwdqc.h>
#endif

enum { RAW = 1000000, CHECKED = 20000, BATCH = 100 };
static const double raw_goal = 1e6, checked_goal = 20e3;

static _Noreturn void stop(const char *what)
{
	fprintf(stderr, "bench_suggest: %s\n", what);
	exit(2);
}

/* Phrases a second of one style. */
static double time_raw(enum pwp_style style)
{
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	const struct rules rules = { .passphrase_words = 3 };
	struct random random = { .left = 0 };
	struct suggest_phrase phrase;
	char buf[PWP_SUGGESTION_SIZE];
	struct word_pool pool;

	options.style = style;
	struct scheme scheme = scheme_for(&rules, &options);
	scheme.words = 3;
	word_pool_init(&pool, WORDS_GENERAL);
	if (!suggest_prepare(&scheme, &pool))
		stop("no words");
	text_init(&phrase.text, buf, sizeof(buf));
	double start = clock_cpu();
	for (unsigned i = 0; i < RAW; i++)
		if (suggest_draw(&scheme, &pool, &random, &phrase) != 0)
			stop("a draw failed");
	return RAW / (clock_cpu() - start) * 1e6;
}

static double time_checked(const char *profile, const char *full_name)
{
	static struct pwp_suggestion batch[BATCH];
	struct pwp_request request = PWP_REQUEST_INIT;
	struct pwp_policy *policy = NULL;
	struct pwp_checker *checker = NULL;

	if (pwp_policy_new("school", &policy) || pwp_checker_new(policy, NULL, &checker))
		stop("no checker");
	request.profile = profile;
	request.full_name = (struct pwp_text){ full_name, strlen(full_name) };
	batch[0].size = sizeof(batch[0]);
	double start = clock_cpu();
	for (unsigned i = 0; i < CHECKED; i += BATCH)
		if (pwp_suggest(checker, &request, NULL, batch, BATCH) != 0)
			stop("no suggestion");
	double each = CHECKED / (clock_cpu() - start) * 1e6;
	pwp_checker_free(checker);
	pwp_policy_free(policy);
	return each;
}

static void time_passwdqc(void)
{
#ifdef HAVE_PASSWDQC
	const unsigned count = RAW / 10;
	passwdqc_params_t params;

	passwdqc_params_reset(&params);
	double start = clock_cpu();
	for (unsigned i = 0; i < count; i++) {
		char *phrase = passwdqc_random(&params.qc);
		if (!phrase)
			stop("passwdqc_random");
		free(phrase);
	}
	printf("%10.0f a second, raw, passwdqc_random\n",
	       count / (clock_cpu() - start) * 1e6);
#endif
}

int main(int argc, char **argv)
{
	static const char *const styles[] = { "plain", "capitals", "digits", "symbols" };
	static const char *const profiles[] = { "staff", "pupil", "admin" };
	const char *full_name = argc > 1 ? argv[1] : "Aisha Khan";
	bool reached = true;

	for (unsigned i = 0; i < 4; i++) {
		double each = time_raw((enum pwp_style)(PWP_STYLE_PLAIN + i));
		printf("%10.0f a second, raw, %s\n", each, styles[i]);
		reached = reached && (i > 0 || each >= raw_goal);
	}
	time_passwdqc();
	for (unsigned i = 0; i < 3; i++) {
		double each = time_checked(profiles[i], full_name);
		printf("%10.0f a second, fully checked, %s\n", each, profiles[i]);
		reached = reached && each >= checked_goal;
	}
	printf("at least %.0f raw and %.0f checked: %s\n", raw_goal, checked_goal,
	       reached ? "yes" : "no");
	return reached ? 0 : 1;
}
