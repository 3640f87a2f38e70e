/* SPDX-License-Identifier: MIT */
/*
 * What is stored about users: only root has rights on each folder and file, and each file is
 * valid. A corrupt history keeps its user from changing a password; a corrupt state keeps the
 * module from demanding one.
 */
#include "cli/doctor/doctor.h"

#include "base/parse_num.h"
#include "cli/common/file_mode.h"
#include "store/sealed/versions.h"
#include "store/stored_kinds.h"
#include "store/system/root_lock.h"

#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const struct finding_kind store_exposed = {
	"store_exposed",
	FINDING_ERROR,
	"Run 'chown root:root' on it, and 'chmod 0700' on a folder or 'chmod 0600' on a "
	"file.",
};
static const struct finding_kind store_unexpected = {
	"store_unexpected",
	FINDING_ERROR,
	"Remove it, or restore the folder or file that belongs there.",
};
static const struct finding_kind store_corrupt = {
	"store_corrupt",
	FINDING_ERROR,
	"Check the disk and the backups; then remove the file. A history and grace begin "
	"again; words have to be imported again.",
};
static const struct finding_kind store_quarantined = {
	"store_quarantined",
	FINDING_WARNING,
	"Find out what corrupted it (a full or failing disk?), then remove the file.",
};
static const struct finding_kind store_unreadable = {
	"store_unreadable",
	FINDING_ERROR,
	"Make sure that the folder exists and that this command may read it.",
};

/* They are empty. */
static const struct stored_kind locks = { ROOT_LOCK_FOLDER, "locks", NULL };

struct folder {
	struct doctor *doctor;
	const struct stored_kind *kind;
	char path[512];
};

/* Whether nobody but root has any right on the path. */
static bool check_mode(struct doctor *doctor, const char *path)
{
	char fault[FILE_MODE_TEXT_SIZE];
	bool exposed = file_mode_exposed(path, doctor->places->pam.owner,
					 S_IRWXG | S_IRWXO, fault);

	if (exposed)
		findings_add(doctor->findings, &store_exposed, "%s.", fault);
	return !exposed;
}

/* The user id that a file's name is; -1 for any other name. */
static int64_t uid_of(const char *name)
{
	uint64_t uid = 0;

	return parse_num(str_from_c(name), 0, UINT32_MAX - 1, &uid) == 0 ? (int64_t)uid
									 : -1;
}

/* A file of a user who was removed is left to `pwpolicy erase`: it hinders nobody. */
static void check_content(const struct folder *folder, const char *path, const char *name)
{
	int64_t uid = uid_of(name);
	const struct passwd *entry = uid >= 0 ? getpwuid((uid_t)uid) : NULL;

	if (!entry)
		return;
	struct account account = { .user = entry->pw_name, .uid = uid };
	int error = folder->kind->check(folder->doctor->places->stores, &account);
	if (error == PWP_ERR_CORRUPT)
		findings_add(folder->doctor->findings, &store_corrupt,
			     "%s (the %s of %s) is corrupt.", path, folder->kind->name,
			     entry->pw_name);
}

/* A name in a folder; false: there is none any more, or it has no room. */
static bool find_path(const char *folder, const char *name, char *path, size_t size,
		      struct stat *st)
{
	int len = snprintf(path, size, "%s/%s", folder, name);

	return len > 0 && (size_t)len < size && lstat(path, st) == 0;
}

static void check_file(struct doctor *doctor, const char *folder, const char *name)
{
	char path[1024];
	struct stat st;

	if (!find_path(folder, name, path, sizeof(path), &st))
		return;
	if (!S_ISREG(st.st_mode))
		findings_add(doctor->findings, &store_unexpected,
			     "%s is not a file, as all in that folder should be.", path);
	else if (check_mode(doctor, path) && strcmp(name, VERSIONS_CORRUPT) == 0)
		findings_add(doctor->findings, &store_quarantined,
			     "%s was corrupt and has been quarantined.", path);
}

typedef void check_entry_fn(const struct folder *folder, const char *name);

static void check_entries(const struct folder *folder, check_entry_fn *check)
{
	DIR *dir = opendir(folder->path);
	const struct dirent *entry;

	if (!dir) {
		findings_add(folder->doctor->findings, &store_unreadable,
			     "%s cannot be read (%s).", folder->path, strerror(errno));
		return;
	}
	while ((entry = readdir(dir)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			check(folder, entry->d_name);
	closedir(dir);
}

static void check_lone_file(const struct folder *folder, const char *name)
{
	check_file(folder->doctor, folder->path, name);
}

/* What is stored about one user. */
static void check_user(const struct folder *kind, const char *name)
{
	struct folder user = *kind;
	struct stat st;

	if (!find_path(kind->path, name, user.path, sizeof(user.path), &st))
		return;
	if (!S_ISDIR(st.st_mode)) {
		findings_add(kind->doctor->findings, &store_unexpected,
			     "%s is not a folder, as all in that folder should be.",
			     user.path);
		return;
	}
	if (!check_mode(kind->doctor, user.path))
		return;
	check_entries(&user, check_lone_file);
	check_content(kind, user.path, name);
}

/* Whether there is such a folder. */
static bool check_folder(struct doctor *doctor, const char *path)
{
	struct stat st;

	if (lstat(path, &st) != 0 || doctor_is_link(doctor, path))
		return false;
	if (!S_ISDIR(st.st_mode)) {
		findings_add(doctor->findings, &store_unexpected, "%s is not a folder.",
			     path);
		return false;
	}
	(void)check_mode(doctor, path);
	return true;
}

static void check_kind(struct doctor *doctor, const struct stored_kind *kind)
{
	struct folder folder = { .doctor = doctor, .kind = kind };
	int len = snprintf(folder.path, sizeof(folder.path), "%s/%s",
			   doctor->places->stores->state, kind->name);

	if (len > 0 && (size_t)len < sizeof(folder.path) &&
	    check_folder(doctor, folder.path))
		check_entries(&folder, kind->check ? check_user : check_lone_file);
}

void doctor_check_stores(struct doctor *doctor)
{
	if (!check_folder(doctor, doctor->places->stores->state))
		return;
	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++)
		check_kind(doctor, kind);
	check_kind(doctor, &locks);
}
