/* SPDX-License-Identifier: MIT */
/*
 * Looks up a user and the user's groups through the name service switch.
 *
 * The re-entrant calls fill a buffer and return ERANGE when it is too small; with_buffer()
 * doubles it up to a limit, so that a hostile or broken directory cannot exhaust the host
 * program's memory. "No such user" and "look-up failed" are different results: the second
 * must never be taken for the first.
 *
 * Nothing here reads /etc/shadow: hashes do not belong in the host's memory.
 */
#include "store/system/account.h"

#include "base/utf8.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An entry is seldom over 1 KiB; a group names all its members, so a big one needs more.
 */
#define ENTRY_SIZE_FIRST 1024
#define ENTRY_SIZE_MAX ((size_t)4 * 1024 * 1024)

/* Linux lets no process be in more groups (NGROUPS_MAX). */
#define GROUPS_FIRST 64
#define GROUPS_MAX 65536

/* One look-up into `buf`: 0 with *ret_found set, or an errno. */
typedef int look_up_fn(void *query, char *buf, size_t size, bool *ret_found);

static int error_from(int number)
{
	switch (number) {
	case 0:
	case ENOENT:
	case ESRCH:
		return PWP_ERR_UNKNOWN;
	case ENOMEM:
		return PWP_ERR_NOMEM;
	default:
		return PWP_ERR_FILE;
	}
}

/* "No such entry" in the form of an errno may also be a call that failed by itself. */
static int look_up_again(look_up_fn *look_up, void *query, char *buf, size_t size,
			 bool *ret_found)
{
	int number = look_up(query, buf, size, ret_found);

	if (number == ENOENT || number == ESRCH)
		number = look_up(query, buf, size, ret_found);
	return number;
}

/* Calls `look_up` with a buffer that is large enough. The caller frees *ret_buf. */
static int with_buffer(look_up_fn *look_up, void *query, char **ret_buf)
{
	for (size_t size = ENTRY_SIZE_FIRST; size <= ENTRY_SIZE_MAX; size *= 2) {
		char *buf = malloc(size);
		if (!buf)
			return PWP_ERR_NOMEM;
		bool found = false;
		int number = look_up_again(look_up, query, buf, size, &found);
		if (number == 0 && found) {
			*ret_buf = buf;
			return 0;
		}
		free(buf);
		if (number != ERANGE)
			return error_from(number);
	}
	return PWP_ERR_TOO_BIG;
}

struct user_query {
	const char *name; /* NULL: look the number up */
	uid_t uid;
	struct passwd entry;
};

static int look_up_user(void *data, char *buf, size_t size, bool *ret_found)
{
	struct user_query *query = data;
	struct passwd *found = NULL;
	int number = query->name
			     ? getpwnam_r(query->name, &query->entry, buf, size, &found)
			     : getpwuid_r(query->uid, &query->entry, buf, size, &found);
	*ret_found = found != NULL;
	return number;
}

struct group_query {
	const char *name; /* NULL: look the number up */
	gid_t gid;
	struct group entry;
};

static int look_up_group(void *data, char *buf, size_t size, bool *ret_found)
{
	struct group_query *query = data;
	struct group *found = NULL;
	int number = query->name
			     ? getgrnam_r(query->name, &query->entry, buf, size, &found)
			     : getgrgid_r(query->gid, &query->entry, buf, size, &found);
	*ret_found = found != NULL;
	return number;
}

/* A copy of at most PWP_WORD_MAX bytes that ends between two UTF-8 sequences. */
static char *copy_word(const char *text)
{
	struct str word = utf8_cut(str_from_c(text ? text : ""), PWP_WORD_MAX);

	return strndup(word.ptr, word.len);
}

static int find(struct user_query *query, struct account *ret_account)
{
	char *buf = NULL;
	int error = with_buffer(look_up_user, query, &buf);
	if (error)
		return error;

	struct account account = {
		.user = strdup(query->entry.pw_name),
		.full_name = copy_word(query->entry.pw_gecos),
		.home = strdup(query->entry.pw_dir ? query->entry.pw_dir : ""),
		.uid = (int64_t)query->entry.pw_uid,
		.gid = query->entry.pw_gid,
	};
	free(buf);
	if (!account.user || !account.full_name || !account.home) {
		account_done(&account);
		return PWP_ERR_NOMEM;
	}
	*ret_account = account;
	return 0;
}

int account_find(const char *user, struct account *ret_account)
{
	struct user_query query = { .name = user };
	return find(&query, ret_account);
}

int account_find_uid(int64_t uid, struct account *ret_account)
{
	struct user_query query = { .uid = (uid_t)uid };
	return find(&query, ret_account);
}

/* The ids of all groups. The caller frees *ret_gids. */
static int list_gids(const struct account *account, gid_t **ret_gids, size_t *ret_count)
{
	int room = GROUPS_FIRST;
	while (room <= GROUPS_MAX) {
		gid_t *gids = calloc((size_t)room, sizeof(*gids));
		if (!gids)
			return PWP_ERR_NOMEM;
		int count = room;
		if (getgrouplist(account->user, account->gid, gids, &count) >= 0) {
			*ret_gids = gids;
			*ret_count = (size_t)count;
			return 0;
		}
		free(gids);
		if (count <= room) /* it failed for lack of memory, not of room */
			return PWP_ERR_NOMEM;
		room = count;
	}
	return PWP_ERR_TOO_BIG;
}

static void free_groups(struct account *account)
{
	for (size_t i = 0; i < account->n_groups; i++)
		free(account->groups[i]);
	free(account->groups);
	account->groups = NULL;
	account->n_groups = 0;
}

static int add_group(struct account *account, gid_t gid)
{
	struct group_query query = { .gid = gid };
	char *buf = NULL;
	int error = with_buffer(look_up_group, &query, &buf);
	if (error == PWP_ERR_UNKNOWN)
		return 0; /* no policy can name a group that has no name */
	if (error)
		return error;
	char *name = strdup(query.entry.gr_name);
	free(buf);
	if (!name)
		return PWP_ERR_NOMEM;
	account->groups[account->n_groups++] = name;
	return 0;
}

int account_groups(struct account *account)
{
	gid_t *gids = NULL;
	size_t count = 0;
	int error = list_gids(account, &gids, &count);
	if (error)
		return error;

	free_groups(account);
	account->groups = calloc(count + 1, sizeof(*account->groups));
	if (!account->groups)
		error = PWP_ERR_NOMEM;
	for (size_t i = 0; i < count && !error; i++)
		error = add_group(account, gids[i]);
	if (error)
		free_groups(account);
	free(gids);
	return error;
}

int account_ask_group(const char *group)
{
	struct group_query query = { .name = group };
	char *buf = NULL;
	int error = with_buffer(look_up_group, &query, &buf);
	if (error)
		return error == PWP_ERR_UNKNOWN ? 0 : error;
	free(buf);
	return 0;
}

struct local_query {
	const char *file;
	const char *user;
};

/* Reads from the start: a line that is too long for the buffer cannot be read again. */
static int look_up_local(void *data, char *buf, size_t size, bool *ret_found)
{
	const struct local_query *query = data;
	FILE *stream = fopen(query->file, "re");
	if (!stream)
		return errno == ENOENT ? EIO : errno;
	int number = 0;
	while (number == 0 && !*ret_found) {
		struct passwd entry;
		struct passwd *found = NULL;
		number = fgetpwent_r(stream, &entry, buf, size, &found);
		*ret_found =
			number == 0 && found && strcmp(found->pw_name, query->user) == 0;
	}
	if (number == ENOENT && ferror(stream))
		number = EIO;
	(void)fclose(stream);
	return number;
}

int account_is_local(const char *passwd_file, const char *user, bool *ret_local)
{
	struct local_query query = { passwd_file ? passwd_file : "/etc/passwd", user };
	char *buf = NULL;
	int error = with_buffer(look_up_local, &query, &buf);
	if (error && error != PWP_ERR_UNKNOWN)
		return error;
	free(buf);
	*ret_local = error == 0;
	return 0;
}

void account_done(struct account *account)
{
	if (!account)
		return;
	free_groups(account);
	free(account->user);
	free(account->full_name);
	free(account->home);
	*account = (struct account)ACCOUNT_INIT;
}
