/* SPDX-License-Identifier: MIT */
/* Which files are trusted, and why one was not read: by path or by descriptor. */
#ifndef PWP_SYSTEM_TRUSTED_FILE_FAULT_H
#define PWP_SYSTEM_TRUSTED_FILE_FAULT_H

#include <stdbool.h>

enum trusted_file_flags {
	/* Files and folders of the effective user are trusted too. Not for PAM. */
	TRUSTED_FILE_EUID = 1,
	/* A file may have several names, because only its owner can enter its folder. */
	TRUSTED_FILE_LINKED = 2
};

/* Why a file was not read. */
struct trusted_file_fault {
	bool missing;	  /* it, or a folder above it, does not exist: nothing else */
	const char *text; /* one static sentence without full stop */
};

/* Says why a file that is there is not read. Returns `error`. */
static inline int trusted_file_fail(struct trusted_file_fault *fault, int error,
				    const char *text)
{
	*fault = (struct trusted_file_fault){ .missing = false, .text = text };
	return error;
}

#endif
