/* SPDX-License-Identifier: MIT */
/*
 *   POLICY/in-use/KIND    a folder of the state folder is in use
 *   STATE/in-use/NAME     a file of the policy folder is
 *
 * Each note is kept where its subject is not, so that neither of the two folders can go without
 * a trace. It is an empty file of its own and not a line in a list: two processes may write two
 * notes at the same time, and no note can be corrupt.
 */
#include "store/system/in_use.h"

#include "base/fd.h"
#include "base/text.h"
#include "store/system/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const in_use_policy_files[] = { "policy.conf", "policy.conf.d", NULL };

static const char *folder_of_notes(const struct places *places, enum in_use about)
{
	return about == IN_USE_STORE ? places->policy : places->state;
}

static int join(const char *folder, const char *below, const char *name,
		char ret_path[PATH_MAX])
{
	struct text text;

	text_init(&text, ret_path, PATH_MAX);
	text_add_c(&text, folder);
	text_add_c(&text, "/");
	text_add_c(&text, below);
	if (name)
		text_add_c(&text, "/");
	text_add_c(&text, name);
	return text_end(&text) ? 0 : PWP_ERR_TOO_BIG;
}

/* 0: it is there; PWP_ERR_UNKNOWN: it is not; PWP_ERR_FILE: nobody can tell. */
static int look(const char *path)
{
	struct stat st;

	if (lstat(path, &st) == 0)
		return 0;
	return errno == ENOENT || errno == ENOTDIR ? PWP_ERR_UNKNOWN : PWP_ERR_FILE;
}

static int look_for_note(const struct places *places, enum in_use about, const char *name)
{
	char path[PATH_MAX];
	int error = join(folder_of_notes(places, about), IN_USE_FOLDER, name, path);

	return error ? error : look(path);
}

/* Opens the folder of the notes, which is created where it is missing. Everybody may read a
 * policy. */
static int open_notes(const struct places *places, enum in_use about, int *ret_fd)
{
	const mode_t mode = about == IN_USE_STORE ? 0755 : 0700;
	const char *above = folder_of_notes(places, about);
	char path[PATH_MAX];
	int fd = -1;
	int error = join(above, IN_USE_FOLDER, NULL, path);

	if (!error)
		error = folder_open_as(above, places->trust, mode, &fd);
	if (error)
		return error;
	close(fd);
	return folder_open(path, places->trust, ret_fd);
}

static void write_note(int folder, const char *name)
{
	int note = -1;

	if (folder_open_file(folder, name, 0, &note) != 0)
		return;
	(void)fsync(folder);
	close(note);
}

void in_use_note(const struct places *places, enum in_use about, const char *name)
{
	int folder = -1;

	if (look_for_note(places, about, name) != PWP_ERR_UNKNOWN ||
	    open_notes(places, about, &folder) != 0)
		return;
	write_note(folder, name);
	close(folder);
}

int in_use_check(const struct places *places, enum in_use about, const char *name)
{
	return look_for_note(places, about, name) == PWP_ERR_UNKNOWN ? 0 : PWP_ERR_FILE;
}

int in_use_forget(const struct places *places, enum in_use about, const char *name)
{
	char path[PATH_MAX];
	int error = join(folder_of_notes(places, about), IN_USE_FOLDER, name, path);

	if (error)
		return error;
	return unlink(path) == 0 || (errno == ENOENT && fd_is_absent(AT_FDCWD, path))
		       ? 0
		       : PWP_ERR_FILE;
}

/* A state folder that cannot be read is a fault of its own, and no reason not to judge. */
static int check_file(const struct places *places, const char *name)
{
	char path[PATH_MAX];
	int error = join(places->policy, name, NULL, path);

	if (!error)
		error = look(path);
	if (!error)
		in_use_note(places, IN_USE_POLICY, name);
	if (error != PWP_ERR_UNKNOWN)
		return error;
	return look_for_note(places, IN_USE_POLICY, name) == 0 ? PWP_ERR_FILE : 0;
}

int in_use_check_policy(const struct places *places, const char **reterr_name)
{
	for (size_t i = 0; in_use_policy_files[i]; i++)
		if (check_file(places, in_use_policy_files[i])) {
			*reterr_name = in_use_policy_files[i];
			return PWP_ERR_FILE;
		}
	return 0;
}
