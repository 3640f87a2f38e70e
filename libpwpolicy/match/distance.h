/* SPDX-License-Identifier: MIT */
/* How far two texts are apart. */
#ifndef PWP_MATCH_DISTANCE_H
#define PWP_MATCH_DISTANCE_H

#include "normalise/subject.h"

/* Most cells of each text that are compared. */
#define DISTANCE_MAX 128

/* Least number of characters to insert, delete or replace to turn one folded text into
 * the other; case and accents do not count. At most the first DISTANCE_MAX cells are
 * compared. */
size_t distance_find(const struct subject *a, const struct subject *b);

#endif
