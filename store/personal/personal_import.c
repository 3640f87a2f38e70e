/* SPDX-License-Identifier: MIT */
/*
 * Collects and writes. People are sorted by user id; a further row about the same person (a
 * second parent, a second child) is merged.
 *
 * Files are written in batches, so that fsync() is called as rarely as possible. A person
 * whose file cannot be written is reported, and the others are still written.
 */
#include "store/personal/personal_import.h"

#include "base/wipe.h"
#include "store/personal/personal.h"
#include "store/personal/personal_set.h"
#include "store/personal/personal_purge.h"
#include "store/sealed/sealed_batch.h"
#include "store/system/host.h"
#include "store/system/in_use.h"
#include "store/system/root_lock.h"

#include <stdlib.h>
#include <string.h>

struct person {
	int64_t uid;
	char *user;
	struct personal_record *records;
	size_t count;
};

struct personal_import {
	const struct places *places; /* NULL: nothing will be committed */
	int lock;
	bool is_new_key; /* not saved yet */
	struct personal_key key;
	struct personal_mac mac; /* of the current person */
	struct personal_set set; /* of the current person */
	struct person *people;
	size_t count, room, forms;
	char body[PERSONAL_BODY_MAX + 1];
};

/* ---- life cycle */

/* The note may be missing: of a version that wrote none, or because it could not be written. */
static int load_key(struct personal_import *import)
{
	int error = personal_key_load(import->places, &import->key);

	if (!error)
		in_use_note(import->places, IN_USE_POLICY, PERSONAL_KEY_FILE);
	return error;
}

static int find_key(struct personal_import *import, enum personal_import_key wanted)
{
	int error = PWP_ERR_UNKNOWN;

	if (wanted != PERSONAL_IMPORT_NO_KEY)
		error = personal_key_lock(import->places, &import->lock);
	if (wanted == PERSONAL_IMPORT_KEPT_KEY && !error)
		error = load_key(import);
	else if (!error)
		error = PWP_ERR_UNKNOWN;
	if (error != PWP_ERR_UNKNOWN)
		return error;
	import->is_new_key = true;
	return personal_key_make(&import->key);
}

int personal_import_new(const struct places *places, enum personal_import_key key,
			struct personal_import **ret_import)
{
	struct personal_import *import = calloc(1, sizeof(*import));

	if (!import)
		return PWP_ERR_NOMEM;
	import->places = places;
	import->lock = -1;
	int error = find_key(import, key);
	if (error)
		personal_import_free(import);
	else
		*ret_import = import;
	return error;
}

struct personal_import *personal_import_free(struct personal_import *import)
{
	if (!import)
		return NULL;
	for (size_t i = 0; i < import->count; i++) {
		free(import->people[i].user);
		free(import->people[i].records);
	}
	free(import->people);
	if (import->lock >= 0)
		root_lock_release(import->lock);
	wipe(import, sizeof(*import));
	free(import);
	return NULL;
}

/* ---- collecting */

/* The index of a user id, or where it is to be inserted. */
static size_t place_of(const struct personal_import *import, int64_t uid)
{
	size_t low = 0, high = import->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (import->people[middle].uid < uid)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void personal_import_begin_person(struct personal_import *import, uint32_t uid)
{
	import->set.count = 0;
	personal_mac_init(&import->mac, &import->key, uid);
}

int personal_import_add_word(struct personal_import *import, unsigned kind,
			     struct pwp_text word, size_t *ret_forms)
{
	size_t before = import->set.count;
	int error = personal_set_add(&import->set, &import->mac, kind, word);

	personal_set_sort(&import->set);
	if (!error)
		*ret_forms = import->set.count - before;
	return error;
}

static int make_room(struct personal_import *import)
{
	if (import->count < import->room)
		return 0;
	size_t room = import->room ? import->room * 2 : 256;
	struct person *people =
		reallocarray(import->people, room, sizeof(import->people[0]));
	if (!people)
		return PWP_ERR_NOMEM;
	import->people = people;
	import->room = room;
	return 0;
}

/* Inserts a person without records. */
static int insert(struct personal_import *import, size_t place,
		  const struct account *account)
{
	int error = make_room(import);
	char *user = error ? NULL : strdup(account->user);

	if (!user)
		return PWP_ERR_NOMEM;
	struct person *person = &import->people[place];
	memmove(person + 1, person, (import->count - place) * sizeof(*person));
	*person = (struct person){ .uid = account->uid, .user = user };
	import->count++;
	return 0;
}

/* Replaces the person's records by the set. */
static int store_set(struct personal_import *import, struct person *person)
{
	size_t count = import->set.count;
	struct personal_record *records = NULL;

	if (import->forms - person->count + count > PERSONAL_IMPORT_MAX)
		return PWP_ERR_TOO_BIG;
	if (count > 0) {
		records = malloc(count * sizeof(*records));
		if (!records)
			return PWP_ERR_NOMEM;
		memcpy(records, import->set.records, count * sizeof(*records));
	}
	free(person->records);
	import->forms += count - person->count;
	person->records = records;
	person->count = count;
	return 0;
}

int personal_import_end_person(struct personal_import *import,
			       const struct account *account)
{
	size_t place = place_of(import, account->uid);
	int error = 0;

	if (place == import->count || import->people[place].uid != account->uid)
		error = insert(import, place, account);
	if (error)
		return error;
	struct person *person = &import->people[place];
	error = personal_set_merge(&import->set, person->records, person->count);
	personal_set_sort(&import->set);
	return error ? error : store_set(import, person);
}

struct personal_import_totals personal_import_totals(const struct personal_import *import)
{
	return (struct personal_import_totals){ import->count, import->forms };
}

/* ---- writing */

/* The body of a person's file goes to import->body. */
static int make_body(struct personal_import *import, const struct person *person,
		     uint32_t day, size_t *ret_len)
{
	struct personal_set *set = &import->set;
	struct text text;

	set->count = 0;
	personal_mac_init(&import->mac, &import->key, (uint32_t)person->uid);
	int error = personal_set_merge(set, person->records, person->count);
	if (!error)
		error = personal_set_pad(set, &import->mac);
	if (error)
		return error;
	struct personal_file file = {
		.day = day,
		.count = set->count,
		.records = set->records,
	};
	personal_mac_key_id(&import->key, file.key_id);
	text_init(&text, import->body, sizeof(import->body));
	error = personal_format(&file, &text);
	*ret_len = text.len;
	return error;
}

/* What is being written, and who is told about it. */
struct writing {
	struct personal_import *import;
	const struct personal_import_listener *listener;
	struct personal_import_result result;
	uint32_t day;
	int error;			 /* the first about anybody */
	size_t people[SEALED_BATCH_MAX]; /* of the batch, by index */
	struct sealed_batch batch;
};

static void fail(struct writing *writing, size_t person, int error)
{
	writing->error = writing->error ? writing->error : error;
	writing->listener->failed(writing->listener->data,
				  writing->import->people[person].user, error);
}

/* The name goes to `name`, unless it is the account's own. */
static int find_kept(const struct writing *writing, const struct person *person,
		     char name[SEALED_USER_MAX + 1], struct account *ret_account)
{
	const struct personal_import_listener *listener = writing->listener;
	const struct account account = { .user = person->user, .uid = person->uid };
	int error = listener->find_name
			    ? listener->find_name(listener->data, &account, name)
			    : 0;

	*ret_account = account;
	if (listener->find_name)
		ret_account->user = name;
	return error;
}

static void add(struct writing *writing, size_t at)
{
	struct personal_import *import = writing->import;
	const struct person *person = &import->people[at];
	char name[SEALED_USER_MAX + 1] = "";
	struct account account;
	size_t len = 0;
	int error = find_kept(writing, person, name, &account);

	writing->people[writing->batch.count] = at;
	if (!error)
		error = make_body(import, person, writing->day, &len);
	if (!error)
		error = sealed_batch_add(&writing->batch, import->places, PERSONAL_KIND,
					 &account, (struct str){ import->body, len });
	if (error)
		fail(writing, at, error);
}

static void commit_batch(struct writing *writing)
{
	int errors[SEALED_BATCH_MAX];
	size_t count = writing->batch.count;

	sealed_batch_commit(&writing->batch, errors);
	for (size_t i = 0; i < count; i++) {
		writing->result.written += errors[i] == 0;
		if (errors[i])
			fail(writing, writing->people[i], errors[i]);
	}
}

static void write_all(struct writing *writing)
{
	size_t count = writing->import->count;

	for (size_t i = 0; i < count; i++) {
		add(writing, i);
		if (writing->batch.count < SEALED_BATCH_MAX && i + 1 < count)
			continue;
		commit_batch(writing);
		writing->listener->progress(writing->listener->data, i + 1, count);
	}
}

int personal_import_commit(struct personal_import *import,
			   const struct personal_import_listener *listener,
			   struct personal_import_result *ret_result)
{
	int64_t today = host_today();
	struct writing *writing = calloc(1, sizeof(*writing));

	*ret_result = (struct personal_import_result){ .written = 0 };
	if (!writing)
		return PWP_ERR_NOMEM;
	writing->import = import;
	writing->listener = listener;
	writing->day = (uint32_t)today;
	int error = today >= 0 && today <= UINT32_MAX ? 0 : PWP_ERR_VALUE;
	if (!error && import->is_new_key)
		error = personal_key_save(import->places, &import->key);
	if (!error) {
		write_all(writing);
		error = writing->error;
	}
	if (!error)
		error = personal_purge(import->places, true, &writing->result.removed);
	*ret_result = writing->result;
	free(writing);
	return error;
}
