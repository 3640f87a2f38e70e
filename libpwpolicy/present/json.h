/* SPDX-License-Identifier: MIT */
/* Results and suggestions as JSON (RFC 8259), in one line. The caller ends the text. */
#ifndef PWP_PRESENT_JSON_H
#define PWP_PRESENT_JSON_H

#include "present/message.h"

/* Writes a string with its quotes. Bytes that may not be UTF-8 want `ascii`. */
void json_string(struct text *text, const char *value, bool ascii);

/* Writes a result; with `parts`, how its strength adds up, too. */
void json_result(struct text *text, const struct pwp_result *result, enum pwp_level level,
		 bool parts);

/* Writes a suggestion. */
void json_suggestion(struct text *text, const struct pwp_suggestion *suggestion);

#endif
