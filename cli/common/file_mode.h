/* SPDX-License-Identifier: MIT */
/* Files that others than root have rights on. */
#ifndef CLI_FILE_MODE_H
#define CLI_FILE_MODE_H

#include <stdbool.h>
#include <sys/types.h>

/* Room for a path and the rest of a sentence. */
#define FILE_MODE_TEXT_SIZE 640

/*
 * Whether a path is a symbolic link, belongs neither to root nor to `owner`, or gives others
 * than its owner one of the rights in `forbidden`; then with a sentence, without full stop.
 * A path that does not exist is not exposed.
 */
bool file_mode_exposed(const char *path, uid_t owner, mode_t forbidden,
		       char reterr_text[static FILE_MODE_TEXT_SIZE]);

#endif
