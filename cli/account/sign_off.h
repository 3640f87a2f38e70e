/* SPDX-License-Identifier: MIT */
/* Who has reviewed the administrators, and when. */
#ifndef CLI_SIGN_OFF_H
#define CLI_SIGN_OFF_H

#include "store/system/calendar.h"
#include "pwpolicy.h"
#include "store/system/places.h"

#include <stdbool.h>
#include <stddef.h>

/* Longest name of a person in bytes. */
enum { SIGN_OFF_NAME_MAX = 256 };

struct sign_off {
	char time[CALENDAR_TIME_SIZE];
	char name[SIGN_OFF_NAME_MAX + 1];
};

/* Whether a text can be a person's name: not empty, not too long, printable. */
bool sign_off_is_name(const char *name);

/* Finds the last sign-off in a journal; other lines are ignored. Returns 0, PWP_ERR_UNKNOWN (there
 * is none) or PWP_ERR_NOMEM. */
PWP_CHECKED int sign_off_parse(const char *journal, struct sign_off *ret_last);

/* The last sign-off of this machine. Returns 0, PWP_ERR_UNKNOWN (there is none), or what
 * journal_load() returns. */
PWP_CHECKED int sign_off_last(const struct places *places, struct sign_off *ret_last);

/* Records a sign-off. `rules` is the fingerprint of the rules for administrators; "": there
 * are none. Returns 0 or what journal_add() returns. */
PWP_CHECKED int sign_off_add(const struct places *places, const struct sign_off *sign_off,
			     size_t administrators, const char *rules);

#endif
