/* SPDX-License-Identifier: MIT */
/*
 * Reads and replaces sealed files; sealed_text.c knows their format, sealed_files.c their
 * names.
 *
 * A new file is written to a temporary name, synced and renamed over the old one, so a reader
 * sees one or the other and needs no lock. Short files are read and written without the
 * heap, because every login does so.
 *
 * Where RLIMIT_FSIZE is too small nothing is written: SIGXFSZ would end the host program.
 */
#include "store/sealed/sealed.h"

#include "base/array.h"
#include "base/fd.h"
#include "system/trusted_fd.h"
#include "base/wipe.h"
#include "store/system/folder.h"
#include "store/sealed/sealed_files.h"
#include "store/sealed/sealed_text.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

/* Opens the folder of a kind if it is there; PWP_ERR_UNKNOWN if not. */
static int find_kind(const struct places *places, const char *kind, int *ret_folder)
{
	struct trusted_file_fault fault;
	char path[PATH_MAX];
	int error = folder_path(places, kind, NULL, path);

	if (error)
		return error;
	error = trusted_fd_open_folder(path, places->trust, ret_folder, &fault);
	return error == PWP_ERR_FILE && fault.missing ? PWP_ERR_UNKNOWN : error;
}

int sealed_load(const struct places *places, const char *kind,
		const struct account *account, struct sealed *ret_sealed)
{
	char buf[SEALED_TEXT_MAX];
	size_t size = 0, len = 0;
	int fd = -1;
	int error = sealed_open(places, kind, account->uid, &fd, &size);

	if (error)
		return error;
	if (size > sizeof(buf))
		error = PWP_ERR_CORRUPT; /* longer than any that is written */
	else
		error = fd_read_all(fd, buf, size, &len);
	if (!error)
		error = sealed_text_parse((struct str){ buf, len }, kind, account,
					  ret_sealed);
	close(fd);
	wipe(buf, sizeof(buf));
	return error;
}

static int replace(int folder, int64_t uid, struct str text)
{
	struct sealed_names names;
	int fd = -1;

	sealed_names(uid, &names);
	int error = sealed_write_temporary(folder, names.temporary, text, &fd);
	if (!error) {
		error = fsync(fd) == 0 ? 0 : PWP_ERR_FILE;
		close(fd);
	}
	if (!error && renameat(folder, names.temporary, folder, names.file) != 0)
		error = PWP_ERR_FILE;
	if (error) {
		sealed_discard_temporary(folder, names.temporary);
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
		error = sealed_check_limit(text.len);
	if (!error)
		error = folder_open_kind(places, kind, &folder);
	if (!error) {
		error = replace(folder, account->uid, (struct str){ buf, text.len });
		close(folder);
	}
	wipe(buf, sizeof(buf));
	return error;
}

static int remove_all(int folder, const struct sealed_names *names)
{
	const char *const all[] = { names->file, names->corrupt, names->temporary };
	int error = 0;

	for (size_t i = 0; i < ARRAY_SIZE(all) && !error; i++)
		error = sealed_remove_name(folder, all[i]);
	return error;
}

static int quarantine(int folder, const struct sealed_names *names)
{
	if (renameat(folder, names->file, folder, names->corrupt) != 0)
		return errno == ENOENT ? 0 : PWP_ERR_FILE;
	return 0;
}

/* Changes the files of a user and syncs the folder. */
static int change(const struct places *places, const char *kind, int64_t uid,
		  int (*make_change)(int folder, const struct sealed_names *names))
{
	struct sealed_names names;
	int folder = -1;
	int error = find_kind(places, kind, &folder);

	if (error)
		return error == PWP_ERR_UNKNOWN ? 0 : error;
	sealed_names(uid, &names);
	error = make_change(folder, &names);
	if (!error && fsync(folder) != 0)
		error = PWP_ERR_FILE;
	close(folder);
	return error;
}

int sealed_remove(const struct places *places, const char *kind, int64_t uid)
{
	return change(places, kind, uid, remove_all);
}

int sealed_quarantine(const struct places *places, const char *kind, int64_t uid)
{
	return change(places, kind, uid, quarantine);
}
