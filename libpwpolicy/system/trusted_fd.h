/* SPDX-License-Identifier: MIT */
/*
 * Trusted files by descriptor, for POSIX alone: the store reads and writes by the same rules
 * that hold for policies. See trusted_fd.c for them.
 */
#ifndef PWP_SYSTEM_TRUSTED_FD_H
#define PWP_SYSTEM_TRUSTED_FD_H

#include "pwpolicy.h"
#include "system/trusted_file_fault.h"

#include <stddef.h>
#include <sys/types.h>

/*
 * Opens a trusted file of at most `max` bytes, for a reader that takes it in pieces and
 * wants none of it on the heap. Returns 0 with a descriptor that the caller closes and
 * the size at this moment, or what trusted_file_load() returns, but not PWP_ERR_NOMEM.
 */
PWP_CHECKED int trusted_fd_open(const char *path, unsigned flags, size_t max, int *ret_fd,
				size_t *ret_size,
				struct trusted_file_fault *reterr_fault);

/*
 * Whether an open file may be trusted, as trusted_fd_open() asks; for files that are
 * opened for writing. Returns 0 with the size, PWP_ERR_FILE, PWP_ERR_UNTRUSTED or
 * PWP_ERR_TOO_BIG.
 */
PWP_CHECKED int trusted_fd_check(int fd, unsigned flags, size_t max, size_t *ret_size,
				 struct trusted_file_fault *reterr_fault);

/* Whether what belongs to `owner` is trusted: root's always. */
bool trusted_fd_trusts_owner(uid_t owner, unsigned flags);

/*
 * Opens a trusted folder for listing. Returns 0 with a descriptor that the caller closes,
 * PWP_ERR_FILE or PWP_ERR_UNTRUSTED, then with *reterr_fault filled.
 */
PWP_CHECKED int trusted_fd_open_folder(const char *path, unsigned flags, int *ret_fd,
				       struct trusted_file_fault *reterr_fault);

/* The same with the name of a folder in one that was opened so. */
PWP_CHECKED int trusted_fd_open_folder_in(int folder, const char *name, unsigned flags,
					  int *ret_fd,
					  struct trusted_file_fault *reterr_fault);

#endif
