/* SPDX-License-Identifier: MIT */
/*
 * Reads the folders STATE/KIND. A file belongs to the user whose id it is named by: UID or
 * UID.ANYTHING, either with a dot in front (a temporary file). So nothing of a leaver is
 * overlooked because of an unusual suffix.
 */
#include "store/sealed/user_files.h"

#include "base/parse_num.h"
#include "system/trusted_fd.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Returns 0 with NULL where there is no such folder. */
static int open_kind(const struct places *places, const char *kind, DIR **ret_folder)
{
	struct trusted_file_fault fault = { .missing = false };
	char path[PATH_MAX];
	int fd = -1;
	int len = snprintf(path, sizeof(path), "%s/%s", places->state, kind);

	if (len < 0 || (size_t)len >= sizeof(path))
		return PWP_ERR_FILE;
	int error = trusted_fd_open_folder(path, places->trust, &fd, &fault);
	if (error && !fault.missing)
		return error;
	*ret_folder = error ? NULL : fdopendir(fd);
	if (error || *ret_folder)
		return 0;
	close(fd);
	return PWP_ERR_FILE;
}

/* The owner of a file; false: it has none. */
static bool owner_of(const char *name, int64_t *ret_uid)
{
	const char *digits = name + (name[0] == '.');
	struct str number = { digits, strcspn(digits, ".") };
	uint64_t uid = 0;

	if (parse_num(number, 0, UINT32_MAX, &uid) != 0)
		return false;
	*ret_uid = (int64_t)uid;
	return true;
}

/* The next file with an owner. NULL at the end, and on failure, then with *ret_error set. */
static const char *next_file(DIR *folder, int64_t *ret_uid, int *ret_error)
{
	const struct dirent *entry;

	errno = 0;
	while ((entry = readdir(folder)) != NULL)
		if (owner_of(entry->d_name, ret_uid))
			return entry->d_name;
	if (errno)
		*ret_error = PWP_ERR_FILE;
	return NULL;
}

int user_files_count(const struct places *places, const char *kind, int64_t uid,
		     size_t *ret_count)
{
	DIR *folder = NULL;
	int64_t owner = -1;
	size_t count = 0;
	int error = open_kind(places, kind, &folder);

	if (error)
		return error;
	while (folder && next_file(folder, &owner, &error))
		count += owner == uid;
	if (folder)
		closedir(folder);
	if (!error)
		*ret_count = count;
	return error;
}

/* Capacity doubles when the count is a power of two. */
static bool add_uid(int64_t **uids, size_t *count, int64_t uid)
{
	if ((*count & (*count - 1)) == 0) {
		size_t room = *count ? *count * 2 : 1;
		int64_t *more = reallocarray(*uids, room, sizeof(**uids));
		if (!more)
			return false;
		*uids = more;
	}
	(*uids)[(*count)++] = uid;
	return true;
}

static int list(const struct places *places, const char *kind, bool with_leftovers,
		int64_t **ret_uids, size_t *ret_count)
{
	DIR *folder = NULL;
	int64_t *uids = NULL;
	size_t count = 0;
	const char *name;
	int64_t uid = -1;
	int error = open_kind(places, kind, &folder);

	if (error)
		return error;
	while (folder && !error && (name = next_file(folder, &uid, &error)) != NULL)
		if ((with_leftovers || !strchr(name, '.')) &&
		    !add_uid(&uids, &count, uid))
			error = PWP_ERR_NOMEM;
	if (folder)
		closedir(folder);
	if (error) {
		free(uids);
		return error;
	}
	*ret_uids = uids;
	*ret_count = count;
	return 0;
}

int user_files_list(const struct places *places, const char *kind, int64_t **ret_uids,
		    size_t *ret_count)
{
	return list(places, kind, false, ret_uids, ret_count);
}

static int compare_uids(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

int user_files_list_all(const struct places *places, const char *kind, int64_t **ret_uids,
			size_t *ret_count)
{
	int64_t *uids = NULL;
	size_t count = 0, kept = 0;
	int error = list(places, kind, true, &uids, &count);

	if (error)
		return error;
	if (count > 0)
		qsort(uids, count, sizeof(*uids), compare_uids);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || uids[kept - 1] != uids[i])
			uids[kept++] = uids[i];
	*ret_uids = uids;
	*ret_count = kept;
	return 0;
}
