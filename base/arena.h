/* SPDX-License-Identifier: MIT */
/*
 * Scratch memory of one check: one block, handed out from the front, wiped as far as it
 * was used when the check ends. What lies in it may be derived from a password.
 */
#ifndef PWP_BASE_ARENA_H
#define PWP_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena {
	unsigned char *block;
	size_t size, used;
};

/* Gets a block of `size` bytes; false when memory is out. */
bool arena_init(struct arena *arena, size_t size);

/* Takes room for `count` items of `size` bytes, not cleared; NULL when the block is full. */
void *arena_take(struct arena *arena, size_t count, size_t size);

/* Gives back what was taken from `from` on. It is wiped only if it is taken again: what must
 * not stay there, the caller wipes. */
void arena_drop(struct arena *arena, void *from);

/* Wipes and frees; a zeroed arena is allowed. */
void arena_done(struct arena *arena);

#endif
