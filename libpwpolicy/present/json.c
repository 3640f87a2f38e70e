/* SPDX-License-Identifier: MIT */
/*
 * Writes a result as JSON. Texts are UTF-8 from our own tables and from checked policies;
 * quotes, backslashes and control characters are escaped.
 */
#include "present/json.h"

#include "input/policy.h"

static void add_string(struct text *text, const char *value)
{
	char form[TEXT_JSON_BYTE_MAX];

	text_add_c(text, "\"");
	for (; *value; value++)
		text_add(text, (struct str){ form, text_json_byte(*value, false, form) });
	text_add_c(text, "\"");
}

/* A sentence written by a message function, as a JSON string. */
static void add_sentence(struct text *text, struct text *sentence)
{
	add_string(text, text_end(sentence) ? sentence->buf : "");
}

static void add_stretch(struct text *text, const struct stretch *about)
{
	text_add_c(text, ", \"offset\": ");
	text_add_number(text, about->offset);
	text_add_c(text, ", \"length\": ");
	text_add_number(text, about->length);
	text_add_c(text, ", \"offset_utf16\": ");
	text_add_number(text, about->offset_utf16);
	text_add_c(text, ", \"length_utf16\": ");
	text_add_number(text, about->length_utf16);
}

static void add_reason(struct text *text, const struct pwp_result *result, size_t index,
		       enum pwp_level level)
{
	const struct found_reason *reason = &result->reasons[index];
	char buf[PWP_MESSAGE_SIZE];
	struct text sentence;

	text_add_c(text, index > 0 ? ", {\"name\": " : "{\"name\": ");
	add_string(text, reason_name(reason->number));
	text_add_c(text, ", \"number\": ");
	text_add_number(text, reason->number);
	text_add_c(text, ", \"clause\": ");
	add_string(text, policy_clause(result->policy, reason->number));
	add_stretch(text, &reason->about);
	text_add_c(text, ", \"message\": ");
	text_init(&sentence, buf, sizeof(buf));
	message_reason(&sentence, result, index, level);
	add_sentence(text, &sentence);
	text_add_c(text, "}");
}

static void add_advice(struct text *text, const struct pwp_result *result,
		       enum pwp_level level)
{
	char buf[PWP_MESSAGE_SIZE];
	struct text sentence;

	text_init(&sentence, buf, sizeof(buf));
	for (size_t i = 0; message_advice(&sentence, result, i, level); i++) {
		text_add_c(text, i > 0 ? ", " : "");
		add_sentence(text, &sentence);
		text_init(&sentence, buf, sizeof(buf));
	}
}

void json_result(struct text *text, const struct pwp_result *result, enum pwp_level level)
{
	text_add_c(text, "{\"accepted\": ");
	text_add_c(text, pwp_result_accepted(result) ? "true" : "false");
	text_add_c(text, ", \"bits\": ");
	text_add_bits(text, result->bits);
	if (result->second_bits >= 0) {
		text_add_c(text, ", \"second_bits\": ");
		text_add_bits(text, (uint32_t)(result->second_bits * 256.0));
	}
	text_add_c(text, ", \"band\": ");
	text_add_number(text, pwp_result_band(result));
	text_add_c(text, ", \"score\": ");
	text_add_number(text, pwp_result_score(result));
	text_add_c(text, ", \"route\": ");
	add_string(text, pwp_result_route(result));
	text_add_c(text, ", \"profile\": ");
	add_string(text, result->profile);
	text_add_c(text, ", \"reasons\": [");
	for (size_t i = 0; i < result->reason_count; i++)
		add_reason(text, result, i, level);
	text_add_c(text, "], \"advice\": [");
	add_advice(text, result, level);
	text_add_c(text, "]}");
}
