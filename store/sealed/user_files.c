/* SPDX-License-Identifier: MIT */
/*
 * Reads the folders STATE/KIND. What is there belongs to the user whose id it is named by: UID or
 * UID.ANYTHING, either with a dot in front. So nothing of a leaver is overlooked because of an
 * unusual suffix. A folder without a file is nothing.
 */
#include "store/sealed/user_files.h"

#include "base/parse_num.h"
#include "store/sealed/version_name.h"
#include "system/trusted_fd.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
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

/* What is in a user's folder; something else in its place is taken for a file. */
static int look_inside(int above, const char *name, bool *ret_any, bool *ret_version)
{
	int fd = openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *entry;

	*ret_any = *ret_version = fd < 0 && errno != ENOENT;
	if (fd < 0)
		return 0;
	if (!folder) {
		close(fd);
		return PWP_ERR_FILE;
	}
	while ((errno = 0, entry = readdir(folder)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		*ret_any = true;
		*ret_version |= version_name_number(entry->d_name) > 0;
	}
	int error = errno ? PWP_ERR_FILE : 0;
	closedir(folder);
	return error;
}

int user_files_exist(const struct places *places, const char *kind, int64_t uid,
		     bool *ret_exist)
{
	DIR *folder = NULL;
	int64_t owner = -1;
	bool exist = false;
	const char *name;
	int error = open_kind(places, kind, &folder);

	if (error)
		return error;
	while (folder && !error && !exist &&
	       (name = next_file(folder, &owner, &error)) != NULL) {
		bool version = false;

		if (owner == uid)
			error = look_inside(dirfd(folder), name, &exist, &version);
	}
	if (folder)
		closedir(folder);
	if (!error)
		*ret_exist = exist;
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
	while (folder && !error && (name = next_file(folder, &uid, &error)) != NULL) {
		bool any = false, version = false;

		error = look_inside(dirfd(folder), name, &any, &version);
		version &= strchr(name, '.') == NULL;
		if (!error && (with_leftovers ? any : version) &&
		    !add_uid(&uids, &count, uid))
			error = PWP_ERR_NOMEM;
	}
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
