/* SPDX-License-Identifier: MIT */
/*
 * Which texts become known words of which kind. Names, site words and personal words are
 * cut into pieces; a banned word and a printed example count only as a whole.
 */
#include "normalise/wordset.h"

#include <stdlib.h>

/* Indices of words are 16 bits, 0 means none. */
#define MOST_WORDS 60000

struct policy_list {
	const struct strlist *list;
	enum known_kind kind;
	bool pieces;
};

static size_t list_bytes(const struct strlist *list)
{
	size_t bytes = 0;

	for (size_t i = 0; i < list->count; i++)
		bytes += list->items[i].len;
	return bytes;
}

int wordset_init(struct wordset *set, const struct rules *rules)
{
	const struct policy_list lists[] = {
		{ &rules->site_words, KNOWN_SITE, true },
		{ &rules->banned_words, KNOWN_BANNED, false },
		{ &rules->examples, KNOWN_EXAMPLE, false },
	};
	size_t words = 0, codes = 0;

	*set = (struct wordset){ .rules = rules };
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		size_t bytes = list_bytes(lists[i].list);
		words += lists[i].list->count *
			 (lists[i].pieces ? KNOWN_MAX_PIECES + 1 : 1);
		codes += lists[i].pieces ? 8 * bytes : 4 * bytes;
	}
	if (words > MOST_WORDS)
		return PWP_ERR_TOO_BIG;
	struct known_word *word_room = calloc(words + 1, sizeof(*word_room));
	uint32_t *code_room = calloc(codes + 1, sizeof(*code_room));
	known_init(&set->known, word_room, words, code_room, codes);
	if (!word_room || !code_room) {
		wordset_done(set);
		return PWP_ERR_NOMEM;
	}
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (size_t j = 0; j < lists[i].list->count; j++)
			known_add(&set->known, lists[i].kind, lists[i].list->items[j],
				  lists[i].pieces);
	return 0;
}

void wordset_done(struct wordset *set)
{
	free(set->known.words);
	free(set->known.codes);
	*set = (struct wordset){ 0 };
}

/* More words of one person or school are left out. */
#define MOST_REQUEST_WORDS 512

static size_t count_texts(const struct pwp_request *request)
{
	return 4 + request->n_site_words + request->n_words;
}

static size_t most_words(const struct pwp_request *request)
{
	size_t most = count_texts(request) * (KNOWN_MAX_PIECES + 1);
	return most < MOST_REQUEST_WORDS ? most : MOST_REQUEST_WORDS;
}

static size_t most_codes(const struct pwp_request *request)
{
	/* a text is folded twice: in pieces and as a whole */
	size_t most =
		2 * request_word_bytes(request) + count_texts(request) * KNOWN_MAX_LEN;
	size_t enough = (MOST_REQUEST_WORDS + 1) * KNOWN_MAX_LEN;
	return most < enough ? most : enough;
}

size_t wordset_request_room(const struct pwp_request *request)
{
	return most_words(request) * sizeof(struct known_word) +
	       most_codes(request) * sizeof(uint32_t) + 64;
}

/* Of a path. */
static struct str last_part(struct str path)
{
	while (path.len > 0 && path.ptr[path.len - 1] == '/')
		path.len--;
	for (size_t i = path.len; i > 0; i--)
		if (path.ptr[i - 1] == '/')
			return (struct str){ path.ptr + i, path.len - i };
	return path;
}

bool wordset_request(struct known *known, const struct pwp_request *request,
		     struct arena *arena)
{
	struct known_word *words =
		arena_take(arena, most_words(request), sizeof(struct known_word));
	uint32_t *codes = arena_take(arena, most_codes(request), sizeof(uint32_t));

	if (!words || !codes)
		return false;
	known_init(known, words, most_words(request), codes, most_codes(request));
	known_add(known, KNOWN_USER, request_text(request->user), true);
	known_add(known, KNOWN_FULL_NAME, request_text(request->full_name), true);
	known_add(known, KNOWN_USER, last_part(request_text(request->home)), true);
	for (size_t i = 0; i < request->n_words; i++)
		known_add(known, KNOWN_PERSONAL, request_text(request->words[i]), true);
	known_add(known, KNOWN_SITE, request_text(request->host), true);
	for (size_t i = 0; i < request->n_site_words; i++)
		known_add(known, KNOWN_SITE, request_text(request->site_words[i]), true);
	return true;
}
