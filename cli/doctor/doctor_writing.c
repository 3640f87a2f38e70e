/* SPDX-License-Identifier: MIT */
/*
 * Writes, syncs and removes a file of one block in each place where the module writes: the
 * stores, the audit trail and, for passwd(1), /etc. A mode tells nothing of a full disk or of a
 * file system that is mounted read-only. Folders that were not there are removed again. One
 * disk that takes nothing is one finding, whatever lies on it.
 */
#include "base/array.h"
#include "base/fd.h"
#include "cli/doctor/doctor.h"
#include "store/system/root_lock.h"
#include "store/stored_kinds.h"
#include "store/system/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { DISKS_MAX = 8, BLOCK = 4096 };
#define SPACE_LOW ((uint64_t)16 << 20)
#define INODES_LOW 1000

static const struct finding_kind unwritable = {
	"store_unwritable",
	FINDING_ERROR,
	"Make room on that disk ('df -h', 'df -i'), or mount it for writing ('mount -o "
	"remount,rw'), and look for a failing disk in 'dmesg'.",
};
static const struct finding_kind no_folder = {
	"store_folder_missing",
	FINDING_ERROR,
	"Make the folder again with 'install -d -m 0755 -o root -g root FOLDER'.",
};
static const struct finding_kind open_folder = {
	"store_folder_exposed",
	FINDING_ERROR,
	"Run 'chown root FOLDER' and 'chmod go-w FOLDER': whoever can write there can "
	"put another folder in the place of ours, so the module does not use it.",
};
static const struct finding_kind space_low = {
	"disk_nearly_full",
	FINDING_WARNING,
	"Make room on that disk before it is full: 'df -h', 'df -i'.",
};

struct disks {
	dev_t items[DISKS_MAX];
	size_t count;
};

/* What is dealt with. */
struct trial {
	struct doctor *doctor;
	struct disks unwritable, measured;
};

/* Whether the disk is a new one. */
static bool is_new(struct disks *disks, dev_t disk)
{
	for (size_t i = 0; i < disks->count; i++)
		if (disks->items[i] == disk)
			return false;
	if (disks->count < DISKS_MAX)
		disks->items[disks->count++] = disk;
	return true;
}

static void report_unwritable(struct trial *trial, const char *path, dev_t disk,
			      int number, const char *effect)
{
	if (is_new(&trial->unwritable, disk))
		findings_add(trial->doctor->findings, &unwritable,
			     "Nothing can be written in %s (%s): %s.", path,
			     strerror(number), effect);
}

/* 0, or an errno. The file is removed in any case. */
static int write_file(int folder)
{
	static const char block[BLOCK];
	char name[64];
	int number = 0;

	(void)snprintf(name, sizeof(name), ".pwpolicy-doctor-%ld", (long)getpid());
	int fd = openat(folder, name,
			O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return errno;
	if (fd_write_all(fd, block, sizeof(block)) != 0 || fsync(fd) != 0)
		number = errno;
	if (close(fd) != 0 && !number)
		number = errno;
	if (unlinkat(folder, name, 0) != 0 && !number)
		number = errno;
	return number;
}

static void check_space(struct trial *trial, const char *path, int fd)
{
	struct statvfs vfs;

	if (fstatvfs(fd, &vfs) != 0)
		return;
	uint64_t bytes = (uint64_t)vfs.f_bavail * vfs.f_frsize;
	bool few_inodes = vfs.f_files > 0 && vfs.f_favail < INODES_LOW;
	if (bytes < SPACE_LOW)
		findings_add(trial->doctor->findings, &space_low,
			     "The disk of %s has only %" PRIu64 " KiB left.", path,
			     bytes >> 10);
	else if (few_inodes)
		findings_add(trial->doctor->findings, &space_low,
			     "The disk of %s has room for only %" PRIu64 " more files.",
			     path, (uint64_t)vfs.f_favail);
}

/* The first folder above a path, or the path itself, that is missing or not root's alone.
 * False: there is none. */
static bool find_culprit(const struct doctor *doctor, const char *path,
			 char ret_path[PATH_MAX], bool *ret_missing)
{
	struct stat st;

	for (size_t len = 1; snprintf(ret_path, PATH_MAX, "%s", path) < PATH_MAX; len++) {
		len += strcspn(path + len, "/");
		ret_path[len] = '\0';
		*ret_missing = lstat(ret_path, &st) != 0;
		bool sticky = doctor->places->stores->trust && (st.st_mode & S_ISVTX);
		if (*ret_missing || !S_ISDIR(st.st_mode) ||
		    (st.st_uid != 0 && st.st_uid != doctor->places->pam.owner) ||
		    ((st.st_mode & (S_IWGRP | S_IWOTH)) && !sticky))
			return true;
		if (!path[len])
			return false;
	}
	return false;
}

/* Where the folder cannot even be opened. What is wrong with the folder itself is found by
 * those who look at modes. */
static void report_closed(struct trial *trial, const char *path, int number,
			  const char *effect)
{
	char culprit[PATH_MAX];
	bool missing = false;
	struct stat st;
	bool found = find_culprit(trial->doctor, path, culprit, &missing);

	trial->doctor->stores_exposed |= found && !missing;
	if (found && doctor_is_link(trial->doctor, culprit))
		return;
	if (found && strcmp(culprit, path) == 0 && !missing)
		return;
	if (found && strcmp(culprit, path) != 0)
		findings_add(trial->doctor->findings, missing ? &no_folder : &open_folder,
			     missing ? "The folder %s does not exist: %s."
				     : "The folder %s is not root's alone: %s.",
			     culprit, effect);
	else if (strrchr(culprit, '/')) {
		*strrchr(culprit, '/') = '\0';
		if (stat(culprit, &st) == 0)
			report_unwritable(trial, path, st.st_dev, number, effect);
	}
}

static void try_folder(struct trial *trial, const char *path, const char *effect)
{
	struct stat st;
	bool existed = lstat(path, &st) == 0;
	int fd = -1;

	errno = 0;
	if (folder_open(path, trial->doctor->places->stores->trust, &fd) != 0) {
		report_closed(trial, path, errno, effect);
		return;
	}
	int number = write_file(fd);
	if (fstat(fd, &st) == 0 && number)
		report_unwritable(trial, path, st.st_dev, number, effect);
	else if (!number && is_new(&trial->measured, st.st_dev))
		check_space(trial, path, fd);
	close(fd);
	if (!existed)
		(void)rmdir(path);
}

static void try_stores(struct trial *trial)
{
	static const char effect[] =
		"the module cannot keep what it needs about logins and changes";
	const struct places *places = trial->doctor->places->stores;
	char path[PATH_MAX];
	struct stat st;
	bool existed = lstat(places->state, &st) == 0;

	try_folder(trial, places->state, effect);
	for (const struct stored_kind *kind = stored_kinds; existed && kind->name; kind++)
		if (folder_path(places, kind->name, NULL, path) == 0)
			try_folder(trial, path, effect);
	if (existed && folder_path(places, ROOT_LOCK_FOLDER, NULL, path) == 0)
		try_folder(trial, path, effect);
}

static void try_folder_of(struct trial *trial, const char *file, const char *effect)
{
	char folder[PATH_MAX];
	int len = snprintf(folder, sizeof(folder), "%s", file);
	char *slash = strrchr(folder, '/');

	if (len < 0 || len >= PATH_MAX || !slash || slash == folder)
		return;
	*slash = '\0';
	try_folder(trial, folder, effect);
}

void doctor_check_writing(struct doctor *doctor)
{
	const struct places *places = doctor->places->stores;
	struct trial trial = { .doctor = doctor };

	try_stores(&trial);
	try_folder_of(&trial, places->audit, "nothing is written to the audit trail");
	try_folder_of(&trial, places->shadow, "nobody can change a password");
}
