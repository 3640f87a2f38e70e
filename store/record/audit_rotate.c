/* SPDX-License-Identifier: MIT */
/*
 * logrotate does this on most machines; here it is done where logrotate does not run. None
 * replaces another: of two that rotate in the same second the later one finds the name taken.
 * Where a file is of the future, a clock is or was wrong, and nothing is removed.
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

/* The stamp of a rotated file; NULL: it is none. */
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

typedef int visit_fn(int folder, const char *file, const char *stamp, const void *data);

/* Calls `visit` for each file that was renamed; what it returns but 0 ends that. */
static int for_each(int folder, const char *name, visit_fn *visit, const void *data)
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
	while (!error && (errno = 0, entry = readdir(files)) != NULL) {
		const char *stamp = stamp_of(entry->d_name, name);

		error = stamp ? visit(folder, entry->d_name, stamp, data) : 0;
	}
	if (!error && errno)
		error = PWP_ERR_FILE;
	closedir(files);
	return error;
}

/* data: the stamp of now */
static int find_future(int folder, const char *file, const char *stamp, const void *data)
{
	(void)folder, (void)file;
	return strcmp(stamp, data) > 0 ? PWP_ERR_VALUE : 0;
}

/* data: the oldest stamp that stays */
static int remove_old(int folder, const char *file, const char *stamp, const void *data)
{
	if (strcmp(stamp, data) >= 0)
		return 0;
	return unlinkat(folder, file, 0) == 0 || errno == ENOENT ? 0 : PWP_ERR_FILE;
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
	    errno != ENOENT && errno != EEXIST)
		return PWP_ERR_FILE;
	int error = for_each(folder, name, find_future, stamp);
	if (error == PWP_ERR_VALUE)
		return 0;
	return error ? error : for_each(folder, name, remove_old, limit);
}
