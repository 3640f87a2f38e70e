/* SPDX-License-Identifier: MIT */
/*
 * The body of a history is one line for each password, newest first:
 *
 *   line = DAY " " HASH LF         DAY: when it was stored, in days since 1970-01-01
 *
 * A hash is that of the system where the system has one, so that a password is kept before it
 * is forgotten and without its text. Else it takes as long as a login, and is computed before
 * the update begins.
 */
#include "store/record/history.h"

#include "base/parse_num.h"
#include "base/wipe.h"
#include "store/sealed/sealed.h"
#include "store/sealed/versions.h"
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
	if (strlen(hash) != line.len || !hash_is_complete(hash))
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

/* ---- keeping a password */

struct addition {
	bool replaces_corrupt; /* else a corrupt history is an error */
	size_t depth;	       /* 1 to HISTORY_MAX */
	uint32_t day;
	char hash[HASH_SIZE];
};

static void prepend(struct history *history, const struct addition *addition)
{
	size_t depth = addition->depth;
	size_t kept = history->count < depth ? history->count : depth - 1;

	memmove(&history->entries[1], &history->entries[0],
		kept * sizeof(history->entries[0]));
	history->entries[0].day = addition->day;
	memcpy(history->entries[0].hash, addition->hash, HASH_SIZE);
	history->count = kept + 1;
}

static void add(struct history *history, const struct addition *addition)
{
	bool known = history->count > 0 &&
		     strcmp(history->entries[0].hash, addition->hash) == 0;

	if (!known)
		prepend(history, addition);
	else if (history->count > addition->depth)
		history->count = addition->depth;
}

static int read_former(struct sealed_edit *edit, struct history *history)
{
	*history = (struct history){ .count = 0 };
	if (!edit->former)
		return 0;
	int error = history_parse((struct str){ edit->former->body, edit->former->len },
				  history);
	edit->corrupt = error == PWP_ERR_CORRUPT;
	return edit->corrupt ? 0 : error;
}

/* sealed_edit_fn; data: struct addition */
static int make_next(struct sealed_edit *edit, void *data)
{
	const struct addition *addition = data;
	struct history history;
	struct text text;
	int error = read_former(edit, &history);

	if (!error && edit->corrupt && !addition->replaces_corrupt)
		error = PWP_ERR_CORRUPT;
	if (!error) {
		add(&history, addition);
		text_init(&text, edit->next.body, sizeof(edit->next.body));
		error = history_format(&history, &text);
		edit->next.len = text.len;
	}
	wipe(&history, sizeof(history));
	return error;
}

/* A clock before 1970 or after 11 million years counts as the first day. */
static uint32_t today(void)
{
	int64_t day = host_today();

	return day >= 0 && day <= UINT32_MAX ? (uint32_t)day : 0;
}

static int update(const struct places *places, const struct account *account,
		  unsigned depth, struct addition *addition, bool *ret_quarantined)
{
	bool quarantined = false;

	addition->replaces_corrupt = ret_quarantined != NULL;
	addition->depth = depth < HISTORY_MAX ? depth : HISTORY_MAX;
	addition->day = today();
	int error = sealed_update(places, HISTORY_KIND, account, make_next, addition,
				  &quarantined);
	if (!error && ret_quarantined)
		*ret_quarantined = quarantined;
	return error;
}

int history_keep_hash(const struct places *places, const struct account *account,
		      unsigned depth, const char *hash, bool *ret_quarantined)
{
	struct addition addition = { .depth = 0 };

	if (!hash_is_complete(hash))
		return PWP_ERR_VALUE;
	memcpy(addition.hash, hash, strlen(hash) + 1);
	int error = update(places, account, depth, &addition, ret_quarantined);
	wipe(&addition, sizeof(addition));
	return error;
}

/* Whether the newest entry is of this password. A corrupt history has none. */
static int is_newest(const struct places *places, const struct account *account,
		     const char *password, bool *ret_newest)
{
	struct history history = { .count = 0 };
	int error = history_load(places, account, &history);

	*ret_newest = false;
	if (error)
		return error == PWP_ERR_CORRUPT ? 0 : error;
	error = history_contains(&history, 1, password, ret_newest);
	wipe(&history, sizeof(history));
	return error;
}

int history_keep(const struct places *places, const struct account *account,
		 unsigned depth, const char *password, bool *ret_quarantined)
{
	struct addition addition = { .depth = 0 };
	bool newest = false;
	int error = is_newest(places, account, password, &newest);

	if (error || newest) {
		if (!error && ret_quarantined)
			*ret_quarantined = false;
		return error;
	}
	error = hash_make(password, addition.hash);
	if (!error)
		error = update(places, account, depth, &addition, ret_quarantined);
	wipe(&addition, sizeof(addition));
	return error;
}

int history_forget(const struct places *places, int64_t uid)
{
	return versions_remove(places, HISTORY_KIND, uid);
}
