/* SPDX-License-Identifier: MIT */
/*
 * Windows. What a cell may be read as, itself and its leet letters, is turned round: for
 * each character the cells that may be read as it. A set has 64 boundaries between
 * cells, so a longer password is cut into windows of 63 cells that overlap by the longest
 * word that people use.
 */
#include "match/window.h"

#include "data/alphabet.h"

#define LENGTH 63
#define OVERLAP 23

static size_t count_windows(size_t cells)
{
	return cells <= LENGTH ? 1 : 1 + (cells - OVERLAP - 1) / (LENGTH - OVERLAP);
}

size_t windows_room(size_t cells)
{
	return count_windows(cells) * sizeof(struct window) + 16;
}

static void note_reading(struct windows *windows, struct window *window, size_t at,
			 uint32_t code)
{
	uint64_t bit = expand_bit(code);

	window->reads[__builtin_ctzll(bit)] |= UINT64_C(1) << at;
	windows->target.present |= bit;
}

static void read_cell(struct windows *windows, struct window *window, size_t at)
{
	const struct cell *cell = &window->cells[at];

	note_reading(windows, window, at, cell->code);
	for (size_t i = 0; i < SUBJECT_MAX_LEET && cell->leet[i]; i++)
		note_reading(windows, window, at, (uint8_t)alphabet_char(cell->leet[i]));
	if (cell->char_class == CLASS_SYMBOL)
		window->signs |= UINT64_C(1) << at;
}

/* The letters that a cell may be read as. */
static uint32_t letters_of(const struct cell *cell)
{
	uint64_t letters = expand_bit(cell->code);

	for (size_t i = 0; i < SUBJECT_MAX_LEET && cell->leet[i]; i++)
		letters |= expand_bit((uint8_t)alphabet_char(cell->leet[i]));
	return (uint32_t)(letters & EXPAND_LETTERS);
}

/* A cell, for its neighbours. */
struct neighbour {
	uint32_t letters;
	unsigned digit; /* 10 or more: none */
};

static void note_pair(struct expand_target *target, const struct neighbour *first,
		      const struct neighbour *second)
{
	for (uint32_t letters = first->letters; letters != 0; letters &= letters - 1)
		target->after[__builtin_ctz(letters)] |= second->letters;
	if (first->digit < 10)
		target->after_digits |= second->letters;
	if (second->digit < 10)
		target->before_digits |= first->letters;
	if (first->digit < 10 && second->digit < 10)
		target->pairs[first->digit] |= (uint16_t)(1u << second->digit);
}

static void note_pairs(struct expand_target *target, const struct subject *subject)
{
	struct neighbour before[2] = { { .digit = 10 }, { .digit = 10 } };
	bool sign = false;

	for (size_t i = 0; i < subject->count; i++) {
		const struct cell *cell = &subject->cells[i];
		struct neighbour here = { letters_of(cell), cell->code - '0' };
		target->digits += here.digit < 10;
		note_pair(target, &before[0], &here);
		if (sign)
			note_pair(target, &before[1], &here);
		before[1] = before[0];
		before[0] = here;
		sign = cell->char_class == CLASS_SYMBOL;
	}
}

bool windows_init(struct windows *windows, const struct subject *subject,
		  struct arena *arena)
{
	size_t count = count_windows(subject->count);

	*windows = (struct windows){
		.items = arena_take(arena, count, sizeof(*windows->items)), .count = count
	};
	if (!windows->items)
		return false;
	for (size_t i = 0; i < count; i++) {
		size_t first = i * (LENGTH - OVERLAP);
		size_t left = subject->count - first;
		struct window *window = &windows->items[i];
		*window = (struct window){
			.cells = subject->cells + first,
			.first = first,
			.count = left < LENGTH ? left : LENGTH,
		};
		for (size_t at = 0; at < window->count; at++)
			read_cell(windows, window, at);
	}
	note_pairs(&windows->target, subject);
	return true;
}

uint64_t window_cells(const struct window *window, uint32_t code)
{
	uint64_t cells = 0;

	if (code - 'a' < 26)
		return window->reads[code - 'a'];
	if (code - '0' < 10)
		return window->reads[26 + code - '0'];
	for (size_t at = 0; at < window->count; at++)
		cells |= (uint64_t)(window->cells[at].code == code) << at;
	return cells;
}
