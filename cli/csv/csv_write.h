/* SPDX-License-Identifier: MIT */
/* Writing fields of a table. */
#ifndef CLI_CSV_WRITE_H
#define CLI_CSV_WRITE_H

#include "pwpolicy.h"

#include <stdio.h>

/* Writes a field as in RFC 4180, and so that a spreadsheet takes it for text. */
void csv_write_field(FILE *stream, struct pwp_text text);

#endif
