/* SPDX-License-Identifier: MIT */
/*
 * The names of the months, in lower case and in the order of the year. Passwords are
 * searched for them (match/month.c), and dates are written with them
 * (normalise/expand_date.c).
 */
#include "data/months.h"

const char *const month_names[MONTHS] = {
	"january", "february", "march",	    "april",   "may",	   "june",
	"july",	   "august",   "september", "october", "november", "december",
};
