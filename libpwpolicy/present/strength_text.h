/* SPDX-License-Identifier: MIT */
/* How strong a drawn passphrase is, in words. */
#ifndef PWP_PRESENT_STRENGTH_TEXT_H
#define PWP_PRESENT_STRENGTH_TEXT_H

#include "base/text.h"
#include "pwpolicy.h"

#include <stdint.h>

/* Adds one sentence about `bits` (1/256 bit) of entropy. */
void strength_text_add(struct text *text, uint32_t bits, enum pwp_level level);

#endif
