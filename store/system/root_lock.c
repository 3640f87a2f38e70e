/* SPDX-License-Identifier: MIT */
/*
 * STATE/lock/NAME. Only root may open the folder, because whoever can open a file can lock it.
 * The files are never removed: removing a lock file that another process waits for lets
 * two processes hold the lock. A lock is released when its holder exits for any reason, and
 * is not inherited across execve().
 */
#include "store/system/root_lock.h"

#include "store/system/deadline.h"
#include "store/system/folder.h"
#include "system/trusted_fd.h"

#include <errno.h>
#include <limits.h>
#include <sys/file.h>
#include <unistd.h>

#define WAIT_S 2
#define PAUSE_NS (10L * 1000 * 1000)

static int open_lock(int folder, const char *name, unsigned trust, int *ret_lock)
{
	struct trusted_file_fault fault;
	size_t size = 0;
	int fd = -1;
	int error = folder_open_file(folder, name, 0, &fd);

	if (error)
		return error;
	error = trusted_fd_check(fd, trust, INT_MAX, &size, &fault);
	if (error) {
		close(fd);
		return error;
	}
	*ret_lock = fd;
	return 0;
}

static int wait_for(int fd)
{
	struct deadline deadline;
	int error = deadline_init(&deadline, WAIT_S);

	while (!error && flock(fd, LOCK_EX | LOCK_NB) != 0) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			return PWP_ERR_FILE;
		error = deadline_pause(&deadline, PAUSE_NS);
	}
	return error;
}

int root_lock_take(const struct places *places, const char *name, int *ret_lock)
{
	int folder = -1, lock = -1;
	int error = folder_open_kind(places, ROOT_LOCK_FOLDER, &folder);

	if (error)
		return error;
	error = open_lock(folder, name, places->trust, &lock);
	close(folder);
	if (error)
		return error;
	error = wait_for(lock);
	if (error) {
		close(lock);
		return error;
	}
	*ret_lock = lock;
	return 0;
}

void root_lock_release(int lock)
{
	if (lock >= 0)
		(void)close(lock);
}
