/* SPDX-License-Identifier: MIT */
/*
 * logrotate does this on most machines; here it is done where logrotate does not run. Two that
 * rotate at the same time give two files, of which the second is all but empty: none replaces
 * another.
 */
#include "store/record/audit_rotate.h"

#include "base/ascii.h"
#include "base/text.h"
#include "store/system/calendar.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define STAMP_LEN 14

/* "2026-11-30T01:02:03Z" without what is no digit. */
static void make_stamp(int64_t seconds, char stamp[STAMP_LEN + 1])
{
	char time[CALENDAR_TIME_SIZE];
	size_t len = 0;

	calendar_time(seconds, time);
	for (const char *c = time; *c && len < STAMP_LEN; c++)
		if (ascii_is_digit((unsigned char)*c))
			stamp[len++] = *c;
	stamp[len] = '\0';
}

/* The stamp of a file that was put aside; NULL: it is none. */
static const char *stamp_of(const char *file, const char *name)
{
	size_t len = strlen(name);

	if (strncmp(file, name, len) != 0 || file[len] != '.')
		return NULL;
	const char *stamp = file + len + 1;
	return strlen(stamp) == STAMP_LEN && strspn(stamp, "0123456789") == STAMP_LEN
		       ? stamp
		       : NULL;
}

static int remove_old(int folder, const char *name, const char *limit)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *files = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *entry;
	int error = 0;

	if (!files) {
		if (fd >= 0)
			close(fd);
		return PWP_ERR_FILE;
	}
	while ((errno = 0, entry = readdir(files)) != NULL) {
		const char *stamp = stamp_of(entry->d_name, name);

		if (stamp && strcmp(stamp, limit) < 0 &&
		    unlinkat(folder, entry->d_name, 0) != 0 && errno != ENOENT)
			error = PWP_ERR_FILE;
	}
	if (errno)
		error = PWP_ERR_FILE;
	closedir(files);
	return error;
}

int audit_rotate(int folder, const char *name, int64_t now)
{
	char aside[NAME_MAX + 1], stamp[STAMP_LEN + 1], limit[STAMP_LEN + 1];
	struct text text;

	make_stamp(now, stamp);
	make_stamp(now - AUDIT_DAYS * CALENDAR_DAY, limit);
	text_init(&text, aside, sizeof(aside));
	text_add_c(&text, name);
	text_add_c(&text, ".");
	text_add_c(&text, stamp);
	if (!text_end(&text))
		return PWP_ERR_FILE;
	if (renameat2(folder, name, folder, aside, RENAME_NOREPLACE) != 0 &&
	    errno != ENOENT)
		return PWP_ERR_FILE;
	return remove_old(folder, name, limit);
}
