/* SPDX-License-Identifier: MIT */
/*
 * One small text file for each user and purpose: STATE/KIND/UID/N. It begins with its kind and
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
 * PWP_ERR_BUSY: it was replaced again and again; PWP_ERR_VALUE: no file can be about this
 * account (its id is negative, or its name is empty, over 256 bytes or holds control
 * characters).
 */
PWP_CHECKED int sealed_load(const struct places *places, const char *kind,
			    const struct account *account, struct sealed *ret_sealed);

/* An update as its author sees it. */
struct sealed_edit {
	const struct sealed *former; /* NULL: there is none, or it is corrupt */
	bool corrupt; /* what is there is corrupt; the author may find so too */
	struct sealed next;
};

/* Fills edit->next. Is called again, with another former one, when another process was faster.
 * Returns 0, or an error that ends the update. */
typedef int sealed_edit_fn(struct sealed_edit *edit, void *data);

/*
 * Replaces the file by what `make` makes of it. After a crash or on a full disk the old one or
 * the new one is there. No other update is lost, and nobody is waited for. The folders are
 * created where they are missing. A corrupt file is kept under another name, with
 * *ret_quarantined set. Returns 0; PWP_ERR_BUSY: for two seconds others were faster;
 * PWP_ERR_FILE, PWP_ERR_UNTRUSTED, PWP_ERR_TOO_BIG, PWP_ERR_RANDOM or PWP_ERR_VALUE (of the
 * account, as above, or a body that is not lines of text); or the error of `make`.
 */
PWP_CHECKED int sealed_update(const struct places *places, const char *kind,
			      const struct account *account, sealed_edit_fn *make,
			      void *data, bool *ret_quarantined);

#endif
