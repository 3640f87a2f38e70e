/* SPDX-License-Identifier: MIT */
/*
 * The library reads absolute paths only, because it checks every folder from the root on.
 * A relative path gets its real folder in front; its last part stays as it is, so that a
 * policy file that is a symbolic link is still seen as one and refused.
 */
#include "cli/common/path.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool path_absolute(const char *path, char *buf, size_t size)
{
	const char *slash = strrchr(path, '/');
	const char *last = slash ? slash + 1 : path;
	char *folder = slash ? strndup(path, (size_t)(slash - path)) : strdup(".");
	char real[PATH_MAX];
	int len = -1;

	if (path[0] == '/')
		len = snprintf(buf, size, "%s", path);
	else if (folder && realpath(folder, real))
		len = snprintf(buf, size, "%s/%s", strcmp(real, "/") ? real : "", last);
	free(folder);
	if (len >= 0 && (size_t)len >= size)
		errno = ENAMETOOLONG;
	return len >= 0 && (size_t)len < size;
}
