/* SPDX-License-Identifier: MIT */
/* Stand-ins for the calls to the system that a login and a change make. */
#include "faults.h"

#include "base/array.h"
#include "base/hex.h"
#include "base/sha256.h"

#include <crypt.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

extern struct faults faults;
__attribute__((visibility("default"))) struct faults faults;

static bool takes_name(const char *call)
{
	static const char *const calls[] = { "openat64",   "open64",   "fopen64",
					     "lstat64",	   "stat64",   "fstatat64",
					     "getdents64", "linkat",   "renameat",
					     "renameat2",  "unlink",   "unlinkat",
					     "mkdirat",	   "fchmodat", "fgetpwent_r" };

	for (size_t i = 0; i < ARRAY_SIZE(calls); i++)
		if (strcmp(calls[i], call) == 0)
			return true;
	return false;
}

static bool fails(const char *name)
{
	if (faults.by_name && !takes_name(name))
		return false;
	if (++faults.calls != faults.fail_at)
		return false;
	faults.fired = true;
	faults.name = name;
	errno = faults.error;
	return true;
}

#define WRAP(type, failure, name, params, args)                       \
	type __real_##name params;                                    \
	type __wrap_##name params;                                    \
	type __wrap_##name params                                     \
	{                                                             \
		return fails(#name) ? (failure) : __real_##name args; \
	}

WRAP(int, -1, fstat64, (int fd, struct stat *st), (fd, st))
WRAP(int, -1, lstat64, (const char *path, struct stat *st), (path, st))
WRAP(int, -1, stat64, (const char *path, struct stat *st), (path, st))
WRAP(int, -1, fstatat64, (int folder, const char *name, struct stat *st, int how),
     (folder, name, st, how))
WRAP(off_t, -1, lseek64, (int fd, off_t offset, int whence), (fd, offset, whence))
WRAP(ssize_t, -1, getdents64, (int fd, void *buf, size_t size), (fd, buf, size))
WRAP(ssize_t, -1, getrandom, (void *buf, size_t size, unsigned flags), (buf, size, flags))
WRAP(int, -1, mkdirat, (int folder, const char *name, mode_t mode), (folder, name, mode))
WRAP(int, -1, fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(int, -1, fchmodat, (int folder, const char *name, mode_t mode, int how),
     (folder, name, mode, how))
WRAP(ssize_t, -1, read, (int fd, void *buf, size_t size), (fd, buf, size))
WRAP(ssize_t, -1, write, (int fd, const void *buf, size_t size), (fd, buf, size))
WRAP(int, -1, linkat, (int from, const char *old, int to, const char *name, int how),
     (from, old, to, name, how))
WRAP(int, -1, renameat, (int from, const char *old, int to, const char *name),
     (from, old, to, name))
WRAP(int, -1, renameat2,
     (int from, const char *old, int to, const char *name, unsigned how),
     (from, old, to, name, how))
WRAP(int, -1, unlink, (const char *path), (path))
WRAP(int, -1, unlinkat, (int folder, const char *name, int how), (folder, name, how))
WRAP(int, -1, flock, (int fd, int how), (fd, how))
WRAP(int, -1, getrlimit64, (int what, struct rlimit *limit), (what, limit))
WRAP(int, -1, clock_gettime, (clockid_t clock, struct timespec *time), (clock, time))
WRAP(FILE *, NULL, fopen64, (const char *path, const char *mode), (path, mode))

int __real_openat64(int folder, const char *name, int how, ...);
int __wrap_openat64(int folder, const char *name, int how, ...);
int __wrap_openat64(int folder, const char *name, int how, ...)
{
	return fails("openat64") ? -1 : __real_openat64(folder, name, how, 0600);
}

int __real_open64(const char *path, int how, ...);
int __wrap_open64(const char *path, int how, ...);
int __wrap_open64(const char *path, int how, ...)
{
	return fails("open64") ? -1 : __real_open64(path, how, 0600);
}

int __wrap_fsync(int fd);
int __wrap_fsync(int fd)
{
	(void)fd;
	return fails("fsync") ? -1 : 0;
}

int __real_fgetpwent_r(FILE *file, struct passwd *entry, char *buf, size_t size,
		       struct passwd **ret_found);
int __wrap_fgetpwent_r(FILE *file, struct passwd *entry, char *buf, size_t size,
		       struct passwd **ret_found);
int __wrap_fgetpwent_r(FILE *file, struct passwd *entry, char *buf, size_t size,
		       struct passwd **ret_found)
{
	*ret_found = NULL;
	return fails("fgetpwent_r")
		       ? faults.error
		       : __real_fgetpwent_r(file, entry, buf, size, ret_found);
}

/* yescrypt without its cost: a setting, and a sum of the password in hexadecimal digits. */
static char *quick_crypt(const char *password, const char *setting, char *out, int size)
{
	char digits[2 * SHA256_SIZE + 1] = "";
	uint8_t sum[SHA256_SIZE];
	struct sha256 sha256;
	const char *end = strrchr(setting, '$');
	size_t len =
		end && end - setting > 10 ? (size_t)(end - setting) : strlen(setting);

	sha256_init(&sha256);
	sha256_add(&sha256, password, strlen(password));
	sha256_finish(&sha256, sum);
	hex_write(sum, sizeof(sum), digits);
	(void)snprintf(out, (size_t)size, "%.*s$%.43s", (int)len, setting, digits);
	return out;
}

char *__real_crypt_rn(const char *password, const char *setting, void *data, int size);
char *__wrap_crypt_rn(const char *password, const char *setting, void *data, int size);
char *__wrap_crypt_rn(const char *password, const char *setting, void *data, int size)
{
	if (fails("crypt_rn"))
		return NULL;
	if (strncmp(setting, "$y$", 3) != 0)
		return __real_crypt_rn(password, setting, data, size);
	return quick_crypt(password, setting, data, size);
}
