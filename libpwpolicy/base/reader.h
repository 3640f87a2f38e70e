/* SPDX-License-Identifier: MIT */
/* The only way files are opened: trusted ones, read whole. See reader.c for the rules. */
#ifndef PWP_BASE_READER_H
#define PWP_BASE_READER_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>

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
 * Opens a trusted folder for listing. Returns 0 with a descriptor that the caller closes,
 * PWP_ERR_FILE or PWP_ERR_UNTRUSTED, then with *reterr_fault filled.
 */
PWP_CHECKED int reader_open_folder(const char *path, unsigned flags, int *ret_fd,
				   struct reader_fault *reterr_fault);

#endif
