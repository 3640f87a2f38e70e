/* SPDX-License-Identifier: MIT */
/*
 * Each word of a text contains one of its pieces, whole or with one edit, or a part of a piece
 * with digits. So a text passes if the password has the characters of any of its pieces. One
 * with letters outside ASCII, which fold to others, always does.
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

static void add_pieces(struct word_prefilter *prefilter, size_t index)
{
	struct str rest = prefilter->texts->items[index];
	uint64_t set;

	for (size_t len; (len = take_piece(&rest, &set)) > 0;) {
		if (prefilter->pieces)
			prefilter->pieces[prefilter->count] =
				(struct word_prefilter_piece){
					.set = set & CHAR_SET_OTHERS ? 0 : set,
					.text = (uint32_t)index,
					.edited = len >= EXPAND_EDIT_LEN &&
						  !(set & CHAR_SET_DIGITS),
				};
		prefilter->count++;
	}
}

static void add_all(struct word_prefilter *prefilter)
{
	prefilter->count = 0;
	for (size_t i = 0; i < prefilter->texts->count; i++)
		add_pieces(prefilter, i);
}

int word_prefilter_init(struct word_prefilter *prefilter,
			const struct string_array *texts)
{
	*prefilter = (struct word_prefilter){ .texts = texts };
	add_all(prefilter); /* only counts them */
	prefilter->pieces = calloc(prefilter->count + 1, sizeof(*prefilter->pieces));
	if (!prefilter->pieces)
		return PWP_ERR_NOMEM;
	add_all(prefilter);
	return 0;
}

void word_prefilter_done(struct word_prefilter *prefilter)
{
	free(prefilter->pieces);
	*prefilter = (struct word_prefilter){ 0 };
}

static bool may_occur(const struct word_prefilter_piece *piece, uint64_t present)
{
	if (piece->set & CHAR_SET_DIGITS)
		return (piece->set & present) != 0;
	return char_set_may_lack(piece->set & ~present, piece->edited);
}

const struct str *word_prefilter_next(const struct word_prefilter *prefilter,
				      uint64_t present, size_t *at)
{
	while (*at < prefilter->count && !may_occur(&prefilter->pieces[*at], present))
		++*at;
	if (*at == prefilter->count)
		return NULL;
	uint32_t text = prefilter->pieces[*at].text;
	while (*at < prefilter->count && prefilter->pieces[*at].text == text)
		++*at;
	return &prefilter->texts->items[text];
}
