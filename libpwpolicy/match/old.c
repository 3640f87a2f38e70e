/* SPDX-License-Identifier: MIT */
/*
 * Parts of the old password. Who knows it tries it with its ends cut off and something put
 * there. So a piece that was kept is worth the choice among all pieces that leave out no
 * more, and what was put there decides. Case, accents and leet do not hide a piece; each
 * character that is spelt in another way adds a little.
 *
 * For each cell of the new password a bit set holds the cells of the old one that it may
 * stand for. The sets of adjacent cells, shifted and intersected, are the places where a
 * piece of the old password begins; the longest piece ends where the intersection is empty.
 */
#include "match/case_leet_cost.h"
#include "match/matchers.h"

#include <assert.h>

/* Of a longer old password the first so many cells are compared: one bit each. */
#define MAX_OLD_CELLS 64
/* Shorter pieces are shared by chance. */
#define MIN_LEN 4
/* A handful of guesses for the whole, as for a known word. */
#define OLD_COST BITS(2, 0)

static_assert(MAX_OLD_CELLS == 64, "a set of cells is one uint64_t");

struct state {
	const struct subject *old;
	/* by cell of the new password: bit j: it may stand for cell j of the old one */
	uint64_t *places;
};

struct piece {
	size_t len;
	size_t first; /* cell of the old password that is read first */
	bool reversed;
};

static size_t room(const struct pwp_request *request, size_t cells)
{
	if (request->old_password.len == 0)
		return 0;
	return sizeof(struct state) + (cells + ALPHABET_SIZE) * sizeof(uint64_t) + 64;
}

static size_t compared_cells(const struct subject *old)
{
	return old->count < MAX_OLD_CELLS ? old->count : MAX_OLD_CELLS;
}

/* For each symbol the cells of the old password that may be read as it. */
static void find_symbols(uint64_t where[static ALPHABET_SIZE], const struct subject *old)
{
	memset(where, 0, ALPHABET_SIZE * sizeof(*where));
	for (size_t j = 0; j < compared_cells(old); j++) {
		const struct cell *cell = &old->cells[j];
		where[cell->symbol] |= UINT64_C(1) << j;
		for (size_t i = 0; i < SUBJECT_MAX_LEET && cell->leet[i]; i++)
			where[cell->leet[i]] |= UINT64_C(1) << j;
	}
}

/* The cells of the old password that a cell may stand for. */
static uint64_t places_of(const struct cell *cell, const uint64_t *where,
			  const struct subject *old)
{
	uint64_t places = 0;

	if (cell->symbol != ALPHABET_NONE)
		places = where[cell->symbol];
	else
		for (size_t j = 0; j < compared_cells(old); j++)
			places |= (uint64_t)(old->cells[j].code == cell->code) << j;
	for (size_t i = 0; i < SUBJECT_MAX_LEET && cell->leet[i]; i++)
		places |= where[cell->leet[i]];
	return places;
}

static int prepare(const struct match_source *source, struct arena *arena,
		   const void **ret_state)
{
	const struct subject *subject = source->subject;

	if (!source->old) {
		*ret_state = NULL;
		return 0;
	}
	struct state *state = arena_take(arena, 1, sizeof(*state));
	uint64_t *where = arena_take(arena, ALPHABET_SIZE, sizeof(*where));
	uint64_t *places = arena_take(arena, subject->count, sizeof(*places));
	if (!state || !where || !places)
		return PWP_ERR_TOO_BIG;
	find_symbols(where, source->old);
	for (size_t i = 0; i < subject->count; i++)
		places[i] = places_of(&subject->cells[i], where, source->old);
	*state = (struct state){ .old = source->old, .places = places };
	*ret_state = state;
	return 0;
}

/* The longest piece of the old password that is read from cell `at` on. */
static struct piece longest_piece(const struct match_input *input, size_t at,
				  bool reversed)
{
	const struct state *state = input->state[old_matcher_index];
	uint64_t begins = state->places[at];
	struct piece piece = { .reversed = reversed };

	while (begins != 0) {
		piece.len++;
		piece.first = (size_t)__builtin_ctzll(begins);
		if (at + piece.len == input->subject->count || piece.len == MAX_OLD_CELLS)
			break;
		uint64_t next = state->places[at + piece.len];
		begins &= reversed ? next << piece.len : next >> piece.len;
	}
	return piece;
}

/* How many characters of a piece are typed in another way than in the old password. */
static unsigned count_changes(const struct match_input *input, size_t at,
			      const struct piece *piece)
{
	const struct state *state = input->state[old_matcher_index];
	unsigned changes = 0;

	for (size_t i = 0; i < piece->len; i++) {
		size_t j = piece->reversed ? piece->first - i : piece->first + i;
		changes +=
			input->subject->cells[at + i].typed != state->old->cells[j].typed;
	}
	return changes;
}

static void add_piece(const struct match_input *input, size_t at,
		      const struct piece *piece, struct match_list *list)
{
	const struct state *state = input->state[old_matcher_index];
	uint64_t left_out = state->old->count - piece->len;
	/* how many pieces leave out so many characters or fewer */
	uint64_t pieces = (left_out + 1) * (left_out + 2) / 2;
	uint32_t cost = OLD_COST + log2_of(pieces) +
			leet_cost(count_changes(input, at, piece)) +
			(piece->reversed ? REVERSED_COST : 0);

	match_list_add(list, at, at + piece->len, MATCH_OLD, cost);
}

static void find_pieces(const struct match_input *input, size_t at,
			struct match_list *list)
{
	struct piece piece = longest_piece(input, at, false);
	struct piece reversed = longest_piece(input, at, true);

	if (piece.len >= MIN_LEN)
		add_piece(input, at, &piece, list);
	if (reversed.len >= MIN_LEN && reversed.len > piece.len)
		add_piece(input, at, &reversed, list);
}

const struct matcher old_matcher = {
	.find = find_pieces,
	.room = room,
	.prepare = prepare,
};
