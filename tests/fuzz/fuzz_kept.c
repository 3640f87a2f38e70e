/* SPDX-License-Identifier: MIT */
/*
 * Reads what is kept about a person from folders with any files (file_list.h) in them. A file
 * NAME, or KIND:NAME, is put into the person's folder of that kind, and "secret.key" is the key of
 * the machine; a sealed one ('s') has the seal of the person. Whatever is there, each reader
 * understands it or gives a documented error; a new state takes its place; and an erasure leaves
 * nothing of the person, or says that it could not.
 */
#include "fuzz.h"

#include "fake_host.h"
#include "file_list.h"
#include "workspace.h"

#include "store/personal/personal.h"
#include "store/personal/personal_key.h"
#include "store/record/known_names.h"
#include "store/record/state.h"
#include "store/sealed/sealed_text.h"
#include "store/sealed/user_files.h"
#include "store/sealed/versions.h"
#include "store/stored_kinds.h"
#include "system/trusted_file.h"

#define UID 5000

static char user[] = "alice";
static const struct account alice = { .user = user, .uid = UID };

static const struct places *places(void)
{
	static char policy[PATH_MAX], state[PATH_MAX];
	static struct places all;

	if (!all.policy) {
		memcpy(policy, workspace_entry(FAKE_POLICY), PATH_MAX);
		memcpy(state, workspace_entry(FAKE_STATE), PATH_MAX);
		all = (struct places){
			.policy = policy,
			.state = state,
			.audit = "/nowhere",
			.passwd = "/nowhere",
			.shadow = "/nowhere",
			.trust = TRUSTED_FILE_EUID,
		};
	}
	return &all;
}

/* ---- the files */

/* The kind that a name begins with, which is cut off; else the first one. */
static const char *kind_of(struct listed_file *file)
{
	const char *colon = strchr(file->name, ':');

	for (const struct stored_kind *kind = stored_kinds; colon && kind->name; kind++) {
		size_t len = (size_t)(colon - file->name);

		if (strlen(kind->name) != len ||
		    memcmp(kind->name, file->name, len) != 0 || colon[1] == '\0' ||
		    strcmp(colon + 1, ".") == 0 || strcmp(colon + 1, "..") == 0)
			continue;
		memmove(file->name, colon + 1, strlen(colon));
		return kind->name;
	}
	return stored_kinds[0].name;
}

static void seal(struct listed_file *file, const char *kind)
{
	static char sealed[64 * 1024];
	struct text text;

	text_init(&text, sealed, sizeof(sealed));
	if (sealed_text_write(&text, kind, &alice,
			      (struct str){ (const char *)file->bytes, file->len }) != 0)
		return;
	file->bytes = (const uint8_t *)sealed;
	file->len = text.len;
}

static void create(struct listed_file *file)
{
	char folder[64];

	if (strcmp(file->name, PERSONAL_KEY_FILE) == 0) {
		file_list_create(file, FAKE_POLICY);
		return;
	}
	const char *kind = kind_of(file);
	if (file->type == 's')
		seal(file, kind);
	(void)snprintf(folder, sizeof(folder), FAKE_STATE "/%s/%d", kind, UID);
	file_list_create(file, folder);
}

static void build(struct file_list *list)
{
	char folder[64];

	workspace_empty();
	workspace_make(FAKE_POLICY, 0755);
	workspace_make(FAKE_STATE, 0700);
	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++) {
		(void)snprintf(folder, sizeof(folder), FAKE_STATE "/%s", kind->name);
		workspace_make(folder, 0700);
		(void)snprintf(folder, sizeof(folder), FAKE_STATE "/%s/%d", kind->name,
			       UID);
		workspace_make(folder, 0700);
	}
	for (size_t i = 0; i < list->count; i++)
		create(&list->files[i]);
}

/* ---- the readers */

static void check_error(int error)
{
	REQUIRE(error == 0 || error == PWP_ERR_UNKNOWN || error == PWP_ERR_CORRUPT ||
		error == PWP_ERR_FILE || error == PWP_ERR_UNTRUSTED ||
		error == PWP_ERR_TOO_BIG);
}

static void read_all(void)
{
	struct personal_summary summary;
	struct personal_key key;
	struct personal *words = NULL;
	struct known_names known;
	bool expired;

	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++)
		check_error(kind->check(places(), &alice));
	int error = known_names_load(places(), UID, &known);
	check_error(error);
	if (error == 0)
		REQUIRE(known.count > 0 && known.count <= KNOWN_NAMES_MAX);
	check_error(personal_key_load(places(), &key));
	check_error(personal_is_expired(places(), &alice, &expired));
	check_error(personal_summarise(places(), &alice, &summary));
	error = personal_open(places(), &alice, &words);
	check_error(error);
	if (words)
		REQUIRE(personal_look_up(words, (struct pwp_text){ "alice", 5 }) <= 0xff);
	personal_free(words);
}

/* ---- the writers */

/* state_edit_fn; data: const struct state */
static int replace(const struct state *former, struct state *ret_next, void *data)
{
	if (former)
		REQUIRE(former->compliant == (former->reasons == 0));
	*ret_next = *(const struct state *)data;
	return 0;
}

static void write_state(void)
{
	struct state next = {
		.compliant = true, .judged = 1, .profile = "staff", .last_change = -1
	};
	struct state now;
	bool quarantined = false;

	memset(next.rules, 'a', sizeof(next.rules) - 1);
	int error = state_update(places(), &alice, replace, &next, &quarantined);
	REQUIRE(error != PWP_ERR_CORRUPT && error != PWP_ERR_UNKNOWN);
	if (error)
		return;
	REQUIRE(state_load(places(), &alice, &now) == 0);
	REQUIRE(now.compliant && strcmp(now.profile, next.profile) == 0);
}

static void erase(const char *kind)
{
	bool exists = true;
	int error = versions_remove(places(), kind, UID);

	if (error)
		return;
	REQUIRE(user_files_exist(places(), kind, UID, &exists) == 0);
	REQUIRE(!exists);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct file_list list;
	int64_t *uids = NULL;
	size_t count = 0;

	file_list_read(&list, size > 0 ? data : (const uint8_t *)"", size);
	build(&list);
	int descriptor = workspace_free_descriptor();
	read_all();
	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++) {
		REQUIRE(user_files_list_all(places(), kind->name, &uids, &count) == 0);
		REQUIRE(count <= 1 && (count == 0 || uids[0] == UID));
		free(uids);
	}
	write_state();
	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++)
		erase(kind->name);
	REQUIRE(workspace_free_descriptor() == descriptor);
	return 0;
}
