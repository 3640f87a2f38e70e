/* SPDX-License-Identifier: MIT */
/*
 * Looks words up. The file is read first: where there is none, as for most people, nothing
 * else is read. Then the key, which the file names; each piece of a password then costs one
 * MAC and about a dozen comparisons.
 */
#include "store/personal/personal.h"

#include "base/wipe.h"
#include "store/personal/personal_text.h"
#include "store/sealed/sealed_batch.h"
#include "store/system/host.h"

#include <stdlib.h>
#include <string.h>

struct personal {
	struct personal_mac mac;
	struct personal_file file;
};

static int load(const struct places *places, const struct account *account,
		struct personal_file *ret_file)
{
	char *text = NULL;
	struct str body;
	int error = sealed_load_long(places, PERSONAL_KIND, account, &text, &body);

	if (error)
		return error;
	error = personal_parse(body, ret_file);
	free(text);
	return error;
}

/* Nothing expires while the clock is wrong. */
static bool is_over(const struct personal_file *file)
{
	return host_today() > (int64_t)file->day + PERSONAL_DAYS;
}

/* *ret_other: the file was made with another key. Returns what personal_key_load() returns. */
static int prepare(const struct places *places, const struct account *account,
		   const struct personal_file *file, struct personal_mac *mac,
		   bool *ret_other)
{
	uint8_t id[PERSONAL_KEY_ID_SIZE];
	struct personal_key key;
	int error = personal_key_load(places, &key);

	if (error)
		return error;
	personal_mac_key_id(&key, id);
	personal_mac_init(mac, &key, (uint32_t)account->uid);
	wipe(&key, sizeof(key));
	*ret_other = memcmp(id, file->key_id, sizeof(id)) != 0;
	return 0;
}

/* For looking up: without the very key there is no answer. */
static int prepare_to_look(const struct places *places, const struct account *account,
			   struct personal *personal)
{
	bool other = false;
	int error = prepare(places, account, &personal->file, &personal->mac, &other);

	return other || error == PWP_ERR_UNKNOWN ? PWP_ERR_CORRUPT : error;
}

int personal_open(const struct places *places, const struct account *account,
		  struct personal **ret_personal)
{
	struct personal_file file;
	int error = load(places, account, &file);

	if (error == PWP_ERR_UNKNOWN) {
		*ret_personal = NULL;
		return 0;
	}
	if (error)
		return error;
	struct personal *personal = calloc(1, sizeof(*personal));
	if (!personal) {
		free(file.records);
		return PWP_ERR_NOMEM;
	}
	personal->file = file;
	error = is_over(&file) ? PWP_ERR_UNKNOWN
			       : prepare_to_look(places, account, personal);
	if (error)
		personal = personal_free(personal);
	if (error && error != PWP_ERR_UNKNOWN)
		return error;
	*ret_personal = personal;
	return 0;
}

struct personal *personal_free(struct personal *personal)
{
	if (personal) {
		free(personal->file.records);
		wipe(personal, sizeof(*personal));
		free(personal);
	}
	return NULL;
}

/* A kind of a later version is unknown here, but personal in any case. */
int personal_look_up(void *data, struct pwp_text form)
{
	struct personal *personal = data;
	struct personal_record wanted = { .kind = 0 };

	personal_mac_form(&personal->mac, form, wanted.mac);
	const struct personal_record *found =
		bsearch(&wanted, personal->file.records, personal->file.count,
			sizeof(wanted), personal_record_compare);
	if (!found)
		return 0;
	wanted = *found;
	personal_mac_mask(&personal->mac, &wanted);
	const struct personal_kind *kind = personal_kind_get(wanted.kind);
	return kind ? (int)kind->category : PWP_PERSONAL_OTHER;
}

void personal_attach(struct personal *personal, struct pwp_request *request)
{
	request->is_personal = personal ? personal_look_up : NULL;
	request->is_personal_data = personal;
}

static void count_forms(const struct personal_file *file, struct personal_mac *mac,
			struct personal_summary *summary)
{
	for (size_t i = 0; i < file->count; i++) {
		struct personal_record record = file->records[i];

		personal_mac_mask(mac, &record);
		if (!personal_kind_get(record.kind))
			continue;
		summary->forms[record.kind]++;
		summary->forms[0]++;
	}
}

int personal_is_expired(const struct places *places, const struct account *account,
			bool *ret_expired)
{
	struct personal_file file;
	int error = load(places, account, &file);

	if (error)
		return error;
	*ret_expired = is_over(&file);
	free(file.records);
	return 0;
}

bool personal_is_useless(const struct personal_summary *summary)
{
	return summary->other_key || summary->key_error == PWP_ERR_UNKNOWN;
}

int personal_summarise(const struct places *places, const struct account *account,
		       struct personal_summary *ret_summary)
{
	struct personal_file file;
	struct personal_mac mac;
	int error = load(places, account, &file);

	if (error)
		return error;
	struct personal_summary summary = { .day = file.day, .expired = is_over(&file) };
	summary.key_error = prepare(places, account, &file, &mac, &summary.other_key);
	if (!summary.key_error && !summary.other_key)
		count_forms(&file, &mac, &summary);
	wipe(&mac, sizeof(mac));
	free(file.records);
	*ret_summary = summary;
	return 0;
}
