/* SPDX-License-Identifier: MIT */
/*
 * The body of a history is one line for each password, newest first:
 *
 *   line = DAY " " HASH LF         DAY: when it was stored, in days since 1970-01-01
 *
 * A hash takes as long as a login, so hashes are computed before the user's lock is taken.
 * Whether there is a history is therefore checked twice: without the lock, to see whether
 * the old password needs a hash, and with it.
 */
#include "store/record/history.h"

#include "base/parse_num.h"
#include "base/wipe.h"
#include "store/sealed/sealed.h"
#include "store/sealed/sealed_text.h"
#include "store/system/host.h"

#include <assert.h>

static_assert(HISTORY_MAX * (sizeof("4294967295 \n") + HASH_SIZE) <= SEALED_MAX,
	      "the longest history has room");

static int parse_entry(struct str line, struct history *history)
{
	struct str day;
	uint64_t number = 0;

	if (history->count == HISTORY_MAX || !str_split(&line, ' ', &day) ||
	    parse_num(day, 0, UINT32_MAX, &number) != 0 || line.len == 0 ||
	    line.len >= HASH_SIZE)
		return PWP_ERR_CORRUPT;
	char *hash = history->entries[history->count].hash;
	memcpy(hash, line.ptr, line.len);
	hash[line.len] = '\0';
	if (strlen(hash) != line.len || !hash_is_yescrypt(hash))
		return PWP_ERR_CORRUPT;
	history->entries[history->count++].day = (uint32_t)number;
	return 0;
}

int history_parse(struct str body, struct history *ret_history)
{
	struct history history = { .count = 0 };
	struct str line;
	int error = 0;

	while (!error && sealed_text_line(&body, &line))
		error = parse_entry(line, &history);
	if (!error && body.len > 0)
		error = PWP_ERR_CORRUPT;
	if (!error)
		*ret_history = history;
	wipe(&history, sizeof(history));
	return error;
}

int history_format(const struct history *history, struct text *text)
{
	for (size_t i = 0; i < history->count; i++) {
		text_add_number(text, history->entries[i].day);
		text_add_c(text, " ");
		text_add_c(text, history->entries[i].hash);
		text_add_c(text, "\n");
	}
	return text_end(text) ? 0 : PWP_ERR_TOO_BIG;
}

int history_load(const struct places *places, const struct account *account,
		 struct history *ret_history)
{
	struct sealed sealed;
	int error = sealed_load(places, HISTORY_KIND, account, &sealed);

	if (error == PWP_ERR_UNKNOWN) {
		*ret_history = (struct history){ .count = 0 };
		return 0;
	}
	if (!error)
		error = history_parse((struct str){ sealed.body, sealed.len },
				      ret_history);
	wipe(&sealed, sizeof(sealed));
	return error;
}

static int save(const struct places *places, const struct account *account,
		const struct history *history)
{
	struct sealed sealed;
	struct text text;

	text_init(&text, sealed.body, sizeof(sealed.body));
	int error = history_format(history, &text);
	if (!error) {
		sealed.len = text.len;
		error = sealed_save(places, HISTORY_KIND, account, &sealed);
	}
	wipe(&sealed, sizeof(sealed));
	return error;
}

int history_check(const struct places *places, const struct account *account)
{
	struct history history;
	int error = history_load(places, account, &history);

	wipe(&history, sizeof(history));
	return error;
}

int history_contains(const struct history *history, unsigned depth, const char *password,
		     bool *ret_contains)
{
	bool matches = false;

	for (size_t i = 0; i < history->count && i < depth && !matches; i++) {
		int error = hash_matches(history->entries[i].hash, password, &matches);
		if (error)
			return error;
	}
	*ret_contains = matches;
	return 0;
}

/* The new entries: the new password and, in an empty history, the old one after it. */
struct additions {
	size_t depth;
	uint32_t day;
	char fresh[HASH_SIZE];
	char old[HASH_SIZE]; /* "": none */
};

static void prepend(struct history *history, uint32_t day, const char *hash, size_t depth)
{
	size_t kept = history->count < depth ? history->count : depth - 1;

	memmove(&history->entries[1], &history->entries[0],
		kept * sizeof(history->entries[0]));
	history->entries[0].day = day;
	memcpy(history->entries[0].hash, hash, HASH_SIZE);
	history->count = kept + 1;
}

/* Under the lock. */
static int add(const struct places *places, const struct account *account,
	       const struct additions *additions, bool *ret_quarantined)
{
	struct history history = { .count = 0 };
	int error = history_load(places, account, &history);
	bool corrupt = error == PWP_ERR_CORRUPT;

	if (corrupt)
		error = sealed_quarantine(places, HISTORY_KIND, account->uid);
	if (!error) {
		if (history.count == 0 && additions->old[0] != '\0')
			prepend(&history, additions->day, additions->old,
				additions->depth);
		prepend(&history, additions->day, additions->fresh, additions->depth);
		error = save(places, account, &history);
	}
	if (!error)
		*ret_quarantined = corrupt;
	wipe(&history, sizeof(history));
	return error;
}

/* Whether there is a history to add to. Needs no lock. */
static int find(const struct places *places, const struct account *account,
		bool *ret_found)
{
	struct history history;
	int error = history_load(places, account, &history);

	if (error && error != PWP_ERR_CORRUPT)
		return error;
	*ret_found = !error && history.count > 0;
	if (!error)
		wipe(&history, sizeof(history));
	return 0;
}

static int make_additions(const struct places *places, const struct account *account,
			  const char *old, const char *password,
			  struct additions *additions)
{
	bool found = false;
	int64_t today = host_today();
	int error = find(places, account, &found);

	additions->day = today >= 0 && today <= UINT32_MAX ? (uint32_t)today : 0;
	if (!error)
		error = hash_make(password, additions->fresh);
	if (!error && !found && old && additions->depth > 1)
		error = hash_make(old, additions->old);
	return error;
}

static int forget(const struct places *places, int64_t uid, bool *ret_quarantined)
{
	int lock = -1;
	int error = sealed_lock(places, uid, &lock);

	if (error)
		return error;
	error = sealed_remove(places, HISTORY_KIND, uid);
	sealed_unlock(lock);
	if (!error)
		*ret_quarantined = false;
	return error;
}

int history_record(const struct places *places, const struct account *account,
		   unsigned depth, const char *old, const char *password,
		   bool *ret_quarantined)
{
	struct additions additions = {
		.depth = depth < HISTORY_MAX ? depth : HISTORY_MAX,
	};
	int lock = -1;

	if (depth == 0)
		return forget(places, account->uid, ret_quarantined);
	int error = make_additions(places, account, old, password, &additions);
	if (!error)
		error = sealed_lock(places, account->uid, &lock);
	if (!error) {
		error = add(places, account, &additions, ret_quarantined);
		sealed_unlock(lock);
	}
	wipe(&additions, sizeof(additions));
	return error;
}
