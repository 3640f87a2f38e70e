/* SPDX-License-Identifier: MIT */
/*
 * Parts of the old password. Who knows it tries it with its ends cut off and something
 * put there. So a piece that was kept is worth the choice among all pieces that leave out
 * no more, and what was put there decides. Case, accents and leet do not hide a piece;
 * each character that is spelt in another way adds a little.
 *
 * For each cell of the new password a set of bits holds the cells of the old one that it
 * may stand for. The sets of neighbouring cells, shifted and intersected, are the places
 * where a piece of the old password begins; the longest piece is where none is left.
 */
#include "match/old.h"

#include "base/log2.h"
#include "match/matchers.h"

#include <assert.h>

/* Smaller pieces are shared by chance. */
#define OLD_LEAST 4
/* A handful of guesses for the whole, as for a known word. */
#define OLD_COST BITS(2, 0)

static_assert(OLD_CELLS_MAX == 64, "a set of cells is one uint64_t");

struct piece {
	size_t len;
	size_t first; /* cell of the old password that is read first */
	bool backwards;
};

size_t old_room(size_t cells)
{
	return (cells + ALPHABET_SIZE) * sizeof(uint64_t) + 64;
}

static size_t count_seen(const struct subject *old)
{
	return old->count < OLD_CELLS_MAX ? old->count : OLD_CELLS_MAX;
}

/* For each symbol the cells of the old password that may be read as it. */
static void find_symbols(uint64_t where[static ALPHABET_SIZE], const struct subject *old)
{
	memset(where, 0, ALPHABET_SIZE * sizeof(*where));
	for (size_t j = 0; j < count_seen(old); j++) {
		const struct cell *cell = &old->cells[j];
		where[cell->symbol] |= UINT64_C(1) << j;
		for (size_t i = 0; i < SUBJECT_MAX_LEET && cell->leet[i]; i++)
			where[cell->leet[i]] |= UINT64_C(1) << j;
	}
}

/* The cells of the old password that hold a character outside the alphabet. */
static uint64_t find_code(uint32_t code, const struct subject *old)
{
	uint64_t places = 0;

	for (size_t j = 0; j < count_seen(old); j++)
		places |= (uint64_t)(old->cells[j].code == code) << j;
	return places;
}

static uint64_t places_of(const struct cell *cell, const uint64_t *where,
			  const struct subject *old)
{
	uint64_t places = cell->symbol == ALPHABET_NONE ? find_code(cell->code, old)
							: where[cell->symbol];

	for (size_t i = 0; i < SUBJECT_MAX_LEET && cell->leet[i]; i++)
		places |= where[cell->leet[i]];
	return places;
}

bool old_find(struct old_parts *parts, const struct subject *subject,
	      const struct subject *old, struct arena *arena)
{
	uint64_t *where = arena_take(arena, ALPHABET_SIZE, sizeof(*where));
	uint64_t *places = arena_take(arena, subject->count, sizeof(*places));

	if (!where || !places)
		return false;
	find_symbols(where, old);
	for (size_t i = 0; i < subject->count; i++)
		places[i] = places_of(&subject->cells[i], where, old);
	*parts = (struct old_parts){ .old = old, .places = places };
	return true;
}

/* The longest piece of the old password that is read from cell `at` on. */
static struct piece longest_piece(const struct match_input *input, size_t at,
				  bool backwards)
{
	const uint64_t *places = input->old->places;
	uint64_t begins = places[at];
	struct piece piece = { .backwards = backwards };

	while (begins != 0) {
		piece.len++;
		piece.first = (size_t)__builtin_ctzll(begins);
		if (at + piece.len == input->subject->count || piece.len == OLD_CELLS_MAX)
			break;
		uint64_t next = places[at + piece.len];
		begins &= backwards ? next << piece.len : next >> piece.len;
	}
	return piece;
}

/* How many characters of a piece are typed in another way than in the old password. */
static unsigned count_changes(const struct match_input *input, size_t at,
			      const struct piece *piece)
{
	unsigned changes = 0;

	for (size_t i = 0; i < piece->len; i++) {
		size_t j = piece->backwards ? piece->first - i : piece->first + i;
		changes += input->subject->cells[at + i].typed !=
			   input->old->old->cells[j].typed;
	}
	return changes;
}

/* log2 of how many pieces leave out so many characters or fewer. */
static uint32_t cut_cost(uint64_t left_out)
{
	return log2_of((left_out + 1) * (left_out + 2) / 2);
}

static void add_piece(const struct match_input *input, size_t at,
		      const struct piece *piece, struct match_list *list)
{
	uint32_t cost = OLD_COST + cut_cost(input->old->old->count - piece->len) +
			leet_cost(count_changes(input, at, piece)) +
			(piece->backwards ? REVERSED_COST : 0);

	match_add(list, at, at + piece->len, MATCH_OLD, cost);
}

void old_match(const struct match_input *input, size_t at, struct match_list *list)
{
	if (!input->old)
		return;
	struct piece piece = longest_piece(input, at, false);
	struct piece reversed = longest_piece(input, at, true);
	if (piece.len >= OLD_LEAST)
		add_piece(input, at, &piece, list);
	if (reversed.len >= OLD_LEAST && reversed.len > piece.len)
		add_piece(input, at, &reversed, list);
}
