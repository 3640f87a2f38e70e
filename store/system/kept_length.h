/* SPDX-License-Identifier: MIT */
/* How much of a password its hash keeps: two old methods of crypt(3) forget the rest. */
#ifndef PWP_STORE_KEPT_LENGTH_H
#define PWP_STORE_KEPT_LENGTH_H

#include "base/str.h"
#include "store/system/places.h"
#include "store/system/shadow_entry.h"

#include <stddef.h>

/* Bytes: by the traditional method (DES), by bigcrypt, by bcrypt. */
#define KEPT_LENGTH_DES 8
#define KEPT_LENGTH_BIGCRYPT 128
#define KEPT_LENGTH_BCRYPT 72

/*
 * So many bytes of a new password may count at least, whatever pam_unix's line says:
 * KEPT_LENGTH_DES, or KEPT_LENGTH_BCRYPT. `present` is of the account; it need not be found.
 */
size_t kept_length_of_next(const struct places *places, const struct shadow *present);

/* What is left of a password: whole characters within so many bytes. 0: all are kept. */
struct pwp_text kept_length_cut(struct pwp_text password, size_t kept);

#endif
