/* SPDX-License-Identifier: MIT */
/* A store that was used and is missing is a fault, and no new one is begun in its place. */
#include "store/sealed/kind_folder.h"

#include "store/system/folder.h"
#include "store/system/in_use.h"
#include "system/trusted_fd.h"

int kind_folder_open(const struct places *places, const char *kind, int *ret_fd)
{
	struct trusted_file_fault fault = { .missing = false };
	char path[PATH_MAX];
	int error = folder_path(places, kind, NULL, path);

	if (!error)
		error = trusted_fd_open_folder(path, places->trust, ret_fd, &fault);
	if (!fault.missing)
		return error;
	error = in_use_check(places, IN_USE_STORE, kind);
	return error ? error : PWP_ERR_UNKNOWN;
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
