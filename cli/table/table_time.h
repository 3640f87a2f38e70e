/* SPDX-License-Identifier: MIT */
/* The time after a date: it is recognised, and not needed. */
#ifndef CLI_TABLE_TIME_H
#define CLI_TABLE_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* How many figures, or small letters, a text begins with. */
static inline size_t table_figures(const char *text)
{
	return strspn(text, "0123456789");
}

static inline size_t table_letters(const char *text)
{
	return strspn(text, "abcdefghijklmnopqrstuvwxyz");
}

/* Cuts the time off a text in ASCII, small letters and single spaces. False: what is there
 * is no time. */
bool table_time_cut(char *text);

#endif
