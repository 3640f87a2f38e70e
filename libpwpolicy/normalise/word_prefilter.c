/* SPDX-License-Identifier: MIT */
/*
 * What is made of a site's text holds one of its pieces, whole or with one letter wrong, or
 * of a piece with digits a part. So a text is let through if the password has the
 * characters of any of its pieces. One with letters outside ASCII, which fold to others,
 * always is.
 */
#include "normalise/word_prefilter.h"

#include "normalise/expansion.h"

#include <stdlib.h>

/* Takes the next piece off the front of *rest; its length is 0 behind the last. */
static size_t take_piece(struct str *rest, uint64_t *ret_set)
{
	size_t start = 0, end;

	*ret_set = 0;
	while (start < rest->len && char_set_at(*rest, start) == CHAR_SET_SYMBOLS)
		start++;
	for (end = start; end < rest->len && char_set_at(*rest, end) != CHAR_SET_SYMBOLS;
	     end++)
		*ret_set |= char_set_at(*rest, end);
	rest->ptr += end;
	rest->len -= end;
	return end - start;
}

static void add_pieces(struct word_prefilter *word_prefilter, size_t index)
{
	struct str rest = word_prefilter->texts->items[index];
	uint64_t set;

	for (size_t len; (len = take_piece(&rest, &set)) > 0;) {
		if (word_prefilter->pieces)
			word_prefilter->pieces[word_prefilter->count] =
				(struct word_prefilter_piece){
					.set = set & CHAR_SET_OTHERS ? 0 : set,
					.text = (uint32_t)index,
					.edited = len >= EXPAND_EDIT_LEN &&
						  !(set & CHAR_SET_DIGITS),
				};
		word_prefilter->count++;
	}
}

static void add_all(struct word_prefilter *word_prefilter)
{
	word_prefilter->count = 0;
	for (size_t i = 0; i < word_prefilter->texts->count; i++)
		add_pieces(word_prefilter, i);
}

int word_prefilter_init(struct word_prefilter *word_prefilter,
			const struct string_array *texts)
{
	*word_prefilter = (struct word_prefilter){ .texts = texts };
	add_all(word_prefilter); /* counts them */
	word_prefilter->pieces =
		calloc(word_prefilter->count + 1, sizeof(*word_prefilter->pieces));
	if (!word_prefilter->pieces)
		return PWP_ERR_NOMEM;
	add_all(word_prefilter);
	return 0;
}

void word_prefilter_done(struct word_prefilter *word_prefilter)
{
	free(word_prefilter->pieces);
	*word_prefilter = (struct word_prefilter){ 0 };
}

static bool is_let_through(const struct word_prefilter_piece *piece, uint64_t present)
{
	if (piece->set & CHAR_SET_DIGITS)
		return (piece->set & present) != 0;
	return char_set_may_lack(piece->set & ~present, piece->edited);
}

const struct str *word_prefilter_next(const struct word_prefilter *word_prefilter,
				      uint64_t present, size_t *at)
{
	while (*at < word_prefilter->count &&
	       !is_let_through(&word_prefilter->pieces[*at], present))
		++*at;
	if (*at == word_prefilter->count)
		return NULL;
	uint32_t text = word_prefilter->pieces[*at].text;
	while (*at < word_prefilter->count && word_prefilter->pieces[*at].text == text)
		++*at;
	return &word_prefilter->texts->items[text];
}
