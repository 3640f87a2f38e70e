/* SPDX-License-Identifier: MIT */
/* Sentences for people: reasons and advice are in message.c, rules in rule_text.c. */
#ifndef PWP_PRESENT_MESSAGE_H
#define PWP_PRESENT_MESSAGE_H

#include "base/reason.h"
#include "base/text.h"
#include "pwpolicy.h"
#include "verdict/result.h"

/* A sentence as the tables have it, with the marks of sentence.h. `kind`: enum match_kind of
 * the part, MATCH_NONE where there is none. */
const char *message_template(enum pwp_reason_number reason, unsigned kind,
			     enum pwp_level level);

/* Whether the reason before has the same sentence: they are about two parts of one kind. */
bool message_is_repeated(const struct pwp_result *result, size_t index);

/* Writes the sentence of reason `index` of a result. */
void message_reason(struct text *text, const struct pwp_result *result, size_t index,
		    enum pwp_level level);

/* Writes advice `index`; false past the last. */
bool message_advice(struct text *text, const struct pwp_result *result, size_t index,
		    enum pwp_level level);

/* Writes rule sentence `index` of a profile; false past the last. */
bool message_rule(struct text *text, const struct rules *rules, size_t index,
		  enum pwp_level level);

/* Whether to write plainly: as asked for, or as the profile has it where that is no level. */
bool message_is_plain(const struct rules *rules, enum pwp_level level);

#endif
