/* SPDX-License-Identifier: MIT */
/*
 * Which texts of the rules become known words of which kind. Site words are expanded; banned
 * words and printed examples count only as a whole. A password is searched for the words of a
 * request by match/fuzzy.c; the set of them here serves to leave words out of a list.
 */
#include "normalise/wordset.h"

#include "base/array.h"
#include "base/wipe.h"
#include "input/request.h"
#include "normalise/expand.h"
#include "normalise/request_words.h"

#include <stdlib.h>

/* Indices of words are 16 bits, 0 means none. */
#define MAX_WORDS 60000

struct policy_list {
	const struct string_array *list;
	enum known_kind kind;
	bool expanded;
};

/* A set is filled twice: first its words are counted, then they are added. */
struct builder {
	struct known *known; /* NULL: words are only counted */
	enum known_kind kind;
	size_t words, codes;
};

static void add_word(void *data, const struct expand_word *word)
{
	struct builder *builder = data;

	builder->words++;
	builder->codes += word->len;
	if (builder->known)
		known_add(builder->known, builder->kind, word->codes, word->len);
}

static void fill_rules(struct builder *builder, const struct rules *rules)
{
	const struct policy_list lists[] = {
		{ &rules->site_words, KNOWN_SITE, true },
		{ &rules->banned_words, KNOWN_BANNED, false },
		{ &rules->examples, KNOWN_EXAMPLE, false },
	};
	struct expansion expansion;

	expansion_init(&expansion, NULL, add_word, builder);
	for (size_t i = 0; i < ARRAY_SIZE(lists); i++) {
		builder->kind = lists[i].kind;
		for (size_t j = 0; j < lists[i].list->count; j++) {
			struct str text = lists[i].list->items[j];
			if (lists[i].expanded)
				expand(&expansion, EXPAND_SITE, text);
			else
				expand_whole(&expansion, text);
		}
	}
}

static void add_if_letters(void *data, const struct expand_word *word)
{
	if ((word->set & ~CHAR_SET_LETTERS) == 0)
		add_word(data, word);
}

static void fill_request(struct builder *builder, const struct pwp_request *request)
{
	struct expansion expansion;
	struct request_words words;

	request_words_group(&words, request);
	expansion_init(&expansion, NULL, add_if_letters, builder);
	for (size_t i = 0; i < REQUEST_WORDS_GROUPS; i++) {
		const struct request_words_group *group = &words.items[i];
		builder->kind = group->kind;
		for (size_t j = 0; j < group->count; j++)
			expand(&expansion, group->source, request_text(group->texts[j]));
	}
	expansion_done(&expansion);
}

/* Allocates the set for what was counted. */
static int allocate(struct wordset *set, struct builder *builder)
{
	struct known_word *words = calloc(builder->words + 1, sizeof(*words));
	uint32_t *codes = calloc(builder->codes + 1, sizeof(*codes));

	known_init(&set->known, words, builder->words, codes, builder->codes);
	if (!words || !codes) {
		wordset_done(set);
		return PWP_ERR_NOMEM;
	}
	builder->known = &set->known;
	return 0;
}

int wordset_init(struct wordset *set, const struct rules *rules)
{
	struct builder builder = { .known = NULL };

	*set = (struct wordset){ .rules = rules };
	fill_rules(&builder, rules);
	if (builder.words > MAX_WORDS)
		return PWP_ERR_TOO_BIG;
	int error = allocate(set, &builder);
	if (error)
		return error;
	fill_rules(&builder, rules);
	error = word_prefilter_init(&set->site, &rules->site_words);
	if (error)
		wordset_done(set);
	return error;
}

int wordset_init_request(struct wordset *set, const struct pwp_request *request)
{
	struct builder builder = { .known = NULL };

	*set = (struct wordset){ .rules = NULL };
	fill_request(&builder, request);
	if (builder.words > MAX_WORDS)
		builder.words = MAX_WORDS;
	int error = allocate(set, &builder);
	if (error == 0)
		fill_request(&builder, request);
	return error;
}

void wordset_done(struct wordset *set)
{
	free(set->known.words);
	if (set->known.codes)
		wipe(set->known.codes, set->known.codes_room * sizeof(*set->known.codes));
	free(set->known.codes);
	word_prefilter_done(&set->site);
	*set = (struct wordset){ 0 };
}
