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
	windows->present |= bit;
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
	return true;
}

uint64_t window_cells(const struct window *window, uint32_t code)
{
	uint64_t cells = 0, bit = expand_bit(code);

	if (bit != EXPAND_OTHERS)
		return window->reads[__builtin_ctzll(bit)];
	for (size_t at = 0; at < window->count; at++)
		cells |= (uint64_t)(window->cells[at].code == code) << at;
	return cells;
}
