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
 * was there before N + 1 was. And who removes old versions removes the temporary files
 * first that were to become one of them or its own. The sleeper finds either the name taken or
 * its file gone.
 *
 * A removal renames the folder first. Who still writes into it has written before the
 * removal.
 *
 * One getdents64(2) lists a folder as it was at one moment, since the kernel locks the folder for
 * the call, and the buffer has room for more names than can be there.
 */
#include "store/sealed/versions.h"

#include "base/hex.h"
#include "base/parse_num.h"
#include "base/text.h"
#include "store/sealed/temporary.h"
#include "store/system/folder.h"
#include "system/entropy.h"
#include "system/trusted_fd.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* So often a reader looks again for what was replaced under its eyes. */
#define READS_MAX 100
/* So often a removal looks again for what was written in the meantime. */
#define REMOVALS_MAX 100
/* More temporary files than these are removed, whoever may still write them: killed writers
 * leave one each. */
#define WAITING_MAX 32

#define VERSION_LAST ((uint64_t)INT64_MAX)
#define RANDOM_LEN 8

/* ---- names */

static bool read_version(struct str digits, uint64_t *ret_version)
{
	return digits.len > 0 && digits.ptr[0] != '0' &&
	       parse_num(digits, 1, VERSION_LAST, ret_version) == 0;
}

bool versions_is_version(const char *name)
{
	uint64_t version;

	return read_version(str_from_c(name), &version);
}

/* What a temporary file may become; 0: it is none. */
static uint64_t aim_of(const char *name)
{
	uint64_t version = 0;

	if (name[0] != '.' ||
	    !read_version((struct str){ name + 1, strcspn(name + 1, ".") }, &version))
		return 0;
	return version;
}

static int name_unpublished(uint64_t version, struct unpublished *ret_next)
{
	uint8_t random[RANDOM_LEN];
	char hex[2 * RANDOM_LEN];
	struct text text;
	int error = entropy_fill(random, sizeof(random));

	if (error)
		return error;
	hex_write(random, sizeof(random), hex);
	ret_next->version = version;
	text_init(&text, ret_next->name, sizeof(ret_next->name));
	text_add_c(&text, ".");
	text_add_number(&text, version);
	text_add_c(&text, ".");
	text_add(&text, (struct str){ hex, sizeof(hex) });
	return text_end(&text) ? 0 : PWP_ERR_TOO_BIG;
}

/* ---- listing */

typedef void visit_fn(const char *name, void *data);

static int visit_names(int folder, visit_fn *visit, void *data)
{
	_Alignas(struct dirent64) char buf[8192];
	ssize_t len;

	if (lseek(folder, 0, SEEK_SET) != 0)
		return PWP_ERR_FILE;
	while ((len = getdents64(folder, buf, sizeof(buf))) > 0) {
		for (ssize_t at = 0; at < len;) {
			const struct dirent64 *entry = (const void *)(buf + at);

			if (strcmp(entry->d_name, ".") != 0 &&
			    strcmp(entry->d_name, "..") != 0)
				visit(entry->d_name, data);
			at += entry->d_reclen;
		}
	}
	return len == 0 ? 0 : PWP_ERR_FILE;
}

/* data: struct versions */
static void look_at(const char *name, void *data)
{
	struct versions *versions = data;
	uint64_t version = 0;

	if (read_version(str_from_c(name), &version) && version > versions->newest)
		versions->newest = version;
	versions->waiting += aim_of(name) > 0;
}

static int look(struct versions *versions)
{
	versions->newest = 0;
	versions->waiting = 0;
	return visit_names(versions->folder, look_at, versions);
}

/* ---- opening */

static int open_path(const struct places *places, const char *kind, int64_t uid,
		     int *ret_folder)
{
	struct trusted_file_fault fault = { .missing = false };
	char number[TEXT_NUMBER_SIZE];
	char path[PATH_MAX];
	int error = folder_path(places, kind, text_number((uint64_t)uid, number), path);

	if (error)
		return error;
	error = trusted_fd_open_folder(path, places->trust, ret_folder, &fault);
	return error == PWP_ERR_FILE && fault.missing ? PWP_ERR_UNKNOWN : error;
}

/* Like the temporary files it is synced when a version is. */
static int create(const struct places *places, const char *kind, int64_t uid,
		  int *ret_above)
{
	char buf[TEXT_NUMBER_SIZE];
	const char *name = text_number((uint64_t)uid, buf);
	int above = -1;
	int error = folder_open_kind(places, kind, &above);

	if (error)
		return error;
	bool made = mkdirat(above, name, 0700) == 0;
	if ((!made && errno != EEXIST) || (made && fchmodat(above, name, 0700, 0) != 0)) {
		close(above);
		return PWP_ERR_FILE;
	}
	*ret_above = above;
	return 0;
}

int versions_open(const struct places *places, const char *kind, int64_t uid,
		  bool with_create, struct versions *ret_versions)
{
	struct versions versions = { .folder = -1, .above = -1 };
	int error = open_path(places, kind, uid, &versions.folder);

	if (error == PWP_ERR_UNKNOWN && with_create) {
		error = create(places, kind, uid, &versions.above);
		if (!error)
			error = open_path(places, kind, uid, &versions.folder);
		if (error == PWP_ERR_UNKNOWN) /* removed at once */
			error = PWP_ERR_BUSY;
	}
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

struct cleaning {
	int folder;
	uint64_t below; /* versions below this one, and files that may become them */
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
	uint64_t aim = aim_of(name);

	if (aim > 0 && aim < cleaning->below)
		clean_name(cleaning, name);
}

static void clean_version(const char *name, void *data)
{
	struct cleaning *cleaning = data;
	uint64_t version = 0;

	if (read_version(str_from_c(name), &version) && version < cleaning->below)
		clean_name(cleaning, name);
}

static int clean(const struct versions *versions, visit_fn *visit, uint64_t below)
{
	struct cleaning cleaning = { .folder = versions->folder, .below = below };
	int error = visit_names(versions->folder, visit, &cleaning);

	return error ? error : cleaning.error;
}

static int write_new(struct versions *versions, struct str text,
		     const struct unpublished *next, int *ret_fd)
{
	uint64_t former = versions->newest;
	int fd = -1;
	int error = temporary_write(versions->folder, next->name, text, &fd);

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
	struct unpublished next;
	int error = versions->newest < VERSION_LAST ? 0 : PWP_ERR_FILE;

	if (!error)
		error = name_unpublished(versions->newest + 1, &next);
	if (!error)
		error = temporary_check_limit(text.len);
	if (!error && versions->waiting > WAITING_MAX)
		error = clean(versions, clean_waiting, UINT64_MAX);
	if (error)
		return error;
	error = write_new(versions, text, &next, ret_fd);
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

	if (linkat(versions->folder, next->name, versions->folder,
		   text_number(next->version, number), 0) == 0)
		return 0;
	bool lost = errno == EEXIST || errno == ENOENT;
	versions_discard(versions, next);
	return lost ? PWP_ERR_BUSY : PWP_ERR_FILE;
}

static int quarantine_last(const struct versions *versions,
			   const struct unpublished *next)
{
	char number[TEXT_NUMBER_SIZE];

	if (renameat(versions->folder, text_number(next->version - 1, number),
		     versions->folder, VERSIONS_CORRUPT) != 0)
		return errno == ENOENT ? 0 : PWP_ERR_FILE;
	return 0;
}

int versions_settle(const struct versions *versions, const struct unpublished *next,
		    bool quarantine)
{
	versions_discard(versions, next);
	if (fsync(versions->folder) != 0 ||
	    (versions->above >= 0 && fsync(versions->above) != 0))
		return PWP_ERR_FILE;
	int error = clean(versions, clean_waiting, next->version + 1);
	if (!error && quarantine)
		error = quarantine_last(versions, next);
	return error ? error : clean(versions, clean_version, next->version);
}

/* ---- removal */

/* data: int, the folder */
static void discard(const char *name, void *data)
{
	temporary_discard(*(int *)data, name);
}

/* Removes a folder under its last name with all that is in it. */
static int remove_old(int above, const char *name)
{
	for (unsigned i = 0; i < REMOVALS_MAX; i++) {
		int folder = openat(above, name,
				    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

		if (folder < 0 && errno == ENOTDIR) /* no folder of ours */
			return temporary_remove(above, name);
		if (folder < 0)
			return errno == ENOENT ? 0 : PWP_ERR_FILE;
		int error = visit_names(folder, discard, &folder);
		close(folder);
		if (error)
			return error;
		if (unlinkat(above, name, AT_REMOVEDIR) == 0 || errno == ENOENT)
			return 0;
		if (errno != ENOTEMPTY && errno != EEXIST)
			return PWP_ERR_FILE;
	}
	return PWP_ERR_BUSY;
}

static int remove_below(int above, const char *name)
{
	struct text text;
	char old[TEXT_NUMBER_SIZE + sizeof("..old")];

	text_init(&text, old, sizeof(old));
	text_add_c(&text, ".");
	text_add_c(&text, name);
	text_add_c(&text, ".old");
	(void)text_end(&text);		    /* 25 bytes at most */
	int error = remove_old(above, old); /* of a removal that was killed */
	if (error)
		return error;
	if (renameat(above, name, above, old) != 0)
		return errno == ENOENT ? 0 : PWP_ERR_FILE;
	if (fsync(above) != 0)
		return PWP_ERR_FILE;
	error = remove_old(above, old);
	return error || fsync(above) == 0 ? error : PWP_ERR_FILE;
}

int versions_remove(const struct places *places, const char *kind, int64_t uid)
{
	struct trusted_file_fault fault = { .missing = false };
	char number[TEXT_NUMBER_SIZE];
	char path[PATH_MAX];
	int above = -1;
	int error = folder_path(places, kind, NULL, path);

	if (!error)
		error = trusted_fd_open_folder(path, places->trust, &above, &fault);
	if (error)
		return fault.missing ? 0 : error;
	error = remove_below(above, text_number((uint64_t)uid, number));
	close(above);
	return error;
}
