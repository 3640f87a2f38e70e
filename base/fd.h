/* SPDX-License-Identifier: MIT */
/* Reading from and writing to descriptors on POSIX systems, whatever signals come. */
#ifndef PWP_BASE_FD_H
#define PWP_BASE_FD_H

#include "pwpolicy.h"

#include <sys/types.h>

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
