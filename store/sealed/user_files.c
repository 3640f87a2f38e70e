/* SPDX-License-Identifier: MIT */
/*
 * Reads the folders STATE/KIND. What is there belongs to the user whose id it is named by: UID or
 * UID.ANYTHING, either with a dot in front. So nothing of a leaver is overlooked because of an
 * unusual suffix. A folder without a file is nothing.
 */
#include "store/sealed/user_files.h"

#include "base/fd.h"
#include "base/parse_num.h"
#include "store/sealed/kind_folder.h"
#include "store/sealed/listing.h"
#include "store/sealed/version_name.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- what is in a user's folder */

struct contents {
	bool any, version;
};

/* listing_fn; data: struct contents */
static void look_at(const char *name, void *data)
{
	struct contents *contents = data;

	contents->any = true;
	contents->version |= version_name_number(name) > 0;
}

/* Something else in its place is taken for a file. */
static int look_inside(int above, const char *name, struct contents *ret_contents)
{
	struct contents contents = { .any = false };
	bool unused;
	int error = 0;
	int fd = fd_open_at(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0) {
		contents.any = contents.version = errno != ENOENT;
	} else {
		error = listing_visit(fd, look_at, &contents, &unused);
		close(fd);
	}
	*ret_contents = contents;
	return error;
}

/* ---- whose they are */

struct search {
	int folder;
	bool with_leftovers;
	const int64_t *only; /* whose; NULL: everybody's */
	int64_t *uids;
	size_t count;
	int error;
};

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

/* Capacity doubles when the count is a power of two. */
static bool add_uid(struct search *search, int64_t uid)
{
	if ((search->count & (search->count - 1)) == 0) {
		size_t room = search->count ? search->count * 2 : 1;
		int64_t *more = reallocarray(search->uids, room, sizeof(*more));
		if (!more)
			return false;
		search->uids = more;
	}
	search->uids[search->count++] = uid;
	return true;
}

/* listing_fn; data: struct search */
static void search_name(const char *name, void *data)
{
	struct search *search = data;
	struct contents contents;
	int64_t uid = -1;

	if (search->error || !owner_of(name, &uid) ||
	    (search->only && *search->only != uid))
		return;
	search->error = look_inside(search->folder, name, &contents);
	contents.version &= strchr(name, '.') == NULL;
	if (!search->error &&
	    (search->with_leftovers ? contents.any : contents.version) &&
	    !add_uid(search, uid))
		search->error = PWP_ERR_NOMEM;
}

/* Fills search->uids, which the caller frees, unless it fails. */
static int run(struct search *search, const struct places *places, const char *kind)
{
	bool unused;
	int error = kind_folder_open(places, kind, &search->folder);

	if (error)
		return error == PWP_ERR_UNKNOWN ? 0 : error;
	error = listing_visit(search->folder, search_name, search, &unused);
	close(search->folder);
	error = error ? error : search->error;
	if (error)
		free(search->uids);
	return error;
}

int user_files_exist(const struct places *places, const char *kind, int64_t uid,
		     bool *ret_exist)
{
	struct search search = { .with_leftovers = true, .only = &uid };
	int error = run(&search, places, kind);

	if (error)
		return error;
	free(search.uids);
	*ret_exist = search.count > 0;
	return 0;
}

static int list(const struct places *places, const char *kind, bool with_leftovers,
		int64_t **ret_uids, size_t *ret_count)
{
	struct search search = { .with_leftovers = with_leftovers };
	int error = run(&search, places, kind);

	if (error)
		return error;
	*ret_uids = search.uids;
	*ret_count = search.count;
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
