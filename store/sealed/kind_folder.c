/* SPDX-License-Identifier: MIT */
/* A store that was used and is missing is a fault, and no new one is begun in its place. */
#include "store/sealed/kind_folder.h"

#include "store/system/folder.h"
#include "store/system/in_use.h"
#include "system/trusted_fd.h"

static int open_folder(const struct places *places, const char *path, int *ret_fd)
{
	struct trusted_file_fault fault = { .missing = false };
	int error = trusted_fd_open_folder(path, places->trust, ret_fd, &fault);

	return fault.missing ? PWP_ERR_UNKNOWN : error;
}

/* Who is the first to use a store makes its folder and then the note: a note that is there may be
 * younger than the look at the folder, which is then looked at again. */
int kind_folder_open(const struct places *places, const char *kind, int *ret_fd)
{
	char path[PATH_MAX];
	int error = folder_path(places, kind, NULL, path);

	if (!error)
		error = open_folder(places, path, ret_fd);
	if (error != PWP_ERR_UNKNOWN)
		return error;
	int lost = in_use_check(places, IN_USE_STORE, kind);
	if (lost)
		error = open_folder(places, path, ret_fd);
	return error == PWP_ERR_UNKNOWN && lost ? lost : error;
}

int kind_folder_open_or_create(const struct places *places, const char *kind, int *ret_fd)
{
	int error = kind_folder_open(places, kind, ret_fd);

	if (error == PWP_ERR_UNKNOWN)
		error = folder_open_kind(places, kind, ret_fd);
	if (!error)
		in_use_note(places, IN_USE_STORE, kind);
	return error;
}
