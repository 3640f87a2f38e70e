/* SPDX-License-Identifier: MIT */
/* What the commands about people's words share. */
#ifndef CLI_PEOPLE_H
#define CLI_PEOPLE_H

#include "store/system/places.h"

/* Reports that the key cannot be used. */
void people_report_key(const struct places *places, int error);

#endif
