/* SPDX-License-Identifier: MIT */
/*
 * One getdents64(2) lists a folder as it was at one moment, because the kernel locks the folder
 * for the call. The buffer has room for 170 names of ours and more.
 */
#include "store/sealed/listing.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE 8192

static void visit_each(const char *buf, ssize_t len, listing_fn *visit, void *data)
{
	for (ssize_t at = 0; at < len;) {
		const struct dirent64 *entry = (const void *)(buf + at);

		at += entry->d_reclen;
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			visit(entry->d_name, data);
	}
}

/* ENOENT: the folder was removed. That is believed only if a second call says so, too. */
static ssize_t read_part(int folder, char *buf)
{
	ssize_t len = getdents64(folder, buf, BUFFER_SIZE);

	if (len < 0 && errno == ENOENT)
		len = getdents64(folder, buf, BUFFER_SIZE);
	return len < 0 && errno == ENOENT ? 0 : len;
}

int listing_visit(int folder, listing_fn *visit, void *data, bool *ret_at_once)
{
	_Alignas(struct dirent64) char buf[BUFFER_SIZE];
	unsigned parts = 0;
	ssize_t len;

	if (lseek(folder, 0, SEEK_SET) != 0)
		return PWP_ERR_FILE;
	while ((len = read_part(folder, buf)) > 0) {
		visit_each(buf, len, visit, data);
		parts++;
	}
	if (len < 0)
		return PWP_ERR_FILE;
	*ret_at_once = parts <= 1;
	return 0;
}
