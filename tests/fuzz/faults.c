/* SPDX-License-Identifier: MIT */
/*
 * The doubles for memory and files. Files of whoever runs the program look like root's, and a
 * folder that all may write to, like /tmp, as if it were not; nothing is ever synced, because
 * no power fails here.
 */
#include "faults.h"

#include "base/array.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define PLANNED_MAX 8

static struct {
	enum fault fault;
	unsigned nth;
	int number;
	bool lasts;
} planned[PLANNED_MAX];
static size_t n_planned;
static unsigned calls[FAULTS];
static size_t fired;
static bool is_armed;

void faults_reset(void)
{
	n_planned = 0;
	fired = 0;
	is_armed = false;
	memset(calls, 0, sizeof(calls));
}

void faults_add(const char *text)
{
	static const int numbers[] = { EIO,    ENOSPC, EROFS,  EACCES, EINTR,
				       EMFILE, EDQUOT, ENOMEM, ENOENT, ELOOP };

	if (strlen(text) < 3 || n_planned == PLANNED_MAX)
		return;
	planned[n_planned].fault = (enum fault)((uint8_t)(text[0] - 'a') % FAULTS);
	planned[n_planned].nth = (uint8_t)(text[1] - 'a') + 1U;
	planned[n_planned].number =
		numbers[(uint8_t)(text[2] - '0') % ARRAY_SIZE(numbers)];
	/* a signal interrupts a call once: whoever is interrupted for ever never ends */
	planned[n_planned].lasts = text[3] == '+' && planned[n_planned].number != EINTR;
	n_planned++;
}

bool faults_arm(bool armed)
{
	bool former = is_armed;

	is_armed = armed;
	return former;
}

bool faults_hit(enum fault fault)
{
	if (!is_armed)
		return false;
	unsigned nth = ++calls[fault];
	for (size_t i = 0; i < n_planned; i++) {
		if (planned[i].fault != fault || nth < planned[i].nth ||
		    (nth > planned[i].nth && !planned[i].lasts))
			continue;
		fired++;
		errno = planned[i].number;
		return true;
	}
	return false;
}

size_t faults_fired(void)
{
	return fired;
}

/* ---- the doubles */

static bool memory_fails(void)
{
	bool fails = faults_hit(FAULT_MEMORY);

	errno = fails ? ENOMEM : errno;
	return fails;
}

DOUBLE(void *, malloc, (size_t size))
{
	return memory_fails() ? NULL : __real_malloc(size);
}

DOUBLE(void *, calloc, (size_t count, size_t size))
{
	return memory_fails() ? NULL : __real_calloc(count, size);
}

DOUBLE(void *, realloc, (void *ptr, size_t size))
{
	return memory_fails() ? NULL : __real_realloc(ptr, size);
}

DOUBLE(void *, reallocarray, (void *ptr, size_t count, size_t size))
{
	return memory_fails() ? NULL : __real_reallocarray(ptr, count, size);
}

DOUBLE(char *, strdup, (const char *text))
{
	return memory_fails() ? NULL : __real_strdup(text);
}

DOUBLE(char *, strndup, (const char *text, size_t len))
{
	return memory_fails() ? NULL : __real_strndup(text, len);
}

int __real_open64(const char *path, int flags, ...);
int __wrap_open64(const char *path, int flags, ...);
int __wrap_open64(const char *path, int flags, ...)
{
	va_list more;

	va_start(more, flags);
	mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
	va_end(more);
	return faults_hit(FAULT_OPEN) ? -1 : __real_open64(path, flags, mode);
}

int __real_openat64(int folder, const char *path, int flags, ...);
int __wrap_openat64(int folder, const char *path, int flags, ...);
int __wrap_openat64(int folder, const char *path, int flags, ...)
{
	va_list more;

	va_start(more, flags);
	mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
	va_end(more);
	return faults_hit(FAULT_OPEN) ? -1 : __real_openat64(folder, path, flags, mode);
}

DOUBLE(ssize_t, read, (int fd, void *buf, size_t size))
{
	return faults_hit(FAULT_READ) ? -1 : __real_read(fd, buf, size);
}

DOUBLE(ssize_t, pread64, (int fd, void *buf, size_t size, off64_t at))
{
	return faults_hit(FAULT_READ) ? -1 : __real_pread64(fd, buf, size, at);
}

/* A full disk takes a part first. */
DOUBLE(ssize_t, write, (int fd, const void *bytes, size_t len))
{
	if (!faults_hit(FAULT_WRITE))
		return __real_write(fd, bytes, len);
	return errno == ENOSPC && len > 1 ? __real_write(fd, bytes, len / 2) : -1;
}

DOUBLE(int, fsync, (int fd))
{
	(void)fd;
	return faults_hit(FAULT_SYNC) ? -1 : 0;
}

DOUBLE(int, syncfs, (int fd))
{
	(void)fd;
	return faults_hit(FAULT_SYNC) ? -1 : 0;
}

DOUBLE(int, linkat, (int from, const char *path, int to, const char *name, int flags))
{
	return faults_hit(FAULT_LINK) ? -1 : __real_linkat(from, path, to, name, flags);
}

DOUBLE(int, renameat, (int from, const char *path, int to, const char *name))
{
	return faults_hit(FAULT_LINK) ? -1 : __real_renameat(from, path, to, name);
}

DOUBLE(int, renameat2,
       (int from, const char *path, int to, const char *name, unsigned flags))
{
	return faults_hit(FAULT_LINK) ? -1
				      : __real_renameat2(from, path, to, name, flags);
}

DOUBLE(int, unlinkat, (int folder, const char *name, int flags))
{
	return faults_hit(FAULT_REMOVE) ? -1 : __real_unlinkat(folder, name, flags);
}

DOUBLE(int, flock, (int fd, int operation))
{
	return faults_hit(FAULT_LOCK) ? -1 : __real_flock(fd, operation);
}

static uid_t shown_uid, shown_euid;

void faults_pretend(uid_t uid, uid_t euid)
{
	shown_uid = uid;
	shown_euid = euid;
}

DOUBLE(uid_t, getuid, (void))
{
	return shown_uid;
}

DOUBLE(uid_t, geteuid, (void))
{
	return shown_euid;
}

DOUBLE(int, fstat64, (int fd, struct stat *status))
{
	if (faults_hit(FAULT_STATUS) || __real_fstat64(fd, status) != 0)
		return -1;
	if (status->st_uid == __real_geteuid())
		status->st_uid = 0;
	if (status->st_mode & S_ISVTX)
		status->st_mode &= ~(mode_t)(S_IWGRP | S_IWOTH);
	return 0;
}

DOUBLE(ssize_t, getdents64, (int fd, void *buf, size_t size))
{
	return faults_hit(FAULT_LIST) ? -1 : __real_getdents64(fd, buf, size);
}

DOUBLE(int, mkdirat, (int folder, const char *name, mode_t mode))
{
	return faults_hit(FAULT_FOLDER) ? -1 : __real_mkdirat(folder, name, mode);
}

DOUBLE(int, fchmod, (int fd, mode_t mode))
{
	return faults_hit(FAULT_MODE) ? -1 : __real_fchmod(fd, mode);
}

DOUBLE(int, fchmodat, (int folder, const char *name, mode_t mode, int flags))
{
	return faults_hit(FAULT_MODE) ? -1 : __real_fchmodat(folder, name, mode, flags);
}

DOUBLE(ssize_t, getrandom, (void *bytes, size_t size, unsigned flags))
{
	return faults_hit(FAULT_RANDOM) ? -1 : __real_getrandom(bytes, size, flags);
}
