/* SPDX-License-Identifier: MIT */
/* A name service that is out of reach, as a directory whose server is down; for tests. */
#include <errno.h>
#include <grp.h>
#include <nss.h>
#include <stddef.h>

#define EXPORT __attribute__((visibility("default")))

enum nss_status _nss_down_getgrnam_r(const char *name, struct group *entry, char *buf,
				     size_t size, int *ret_error);
enum nss_status _nss_down_getgrgid_r(gid_t gid, struct group *entry, char *buf,
				     size_t size, int *ret_error);

EXPORT enum nss_status _nss_down_getgrnam_r(const char *name, struct group *entry,
					    char *buf, size_t size, int *ret_error)
{
	(void)name, (void)entry, (void)buf, (void)size;
	*ret_error = ECONNREFUSED;
	return NSS_STATUS_UNAVAIL;
}

EXPORT enum nss_status _nss_down_getgrgid_r(gid_t gid, struct group *entry, char *buf,
					    size_t size, int *ret_error)
{
	(void)gid, (void)entry, (void)buf, (void)size;
	*ret_error = ECONNREFUSED;
	return NSS_STATUS_UNAVAIL;
}
