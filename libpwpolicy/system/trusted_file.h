/* SPDX-License-Identifier: MIT */
/* The only way files are opened for reading: trusted ones. See reader.c for the rules. */
#ifndef PWP_SYSTEM_TRUSTED_FILE_H
#define PWP_SYSTEM_TRUSTED_FILE_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum trusted_file_flags {
	/* Files and folders of the effective user are trusted too. Not for PAM. */
	TRUSTED_FILE_EUID = 1
};

/* Why a file was not read. */
struct trusted_file_fault {
	bool missing;	  /* it, or a folder above it, does not exist: nothing else */
	const char *text; /* one static sentence without full stop */
};

/* A file's bytes on the heap; freed by the caller with free(ptr). */
struct trusted_file_text {
	char *ptr;
	size_t len;
};

/*
 * Reads a whole file of at most `max` bytes. Returns 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED,
 * PWP_ERR_TOO_BIG or PWP_ERR_NOMEM, then with *reterr_fault filled.
 */
PWP_CHECKED int trusted_file_load(const char *path, unsigned flags, size_t max,
				  struct trusted_file_text *ret_text,
				  struct trusted_file_fault *reterr_fault);

/*
 * Opens a trusted file of at most `max` bytes, for a reader that takes it in pieces and
 * wants none of it on the heap. Returns 0 with a descriptor that the caller closes and
 * the size at this moment, or what trusted_file_load() returns, but not PWP_ERR_NOMEM.
 */
PWP_CHECKED int trusted_file_open(const char *path, unsigned flags, size_t max,
				  int *ret_fd, size_t *ret_size,
				  struct trusted_file_fault *reterr_fault);

/*
 * Reads from the descriptor's place until `size` bytes are there or the file ends; signals
 * and short reads do not end it. Returns 0 or PWP_ERR_FILE.
 */
PWP_CHECKED int trusted_file_read(int fd, char *buf, size_t size, size_t *ret_len);

/*
 * Whether an open file may be trusted, as trusted_file_open() asks; for files that are opened
 * for writing. Returns 0 with the size, PWP_ERR_FILE, PWP_ERR_UNTRUSTED or
 * PWP_ERR_TOO_BIG.
 */
PWP_CHECKED int trusted_file_check(int fd, unsigned flags, size_t max, size_t *ret_size,
				   struct trusted_file_fault *reterr_fault);

/* Whether what belongs to `owner` is trusted: root's always. */
bool trusted_file_trusts_owner(uid_t owner, unsigned flags);

/*
 * Opens a trusted folder for listing. Returns 0 with a descriptor that the caller closes,
 * PWP_ERR_FILE or PWP_ERR_UNTRUSTED, then with *reterr_fault filled.
 */
PWP_CHECKED int trusted_file_open_folder(const char *path, unsigned flags, int *ret_fd,
					 struct trusted_file_fault *reterr_fault);

#endif
