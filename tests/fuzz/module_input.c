/* SPDX-License-Identifier: MIT */
#include "module_input.h"

#include "fake_host.h"
#include "faults.h"
#include "workspace.h"
#include "fuzz.h"

#include "base/array.h"
#include "base/text.h"
#include "store/record/history.h"
#include "store/record/known_names.h"
#include "store/record/state.h"
#include "store/sealed/sealed_text.h"

#define FIRST_DAY INT64_C(20779) /* 2026-11-22 */
#define DAY INT64_C(86400)
#define ACCOUNT_UID 5000
#define PROGRAM_UID 5000

bool module_input_says(const struct module_input *input, char circumstance)
{
	return strchr(input->circumstances, circumstance) != NULL;
}

/* ---- reading */

/* A line of a text; what has no room is left out. */
static void add_line(char text[MODULE_TEXT_SIZE], const char *line)
{
	size_t len = strlen(text);

	if (len + strlen(line) + 2 <= MODULE_TEXT_SIZE)
		(void)snprintf(text + len, MODULE_TEXT_SIZE - len, "%s\n", line);
}

static void add_to(const char **list, size_t *count, size_t max, const char *text)
{
	if (*count < max)
		list[(*count)++] = text;
}

/* Where a line of one text belongs; NULL: it is no such line. */
static const char **text_of(struct module_input *input, char letter)
{
	const struct {
		char letter;
		const char **text;
	} texts[] = {
		{ 'u', &input->user },		{ 'g', &input->gecos },
		{ 'h', &input->home },		{ 'G', &input->group },
		{ 's', &input->service },	{ 't', &input->terminal },
		{ 'r', &input->remote },	{ 'o', &input->old },
		{ 'x', &input->circumstances }, { 'c', &input->calls },
	};

	for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
		if (texts[i].letter == letter)
			return texts[i].text;
	return NULL;
}

static char *lines_of(struct module_input *input, char letter)
{
	switch (letter) {
	case 'p':
		return input->policy;
	case 'S':
		return input->state;
	case 'H':
		return input->history;
	case 'K':
		return input->known;
	case 'W':
		return input->shadow;
	default:
		return NULL;
	}
}

static void take_line(struct module_input *input, const char *line)
{
	const char *text = strlen(line) < 2 ? "" : line + 2;
	const char **single = text_of(input, line[0]);
	char *lines = lines_of(input, line[0]);

	if (single)
		*single = text;
	else if (lines)
		add_line(lines, text);
	else if (line[0] == 'n')
		add_to(input->answers, &input->n_answers, FAKE_PAM_ANSWERS, text);
	else if (line[0] == 'a')
		add_to(input->arguments, &input->n_arguments, MODULE_ARGUMENTS_MAX, text);
	else if (line[0] == 'f')
		faults_add(text);
	else if (line[0] == 'N')
		input->days = (int64_t)strtol(text, NULL, 10) % 100000;
	if (line[0] != 'o' && line[0] != 'n' && strstr(text, FAKE_PAM_MARKER))
		input->is_marked = false;
}

void module_input_read(struct module_input *input, const uint8_t *data, size_t size)
{
	char *rest;

	*input = (struct module_input){
		.user = "",
		.gecos = "",
		.home = "",
		.group = "",
		.service = "",
		.old = "",
		.circumstances = "",
		.calls = "",
		.is_marked = true,
	};
	faults_reset();
	input->bytes = rest = fuzz_copy(data, size);
	while (rest)
		take_line(input, strsep(&rest, "\n"));
}

void module_input_done(struct module_input *input)
{
	free(input->bytes);
}

/* ---- building */

const char *module_input_policy(void)
{
	return workspace_entry(FAKE_POLICY "/policy.conf");
}

static void put_sealed(const struct module_input *input, const char *kind,
		       const char *body)
{
	static struct sealed sealed;
	static char buf[SEALED_TEXT_MAX + 1];
	char name[64], user[] = "u";
	struct account account = { .user = user, .uid = fake_host.uid };
	struct text text;

	sealed.len = strlen(body);
	if (sealed.len == 0 || sealed.len > SEALED_MAX)
		return;
	memcpy(sealed.body, body, sealed.len + 1);
	account.user = input->user[0] ? (char *)(uintptr_t)input->user : user;
	text_init(&text, buf, sizeof(buf));
	if (sealed_text_format(&text, kind, &account, &sealed) != 0)
		return;
	if (module_input_says(input, 'C'))
		buf[text.len - 2] ^= 1;
	(void)snprintf(name, sizeof(name), FAKE_STATE "/%s", kind);
	workspace_make(name, 0700);
	(void)snprintf(name, sizeof(name), FAKE_STATE "/%s/%u", kind, fake_host.uid);
	workspace_make(name, 0700);
	(void)snprintf(name, sizeof(name), FAKE_STATE "/%s/%u/1", kind, fake_host.uid);
	workspace_write(name, buf, text.len, module_input_says(input, 'M') ? 0644 : 0600);
}

static void set_doubles(const struct module_input *input)
{
	faults_pretend(module_input_says(input, 'R') ? 0 : PROGRAM_UID,
		       module_input_says(input, 'E') ? PROGRAM_UID : 0);
	fake_host = (struct fake_host){
		.gecos = input->gecos,
		.home = input->home,
		.group = input->group,
		.no_account = module_input_says(input, '-'),
		.uid = module_input_says(input, 'Z') ? 0 : ACCOUNT_UID,
		.now = (FIRST_DAY + input->days) * DAY + DAY / 2,
		.terminal = module_input_says(input, 'T'),
		.small_limits = module_input_says(input, 'L'),
	};
}

/* The hash of the password in use is put for "HASH" in the user's line. */
static void write_shadow(const struct module_input *input)
{
	static const char place[] = "HASH";
	static char text[MODULE_TEXT_SIZE + FAKE_HASH_SIZE];
	char hash[FAKE_HASH_SIZE];
	const char *at = strstr(input->shadow, place);

	fake_host_hash(input->old, "0123456789012345678901", hash);
	int before = at ? (int)(at - input->shadow) : 0;
	(void)snprintf(text, sizeof(text), "%.*s%s%s", before, input->shadow,
		       at ? hash : "", at ? at + sizeof(place) - 1 : input->shadow);
	workspace_write(FAKE_SHADOW, text, strlen(text), 0600);
}

void module_input_build(const struct module_input *input)
{
	char passwd[512];

	workspace_empty();
	set_doubles(input);
	workspace_make(FAKE_POLICY, 0755);
	workspace_make(FAKE_STATE, 0700);
	workspace_make(FAKE_LOG, 0755);
	if (!module_input_says(input, 'P'))
		workspace_write(FAKE_POLICY "/policy.conf", input->policy,
				strlen(input->policy), 0644);
	if (module_input_says(input, 'D'))
		workspace_write(FAKE_POLICY "/disabled", "", 0, 0644);
	(void)snprintf(passwd, sizeof(passwd), "%.256s:x:%u:7::/:/bin/sh\n", input->user,
		       fake_host.uid);
	workspace_write(FAKE_PASSWD, passwd, strlen(passwd), 0644);
	write_shadow(input);
	put_sealed(input, STATE_KIND, input->state);
	put_sealed(input, HISTORY_KIND, input->history);
	put_sealed(input, KNOWN_NAMES_KIND, input->known);
}
