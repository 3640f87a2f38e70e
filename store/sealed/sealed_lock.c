/* SPDX-License-Identifier: MIT */
/*
 * The locks for replacing sealed files: STATE/lock/NN, where NN is UID % 64. Only root may
 * open the folder, because whoever can open a file can lock it.
 *
 * The 64 files are never removed: removing a lock file that another process waits for lets
 * two processes hold the lock. A lock is released when its holder exits for any reason, and
 * is not inherited across execve().
 *
 * A blocking flock() would need an alarm to end it, and the host's signals are not ours to
 * use: the lock is tried every 10 ms.
 */
#include "store/sealed/sealed.h"

#include "system/trusted_fd.h"
#include "base/text.h"
#include "store/system/folder.h"

#include <errno.h>
#include <limits.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define LOCKS 64
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

/* Whether CLOCK_MONOTONIC has reached `end`, or cannot be read. */
static bool is_over(const struct timespec *end)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return true;
	return now.tv_sec > end->tv_sec ||
	       (now.tv_sec == end->tv_sec && now.tv_nsec >= end->tv_nsec);
}

static int wait_for(int fd)
{
	const struct timespec pause = { .tv_nsec = PAUSE_NS };
	struct timespec end;

	if (clock_gettime(CLOCK_MONOTONIC, &end) != 0)
		return PWP_ERR_FILE;
	end.tv_sec += WAIT_S;
	while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		if (errno != EWOULDBLOCK && errno != EINTR)
			return PWP_ERR_FILE;
		if (is_over(&end))
			return PWP_ERR_BUSY;
		int number = clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, NULL);
		if (number != 0 && number != EINTR)
			return PWP_ERR_FILE;
	}
	return 0;
}

unsigned sealed_lock_number(int64_t uid)
{
	return (unsigned)((uint64_t)uid % LOCKS);
}

int sealed_lock_named(const struct places *places, const char *name, int *ret_lock)
{
	int folder = -1, lock = -1;
	int error = folder_open_kind(places, SEALED_LOCK_FOLDER, &folder);

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

int sealed_lock(const struct places *places, int64_t uid, int *ret_lock)
{
	struct text text;
	char name[8];

	text_init(&text, name, sizeof(name));
	text_add_number(&text, sealed_lock_number(uid));
	(void)text_end(&text); /* two digits at most */
	return sealed_lock_named(places, name, ret_lock);
}

void sealed_unlock(int lock)
{
	if (lock >= 0)
		(void)close(lock);
}
