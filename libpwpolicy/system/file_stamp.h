/* SPDX-License-Identifier: MIT */
/* What tells one state of a file or folder from the next, without reading it again. */
#ifndef PWP_SYSTEM_FILE_STAMP_H
#define PWP_SYSTEM_FILE_STAMP_H

#include <stdbool.h>
#include <stdint.h>

enum file_stamp_state {
	FILE_STAMP_UNKNOWN = 0, /* it cannot be examined */
	FILE_STAMP_MISSING,
	FILE_STAMP_PRESENT
};

/* Times count nanoseconds. All but the state is zero where there is no such file. */
struct file_stamp {
	enum file_stamp_state state;
	uint64_t device, inode, size, modified, changed;
};

/* The stamp of what a path names now; a symbolic link is not followed. */
struct file_stamp file_stamp_of(const char *path);

/* The stamp of an open file or folder, where the system has descriptors. */
struct file_stamp file_stamp_of_fd(int fd);

/* Whether both are of the same state; what cannot be examined is never the same. */
static inline bool file_stamp_same(struct file_stamp a, struct file_stamp b)
{
	return a.state == b.state && a.state != FILE_STAMP_UNKNOWN &&
	       a.device == b.device && a.inode == b.inode && a.size == b.size &&
	       a.modified == b.modified && a.changed == b.changed;
}

#endif
