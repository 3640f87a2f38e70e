/* SPDX-License-Identifier: MIT */
/* The months in English: written in full or as their first three letters. */
#ifndef PWP_DATA_MONTHS_H
#define PWP_DATA_MONTHS_H

#define MONTHS 12
#define MONTH_SHORT_LEN 3

/* In lower case, in the order of the year. */
extern const char *const month_names[MONTHS];

#endif
