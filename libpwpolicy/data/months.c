/* SPDX-License-Identifier: MIT */
/* Shared by what finds months in passwords and by what writes dates with them. */
#include "data/months.h"

const char *const month_names[MONTHS] = {
	"january", "february", "march",	    "april",   "may",	   "june",
	"july",	   "august",   "september", "october", "november", "december",
};
