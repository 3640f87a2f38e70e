/* SPDX-License-Identifier: MIT */
/* The folder STATE/KIND, in which each user has one. */
#ifndef PWP_STORE_KIND_FOLDER_H
#define PWP_STORE_KIND_FOLDER_H

#include "store/system/places.h"

/*
 * Opens the folder of a kind. Returns 0 with a descriptor that the caller closes;
 * PWP_ERR_UNKNOWN: nothing of the kind was ever kept; PWP_ERR_FILE: it was, and is missing, or it
 * cannot be opened; PWP_ERR_UNTRUSTED or PWP_ERR_TOO_BIG.
 */
PWP_CHECKED int kind_folder_open(const struct places *places, const char *kind,
				 int *ret_fd);

/* The same to keep something: creates it where it never was, and notes that it is in use. */
PWP_CHECKED int kind_folder_open_or_create(const struct places *places, const char *kind,
					   int *ret_fd);

#endif
