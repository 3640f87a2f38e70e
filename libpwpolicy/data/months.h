/* SPDX-License-Identifier: MIT */
/* The months in English: written whole or as their first three letters. */
#ifndef PWP_DATA_MONTHS_H
#define PWP_DATA_MONTHS_H

#define MONTHS 12
#define MONTH_SHORT_LEN 3

extern const char *const month_names[MONTHS];

#endif
