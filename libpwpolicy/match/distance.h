/* SPDX-License-Identifier: MIT */
/* The edit distance of two texts. */
#ifndef PWP_MATCH_DISTANCE_H
#define PWP_MATCH_DISTANCE_H

#include "normalise/subject.h"

/* So many cells of each text are compared. */
#define DISTANCE_MAX 128

/* The least number of characters to insert, delete or replace to make one folded text the
 * other; case and accents do not count. */
size_t distance_find(const struct subject *a, const struct subject *b);

#endif
