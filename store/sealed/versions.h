/* SPDX-License-Identifier: MIT */
/*
 * The versions of one user's file of a kind. They are replaced without a lock, because
 * whoever holds a lock can be stopped: a user may stop or kill programs of root that were
 * started by the user, such as passwd.
 */
#ifndef PWP_STORE_VERSIONS_H
#define PWP_STORE_VERSIONS_H

#include "base/str.h"
#include "store/sealed/version_name.h"
#include "store/system/places.h"

#include <stdint.h>

struct versions {
	int folder; /* the user's */
	int above;  /* the kind's, where the first version will be written; else -1 */
	uint64_t newest; /* 0: there is no version */
};

/* A version that is not published yet. */
struct unpublished {
	char name[VERSION_NAME_SIZE];
	uint64_t version; /* what it will be if nobody else is faster */
};

/*
 * Opens a user's folder and looks for the newest version. With `create` the folder and those
 * above it are created where they are missing. Returns 0, then the caller calls
 * versions_close(); PWP_ERR_UNKNOWN: there is no folder (never with `create`); PWP_ERR_BUSY: it
 * was removed at once, or filled faster than it can be cleaned; PWP_ERR_FILE, PWP_ERR_UNTRUSTED
 * or PWP_ERR_TOO_BIG.
 */
PWP_CHECKED int versions_open(const struct places *places, const char *kind, int64_t uid,
			      bool create, struct versions *ret_versions);

void versions_close(struct versions *versions);

/*
 * Opens the newest version for reading; looks again while it is replaced. Returns 0 with a
 * descriptor that the caller closes and the size; PWP_ERR_UNKNOWN: there is none;
 * PWP_ERR_BUSY: it was replaced again and again; PWP_ERR_FILE, PWP_ERR_UNTRUSTED or
 * PWP_ERR_TOO_BIG.
 */
PWP_CHECKED int versions_read(struct versions *versions, const struct places *places,
			      int *ret_fd, size_t *ret_size);

/* Writes what is to follow the newest version, without syncing it. Returns 0 with a
 * descriptor that the caller syncs and closes; PWP_ERR_BUSY: there is a newer one by now, or
 * the folder was removed; PWP_ERR_FILE or PWP_ERR_RANDOM. */
PWP_CHECKED int versions_write(struct versions *versions, struct str text,
			       struct unpublished *ret_next, int *ret_fd);

/*
 * Gives a synced file its place as the newest version and removes its other name. Returns 0;
 * PWP_ERR_BUSY: another process was faster; or PWP_ERR_FILE. On an error nothing has changed.
 */
PWP_CHECKED int versions_link(const struct versions *versions,
			      const struct unpublished *next);

/* Brings a linked version's name to the disk. Returns 0 or PWP_ERR_FILE. */
PWP_CHECKED int versions_sync(const struct versions *versions,
			      const struct unpublished *linked);

/* Removes what a synced version replaces; with `quarantine` the last of the older ones is kept
 * under the name VERSIONS_CORRUPT. Returns 0 or PWP_ERR_FILE. */
PWP_CHECKED int versions_clean(const struct versions *versions,
			       const struct unpublished *linked, bool quarantine);

/* Removes an unpublished file. */
void versions_discard(const struct versions *versions, const struct unpublished *next);

/*
 * Removes all versions and whatever else is in the user's folder, and the folder; none is no
 * error. Returns 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED, PWP_ERR_TOO_BIG or PWP_ERR_BUSY (others
 * wrote to it all the time, or another removal ran).
 */
PWP_CHECKED int versions_remove(const struct places *places, const char *kind,
				int64_t uid);

/* The name of a quarantined version in the user's folder. */
#define VERSIONS_CORRUPT "corrupt"

#endif
