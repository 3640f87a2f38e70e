/* SPDX-License-Identifier: MIT */
/*
 * Reads any bytes as a table of people and keeps what it says about them, lists and shows that,
 * and erases it, by the commands of an administrator. An input has lines of a letter, a space
 * and a text, up to an empty line; what follows is the table:
 *
 *   m what --map says   f a fault (faults.h)   x circumstances: K --new-key, F calls fail in the
 *   erasure too, A everything is erased at once
 *
 * A file is written as a whole or not at all, whatever fails; none has a word of the table in
 * it; what a command says that it has erased is gone; and with nothing to fail all is.
 */
#include "fuzz.h"

#include "command.h"
#include "fake_host.h"
#include "faults.h"
#include "hush.h"
#include "workspace.h"

#include "base/text.h"
#include "store/personal/personal.h"
#include "store/personal/personal_key.h"
#include "store/sealed/user_files.h"
#include "store/stored_kinds.h"
#include "store/system/places.h"

#include <inttypes.h>
#include <unistd.h>

/* A word of a table that holds this is looked for in what is kept. */
#define MARKER "qZx7"
#define TABLE "table.csv"

extern const struct command people_import_command, people_list_command,
	people_show_command, people_erase_command, erase_command;

struct input {
	const char *map, *circumstances;
	const uint8_t *table;
	size_t size;
};

static bool says(const struct input *input, char circumstance)
{
	return strchr(input->circumstances, circumstance) != NULL;
}

/* Reads the head; returns memory that the input borrows. */
static char *read_input(const uint8_t *data, size_t size, struct input *input)
{
	const uint8_t *end = memmem(data, size, "\n\n", 2);
	size_t len = end ? (size_t)(end - data) : size;
	char *head = fuzz_copy(data, len), *rest = head, *line;

	*input = (struct input){ .circumstances = "" };
	while ((line = strsep(&rest, "\n"))) {
		const char *text = strlen(line) < 2 ? "" : line + 2;

		if (line[0] == 'm')
			input->map = text;
		else if (line[0] == 'x')
			input->circumstances = text;
		else if (line[0] == 'f')
			faults_add(text);
	}
	input->table = end ? end + 2 : data + size;
	input->size = end ? size - len - 2 : 0;
	return head;
}

static void build(const struct input *input)
{
	static const char shadow[] = "u0:*:20000::::::\nu1:$1$x$y:20000::::::\n";

	workspace_empty();
	workspace_make(FAKE_POLICY, 0755);
	workspace_make(FAKE_STATE, 0700);
	workspace_make(FAKE_LOG, 0755);
	workspace_write(TABLE, input->table, input->size, 0600);
	workspace_write(FAKE_SHADOW, shadow, strlen(shadow), 0600);
	faults_pretend(0, 0);
	fake_host = (struct fake_host){
		.gecos = "",
		.home = "/",
		.group = "staff",
		.listed = true,
		.now = INT64_C(1795348800),
	};
}

static int import(const struct input *input)
{
	const char *arguments[6];
	size_t n = 0;

	if (says(input, 'K'))
		arguments[n++] = "--new-key";
	if (input->map) {
		arguments[n++] = "--map";
		arguments[n++] = input->map;
	}
	arguments[n++] = workspace_entry(TABLE);
	arguments[n] = NULL;
	return command_run(&people_import_command, true, arguments);
}

/* ---- what is kept */

static void check_person(int64_t uid, bool imported)
{
	const struct account account = { .uid = uid };
	struct personal_summary summary;
	char number[32];
	const char *const arguments[] = { "--uid", number, NULL };

	REQUIRE(personal_summarise(places_system(), &account, &summary) == 0);
	REQUIRE(!imported || (!summary.other_key && summary.key_error == 0));
	(void)snprintf(number, sizeof(number), "%" PRId64, uid);
	int code = command_run(&people_show_command, false, arguments);
	REQUIRE(!imported || code == EXIT_ACCEPTED);
}

static void check_kept(const int64_t *uids, size_t count, bool imported)
{
	static const char *const none[] = { NULL };
	int code = command_run(&people_list_command, false, none);

	REQUIRE(!imported || code == EXIT_ACCEPTED);
	for (size_t i = 0; i < count; i++)
		check_person(uids[i], imported);
	REQUIRE(!workspace_holds(FAKE_STATE, MARKER, strlen(MARKER)));
	REQUIRE(!workspace_holds(FAKE_POLICY, MARKER, strlen(MARKER)));
	REQUIRE(!workspace_holds(FAKE_LOG, MARKER, strlen(MARKER)));
}

/* ---- what is erased */

static void check_nothing_is_kept(int64_t uid)
{
	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++) {
		bool exists = true;

		REQUIRE(user_files_exist(places_system(), kind->name, uid, &exists) == 0);
		REQUIRE(!exists);
	}
}

static void erase_person(int64_t uid, bool armed)
{
	char number[32];
	const char *const arguments[] = { "--uid", number, NULL };
	const struct account account = { .uid = uid };
	struct personal_summary summary;

	(void)snprintf(number, sizeof(number), "%" PRId64, uid);
	int code = command_run(&people_erase_command, armed, arguments);
	REQUIRE(armed || code == EXIT_ACCEPTED);
	if (code == EXIT_ACCEPTED)
		REQUIRE(personal_summarise(places_system(), &account, &summary) ==
			PWP_ERR_UNKNOWN);
	code = command_run(&erase_command, armed, arguments);
	REQUIRE(armed || code == EXIT_ACCEPTED);
	if (code == EXIT_ACCEPTED)
		check_nothing_is_kept(uid);
}

static void erase_all(bool armed)
{
	static const char *const all[] = { "--all", NULL };
	int code = command_run(&people_erase_command, armed, all);

	REQUIRE(armed || code == EXIT_ACCEPTED);
	if (code != EXIT_ACCEPTED)
		return;
	REQUIRE(!personal_key_exists(places_system()));
	REQUIRE(workspace_count(FAKE_STATE "/" PERSONAL_KIND) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input;
	int64_t *uids = NULL;
	size_t count = 0;

	faults_reset();
	char *head = read_input(size > 0 ? data : (const uint8_t *)"", size, &input);
	build(&input);
	hush_begin(); /* opens a file that stays open */
	hush_end();
	int descriptor = workspace_free_descriptor();
	bool imported = import(&input) == EXIT_ACCEPTED;
	REQUIRE(user_files_list(places_system(), PERSONAL_KIND, &uids, &count) == 0);
	check_kept(uids, count, imported);
	if (says(&input, 'A'))
		erase_all(says(&input, 'F'));
	for (size_t i = 0; i < count; i++)
		erase_person(uids[i], says(&input, 'F'));
	REQUIRE(workspace_free_descriptor() == descriptor);
	free(uids);
	free(head);
	return 0;
}
