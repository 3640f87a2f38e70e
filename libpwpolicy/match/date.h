/* SPDX-License-Identifier: MIT */
/* What all matchers that know years share. */
#ifndef PWP_MATCH_DATE_H
#define PWP_MATCH_DATE_H

#include "base/log2.h"
#include "match/matchers.h"

/* Two digits of a year: log2 100. */
#define DATE_SHORT_YEAR_COST BITS(6, 64)

/* Whether people write a number as a year, and what it costs then. */
bool date_is_year(unsigned year);
uint32_t date_year_cost(const struct match_input *input, unsigned year);

#endif
