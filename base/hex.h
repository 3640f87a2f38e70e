/* SPDX-License-Identifier: MIT */
/* Bytes as hexadecimal digits, in small letters only. */
#ifndef PWP_BASE_HEX_H
#define PWP_BASE_HEX_H

#include "base/str.h"

#include <stdint.h>

/* Writes two digits for each byte, and no NUL. */
void hex_write(const uint8_t *bytes, size_t len, char *digits);

/* Reads digits into half as many bytes. False, perhaps with some written, where one is
 * none or their number is odd. */
bool hex_read(struct str digits, uint8_t *ret_bytes);

#endif
