/* SPDX-License-Identifier: MIT */
/*
 * Stand-ins for what the system tells the module: who runs it, who the user is, whether
 * there is memory. Linked into a second build of the module with the linker's --wrap, so
 * the code under test is the same to the byte.
 */
#include "doubles.h"

#include "store/system/host.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <security/pam_modules.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))

extern struct doubles doubles;
EXPORT struct doubles doubles;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *ptr, size_t size);
char *__real_strdup(const char *text);
char *__real_strndup(const char *text, size_t len);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *ptr, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t len);
uid_t __wrap_getuid(void);
uid_t __wrap_geteuid(void);
const struct places *__wrap_places_system(void);
int64_t __real_host_now(void);
int64_t __wrap_host_now(void);
int64_t __wrap_host_today(void);
int __wrap_isatty(int fd);
int __wrap_gethostname(char *name, size_t len);
int __wrap_getpwnam_r(const char *name, struct passwd *entry, char *buf, size_t size,
		      struct passwd **ret_found);
int __wrap_getgrouplist(const char *user, gid_t gid, gid_t *gids, int *count);
int __wrap_getgrgid_r(gid_t gid, struct group *entry, char *buf, size_t size,
		      struct group **ret_found);
int __wrap_getgrnam_r(const char *name, struct group *entry, char *buf, size_t size,
		      struct group **ret_found);
int __real_faccessat(int folder, const char *path, int mode, int flags);
int __wrap_faccessat(int folder, const char *path, int mode, int flags);
int __real_statvfs64(const char *path, struct statvfs *space);
int __wrap_statvfs64(const char *path, struct statvfs *space);
void __wrap_pam_syslog(const pam_handle_t *pamh, int priority, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static bool memory_is_short(void)
{
	if (++doubles.allocations != doubles.fail_at)
		return false;
	doubles.failed = true;
	errno = ENOMEM;
	return true;
}

void *__wrap_malloc(size_t size)
{
	return memory_is_short() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return memory_is_short() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *ptr, size_t size)
{
	return memory_is_short() ? NULL : __real_realloc(ptr, size);
}

char *__wrap_strdup(const char *text)
{
	return memory_is_short() ? NULL : __real_strdup(text);
}

char *__wrap_strndup(const char *text, size_t len)
{
	return memory_is_short() ? NULL : __real_strndup(text, len);
}

uid_t __wrap_getuid(void)
{
	return doubles.uid;
}

uid_t __wrap_geteuid(void)
{
	return doubles.euid;
}

const struct places *__wrap_places_system(void)
{
	return &doubles.places;
}

int64_t __wrap_host_now(void)
{
	return doubles.now ? doubles.now : __real_host_now();
}

int64_t __wrap_host_today(void)
{
	return __wrap_host_now() / 86400;
}

int __wrap_isatty(int fd)
{
	(void)fd;
	return doubles.terminal;
}

int __wrap_gethostname(char *name, size_t len)
{
	(void)snprintf(name, len, "%s", doubles.host ? doubles.host : "test");
	return 0;
}

int __wrap_getpwnam_r(const char *name, struct passwd *entry, char *buf, size_t size,
		      struct passwd **ret_found)
{
	*ret_found = NULL;
	if (doubles.user_fails || doubles.no_user)
		return doubles.user_fails;
	int len = snprintf(buf, size, "%s%c%s%c%s", name, 0,
			   doubles.gecos ? doubles.gecos : "", 0,
			   doubles.home ? doubles.home : "");
	if ((size_t)len >= size)
		return ERANGE;
	*entry = (struct passwd){
		.pw_name = buf,
		.pw_gecos = buf + strlen(name) + 1,
		.pw_dir = buf + len - strlen(doubles.home ? doubles.home : ""),
		.pw_uid = doubles.user_is_root ? 0 : 5000,
		.pw_gid = 5000,
	};
	*ret_found = entry;
	return 0;
}

/* Two groups, so that a caller's room of one would not do. */
int __wrap_getgrouplist(const char *user, gid_t gid, gid_t *gids, int *count)
{
	(void)user;
	int room = *count;
	*count = 2;
	if (room < 2)
		return -1;
	gids[0] = gid;
	gids[1] = gid + 1;
	return 2;
}

int __wrap_getgrgid_r(gid_t gid, struct group *entry, char *buf, size_t size,
		      struct group **ret_found)
{
	*ret_found = NULL;
	if (doubles.group_fails)
		return doubles.group_fails;
	if (size < doubles.big_group)
		return ERANGE;
	(void)snprintf(buf, size, "%s", doubles.group ? doubles.group : "users");
	*entry = (struct group){ .gr_name = buf, .gr_gid = gid };
	*ret_found = entry;
	return 0;
}

int __wrap_getgrnam_r(const char *name, struct group *entry, char *buf, size_t size,
		      struct group **ret_found)
{
	(void)name, (void)entry, (void)buf, (void)size;
	*ret_found = NULL;
	return doubles.group_name_fails;
}

int __wrap_faccessat(int folder, const char *path, int mode, int flags)
{
	if (!doubles.read_only)
		return __real_faccessat(folder, path, mode, flags);
	errno = EROFS;
	return -1;
}

int __wrap_statvfs64(const char *path, struct statvfs *space)
{
	if (!doubles.space)
		return __real_statvfs64(path, space);
	*space = *doubles.space;
	return 0;
}

void __wrap_pam_syslog(const pam_handle_t *pamh, int priority, const char *format, ...)
{
	(void)pamh;
	va_list arguments;
	va_start(arguments, format);
	(void)vsnprintf(doubles.logged, sizeof(doubles.logged), format, arguments);
	va_end(arguments);
	doubles.priority = priority;
	doubles.n_logged++;
}
