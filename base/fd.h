/* SPDX-License-Identifier: MIT */
/* Reading from and writing to descriptors on POSIX systems, whatever signals come. */
#ifndef PWP_BASE_FD_H
#define PWP_BASE_FD_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <sys/types.h>

/* openat(2) of a file that is not created. ENOENT: fstatat(2) does not know it either. */
int fd_open_at(int folder, const char *name, int flags);

/* Whether there is no such name, for whoever another call told so. */
bool fd_is_absent(int folder, const char *name);

/* What read(2) gives that no signal interrupts. */
ssize_t fd_read(int fd, void *buf, size_t size);

/*
 * Reads from the descriptor's place until `size` bytes are there or the file ends. Returns 0
 * or PWP_ERR_FILE, then with errno.
 */
PWP_CHECKED int fd_read_all(int fd, void *buf, size_t size, size_t *ret_len);

/* Writes all bytes. Returns 0 or PWP_ERR_FILE, then with errno. */
PWP_CHECKED int fd_write_all(int fd, const void *bytes, size_t len);

#endif
