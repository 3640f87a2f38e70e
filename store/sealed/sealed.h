/* SPDX-License-Identifier: MIT */
/*
 * One small text file for each user and purpose: STATE/KIND/UID. It begins with its kind and
 * the user's id and name and ends with a seal (a checksum), so that a file that was cut,
 * corrupted or copied from another user is an error and never mistaken for an empty one.
 */
#ifndef PWP_STORE_SEALED_H
#define PWP_STORE_SEALED_H

#include "pwpolicy.h"
#include "store/sealed/sealed_text.h"
#include "store/system/account.h"
#include "store/system/places.h"

/*
 * Reads a file. Returns 0; PWP_ERR_UNKNOWN: there is none, or it is intact and has
 * another user name, whose id was later given to this user; PWP_ERR_CORRUPT: it is corrupt,
 * or has a wrong id; PWP_ERR_FILE, PWP_ERR_UNTRUSTED, PWP_ERR_TOO_BIG: it cannot be read;
 * PWP_ERR_VALUE: no file can be about this account (its id is negative, or its name is
 * empty, over 256 bytes or holds control characters).
 */
PWP_CHECKED int sealed_load(const struct places *places, const char *kind,
			    const struct account *account, struct sealed *ret_sealed);

/*
 * Replaces the file atomically: after a crash or on a full disk the old one or the new one is
 * there. The state folder and the folder of the kind are created where they are missing. The
 * caller holds the user's lock. Returns 0 or PWP_ERR_FILE, PWP_ERR_UNTRUSTED, PWP_ERR_TOO_BIG or
 * PWP_ERR_VALUE (of the account, as above, or a body that is not lines of text).
 */
PWP_CHECKED int sealed_save(const struct places *places, const char *kind,
			    const struct account *account, const struct sealed *sealed);

/* Removes the file, a quarantined one and an unfinished one; no file is no error. The caller
 * holds the user's lock. Returns 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED or PWP_ERR_TOO_BIG. */
PWP_CHECKED int sealed_remove(const struct places *places, const char *kind, int64_t uid);

/* Renames a corrupt file to KIND/UID.corrupt, over an older one. Returns as above. */
PWP_CHECKED int sealed_quarantine(const struct places *places, const char *kind,
				  int64_t uid);

/* The folder of the locks, beside those of the kinds. */
#define SEALED_LOCK_FOLDER "lock"

/*
 * Takes the lock for reading and replacing a user's files; waits at most two seconds. Readers
 * take none. Returns 0 with a descriptor that sealed_unlock() closes,
 * PWP_ERR_BUSY, PWP_ERR_FILE or PWP_ERR_UNTRUSTED.
 */
PWP_CHECKED int sealed_lock(const struct places *places, int64_t uid, int *ret_lock);

/* Releases the lock; -1 is allowed. */
void sealed_unlock(int lock);

/* The number of a user's lock; users with the same number share it. */
unsigned sealed_lock_number(int64_t uid);

/* The same for a lock with a name that is no number. */
PWP_CHECKED int sealed_lock_named(const struct places *places, const char *name,
				  int *ret_lock);

#endif
