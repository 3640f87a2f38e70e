/* SPDX-License-Identifier: MIT */
/* Identifies the rules that a judgement was made by. */
#ifndef PWP_STORE_FINGERPRINT_H
#define PWP_STORE_FINGERPRINT_H

#include "pwpolicy.h"

/* SHA-256 in lower-case hexadecimal, and NUL. */
#define FINGERPRINT_SIZE 65

/*
 * Computes the fingerprint of what holds for one profile: every option by name and value.
 * Clauses and the title do not count; of a words file its path counts, not its content.
 * Returns 0, PWP_ERR_UNKNOWN, PWP_ERR_BUFFER or PWP_ERR_NOMEM.
 */
PWP_CHECKED int fingerprint_of(const struct pwp_policy *policy, const char *profile,
			       char ret_fingerprint[FINGERPRINT_SIZE]);

#endif
