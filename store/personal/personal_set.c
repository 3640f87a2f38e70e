/* SPDX-License-Identifier: MIT */
/*
 * Collects records. A word is expanded and each form becomes a record at once; no form
 * outlives the call. A form that two words share is one record, of the kind that came
 * first. The set is sorted only when it is full or complete.
 */
#include "store/personal/personal_set.h"

#include "store/personal/personal_kind.h"
#include "system/entropy.h"

#include <stdlib.h>

void personal_set_sort(struct personal_set *set)
{
	size_t kept = 0;

	qsort(set->records, set->count, sizeof(set->records[0]), personal_record_compare);
	for (size_t i = 0; i < set->count; i++)
		if (kept == 0 || personal_record_compare(&set->records[kept - 1],
							 &set->records[i]) != 0)
			set->records[kept++] = set->records[i];
	set->count = kept;
}

static int add(struct personal_set *set, const struct personal_record *record)
{
	if (set->count == PERSONAL_RECORDS_MAX)
		personal_set_sort(set);
	if (set->count == PERSONAL_RECORDS_MAX)
		return PWP_ERR_TOO_BIG;
	set->records[set->count++] = *record;
	return 0;
}

int personal_set_merge(struct personal_set *set, const struct personal_record *records,
		       size_t count)
{
	int error = 0;

	for (size_t i = 0; i < count && !error; i++)
		error = add(set, &records[i]);
	return error;
}

struct adding {
	struct personal_set *set;
	struct personal_mac *mac;
	unsigned kind;
};

static int take_form(void *data, struct pwp_text form)
{
	const struct adding *adding = data;
	struct personal_record record = { .kind = (uint8_t)adding->kind };

	if (form.len > UINT8_MAX)
		return PWP_ERR_TOO_BIG;
	personal_mac_form(adding->mac, form, record.mac);
	personal_mac_mask(adding->mac, &record);
	return add(adding->set, &record);
}

int personal_set_add(struct personal_set *set, struct personal_mac *mac, unsigned kind,
		     struct pwp_text word)
{
	struct adding adding = { set, mac, kind };
	const struct personal_kind *known = personal_kind_get(kind);

	if (!known)
		return PWP_ERR_ARGUMENT;
	return pwp_personal_forms(known->category, word, take_form, &adding);
}

static int fill_random(void *ptr, size_t len)
{
	uint8_t *bytes = ptr;
	int error = 0;

	for (size_t at = 0; at < len && !error; at += ENTROPY_MAX)
		error = entropy_fill(bytes + at,
				     len - at < ENTROPY_MAX ? len - at : ENTROPY_MAX);
	return error;
}

/* Two random MACs are never equal, nor is one ever the MAC of a form. */
int personal_set_pad(struct personal_set *set, struct personal_mac *mac)
{
	personal_set_sort(set);
	size_t padded = personal_padded(set->count);
	struct personal_record *padding = &set->records[set->count];
	int error = fill_random(padding, (padded - set->count) * sizeof(*padding));

	if (error)
		return error;
	for (; set->count < padded; set->count++) {
		set->records[set->count].kind = 0;
		personal_mac_mask(mac, &set->records[set->count]);
	}
	qsort(set->records, set->count, sizeof(set->records[0]), personal_record_compare);
	return 0;
}
