/* SPDX-License-Identifier: MIT */
/*
 * Keeps sealed files; what stands in them is sealed_text.c's matter.
 *
 *   STATE/KIND/UID          the file
 *   STATE/KIND/UID.spoilt   one that was put aside
 *   STATE/KIND/.UID.new     one that is being written
 *
 * A new text is written beside the old file, brought to the disk and renamed over it, so
 * a reader sees the old one or the new one and needs no lock. The new text always has the
 * same name: the writer holds the user's lock, so what is found there is what a killed
 * writer left. It is removed first, and there is never more than that one.
 *
 * Where the process may not write files of the needed size (RLIMIT_FSIZE), nothing is
 * begun: the write would send the host program a signal that ends it.
 */
#include "store/sealed.h"

#include "base/reader.h"
#include "base/wipe.h"
#include "store/folder.h"
#include "store/sealed_text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* The names that belong to one user in the folder of a kind. */
struct names {
	char file[24];
	char spoilt[32];
	char fresh[32];
};

static void name_files(int64_t uid, struct names *ret_names)
{
	struct text text;

	text_init(&text, ret_names->file, sizeof(ret_names->file));
	text_add_number(&text, (uint64_t)uid);
	(void)text_end(&text); /* 20 digits at most */
	text_init(&text, ret_names->spoilt, sizeof(ret_names->spoilt));
	text_add_c(&text, ret_names->file);
	text_add_c(&text, ".spoilt");
	(void)text_end(&text);
	text_init(&text, ret_names->fresh, sizeof(ret_names->fresh));
	text_add_c(&text, ".");
	text_add_c(&text, ret_names->file);
	text_add_c(&text, ".new");
	(void)text_end(&text);
}

/* Opens the folder of a kind if it is there; PWP_ERR_UNKNOWN if not. */
static int find_kind(const struct places *places, const char *kind, int *ret_folder)
{
	struct reader_fault fault;
	char path[PATH_MAX];
	int error = folder_path(places, kind, NULL, path);

	if (error)
		return error;
	error = reader_open_folder(path, places->trust, ret_folder, &fault);
	return error == PWP_ERR_FILE && fault.missing ? PWP_ERR_UNKNOWN : error;
}

static int open_file(const struct places *places, const char *kind, int64_t uid,
		     int *ret_fd, size_t *ret_size)
{
	struct reader_fault fault;
	char path[PATH_MAX];
	struct names names;

	name_files(uid, &names);
	int error = folder_path(places, kind, names.file, path);
	if (error)
		return error;
	error = reader_open(path, places->trust, INT_MAX, ret_fd, ret_size, &fault);
	return error == PWP_ERR_FILE && fault.missing ? PWP_ERR_UNKNOWN : error;
}

int sealed_load(const struct places *places, const char *kind,
		const struct account *account, struct sealed *ret_sealed)
{
	char buf[SEALED_TEXT_MAX];
	size_t size = 0, len = 0;
	int fd = -1;
	int error = open_file(places, kind, account->uid, &fd, &size);

	if (error)
		return error;
	if (size > sizeof(buf))
		error = PWP_ERR_DAMAGED; /* longer than any that is written */
	else
		error = reader_read(fd, buf, size, &len);
	if (!error)
		error = sealed_text_parse((struct str){ buf, len }, kind, account,
					  ret_sealed);
	close(fd);
	wipe(buf, sizeof(buf));
	return error;
}

static int check_file_limit(size_t len)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur < len)
		return PWP_ERR_FILE;
	return 0;
}

static int write_all(int fd, struct str text)
{
	while (text.len > 0) {
		ssize_t wrote = write(fd, text.ptr, text.len);
		if (wrote == 0 || (wrote < 0 && errno != EINTR))
			return PWP_ERR_FILE;
		if (wrote > 0)
			text = (struct str){ text.ptr + wrote, text.len - (size_t)wrote };
	}
	return 0;
}

static int remove_name(int folder, const char *name)
{
	return unlinkat(folder, name, 0) == 0 || errno == ENOENT ? 0 : PWP_ERR_FILE;
}

/* The host's umask can have taken bits from the mode; they are put back. */
static int write_fresh(int folder, const char *name, struct str text)
{
	int fd = openat(folder, name,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return PWP_ERR_FILE;
	int error = fchmod(fd, 0600) == 0 ? write_all(fd, text) : PWP_ERR_FILE;
	if (!error && fsync(fd) != 0)
		error = PWP_ERR_FILE;
	close(fd);
	return error;
}

static int replace(int folder, int64_t uid, struct str text)
{
	struct names names;

	name_files(uid, &names);
	int error = remove_name(folder, names.fresh);
	if (error)
		return error;
	error = write_fresh(folder, names.fresh, text);
	if (!error && renameat(folder, names.fresh, folder, names.file) != 0)
		error = PWP_ERR_FILE;
	if (error) {
		(void)remove_name(folder, names.fresh); /* else the next writer does */
		return error;
	}
	return fsync(folder) == 0 ? 0 : PWP_ERR_FILE;
}

int sealed_save(const struct places *places, const char *kind,
		const struct account *account, const struct sealed *sealed)
{
	char buf[SEALED_TEXT_MAX + 1];
	struct text text;
	int folder = -1;

	text_init(&text, buf, sizeof(buf));
	int error = sealed_text_format(&text, kind, account, sealed);
	if (!error)
		error = check_file_limit(text.len);
	if (!error)
		error = folder_open_kind(places, kind, &folder);
	if (!error) {
		error = replace(folder, account->uid, (struct str){ buf, text.len });
		close(folder);
	}
	wipe(buf, sizeof(buf));
	return error;
}

int sealed_remove(const struct places *places, const char *kind, int64_t uid)
{
	struct names names;
	int folder = -1;
	int error = find_kind(places, kind, &folder);

	if (error)
		return error == PWP_ERR_UNKNOWN ? 0 : error;
	name_files(uid, &names);
	const char *const all[] = { names.file, names.spoilt, names.fresh };
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]) && !error; i++)
		error = remove_name(folder, all[i]);
	if (!error && fsync(folder) != 0)
		error = PWP_ERR_FILE;
	close(folder);
	return error;
}

int sealed_put_aside(const struct places *places, const char *kind, int64_t uid)
{
	struct names names;
	int folder = -1;
	int error = find_kind(places, kind, &folder);

	if (error)
		return error == PWP_ERR_UNKNOWN ? 0 : error;
	name_files(uid, &names);
	if (renameat(folder, names.file, folder, names.spoilt) != 0)
		error = errno == ENOENT ? 0 : PWP_ERR_FILE;
	else if (fsync(folder) != 0)
		error = PWP_ERR_FILE;
	close(folder);
	return error;
}
