/* SPDX-License-Identifier: MIT */
/*
 * The words that are stored about people: whether the key can be used, and whether words
 * were made with it and are not expired. Without the key an administrator cannot change a
 * password, and everybody else's is judged by the other rules.
 */
#include "cli/doctor/doctor.h"

#include "cli/common/output.h"
#include "store/sealed/user_files.h"
#include "store/personal/personal.h"
#include "store/personal/personal_key.h"

#include "base/wipe.h"

#include <stdlib.h>

#define AGAIN "Import the words again with 'pwpolicy people import"

static const struct finding_kind key_missing = {
	"personal_key_missing",
	FINDING_ERROR,
	AGAIN "', or remove them with 'pwpolicy people erase --all'.",
};
static const struct finding_kind key_unread = {
	"personal_key_unusable",
	FINDING_ERROR,
	"See the disk and the backups. " AGAIN " --new-key'.",
};
static const struct finding_kind other_key = {
	"personal_other_key",
	FINDING_WARNING,
	AGAIN "', which removes what is useless.",
};
static const struct finding_kind expired = {
	"personal_expired",
	FINDING_WARNING,
	AGAIN "'; 'pwpolicy people list' removes what is expired.",
};

struct counts {
	size_t all, other_key, expired;
};

/* Corrupt files are found by doctor_stores.c. */
static void count(const struct places *places, int64_t uid, struct counts *counts)
{
	const struct account account = { .uid = uid };
	struct personal_summary summary;

	if (personal_summarise(places, &account, &summary) != 0)
		return;
	counts->other_key += summary.other_key;
	counts->expired += summary.expired;
}

static bool count_all(const struct places *places, struct counts *counts)
{
	int64_t *uids = NULL;

	if (user_files_list(places, PERSONAL_KIND, &uids, &counts->all) != 0)
		return false;
	for (size_t i = 0; i < counts->all; i++)
		count(places, uids[i], counts);
	free(uids);
	return true;
}

static const char *people(size_t count)
{
	return output_plural(count, "person", "people");
}

/* Whom it belongs to and who can read it is checked by doctor_files.c. Returns what
 * personal_key_load() returns. */
static int check_key(struct doctor *doctor, const struct counts *counts)
{
	const struct places *places = doctor->places->stores;
	struct personal_key key;
	int error = personal_key_load(places, &key);

	wipe(&key, sizeof(key));
	if (error == PWP_ERR_FILE && !personal_key_exists(places))
		return error; /* doctor_missing.c reports it */
	if (error == PWP_ERR_UNKNOWN && counts->all > 0)
		findings_add(doctor->findings, &key_missing,
			     "Words are stored about %zu %s, but the key %s/%s is "
			     "missing: they are useless.",
			     counts->all, people(counts->all), places->policy,
			     PERSONAL_KEY_FILE);
	else if (error && error != PWP_ERR_UNKNOWN && error != PWP_ERR_UNTRUSTED)
		findings_add(doctor->findings, &key_unread,
			     "The key %s/%s cannot be used: %s.", places->policy,
			     PERSONAL_KEY_FILE, pwp_strerror(error));
	return error;
}

void doctor_check_personal(struct doctor *doctor)
{
	struct counts counts = { .all = 0 };

	if (!count_all(doctor->places->stores, &counts))
		return; /* doctor_stores.c reports it */
	int error = check_key(doctor, &counts);
	if (!error && counts.other_key > 0)
		findings_add(doctor->findings, &other_key,
			     "The words about %zu %s were made with another key: they "
			     "are useless.",
			     counts.other_key, people(counts.other_key));
	if (counts.expired > 0)
		findings_add(doctor->findings, &expired,
			     "The words about %zu %s are expired and not used any "
			     "more.",
			     counts.expired, people(counts.expired));
}
