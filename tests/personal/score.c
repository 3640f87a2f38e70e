/* SPDX-License-Identifier: MIT */
/*
 * Judges the rows that people.py writes, three times each: with the person's data as
 * words of the request, without any data, and with the data kept outside as forms.
 *
 *     score < ROWS
 *
 * A row is kind, pattern, password, user, full name, home directory and data (between
 * semicolons), with tabs between. A line of output holds the same kind and pattern and how
 * many rows there are, then how many of them were accepted in each of the three ways.
 */
#include "pwpolicy.h"

#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_PATTERNS 200
#define FIELDS 7
#define YEAR 2026

enum way { WITH_WORDS, WITHOUT, WITH_FORMS, WAYS };

struct pattern {
	char name[96]; /* kind, tab, pattern */
	unsigned rows, accepted[WAYS];
};

struct scores {
	struct pwp_policy *policy;
	struct pwp_checker *checker;
	struct pattern patterns[MOST_PATTERNS];
	size_t count;
};

static void fail(const char *what)
{
	fprintf(stderr, "score: %s\n", what);
	exit(2);
}

static struct pwp_text text_of(const char *text)
{
	return (struct pwp_text){ text, strlen(text) };
}

/* ---- what is kept outside: a set of forms */

static int compare(const void *a, const void *b)
{
	return strcmp(a, b);
}

static int keep(void *data, struct pwp_text form)
{
	char *copy = strndup(form.ptr, form.len);

	char **node = copy ? tsearch(copy, data, compare) : NULL;

	if (!node)
		fail("out of memory");
	if (*node != copy) /* kept already */
		free(copy);
	return 0;
}

static int is_kept(void *data, struct pwp_text form)
{
	char copy[PWP_FORM_MAX * 4 + 1];

	memcpy(copy, form.ptr, form.len);
	copy[form.len] = '\0';
	return tfind(copy, data, compare) ? PWP_PERSONAL_OTHER : 0;
}

static void keep_all(void **set, const struct pwp_request *request)
{
	const struct pwp_text own[] = { request->user, request->full_name };

	for (size_t i = 0; i < 2; i++)
		if (pwp_personal_forms(PWP_PERSONAL_NAME, own[i], keep, set) != 0)
			fail("forms of a name");
	for (size_t i = 0; i < request->n_words; i++)
		if (pwp_personal_forms(PWP_PERSONAL_OTHER, request->words[i], keep,
				       set) != 0)
			fail("forms of a datum");
}

/* ---- verdicts */

static bool accepts(const struct scores *scores, const struct pwp_request *request)
{
	struct pwp_result *result = NULL;

	if (pwp_check(scores->checker, request, &result) != 0)
		fail("a check failed");
	bool accepted = pwp_result_accepted(result);
	pwp_result_free(result);
	return accepted;
}

static bool accepts_kept(const struct scores *scores, const struct pwp_request *with,
			 const struct pwp_request *without)
{
	struct pwp_request request = *without;
	void *set = NULL;

	keep_all(&set, with);
	request.is_personal = is_kept;
	request.is_personal_data = &set;
	bool accepted = accepts(scores, &request);
	tdestroy(set, free);
	return accepted;
}

static struct pattern *find_pattern(struct scores *scores, const char *kind,
				    const char *name)
{
	char full[sizeof(scores->patterns[0].name)];

	snprintf(full, sizeof(full), "%s\t%s", kind, name);
	for (size_t i = 0; i < scores->count; i++)
		if (strcmp(scores->patterns[i].name, full) == 0)
			return &scores->patterns[i];
	if (scores->count == MOST_PATTERNS)
		fail("too many patterns");
	struct pattern *pattern = &scores->patterns[scores->count++];
	memcpy(pattern->name, full, sizeof(full));
	return pattern;
}

static void judge_row(struct scores *scores, char *const fields[static FIELDS])
{
	struct pattern *pattern = find_pattern(scores, fields[0], fields[1]);
	struct pwp_text words[PWP_WORDS_MAX];
	struct pwp_request without = PWP_REQUEST_INIT;

	without.password = text_of(fields[2]);
	without.year = YEAR;
	struct pwp_request with = without;
	with.user = text_of(fields[3]);
	with.full_name = text_of(fields[4]);
	with.home = text_of(fields[5]);
	with.words = words;
	for (char *rest = fields[6], *word; (word = strsep(&rest, ";")) != NULL;) {
		if (with.n_words == PWP_WORDS_MAX)
			fail("too many data");
		words[with.n_words++] = text_of(word);
	}
	pattern->rows++;
	pattern->accepted[WITH_WORDS] += accepts(scores, &with);
	pattern->accepted[WITHOUT] += accepts(scores, &without);
	pattern->accepted[WITH_FORMS] += accepts_kept(scores, &with, &without);
}

int main(void)
{
	static struct scores scores;
	char *line = NULL;
	size_t size = 0;

	if (pwp_policy_new("school", &scores.policy) != 0 ||
	    pwp_checker_new(scores.policy, NULL, &scores.checker) != 0)
		fail("no policy");
	while (getline(&line, &size, stdin) >= 0) {
		char *fields[FIELDS], *rest = line;
		line[strcspn(line, "\n")] = '\0';
		for (size_t i = 0; i < FIELDS; i++)
			if (!(fields[i] = strsep(&rest, "\t")))
				fail("a row is short of fields");
		judge_row(&scores, fields);
	}
	for (size_t i = 0; i < scores.count; i++)
		printf("%s\t%u\t%u\t%u\t%u\n", scores.patterns[i].name,
		       scores.patterns[i].rows, scores.patterns[i].accepted[WITH_WORDS],
		       scores.patterns[i].accepted[WITHOUT],
		       scores.patterns[i].accepted[WITH_FORMS]);
	free(line);
	pwp_checker_free(scores.checker);
	pwp_policy_free(scores.policy);
	return 0;
}
