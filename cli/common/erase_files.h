/* SPDX-License-Identifier: MIT */
/* What the commands share that erase what is stored about a person. */
#ifndef CLI_ERASE_FILES_H
#define CLI_ERASE_FILES_H

#include "store/stored_kinds.h"

/* Removes all files of one kind. The caller holds the user's lock. Returns 0 or an error,
 * and has reported what was removed or is still there. */
PWP_CHECKED int erase_files_remove(const struct places *places,
				   const struct stored_kind *kind, int64_t uid);

/* Writes the outcome into the audit trail; uid -1: about all. Returns the exit status. */
int erase_files_audit(const struct places *places, int64_t uid, int error,
		      const char *outcome);

#endif
