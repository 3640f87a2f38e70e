/* SPDX-License-Identifier: MIT */
/* The only way files are opened for reading: trusted ones. See reader.c for the rules. */
#ifndef PWP_SYSTEM_TRUSTED_FILE_H
#define PWP_SYSTEM_TRUSTED_FILE_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum reader_flags {
	/* Files and folders of the effective user are trusted too. Not for PAM. */
	READER_TRUST_EUID = 1
};

/* Why a file was not read. */
struct reader_fault {
	bool missing;	  /* it, or a folder above it, does not exist: nothing else */
	const char *text; /* one static sentence without full stop */
};

/* A file's bytes on the heap; freed by the caller with free(ptr). */
struct reader_text {
	char *ptr;
	size_t len;
};

/*
 * Reads a whole file of at most `max` bytes. Returns 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED,
 * PWP_ERR_TOO_BIG or PWP_ERR_NOMEM, then with *reterr_fault filled.
 */
PWP_CHECKED int reader_load(const char *path, unsigned flags, size_t max,
			    struct reader_text *ret_text,
			    struct reader_fault *reterr_fault);

/*
 * Opens a trusted file of at most `max` bytes, for a reader that takes it in pieces and
 * wants none of it on the heap. Returns 0 with a descriptor that the caller closes and
 * the size at this moment, or what reader_load() returns, but not PWP_ERR_NOMEM.
 */
PWP_CHECKED int reader_open(const char *path, unsigned flags, size_t max, int *ret_fd,
			    size_t *ret_size, struct reader_fault *reterr_fault);

/*
 * Reads from the descriptor's place until `size` bytes are there or the file ends; signals
 * and short reads do not end it. Returns 0 or PWP_ERR_FILE.
 */
PWP_CHECKED int reader_read(int fd, char *buf, size_t size, size_t *ret_len);

/*
 * Whether an open file may be trusted, as reader_open() asks; for files that are opened
 * for writing. Returns 0 with the size, PWP_ERR_FILE, PWP_ERR_UNTRUSTED or
 * PWP_ERR_TOO_BIG.
 */
PWP_CHECKED int reader_check(int fd, unsigned flags, size_t max, size_t *ret_size,
			     struct reader_fault *reterr_fault);

/* Whether what belongs to `owner` is trusted: root's always. */
bool reader_trusts_owner(uid_t owner, unsigned flags);

/*
 * Opens a trusted folder for listing. Returns 0 with a descriptor that the caller closes,
 * PWP_ERR_FILE or PWP_ERR_UNTRUSTED, then with *reterr_fault filled.
 */
PWP_CHECKED int reader_open_folder(const char *path, unsigned flags, int *ret_fd,
				   struct reader_fault *reterr_fault);

#endif
