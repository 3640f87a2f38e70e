/* SPDX-License-Identifier: MIT */
/* The life of an expansion, and the one way by which words leave it. */
#include "normalise/expansion.h"

#include "base/wipe.h"
#include "normalise/fold.h"

/* A number of so many digits is a telephone's. */
#define PHONE_DIGITS 9

void expansion_init(struct expansion *expansion, const struct expand_target *target,
		    expand_emit_fn *emit, void *data)
{
	expansion->emit = emit;
	expansion->data = data;
	expansion->target = target;
	expansion->present = target ? target->present : CHAR_SET_WORD;
	expansion->work = 0;
	expansion->year = 0;
	expansion->date_count = 0;
	expansion->date_words = 0;
	expansion->role = EXPAND_ROLE_ANY;
	expansion->max_count = 0;
	expansion->max_piece_count = 0;
}

void expansion_done(struct expansion *expansion)
{
	wipe(expansion->codes, expansion->max_count * sizeof(expansion->codes[0]));
	wipe(expansion->pieces,
	     expansion->max_piece_count * sizeof(expansion->pieces[0]));
	wipe(expansion, offsetof(struct expansion, pieces));
}

void expansion_emit(const struct expansion *expansion, struct expand_word *word)
{
	if (!char_set_may_lack(word->set & ~expansion->present,
			       word->len >= EXPAND_EDIT_LEN && !word->derived))
		return;
	/* a word of ideographs may be as short as one */
	if (word->len < EXPAND_MIN_LEN &&
	    (word->len == 0 || word->codes[0] < FOLD_FIRST_IDEOGRAPH))
		return;
	if (word->len > EXPAND_MAX_LEN)
		word->len = EXPAND_MAX_LEN;
	word->role = expansion->role;
	expansion->emit(expansion->data, word);
}

void expansion_emit_derived(const struct expansion *expansion, const uint32_t *codes,
			    size_t len)
{
	struct expand_word word = {
		.codes = codes,
		.len = len,
		.set = char_set_of_all(codes, len),
		.derived = true,
	};

	expansion_emit(expansion, &word);
}

enum expand_role expansion_role_of_number(const struct expansion *expansion)
{
	return expansion->count >= PHONE_DIGITS ? EXPAND_ROLE_PHONE : EXPAND_ROLE_DATE;
}

enum expand_role expansion_role_of_piece(const struct expansion *expansion, size_t index)
{
	if (!(expansion->pieces[index].set & ~CHAR_SET_DIGITS))
		return expansion_role_of_number(expansion);
	if (expansion->piece_count < 2 || expansion->has_comma)
		return EXPAND_ROLE_ANY;
	if (index == 0)
		return EXPAND_ROLE_FIRST;
	return index == expansion->piece_count - 1 ? EXPAND_ROLE_LAST : EXPAND_ROLE_ANY;
}
