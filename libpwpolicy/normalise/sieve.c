/* SPDX-License-Identifier: MIT */
/*
 * What is made of a site's text holds one of its pieces, whole or with one letter wrong, or
 * of a piece with digits a part. So a text is let through if the password has the
 * characters of any of its pieces. One with letters outside ASCII, which fold to others,
 * always is.
 */
#include "normalise/sieve.h"

#include "normalise/expand.h"

#include <stdlib.h>

/* Takes the next piece off the front of *rest; its length is 0 behind the last. */
static size_t take_piece(struct str *rest, uint64_t *ret_set)
{
	size_t start = 0, end;

	*ret_set = 0;
	while (start < rest->len && expand_bit_at(*rest, start) == EXPAND_SIGN)
		start++;
	for (end = start; end < rest->len && expand_bit_at(*rest, end) != EXPAND_SIGN;
	     end++)
		*ret_set |= expand_bit_at(*rest, end);
	rest->ptr += end;
	rest->len -= end;
	return end - start;
}

static void add_pieces(struct sieve *sieve, size_t index)
{
	struct str rest = sieve->texts->items[index];
	uint64_t set;

	for (size_t len; (len = take_piece(&rest, &set)) > 0;) {
		if (sieve->pieces)
			sieve->pieces[sieve->count] = (struct sieve_piece){
				.set = set & EXPAND_OTHERS ? 0 : set,
				.text = (uint32_t)index,
				.edited =
					len >= EXPAND_EDIT_LEN && !(set & EXPAND_DIGITS),
			};
		sieve->count++;
	}
}

static void add_all(struct sieve *sieve)
{
	sieve->count = 0;
	for (size_t i = 0; i < sieve->texts->count; i++)
		add_pieces(sieve, i);
}

int sieve_init(struct sieve *sieve, const struct strlist *texts)
{
	*sieve = (struct sieve){ .texts = texts };
	add_all(sieve); /* counts them */
	sieve->pieces = calloc(sieve->count + 1, sizeof(*sieve->pieces));
	if (!sieve->pieces)
		return PWP_ERR_NOMEM;
	add_all(sieve);
	return 0;
}

void sieve_done(struct sieve *sieve)
{
	free(sieve->pieces);
	*sieve = (struct sieve){ 0 };
}

static bool is_let_through(const struct sieve_piece *piece, uint64_t present)
{
	if (piece->set & EXPAND_DIGITS)
		return (piece->set & present) != 0;
	return expand_may_lack(piece->set & ~present, piece->edited);
}

const struct str *sieve_next(const struct sieve *sieve, uint64_t present, size_t *at)
{
	while (*at < sieve->count && !is_let_through(&sieve->pieces[*at], present))
		++*at;
	if (*at == sieve->count)
		return NULL;
	uint32_t text = sieve->pieces[*at].text;
	while (*at < sieve->count && sieve->pieces[*at].text == text)
		++*at;
	return &sieve->texts->items[text];
}
