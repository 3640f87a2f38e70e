/* SPDX-License-Identifier: MIT */
/* Loads what is kept about an account, not about an earlier one with its user id. */
#ifndef CLI_KEPT_LOAD_H
#define CLI_KEPT_LOAD_H

#include "store/record/history.h"
#include "store/record/state.h"

/* Return what state_load(), history_load() and identity_find() return. */
PWP_CHECKED int kept_load_state(const struct places *places,
				const struct account *account, struct state *ret_state);
PWP_CHECKED int kept_load_history(const struct places *places,
				  const struct account *account,
				  struct history *ret_history);

#endif
