/* SPDX-License-Identifier: MIT */
/* A verdict as a person reads it. */
#ifndef CLI_RESULT_TEXT_H
#define CLI_RESULT_TEXT_H

#include "pwpolicy.h"

#include <stdbool.h>

/* Prints verdict, strength, reasons and advice. False: it has reported what failed. */
bool result_text_print(const struct pwp_result *result, enum pwp_level level);

#endif
