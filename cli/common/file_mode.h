/* SPDX-License-Identifier: MIT */
/* Files that others than root have rights on. */
#ifndef CLI_FILE_MODE_H
#define CLI_FILE_MODE_H

#include <stdbool.h>
#include <sys/types.h>

/* A path and what is said of it. */
#define FILE_MODE_TEXT_SIZE 640

/*
 * Whether a path is a link, belongs neither to root nor to `owner`, or gives anybody but
 * its owner one of the rights in `forbidden`; then with a sentence, without full stop. What
 * is not there is not exposed.
 */
bool file_mode_exposed(const char *path, uid_t owner, mode_t forbidden,
		       char reterr_text[static FILE_MODE_TEXT_SIZE]);

#endif
