/* SPDX-License-Identifier: MIT */
/*
 * Writes an audit line of any record. It fits, is one line of ASCII, and a strict reader
 * of JSON finds in it the members that the record has, in their order and no others. An
 * input is time, uid and reasons, eight bytes each, and then five texts, one a line, of
 * which an empty one is left out.
 */
#include "fuzz.h"

#include "store/record/audit_line.h"

#include <json-c/json.h>
#include <string.h>

#define TEXTS 5

/* Takes the next eight bytes; 0 where they have run out. */
static uint64_t take_number(const uint8_t **data, size_t *size)
{
	uint64_t number = 0;
	size_t len = *size < sizeof(number) ? *size : sizeof(number);

	memcpy(&number, *data, len);
	*data += len;
	*size -= len;
	return number;
}

/* Takes the next line; as a text it ends at its first NUL. The caller frees it. */
static char *take_text(const uint8_t **data, size_t *size)
{
	const uint8_t *newline = *size > 0 ? memchr(*data, '\n', *size) : NULL;
	size_t len = newline ? (size_t)(newline - *data) : *size;
	size_t taken = newline ? len + 1 : len;
	char *text = fuzz_copy(*data, len);

	*data += taken;
	*size -= taken;
	return text;
}

static struct json_object *parse(const char *line, size_t len)
{
	struct json_tokener *tokener = json_tokener_new();
	struct json_object *object;

	REQUIRE(tokener);
	json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
	object = json_tokener_parse_ex(tokener, line, (int)len + 1);
	REQUIRE(object && json_tokener_get_error(tokener) == json_tokener_success);
	json_tokener_free(tokener);
	return object;
}

static void check_members(const struct audit_record *record, const char *line, size_t len)
{
	const struct {
		const char *name;
		bool there;
	} members[] = {
		{ "time", true },
		{ "event", record->event },
		{ "uid", record->uid >= 0 },
		{ "profile", record->profile },
		{ "service", record->service },
		{ "outcome", record->outcome },
		{ "reasons", record->reasons != 0 },
		{ "policy", record->rules },
	};
	struct json_object *object = parse(line, len);
	size_t i = 0;

	json_object_object_foreach(object, name, value)
	{
		(void)value;
		while (!members[i].there)
			i++;
		REQUIRE(strcmp(name, members[i].name) == 0);
		i++;
	}
	for (; i < sizeof(members) / sizeof(members[0]); i++)
		REQUIRE(!members[i].there);
	json_object_put(object);
}

static void check(const struct audit_record *record)
{
	char line[AUDIT_LINE_MAX + 1];
	size_t len = 0, untouched = 12345;

	REQUIRE(audit_line(record, line, sizeof(line), &len) == PWP_OK);
	REQUIRE(len == strlen(line) && line[len - 1] == '\n');
	for (size_t i = 0; i + 1 < len; i++)
		REQUIRE(line[i] >= ' ' && line[i] < 0x7f);
	check_members(record, line, len);
	REQUIRE(audit_line(record, line, len, &untouched) == PWP_ERR_BUFFER);
	REQUIRE(untouched == 12345 && line[0] == '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *rest = size > 0 ? data : (const uint8_t *)"";
	char *texts[TEXTS];
	struct audit_record record = { .time = (int64_t)take_number(&rest, &size) };

	record.uid = (int64_t)take_number(&rest, &size);
	record.reasons = take_number(&rest, &size);
	const char **const members[TEXTS] = { &record.event, &record.profile,
					      &record.service, &record.outcome,
					      &record.rules };
	for (size_t i = 0; i < TEXTS; i++) {
		texts[i] = take_text(&rest, &size);
		*members[i] = texts[i][0] ? texts[i] : NULL;
	}
	check(&record);
	for (size_t i = 0; i < TEXTS; i++)
		free(texts[i]);
	return 0;
}
