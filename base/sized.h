/* SPDX-License-Identifier: MIT */
/*
 * Structs of the public interface, which grow at their end from release to release. Each
 * starts with `size_t size`, what it measures to the program that made it.
 */
#ifndef PWP_BASE_SIZED_H
#define PWP_BASE_SIZED_H

#include "pwpolicy.h"

#include <stddef.h>

/* What a struct measures up to and with a member: the last one of its first release. */
#define SIZED_UP_TO(type, member) (offsetof(type, member) + sizeof(((type *)0)->member))

/* No struct is larger; a greater size was never set. */
#define SIZED_MAX 16384

/* Whether a size is one that a struct of at least `least` bytes can have. */
bool sized_is_size(size_t size, size_t least);

/*
 * Reads a caller's struct of at least `least` bytes as one of `size`. Members that it lacks
 * are zero; what it has beyond must be zero, because it would ask for what is not known
 * here. Returns 0 or PWP_ERR_ARGUMENT; NULL is PWP_ERR_ARGUMENT too.
 */
PWP_CHECKED int sized_read(const void *theirs, size_t least, void *ret_ours, size_t size);

/* Writes as much of a struct as a caller's of `their_size` holds, and zeroes what that has
 * beyond. Its member `size` becomes `their_size`. */
void sized_write(void *theirs, size_t their_size, const void *ours, size_t size);

#endif
