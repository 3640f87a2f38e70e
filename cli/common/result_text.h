/* SPDX-License-Identifier: MIT */
/* A verdict as a person reads it. */
#ifndef CLI_RESULT_TEXT_H
#define CLI_RESULT_TEXT_H

#include "pwpolicy.h"

#include <stdbool.h>

struct result_text {
	enum pwp_level level; /* plain: the first reasons and what to do, four lines */
	bool places;	      /* say which characters: they could be seen */
};

/* Prints verdict, strength, reasons and advice. False: it has reported what failed. */
bool result_text_print(const struct pwp_result *result, const struct result_text *text);

#endif
