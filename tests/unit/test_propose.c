/* SPDX-License-Identifier: MIT */
/*
 * propose.c: every suggestion is accepted by the policy that it was made for, is made of
 * the list's words, holds nothing that is known of the person, and keeps away from the
 * phrases of others.
 */
#include "data/words.h"
#include "judge.h"

#include "base/ascii.h"
#include "suggest/decoration.h"
#include "suggest/offensive_filter.h"

#include <math.h>
#include <stdlib.h>

/* PWPOLICY_DRAWS: in all, spread over shipped policies and profiles. */
static unsigned long draws = 20000;

enum { BATCH = 50 };

static bool is_on(enum words_phrase_list list, const char *text, size_t len)
{
	char word[WORDS_MAX_LEN], bare[WORDS_MAX_LEN];

	for (size_t i = 0; i < len && len <= WORDS_MAX_LEN; i++)
		bare[i] = decoration_letter(text[i]);
	for (uint32_t i = 0; i < words_phrase_count(list); i++)
		if (words_phrase_spell(list, i, word) == len &&
		    memcmp(word, bare, len) == 0)
			return true;
	return false;
}

/* Counts words between hyphens; 0: something else stands in it. */
static unsigned count_words(const char *text, enum words_phrase_list list)
{
	struct str rest = str_from_c(text), piece;
	unsigned words = 0;

	while (str_split(&rest, '-', &piece)) {
		if (!is_on(list, piece.ptr, piece.len))
			return 0;
		words++;
	}
	return words;
}

static int ask(struct judge *judge, const struct pwp_suggest_options *options,
	       struct pwp_suggestion *suggestions, size_t count)
{
	suggestions->size = sizeof(*suggestions);
	return pwp_suggest(judge->checker, &judge->request, options, suggestions, count);
}

/* Whether the words between hyphens show what suggest/offensive_filter.c looks for. */
static bool shows_rude(char *text)
{
	struct suggest_phrase phrase = { .text = { .buf = text, .len = strlen(text) } };
	struct str rest = str_from_c(text), piece;

	while (phrase.count < PWP_PHRASE_WORDS_MAX && str_split(&rest, '-', &piece))
		phrase.words[phrase.count++] = piece;
	return offensive_filter_finds(&phrase);
}

static void check_batch(struct judge *judge, const char *profile)
{
	static struct pwp_suggestion batch[BATCH];

	judge->request.profile = profile;
	assert_int_equal(ask(judge, NULL, batch, BATCH), 0);
	for (size_t i = 0; i < BATCH; i++) {
		CHECK(pwp_result_accepted(judge_ask(judge, batch[i].phrase)),
		      batch[i].phrase);
		CHECK(batch[i].bits > 24 && batch[i].drawn_bits < 70, profile);
		CHECK(batch[i].bits < batch[i].drawn_bits, profile);
		CHECK(!shows_rude(batch[i].phrase), batch[i].phrase);
		CHECK(batch[i].hint[0] && batch[i].strength[0], profile);
		CHECK(i == 0 || batch[i].hint[0] != batch[i - 1].hint[0], profile);
	}
}

static size_t count_profiles(void)
{
	const char *name;
	size_t count = 0;

	for (size_t i = 0; (name = pwp_policy_shipped(i)); i++) {
		struct judge judge;
		judge_init(&judge, name, NULL);
		for (size_t j = 0; pwp_policy_profile(judge.policy, j); j++)
			count++;
		judge_done(&judge);
	}
	return count;
}

static void every_suggestion_of_every_profile_is_accepted(void **state)
{
	unsigned long each = draws / count_profiles() / BATCH + 1;
	const char *name, *profile;

	(void)state;
	for (size_t i = 0; (name = pwp_policy_shipped(i)); i++) {
		struct judge judge;
		judge_init(&judge, name, NULL);
		judge.request.user = text_of("akhan");
		judge.request.full_name = text_of("Aisha Khan");
		for (size_t j = 0; (profile = pwp_policy_profile(judge.policy, j)); j++)
			for (unsigned long batch = 0; batch < each; batch++)
				check_batch(&judge, profile);
		judge_done(&judge);
	}
}

static void every_list_and_style_works_for_every_profile_of_the_school(void **state)
{
	static const enum words_phrase_list lists[] = { [PWP_LIST_INFANT] = WORDS_INFANT,
							[PWP_LIST_JUNIOR] = WORDS_JUNIOR,
							[PWP_LIST_GENERAL] =
								WORDS_GENERAL };
	static struct pwp_suggestion batch[BATCH];
	const char *profile;
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	for (size_t i = 0; (profile = pwp_policy_profile(judge.policy, i)); i++)
		for (enum pwp_list list = PWP_LIST_INFANT; list <= PWP_LIST_GENERAL;
		     list++)
			for (enum pwp_style style = PWP_STYLE_PLAIN;
			     style <= PWP_STYLE_SYMBOLS; style++) {
				struct pwp_suggest_options options =
					PWP_SUGGEST_OPTIONS_INIT;
				options.list = list;
				options.style = style;
				options.separator = text_of("-");
				judge.request.profile = profile;
				assert_int_equal(ask(&judge, &options, batch, BATCH), 0);
				for (size_t j = 0; j < BATCH; j++)
					CHECK(count_words(batch[j].phrase, lists[list]) >=
						      3,
					      batch[j].phrase);
			}
	judge_done(&judge);
}

static void a_known_word_is_never_suggested(void **state)
{
	/* of the words 64 are known: many a draw would hold one */
	static char spelt[PWP_WORDS_MAX][WORDS_MAX_LEN];
	static struct pwp_suggestion batch[BATCH];
	struct pwp_text words[PWP_WORDS_MAX];
	struct judge judge;

	(void)state;
	for (uint32_t i = 0; i < PWP_WORDS_MAX; i++)
		words[i] = (struct pwp_text){
			spelt[i], words_phrase_spell(WORDS_GENERAL, i * 63, spelt[i])
		};
	judge_init(&judge, "school", NULL);
	judge.request.words = words;
	judge.request.n_words = PWP_WORDS_MAX;
	for (unsigned round = 0; round < 40; round++) {
		assert_int_equal(ask(&judge, NULL, batch, BATCH), 0);
		for (size_t i = 0; i < BATCH; i++)
			for (size_t j = 0; j < PWP_WORDS_MAX; j++)
				CHECK(!memmem(batch[i].phrase, strlen(batch[i].phrase),
					      words[j].ptr, words[j].len),
				      batch[i].phrase);
	}
	/* what is left out is counted: fewer words, fewer bits */
	double most = 3 * log2((double)words_phrase_count(WORDS_GENERAL) - 64);
	assert_true(batch[0].drawn_bits <= most);
	judge_done(&judge);
}

static void a_word_across_a_border_is_never_suggested(void **state)
{
	/* glued words spell names by chance; the words themselves are innocent */
	static const char *const names[] = { "ban", "den", "les", "net",
					     "ran", "ten", "tom" };
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	static struct pwp_suggestion batch[BATCH];
	struct pwp_text words[COUNT_OF(names)];
	struct judge judge;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		words[i] = text_of(names[i]);
	options.separator = text_of("");
	judge_init(&judge, "school", NULL);
	judge.request.words = words;
	judge.request.n_words = COUNT_OF(names);
	for (unsigned round = 0; round < 40; round++) {
		assert_int_equal(ask(&judge, &options, batch, BATCH), 0);
		for (size_t i = 0; i < BATCH; i++)
			for (size_t j = 0; j < COUNT_OF(names); j++)
				CHECK(!strstr(batch[i].phrase, names[j]),
				      batch[i].phrase);
	}
	judge_done(&judge);
}

/* Whether a word stands between hyphens before `end`, or anywhere for NULL. */
static bool has_piece(const char *phrase, const char *end, struct str word)
{
	struct str rest = { phrase, end ? (size_t)(end - phrase) : strlen(phrase) },
		   piece;

	while (rest.len > 0 && str_split(&rest, '-', &piece))
		if (str_eq(piece, word))
			return true;
	return false;
}

/* Different words that two phrases share. */
static unsigned count_shared(const char *one, const char *other)
{
	struct str rest = str_from_c(one), piece;
	unsigned shared = 0;

	while (str_split(&rest, '-', &piece))
		shared += !has_piece(one, piece.ptr, piece) &&
			  has_piece(other, NULL, piece);
	return shared;
}

static void given_phrases_are_kept_away_from(void **state)
{
	enum { ALL = 300 };
	static struct pwp_suggestion all[ALL];
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	options.list = PWP_LIST_INFANT;
	assert_int_equal(pwp_phrases_new(&options.exclusions), 0);
	assert_int_equal(ask(&judge, &options, all, ALL), 0);
	for (size_t i = 0; i < ALL; i++)
		for (size_t j = 0; j < i; j++)
			CHECK(count_shared(all[i].phrase, all[j].phrase) < 2,
			      all[i].phrase);
	pwp_phrases_free(options.exclusions);
	judge_done(&judge);
}

static void facts_about_the_requests_password_are_ignored(void **state)
{
	static const char *const aged[] = { "max_age", "1d", NULL };
	struct pwp_suggestion one = PWP_SUGGESTION_INIT;
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", aged);
	judge.request.used_before = judge.request.other_account = true;
	judge.request.age_days = PWP_AGE_MAX;
	assert_int_equal(ask(&judge, NULL, &one, 1), 0);
	judge_done(&judge);
}

static void the_longest_phrase_fits(void **state)
{
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	static struct pwp_suggestion batch[BATCH];
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	options.words = 10;
	options.separator = text_of(" -- ");
	assert_int_equal(ask(&judge, &options, batch, BATCH), 0);
	for (size_t i = 0; i < BATCH; i++)
		assert_true(batch[i].drawn_bits > 115);
	judge_done(&judge);
}

/* An error leaves nothing of a phrase behind. */
static void check_error(struct judge *judge, const struct pwp_suggest_options *options,
			int error)
{
	struct pwp_suggestion two[2];

	memset(two, 'x', sizeof(two));
	two[0].size = sizeof(two[0]);
	assert_int_equal(pwp_suggest(judge->checker, &judge->request, options, two, 2),
			 error);
	assert_int_equal(two[0].phrase[0], 0);
	assert_int_equal(two[1].phrase[0], 0);
}

static void wrong_options_and_requests_are_refused(void **state)
{
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	struct pwp_suggestion one = PWP_SUGGESTION_INIT;
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	assert_int_equal(ask(&judge, NULL, &one, 0), PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_suggest(judge.checker, &judge.request, NULL, NULL, 1),
			 PWP_ERR_ARGUMENT);
	one.size = 1;
	assert_int_equal(pwp_suggest(judge.checker, &judge.request, NULL, &one, 1),
			 PWP_ERR_ARGUMENT);
	options.size--;
	check_error(&judge, &options, PWP_ERR_ARGUMENT);
	judge.request.profile = "nobody";
	check_error(&judge, NULL, PWP_ERR_UNKNOWN);
	judge.request.profile = NULL;
	judge.request.n_words = PWP_WORDS_MAX + 1;
	judge.request.words = &(struct pwp_text){ "x", 1 };
	check_error(&judge, NULL, PWP_ERR_TOO_BIG);
	judge_done(&judge);
}

static void rules_that_no_phrase_satisfies_are_told(void **state)
{
	static const char *const none[] = { "min_strength",
					    "128",
					    "passphrase_words",
					    "0",
					    "long_length",
					    "0",
					    "min_strength_any",
					    "0",
					    NULL };
	/* phrases there are, but none with four kinds of characters */
	static const char *const mixed[] = { "min_classes", "4", "passphrase_words", "0",
					     "long_length", "0", "min_strength_any", "0",
					     NULL };
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", none);
	options.style = PWP_STYLE_PLAIN; /* ten words have 120 bits */
	check_error(&judge, &options, PWP_ERR_NO_PHRASE);
	judge_done(&judge);
	judge_init(&judge, "school", mixed);
	check_error(&judge, &options, PWP_ERR_NO_PHRASE);
	judge_done(&judge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_suggestion_of_every_profile_is_accepted),
		cmocka_unit_test(
			every_list_and_style_works_for_every_profile_of_the_school),
		cmocka_unit_test(a_known_word_is_never_suggested),
		cmocka_unit_test(a_word_across_a_border_is_never_suggested),
		cmocka_unit_test(given_phrases_are_kept_away_from),
		cmocka_unit_test(facts_about_the_requests_password_are_ignored),
		cmocka_unit_test(the_longest_phrase_fits),
		cmocka_unit_test(wrong_options_and_requests_are_refused),
		cmocka_unit_test(rules_that_no_phrase_satisfies_are_told),
	};
	const char *asked = getenv("PWPOLICY_DRAWS");

	if (asked)
		draws = strtoul(asked, NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
