/* SPDX-License-Identifier: MIT */
/* The key of the stored words, where it cannot be used. */
#ifndef CLI_KEY_REPORT_H
#define CLI_KEY_REPORT_H

#include "store/system/places.h"

/* Reports that the key cannot be used. */
void key_report_fault(const struct places *places, int error);

#endif
