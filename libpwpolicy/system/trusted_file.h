/* SPDX-License-Identifier: MIT */
/* Trusted files as every system has them, be it that it has none. */
#ifndef PWP_SYSTEM_TRUSTED_FILE_H
#define PWP_SYSTEM_TRUSTED_FILE_H

#include "pwpolicy.h"
#include "system/file_stamp.h"
#include "system/trusted_file_fault.h"

#include <stddef.h>

/* A file's bytes on the heap; freed by the caller with free(ptr). */
struct trusted_file_text {
	char *ptr;
	size_t len;
	struct file_stamp stamp; /* of the file as it was opened */
};

/*
 * Reads a whole file of at most `max` bytes. Returns 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED,
 * PWP_ERR_TOO_BIG or PWP_ERR_NOMEM, then with *reterr_fault filled.
 */
PWP_CHECKED int trusted_file_load(const char *path, unsigned flags, size_t max,
				  struct trusted_file_text *ret_text,
				  struct trusted_file_fault *reterr_fault);

#endif
