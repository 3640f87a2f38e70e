/* SPDX-License-Identifier: MIT */
/* Which parts a password shares with the person's old one. */
#ifndef PWP_MATCH_OLD_H
#define PWP_MATCH_OLD_H

#include "base/arena.h"
#include "normalise/subject.h"

/* Of a longer old password the first so many cells are looked at: one bit each. */
#define OLD_CELLS_MAX 64

struct old_parts {
	const struct subject *old;
	/* by cell of the new password: bit j: it may stand for cell j of the old one */
	uint64_t *places;
};

/* Bytes of an arena that old_find() takes for so many cells of the new password. */
size_t old_room(size_t cells);

/* Compares the two; false when the arena is too small. `old` must outlive the parts. */
bool old_find(struct old_parts *parts, const struct subject *subject,
	      const struct subject *old, struct arena *arena);

#endif
