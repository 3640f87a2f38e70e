/* SPDX-License-Identifier: MIT */
/*
 * What is wrong with the owner or the mode of a file of ours, as a sentence that the doctor
 * and the commands that cannot use such a file share.
 */
#include "cli/common/file_mode.h"

#include <stdio.h>
#include <sys/stat.h>

bool file_mode_exposed(const char *path, uid_t owner, mode_t forbidden,
		       char reterr_text[static FILE_MODE_TEXT_SIZE])
{
	struct stat st;

	if (lstat(path, &st) != 0)
		return false;
	if (S_ISLNK(st.st_mode))
		snprintf(reterr_text, FILE_MODE_TEXT_SIZE,
			 "%s is a symbolic link, which is not followed", path);
	else if (st.st_uid != 0 && st.st_uid != owner)
		snprintf(reterr_text, FILE_MODE_TEXT_SIZE, "%s does not belong to root",
			 path);
	else if (st.st_mode & forbidden)
		snprintf(reterr_text, FILE_MODE_TEXT_SIZE,
			 "%s is open to others than root (mode %04o)", path,
			 (unsigned)st.st_mode & 07777);
	else
		return false;
	return true;
}
