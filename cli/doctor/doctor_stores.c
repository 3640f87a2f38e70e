/* SPDX-License-Identifier: MIT */
/*
 * What is kept about users: each folder and file is root's alone, and each file is whole.
 * A corrupt history keeps its user from changing a password; a corrupt state keeps the
 * module from demanding one.
 */
#include "cli/doctor/doctor.h"

#include "base/parse_num.h"
#include "store/sealed/sealed.h"
#include "store/stored_kinds.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct finding_kind store_open = {
	"store_open",
	FINDING_ERROR,
	"Run 'chown root:root' on it, and 'chmod 0700' on a folder or 'chmod 0600' on a "
	"file.",
};
static const struct finding_kind store_odd = {
	"store_odd",
	FINDING_ERROR,
	"Remove it or put the folder or file back that belongs there.",
};
static const struct finding_kind store_corrupt = {
	"store_corrupt",
	FINDING_ERROR,
	"See the disk and the backups; then remove the file. A history begins anew, and "
	"so does grace; words are imported anew.",
};
static const struct finding_kind store_quarantined = {
	"store_quarantined",
	FINDING_WARNING,
	"Find out what corrupted it (a full or failing disk?), then remove the file.",
};
static const struct finding_kind store_unread = {
	"store_unread",
	FINDING_ERROR,
	"See that the folder is there and that this command may read it.",
};

/* They hold nothing. */
static const struct stored_kind locks = { SEALED_LOCK_FOLDER, "locks", NULL };

struct folder {
	struct doctor *doctor;
	const struct stored_kind *kind;
	char path[512];
};

static bool check_mode(struct doctor *doctor, const char *path, const struct stat *st)
{
	if (st->st_uid != 0 && st->st_uid != doctor->places->pam.owner)
		findings_add(doctor->findings, &store_open, "%s does not belong to root.",
			     path);
	else if (!S_ISLNK(st->st_mode) && (st->st_mode & (S_IRWXG | S_IRWXO)))
		findings_add(doctor->findings, &store_open,
			     "%s is open to others than root (mode %04o).", path,
			     (unsigned)st->st_mode & 07777);
	else
		return true;
	return false;
}

/* The user id that a file's name is; -1 for any other name. */
static int64_t uid_of(const char *name)
{
	uint64_t uid = 0;

	return parse_num(str_from_c(name), 0, UINT32_MAX - 1, &uid) == 0 ? (int64_t)uid
									 : -1;
}

/* A file whose user is gone is left to `pwpolicy erase`: nobody is hindered by it. */
static void check_content(const struct folder *folder, const char *path, const char *name)
{
	int64_t uid = uid_of(name);
	const struct passwd *entry = uid >= 0 ? getpwuid((uid_t)uid) : NULL;

	if (!entry || !folder->kind->check)
		return;
	struct account account = { .user = entry->pw_name, .uid = uid };
	int error = folder->kind->check(folder->doctor->places->stores, &account);
	if (error == PWP_ERR_CORRUPT)
		findings_add(folder->doctor->findings, &store_corrupt,
			     "%s (the %s of %s) is corrupt.", path, folder->kind->name,
			     entry->pw_name);
}

static bool is_quarantined(const char *name)
{
	const char *dot = strchr(name, '.');

	return dot && dot != name && strcmp(dot, ".corrupt") == 0;
}

static void check_entry(const struct folder *folder, int fd, const char *name)
{
	char path[1024];
	struct stat st;
	int len = snprintf(path, sizeof(path), "%s/%s", folder->path, name);

	if (len < 0 || (size_t)len >= sizeof(path) ||
	    fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return;
	if (!S_ISREG(st.st_mode) || st.st_nlink != 1) {
		findings_add(folder->doctor->findings, &store_odd,
			     "%s is not a file with one name, as all in that folder "
			     "should be.",
			     path);
		return;
	}
	if (!check_mode(folder->doctor, path, &st))
		return;
	if (is_quarantined(name))
		findings_add(folder->doctor->findings, &store_quarantined,
			     "%s was corrupt and has been quarantined.", path);
	else
		check_content(folder, path, name);
}

static void check_entries(const struct folder *folder)
{
	DIR *dir = opendir(folder->path);
	const struct dirent *entry;

	if (!dir) {
		findings_add(folder->doctor->findings, &store_unread,
			     "%s cannot be read (%s).", folder->path, strerror(errno));
		return;
	}
	while ((entry = readdir(dir)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			check_entry(folder, dirfd(dir), entry->d_name);
	closedir(dir);
}

/* Whether there is a folder that can be gone into. */
static bool check_folder(struct doctor *doctor, const char *path)
{
	struct stat st;

	if (lstat(path, &st) != 0)
		return false;
	if (!S_ISDIR(st.st_mode)) {
		findings_add(doctor->findings, &store_odd, "%s is not a folder.", path);
		return false;
	}
	(void)check_mode(doctor, path, &st);
	return true;
}

static void check_kind(struct doctor *doctor, const struct stored_kind *kind)
{
	struct folder folder = { .doctor = doctor, .kind = kind };
	int len = snprintf(folder.path, sizeof(folder.path), "%s/%s",
			   doctor->places->stores->state, kind->name);

	if (len > 0 && (size_t)len < sizeof(folder.path) &&
	    check_folder(doctor, folder.path))
		check_entries(&folder);
}

void doctor_check_stores(struct doctor *doctor)
{
	if (!check_folder(doctor, doctor->places->stores->state))
		return;
	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++)
		check_kind(doctor, kind);
	check_kind(doctor, &locks);
}
