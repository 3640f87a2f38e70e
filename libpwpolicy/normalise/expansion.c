/* SPDX-License-Identifier: MIT */
/* The life of an expansion, and the one way by which words leave it. */
#include "normalise/expansion.h"

#include "base/wipe.h"
#include "normalise/fold.h"

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
	expansion->max_count = 0;
}

void expansion_done(struct expansion *expansion)
{
	wipe(expansion->codes, expansion->max_count * sizeof(expansion->codes[0]));
	wipe(expansion, offsetof(struct expansion, codes));
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
