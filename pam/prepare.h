/* SPDX-License-Identifier: MIT */
/* The preliminary pass of a change. */
#ifndef PWP_PAM_PREPARE_H
#define PWP_PAM_PREPARE_H

#include "change.h"

/* Looks whether what the judgement will need is there, and says why a change was demanded.
 * Returns PAM_SUCCESS or PAM_TRY_AGAIN. */
int prepare_run(struct change *change);

/* Remembers that a demanded change was really begun: what follows is the person's. */
void prepare_note_begun(const struct change *change);

#endif
