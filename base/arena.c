/* SPDX-License-Identifier: MIT */
/*
 * Scratch memory. The size is worked out by the caller before the check from the limits
 * of its parts, so that nothing can fail half way through. Only the used part is wiped,
 * and nothing is cleared beforehand: either would cost more than judging a short
 * password.
 */
#include "base/arena.h"

#include "base/wipe.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdlib.h>

bool arena_init(struct arena *arena, size_t size)
{
	*arena = (struct arena){ .block = malloc(size), .size = size };
	return arena->block != NULL;
}

void *arena_take(struct arena *arena, size_t count, size_t size)
{
	size_t align = alignof(max_align_t);
	size_t start = (arena->used + align - 1) / align * align;

	if (start > arena->size || (size > 0 && count > (arena->size - start) / size))
		return NULL;
	arena->used = start + count * size;
	return arena->block + start;
}

void arena_drop(struct arena *arena, void *from)
{
	arena->used = (size_t)((unsigned char *)from - arena->block);
}

void arena_done(struct arena *arena)
{
	if (arena->block)
		wipe(arena->block, arena->used);
	free(arena->block);
	*arena = (struct arena){ 0 };
}
