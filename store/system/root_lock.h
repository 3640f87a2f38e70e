/* SPDX-License-Identifier: MIT */
/*
 * Locks between commands that only root runs. A program that a user may start, such as passwd
 * or su, takes none: its user could stop it with the lock in hand.
 */
#ifndef PWP_STORE_ROOT_LOCK_H
#define PWP_STORE_ROOT_LOCK_H

#include "pwpolicy.h"
#include "store/system/places.h"

/* The folder of the locks in the state folder. */
#define ROOT_LOCK_FOLDER "lock"

/*
 * Takes a lock; waits at most two seconds. Returns 0 with a descriptor that
 * root_lock_release() closes, PWP_ERR_BUSY, PWP_ERR_FILE or PWP_ERR_UNTRUSTED.
 */
PWP_CHECKED int root_lock_take(const struct places *places, const char *name,
			       int *ret_lock);

/* Releases the lock; -1 is allowed. */
void root_lock_release(int lock);

#endif
