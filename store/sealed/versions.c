/* SPDX-License-Identifier: MIT */
/*
 *   STATE/KIND/UID/N           version N of the file; the highest counts
 *   STATE/KIND/UID/.N.RANDOM   what may become version N
 *   STATE/KIND/UID/corrupt     a quarantined version
 *   STATE/KIND/.UID.old        a folder that is being removed
 *
 * A writer reads version N, writes a temporary file, syncs it and links it to the name N + 1.
 * link(2) fails where that name exists: then another writer was faster, and this one begins
 * again with what the other wrote. So nobody waits for anybody, and no update is lost.
 *
 * A writer may sleep until N + 1 has come and gone. Its link must not succeed then. So a writer
 * looks again after it has created its temporary file: if N is still the newest, the file
 * was there before N + 1 was. And who removes versions first removes the temporary files
 * that were to become one of them. The sleeper finds either the name taken or its file gone.
 *
 * Each look is at one moment (listing.c). A reader whose version is replaced before it is opened
 * looks again; once open it is whole, because nobody writes to a file that has a version's name.
 *
 * Killed writers leave a temporary file each, or older versions. The next version takes them
 * along; where none comes about, they are removed when there are more names than one listing
 * holds. A writer whose file is removed so begins again.
 *
 * A removal renames the folder first. Who still writes into it has written before the
 * removal, or finds the folder gone and begins again.
 */
#include "store/sealed/versions.h"

#include "base/text.h"
#include "store/sealed/kind_folder.h"
#include "store/sealed/listing.h"
#include "store/sealed/temporary.h"
#include "system/trusted_fd.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* So often a reader looks again for what was replaced under its eyes. */
#define READS_MAX 100
/* So often too many names are removed. */
#define CLEANINGS_MAX 10

/* ---- cleaning */

struct cleaning {
	int folder;
	uint64_t below; /* this version */
	int error;
};

static void clean_name(struct cleaning *cleaning, const char *name)
{
	int error = temporary_remove(cleaning->folder, name);

	cleaning->error = cleaning->error ? cleaning->error : error;
}

static void clean_waiting(const char *name, void *data)
{
	struct cleaning *cleaning = data;
	uint64_t aim = version_name_aim(name);

	if (aim > 0 && aim < cleaning->below)
		clean_name(cleaning, name);
}

static void clean_version(const char *name, void *data)
{
	struct cleaning *cleaning = data;
	uint64_t version = version_name_number(name);

	if (version > 0 && version < cleaning->below)
		clean_name(cleaning, name);
}

static int clean(const struct versions *versions, listing_fn *visit, uint64_t below)
{
	struct cleaning cleaning = { .folder = versions->folder, .below = below };
	bool unused;
	int error = listing_visit(versions->folder, visit, &cleaning, &unused);

	return error ? error : cleaning.error;
}

/* The folder's own name is synced with the first version. */
int versions_sync(const struct versions *versions, const struct unpublished *linked)
{
	if (fsync(versions->folder) != 0 ||
	    (linked->version == 1 && fsync(versions->above) != 0))
		return PWP_ERR_FILE;
	return 0;
}

static int quarantine_last(const struct versions *versions, uint64_t version)
{
	char number[TEXT_NUMBER_SIZE];

	if (renameat(versions->folder, text_number(version - 1, number), versions->folder,
		     VERSIONS_CORRUPT) != 0)
		return errno == ENOENT ? 0 : PWP_ERR_FILE;
	return 0;
}

int versions_clean(const struct versions *versions, const struct unpublished *linked,
		   bool quarantine)
{
	int error = clean(versions, clean_waiting, linked->version + 1);

	if (!error && quarantine)
		error = quarantine_last(versions, linked->version);
	return error ? error : clean(versions, clean_version, linked->version);
}

/* ---- looking */

/* data: struct versions */
static void look_at(const char *name, void *data)
{
	struct versions *versions = data;
	uint64_t version = version_name_number(name);

	if (version > versions->newest)
		versions->newest = version;
}

static int look_once(struct versions *versions, bool *ret_at_once)
{
	versions->newest = 0;
	return listing_visit(versions->folder, look_at, versions, ret_at_once);
}

/* Removes all but the newest version or, if one was linked in the meantime, two. */
static int clean_all(const struct versions *versions)
{
	int error = fsync(versions->folder) == 0 ? 0 : PWP_ERR_FILE;

	if (!error)
		error = clean(versions, clean_waiting, UINT64_MAX);
	return error ? error : clean(versions, clean_version, versions->newest);
}

static int look(struct versions *versions)
{
	bool at_once = false;
	int error = look_once(versions, &at_once);

	for (unsigned i = 0; i < CLEANINGS_MAX && !error && !at_once; i++) {
		error = clean_all(versions);
		if (!error)
			error = look_once(versions, &at_once);
	}
	return error || at_once ? error : PWP_ERR_BUSY;
}

/* ---- opening */

static int open_user(int above, const char *name, unsigned trust, int *ret_folder)
{
	struct trusted_file_fault fault = { .missing = false };
	int error = trusted_fd_open_folder_in(above, name, trust, ret_folder, &fault);

	return error == PWP_ERR_FILE && fault.missing ? PWP_ERR_UNKNOWN : error;
}

static int create_user(int above, const char *name)
{
	if (mkdirat(above, name, 0700) != 0)
		return errno == EEXIST ? 0 : PWP_ERR_FILE;
	if (fchmodat(above, name, 0700, 0) != 0)
		return errno == ENOENT ? PWP_ERR_BUSY : PWP_ERR_FILE;
	return 0;
}

static int open_or_create_user(int above, const char *name, unsigned trust,
			       int *ret_folder)
{
	int error = open_user(above, name, trust, ret_folder);

	if (error != PWP_ERR_UNKNOWN)
		return error;
	error = create_user(above, name);
	if (error)
		return error;
	error = open_user(above, name, trust, ret_folder);
	return error == PWP_ERR_UNKNOWN ? PWP_ERR_BUSY : error; /* removed at once */
}

int versions_open(const struct places *places, const char *kind, int64_t uid,
		  bool with_create, struct versions *ret_versions)
{
	struct versions versions = { .folder = -1, .above = -1 };
	char number[TEXT_NUMBER_SIZE];
	const char *name = text_number((uint64_t)uid, number);
	int error = with_create
			    ? kind_folder_open_or_create(places, kind, &versions.above)
			    : kind_folder_open(places, kind, &versions.above);

	if (!error)
		error = with_create ? open_or_create_user(versions.above, name,
							  places->trust, &versions.folder)
				    : open_user(versions.above, name, places->trust,
						&versions.folder);
	if (!error)
		error = look(&versions);
	if (error)
		versions_close(&versions);
	else
		*ret_versions = versions;
	return error;
}

void versions_close(struct versions *versions)
{
	if (versions->folder >= 0)
		close(versions->folder);
	if (versions->above >= 0)
		close(versions->above);
	versions->folder = versions->above = -1;
}

/* ---- reading */

static int open_version(const struct versions *versions, unsigned trust, int *ret_fd,
			size_t *ret_size)
{
	struct trusted_file_fault unused;
	char number[TEXT_NUMBER_SIZE];
	int fd = openat(versions->folder, text_number(versions->newest, number),
			O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

	if (fd < 0 && errno == ENOENT)
		return PWP_ERR_BUSY;
	if (fd < 0)
		return errno == ELOOP ? PWP_ERR_UNTRUSTED : PWP_ERR_FILE;
	int error = trusted_fd_check(fd, trust | TRUSTED_FILE_LINKED, INT_MAX, ret_size,
				     &unused);
	if (error)
		close(fd);
	else
		*ret_fd = fd;
	return error;
}

int versions_read(struct versions *versions, const struct places *places, int *ret_fd,
		  size_t *ret_size)
{
	int error = PWP_ERR_BUSY;

	for (unsigned i = 0; i < READS_MAX && error == PWP_ERR_BUSY; i++) {
		error = i > 0 ? look(versions) : 0;
		if (!error && versions->newest == 0)
			return PWP_ERR_UNKNOWN;
		if (!error)
			error = open_version(versions, places->trust, ret_fd, ret_size);
	}
	return error;
}

/* ---- writing */

static int write_new(struct versions *versions, struct str text, const char *name,
		     int *ret_fd)
{
	uint64_t former = versions->newest;
	int fd = -1;
	int error = temporary_write(versions->folder, name, text, &fd);

	if (error)
		return error;
	error = look(versions);
	if (!error && versions->newest != former)
		error = PWP_ERR_BUSY;
	if (error)
		close(fd);
	else
		*ret_fd = fd;
	return error;
}

int versions_write(struct versions *versions, struct str text,
		   struct unpublished *ret_next, int *ret_fd)
{
	struct unpublished next = { .version = versions->newest + 1 };
	int error = versions->newest < VERSION_LAST ? 0 : PWP_ERR_FILE;

	if (!error)
		error = version_name_temporary(next.version, next.name);
	if (!error)
		error = temporary_check_limit(text.len);
	if (error)
		return error;
	error = write_new(versions, text, next.name, ret_fd);
	if (error)
		versions_discard(versions, &next);
	else
		*ret_next = next;
	return error;
}

void versions_discard(const struct versions *versions, const struct unpublished *next)
{
	temporary_discard(versions->folder, next->name);
}

int versions_link(const struct versions *versions, const struct unpublished *next)
{
	char number[TEXT_NUMBER_SIZE];
	int error = 0;

	if (linkat(versions->folder, next->name, versions->folder,
		   text_number(next->version, number), 0) != 0)
		error = errno == EEXIST || errno == ENOENT ? PWP_ERR_BUSY : PWP_ERR_FILE;
	versions_discard(versions, next);
	return error;
}
