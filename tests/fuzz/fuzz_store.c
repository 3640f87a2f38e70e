/* SPDX-License-Identifier: MIT */
/*
 * Reads any bytes as a sealed file, and as the body of a history, a state file and a file
 * of words. Each is refused as corrupt or understood; what is understood and written again is the same to
 * the byte, so there is one way to write each thing and nothing was overlooked.
 */
#include "fuzz.h"

#include "store/record/history.h"
#include "store/personal/personal_text.h"
#include "store/sealed/sealed_text.h"
#include "store/record/state.h"

#include <string.h>

static char user[] = "alice";
static const struct account alice = { .user = user, .uid = 1001 };

static void check_same(struct text *text, struct str expected)
{
	REQUIRE(text->len == expected.len);
	REQUIRE(memcmp(text->buf, expected.ptr, expected.len) == 0);
}

static void check_file(struct str file, const char *kind)
{
	char buf[SEALED_TEXT_MAX + 1];
	struct sealed sealed;
	struct text text;
	int error = sealed_text_parse(file, kind, &alice, &sealed);

	REQUIRE(error == 0 || error == PWP_ERR_CORRUPT || error == PWP_ERR_UNKNOWN);
	if (error)
		return;
	text_init(&text, buf, sizeof(buf));
	REQUIRE(sealed_text_format(&text, kind, &alice, &sealed) == 0);
	check_same(&text, file);
}

/* Whatever can be sealed comes back as it was. */
static void check_sealing(struct str body)
{
	char buf[SEALED_TEXT_MAX + 1];
	struct sealed sealed = { .len = body.len }, again;
	struct text text;

	if (body.len > SEALED_MAX)
		return;
	memcpy(sealed.body, body.ptr, body.len);
	text_init(&text, buf, sizeof(buf));
	int error = sealed_text_format(&text, "fuzz", &alice, &sealed);
	REQUIRE(error == 0 || error == PWP_ERR_VALUE);
	if (error)
		return;
	REQUIRE(sealed_text_parse((struct str){ buf, text.len }, "fuzz", &alice,
				  &again) == 0);
	REQUIRE(again.len == body.len && memcmp(again.body, body.ptr, body.len) == 0);
}

static void check_history(struct str body)
{
	char buf[SEALED_MAX + 1];
	struct history history;
	struct text text;
	int error = history_parse(body, &history);

	REQUIRE(error == 0 || error == PWP_ERR_CORRUPT);
	if (error)
		return;
	REQUIRE(history.count <= HISTORY_MAX);
	text_init(&text, buf, sizeof(buf));
	REQUIRE(history_format(&history, &text) == 0);
	check_same(&text, body);
}

static void check_state(struct str body)
{
	char buf[SEALED_MAX + 1];
	struct state state;
	struct text text;
	int error = state_parse(body, &state);

	REQUIRE(error == 0 || error == PWP_ERR_CORRUPT);
	if (error)
		return;
	text_init(&text, buf, sizeof(buf));
	REQUIRE(state_format(&state, &text) == 0);
	check_same(&text, body);
}

static void check_personal(struct str body)
{
	static char buf[PERSONAL_BODY_MAX + 1];
	struct personal_file file;
	struct text text;
	int error = personal_parse(body, &file);

	REQUIRE(error == 0 || error == PWP_ERR_CORRUPT);
	if (error)
		return;
	REQUIRE(file.count == personal_padded(file.count));
	text_init(&text, buf, sizeof(buf));
	REQUIRE(personal_format(&file, &text) == 0);
	check_same(&text, body);
	free(file.records);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = { size > 0 ? (const char *)data : "", size };

	(void)hash_is_complete(size > 0 && memchr(data, '\0', size) ? bytes.ptr : "");
	check_file(bytes, "history");
	check_file(bytes, "state");
	check_sealing(bytes);
	check_history(bytes);
	check_state(bytes);
	check_personal(bytes);
	return 0;
}
