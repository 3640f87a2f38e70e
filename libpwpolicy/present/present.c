/* SPDX-License-Identifier: MIT */
/* The public functions that write text for people and programs into a caller's buffer. */
#include "base/utf8.h"
#include "input/policy.h"
#include "present/json.h"
#include "present/message.h"

static int end(struct text *text)
{
	return text_end(text) ? 0 : PWP_ERR_BUFFER;
}

int pwp_result_message(const struct pwp_result *result, size_t index,
		       enum pwp_level level, char *buf, size_t size)
{
	struct text text;

	if (index >= result->reason_count)
		return PWP_ERR_UNKNOWN;
	text_init(&text, buf, size);
	message_reason(&text, result, index, level);
	return end(&text);
}

int pwp_result_advice(const struct pwp_result *result, size_t index, enum pwp_level level,
		      char *buf, size_t size)
{
	struct text text;

	text_init(&text, buf, size);
	return message_advice(&text, result, index, level) ? end(&text) : PWP_ERR_UNKNOWN;
}

int pwp_policy_rule(const struct pwp_policy *policy, const char *profile, size_t index,
		    enum pwp_level level, char *buf, size_t size)
{
	const struct rules *rules = policy_rules(policy, profile);
	struct text text;

	text_init(&text, buf, size);
	return rules && message_rule(&text, rules, index, level) ? end(&text)
								 : PWP_ERR_UNKNOWN;
}

/* Writes as many bytes of a sentence as leave room for the dots, but whole characters. */
static int add_cut(struct text *text, struct str sentence)
{
	const struct str dots = STR_LIT("...");

	if (text->size <= dots.len)
		return PWP_ERR_BUFFER;
	text_add(text, utf8_cut(sentence, text->size - 1 - dots.len));
	text_add(text, dots);
	return 0;
}

int pwp_result_line(const struct pwp_result *result, enum pwp_level level, char *buf,
		    size_t size)
{
	struct text text;
	int error = 0;

	text_init(&text, buf, size);
	for (size_t i = 0; i < result->reason_count; i++) {
		char sentence[PWP_MESSAGE_SIZE];
		struct text one;
		if (message_is_repeated(result, i))
			continue;
		text_init(&one, sentence, sizeof(sentence));
		message_reason(&one, result, i, level);
		size_t gap = text.len > 0 ? 1 : 0;
		if (text.len + gap + one.len >= size) {
			if (i == 0)
				error = add_cut(&text, (struct str){ sentence, one.len });
			break;
		}
		text_add(&text, (struct str){ " ", gap });
		text_add(&text, (struct str){ sentence, one.len });
	}
	return text_end(&text) && !error ? 0 : PWP_ERR_BUFFER;
}

int pwp_result_json(const struct pwp_result *result, enum pwp_level level, char *buf,
		    size_t size, size_t *ret_len)
{
	struct text text;

	text_init(&text, buf, size);
	json_result(&text, result, level, false);
	if (!text_end(&text))
		return PWP_ERR_BUFFER;
	*ret_len = text.len;
	return 0;
}
