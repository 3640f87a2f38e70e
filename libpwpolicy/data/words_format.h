/* SPDX-License-Identifier: MIT */
/*
 * The compiled form of the word lists, shared by compile/words.c and its reader. An edge is 48
 * bits:
 *
 *   step                                                  target        skip
 *   15           10 9             8   7   6  5      0     15      0     15    0
 *  +---------------+---------------+---+---+--------+    +---------+   +-------+
 *  | skip (high 6) | target (high) | L | W | symbol |    |  (low)  |   | (low) |
 *  +---------------+---------------+---+---+--------+    +---------+   +-------+
 *
 * The edges of a state are adjacent; L marks the last one. W says that a word ends with this
 * edge. `target` is the index of the next state's first edge, 0 if there is none. `skip` is
 * the number of words that leave the state by an earlier edge: summed up along a path it
 * gives the word's index.
 */
#ifndef PWP_DATA_WORDS_FORMAT_H
#define PWP_DATA_WORDS_FORMAT_H

#include <stdint.h>

struct words_edge {
	uint16_t step, target, skip;
};

#define EDGE_SYMBOL_MASK 0x3fu
#define EDGE_WORD (1u << 6)
#define EDGE_LAST (1u << 7)
#define EDGE_TARGET_SHIFT 8
#define EDGE_TARGET_MASK 3u
#define EDGE_TARGET_MAX ((UINT32_C(1) << 18) - 1)
#define EDGE_SKIP_SHIFT 10
#define EDGE_SKIP_MAX ((UINT32_C(1) << 22) - 1)

/* Ranks are stored as log2 in 1/8 bit in a byte; this one means "none". */
#define RANK_NONE 0xff
#define RANK_SHIFT 5 /* 1/8 bit to 1/256 bit */

/* What the lists say of a word. It is the same for many words, so each distinct record is
 * stored once and a word has its number. */
struct words_record {
	uint8_t password_rank;
	uint8_t word_rank;
	uint8_t affix_rank;
	uint8_t kinds;
};

/*
 * Words for passphrases: only their letters, five bits each (a is 0), packed from the low
 * bits up. The words of one list and length are adjacent, so that the position of each
 * follows from its number; one byte follows the last letter.
 */
#define PHRASE_LISTS 3 /* enum words_phrase_list */
#define PHRASE_SHORTEST 3
#define PHRASE_LONGEST 8
#define PHRASE_LETTER_BITS 5

struct words_phrase_run {
	uint16_t count; /* words of this length */
	uint32_t start; /* letters before the first of them */
};

/* The character model (see ngram.c). */
#define NGRAM_CLASSES 48
#define NGRAM_SLOT_BITS 17
#define NGRAM_COST_SHIFT 4 /* 1/16 bit to 1/256 bit */

struct ngram_slot {
	uint8_t check; /* 0: empty */
	uint8_t cost;
};

extern const struct words_edge words_edges[];
extern const uint32_t words_root[]; /* by symbol: the edge from the start; 0: none */
extern const struct words_record words_records[];
extern const uint16_t words_record_numbers[]; /* by the word's index */
extern const uint8_t words_phrase_letters[];
extern const struct words_phrase_run
	words_phrase_runs[PHRASE_LISTS][PHRASE_LONGEST - PHRASE_SHORTEST + 1];
extern const uint32_t words_password_size;
extern const uint8_t ngram_trigrams[NGRAM_CLASSES * NGRAM_CLASSES * NGRAM_CLASSES];
extern const struct ngram_slot ngram_slots[1 << NGRAM_SLOT_BITS];

#endif
