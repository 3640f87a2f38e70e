/* SPDX-License-Identifier: MIT */
/*
 * Writes an audit record as a line of JSON, whose members are always in this order:
 *
 *   {"time": "2026-09-01T08:30:00Z", "event": "login", "uid": 1001, "profile": "pupil",
 *    "service": "sshd", "outcome": "warned", "reasons": [1, 11], "policy": "9f86d0..."}
 *
 * A line is ASCII, so that no terminal, pager or spreadsheet can be made to show anything
 * else by who chose the name of a service: every other byte is escaped by its number. A
 * text is cut to AUDIT_TEXT_MAX bytes as written to the line, never inside an escape.
 */
#include "store/record/audit_line.h"

#include "base/text.h"
#include "store/system/calendar.h"
#include "store/record/fingerprint.h"

#include <assert.h>

/* The longest line: five texts, the longest uid, all reasons, and less than 200 bytes
 * for the rest. */
static_assert(5 * AUDIT_TEXT_MAX + 20 + REASON_SET_SIZE * sizeof("63,") + 200 <=
		      AUDIT_LINE_MAX,
	      "every record fits into a line");
static_assert(FINGERPRINT_SIZE - 1 <= AUDIT_TEXT_MAX, "no fingerprint is cut");

static void add_time(struct text *text, int64_t seconds)
{
	char time[CALENDAR_TIME_SIZE];

	calendar_time(seconds, time);
	text_add_c(text, time);
}

static void add_text(struct text *text, const char *name, const char *value)
{
	char form[TEXT_JSON_BYTE_MAX];
	size_t room = AUDIT_TEXT_MAX;

	if (!value)
		return;
	text_add_c(text, ", \"");
	text_add_c(text, name);
	text_add_c(text, "\": \"");
	for (; *value; value++) {
		size_t len = text_json_byte(*value, true, form);
		if (len > room)
			break;
		text_add(text, (struct str){ form, len });
		room -= len;
	}
	text_add_c(text, "\"");
}

static void add_uid(struct text *text, int64_t uid)
{
	if (uid < 0)
		return;
	text_add_c(text, ", \"uid\": ");
	text_add_number(text, (uint64_t)uid);
}

static void add_reasons(struct text *text, reason_set reasons)
{
	const char *before = ", \"reasons\": [";

	if (reasons == 0)
		return;
	for (unsigned number = 0; number < REASON_SET_SIZE; number++) {
		if (!reason_set_has(reasons, number))
			continue;
		text_add_c(text, before);
		text_add_number(text, number);
		before = ", ";
	}
	text_add_c(text, "]");
}

int audit_line(const struct audit_record *record, char *buf, size_t size, size_t *ret_len)
{
	struct text text;

	text_init(&text, buf, size);
	text_add_c(&text, "{\"time\": \"");
	add_time(&text, record->time);
	text_add_c(&text, "\"");
	add_text(&text, "event", record->event);
	add_uid(&text, record->uid);
	add_text(&text, "profile", record->profile);
	add_text(&text, "service", record->service);
	add_text(&text, "outcome", record->outcome);
	add_reasons(&text, record->reasons);
	add_text(&text, "policy", record->rules);
	text_add_c(&text, "}\n");
	if (!text_end(&text))
		return PWP_ERR_BUFFER;
	*ret_len = text.len;
	return 0;
}
