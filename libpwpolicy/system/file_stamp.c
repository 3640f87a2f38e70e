/* SPDX-License-Identifier: MIT */
/*
 * Stamps by stat(2). An edit in place shows in the times, a replacement in the inode, a new
 * owner or mode in the time of change alone, an entry of a folder in the folder's times.
 * Nothing shows where a file is changed twice within one tick of the file system's clock,
 * some milliseconds, and was read between.
 */
#include "system/file_stamp.h"

#include <errno.h>
#include <sys/stat.h>

/* Far dates wrap: only whether two times are equal is ever asked. */
static uint64_t nanoseconds(struct timespec time)
{
	return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static struct file_stamp stamp_of(const struct stat *st)
{
	return (struct file_stamp){
		.state = FILE_STAMP_PRESENT,
		.device = st->st_dev,
		.inode = st->st_ino,
		.size = (uint64_t)st->st_size,
		.modified = nanoseconds(st->st_mtim),
		.changed = nanoseconds(st->st_ctim),
	};
}

struct file_stamp file_stamp_of_fd(int fd)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return (struct file_stamp){ .state = FILE_STAMP_UNKNOWN };
	return stamp_of(&st);
}

struct file_stamp file_stamp_of(const char *path)
{
	struct stat st;

	if (lstat(path, &st) == 0)
		return stamp_of(&st);
	return (struct file_stamp){ .state = errno == ENOENT ? FILE_STAMP_MISSING
							     : FILE_STAMP_UNKNOWN };
}
