/* SPDX-License-Identifier: MIT */
/* The words that are kept about the person of a call. */
#ifndef PWP_PAM_KEPT_WORDS_H
#define PWP_PAM_KEPT_WORDS_H

#include "effective_policy.h"
#include "store/personal/personal.h"

/* Reads them. *ret_words is NULL where none are kept, or where we do not run as root, who
 * alone may read them; the caller frees it. Returns 0 or what personal_open() returns. */
PWP_CHECKED int kept_words_load(const struct account *account,
				struct personal **ret_words);

/* Whether the profile is one in which a change waits for words that cannot be read. */
bool kept_words_are_required(const struct effective_policy *effective);

#endif
