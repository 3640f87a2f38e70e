/* SPDX-License-Identifier: MIT */
/* A result as JSON (RFC 8259), one line. */
#ifndef PWP_PRESENT_JSON_H
#define PWP_PRESENT_JSON_H

#include "present/message.h"

/* Writes the result; the caller ends the text. */
void json_result(struct text *text, const struct pwp_result *result,
		 enum pwp_level level);

#endif
