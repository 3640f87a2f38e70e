/* SPDX-License-Identifier: MIT */
/*
 * Writes results and suggestions as JSON. Texts are UTF-8 from our own tables and from
 * checked policies; quotes, backslashes and control characters are escaped.
 */
#include "present/json.h"

#include "base/log2.h"
#include "input/policy.h"
#include "match/match_kind.h"

void json_string(struct text *text, const char *value, bool ascii)
{
	char form[TEXT_JSON_BYTE_MAX];

	text_add_c(text, "\"");
	for (; *value; value++)
		text_add(text, (struct str){ form, text_json_byte(*value, ascii, form) });
	text_add_c(text, "\"");
}

/* ---- members; `name` is written as it is, with what comes before and behind it */

static void add_text(struct text *text, const char *name, const char *value)
{
	text_add_c(text, name);
	json_string(text, value, false);
}

static void add_number(struct text *text, const char *name, uint64_t number)
{
	text_add_c(text, name);
	text_add_number(text, number);
}

static void add_bits(struct text *text, const char *name, uint32_t bits)
{
	text_add_c(text, name);
	text_add_bits(text, bits);
}

static void add_stretch(struct text *text, const struct stretch *about)
{
	add_number(text, ", \"offset\": ", about->offset);
	add_number(text, ", \"length\": ", about->length);
	add_number(text, ", \"offset_utf16\": ", about->offset_utf16);
	add_number(text, ", \"length_utf16\": ", about->length_utf16);
}

/* ---- a result */

static void add_reason(struct text *text, const struct pwp_result *result, size_t index,
		       enum pwp_level level)
{
	const struct found_reason *reason = &result->reasons[index];
	char buf[PWP_MESSAGE_SIZE];
	struct text sentence;

	add_text(text, "{\"name\": ", reason_name(reason->number));
	add_number(text, ", \"number\": ", reason->number);
	add_text(text, ", \"clause\": ", policy_clause(result->policy, reason->number));
	add_stretch(text, &reason->about);
	text_init(&sentence, buf, sizeof(buf));
	message_reason(&sentence, result, index, level);
	add_text(text, ", \"message\": ", text_end(&sentence) ? buf : "");
	text_add_c(text, "}");
}

static void add_part(struct text *text, const struct pwp_result *result, size_t index)
{
	const struct found_part *part = &result->parts[index];
	const struct match_kind_row *kind = match_kind_row(part->kind);

	add_text(text, "{\"kind\": ", kind->name);
	add_text(text, ", \"text\": ", kind->text);
	add_stretch(text, &part->about);
	add_bits(text, ", \"bits\": ", part->cost);
	text_add_c(text, "}");
}

static void add_advice(struct text *text, const struct pwp_result *result,
		       enum pwp_level level)
{
	char buf[PWP_MESSAGE_SIZE];
	struct text sentence;

	text_init(&sentence, buf, sizeof(buf));
	for (size_t i = 0; message_advice(&sentence, result, i, level); i++) {
		add_text(text, i > 0 ? ", " : "", text_end(&sentence) ? buf : "");
		text_init(&sentence, buf, sizeof(buf));
	}
}

void json_result(struct text *text, const struct pwp_result *result, enum pwp_level level,
		 bool parts)
{
	text_add_c(text, "{\"accepted\": ");
	text_add_c(text, pwp_result_accepted(result) ? "true" : "false");
	add_bits(text, ", \"bits\": ", result->bits);
	if (result->second_bits >= 0)
		add_bits(text, ", \"second_bits\": ",
			 (uint32_t)(result->second_bits * BITS_ONE));
	add_number(text, ", \"band\": ", pwp_result_band(result));
	add_number(text, ", \"score\": ", pwp_result_score(result));
	add_text(text, ", \"route\": ", pwp_result_route(result));
	add_text(text, ", \"profile\": ", result->profile);
	text_add_c(text, ", \"reasons\": [");
	for (size_t i = 0; i < result->reason_count; i++) {
		text_add_c(text, i > 0 ? ", " : "");
		add_reason(text, result, i, level);
	}
	text_add_c(text, "], \"advice\": [");
	add_advice(text, result, level);
	text_add_c(text, parts ? "], \"parts\": [" : "");
	for (size_t i = 0; parts && i < result->part_count; i++) {
		text_add_c(text, i > 0 ? ", " : "");
		add_part(text, result, i);
	}
	text_add_c(text, "]}");
}

/* ---- a suggestion */

void json_suggestion(struct text *text, const struct pwp_suggestion *suggestion)
{
	add_text(text, "{\"phrase\": ", suggestion->phrase);
	add_text(text, ", \"hint\": ", suggestion->hint);
	add_text(text, ", \"strength\": ", suggestion->strength);
	/* rounded down: what is shown is never more than what is there */
	text_add_c(text, ", \"bits\": ");
	text_add_hundredths(text, (uint64_t)(suggestion->bits * 100));
	text_add_c(text, ", \"drawn_bits\": ");
	text_add_hundredths(text, (uint64_t)(suggestion->drawn_bits * 100));
	text_add_c(text, "}");
}
