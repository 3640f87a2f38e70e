/* SPDX-License-Identifier: MIT */
/*
 * Replaces many sealed files with little waiting for the disk. The first fsync() brings most of
 * what was done before it to the disk, so each step is done for all files before the next one
 * is. Every file is synced before it gets its name, as a single one is, and old ones are removed
 * when all new names are on the disk. A file that cannot be replaced keeps no other from being
 * replaced.
 */
#include "store/sealed/sealed_batch.h"

#include "base/fd.h"
#include "store/sealed/sealed_text.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LONG_TEXT_MAX (SEALED_LONG_MAX + SEALED_HEAD_MAX)

/* The whole file on the heap; PWP_ERR_CORRUPT: it is longer than any that is written. */
static int read_file(int fd, size_t size, char **ret_file, size_t *ret_len)
{
	if (size > LONG_TEXT_MAX)
		return PWP_ERR_CORRUPT;
	char *file = malloc(size > 0 ? size : 1);
	if (!file)
		return PWP_ERR_NOMEM;
	int error = fd_read_all(fd, file, size, ret_len);
	if (error)
		free(file);
	else
		*ret_file = file;
	return error;
}

static int read_newest(const struct places *places, const char *kind, int64_t uid,
		       char **ret_file, size_t *ret_len)
{
	struct versions versions;
	size_t size = 0;
	int fd = -1;
	int error = versions_open(places, kind, uid, false, &versions);

	if (error)
		return error;
	error = versions_read(&versions, places, &fd, &size);
	versions_close(&versions);
	if (error)
		return error;
	error = read_file(fd, size, ret_file, ret_len);
	close(fd);
	return error;
}

int sealed_load_long(const struct places *places, const char *kind,
		     const struct account *account, char **ret_file, struct str *ret_body)
{
	char *file = NULL;
	struct str body;
	size_t len = 0;
	int error = read_newest(places, kind, account->uid, &file, &len);

	if (error)
		return error;
	error = sealed_text_read((struct str){ file, len }, kind, account, &body);
	if (!error && body.len > SEALED_LONG_MAX)
		error = PWP_ERR_CORRUPT;
	if (error) {
		free(file);
		return error;
	}
	*ret_file = file;
	*ret_body = body;
	return 0;
}

static int write_entry(struct sealed_batch *batch, const struct places *places,
		       const char *kind, int64_t uid, struct str text)
{
	struct versions *versions = &batch->entries[batch->count].versions;
	struct unpublished *next = &batch->entries[batch->count].next;
	int *fd = &batch->entries[batch->count].fd;
	int error = versions_open(places, kind, uid, true, versions);

	if (error)
		return error;
	error = versions_write(versions, text, next, fd);
	if (error) {
		versions_close(versions);
		return error;
	}
	/* A hint to start early. */
	(void)sync_file_range(*fd, 0, 0, SYNC_FILE_RANGE_WRITE);
	batch->count++;
	return 0;
}

int sealed_batch_add(struct sealed_batch *batch, const struct places *places,
		     const char *kind, const struct account *account, struct str body)
{
	struct text text;

	if (body.len > SEALED_LONG_MAX || batch->count == SEALED_BATCH_MAX)
		return PWP_ERR_TOO_BIG;
	size_t size = body.len + SEALED_HEAD_MAX;
	char *buf = malloc(size);
	if (!buf)
		return PWP_ERR_NOMEM;
	text_init(&text, buf, size);
	int error = sealed_text_write(&text, kind, account, body);
	if (!error)
		error = write_entry(batch, places, kind, account->uid,
				    (struct str){ buf, text.len });
	free(buf);
	return error;
}

/* Syncs a file, which is discarded if that fails. */
static int sync_entry(struct sealed_batch *batch, size_t at)
{
	int error = fsync(batch->entries[at].fd) == 0 ? 0 : PWP_ERR_FILE;

	close(batch->entries[at].fd);
	if (error)
		versions_discard(&batch->entries[at].versions, &batch->entries[at].next);
	return error;
}

static int link_entry(struct sealed_batch *batch, size_t at)
{
	return versions_link(&batch->entries[at].versions, &batch->entries[at].next);
}

/* Brings all names to the disk. They are in as many folders, and as many fsync() would take as
 * long as those of the files. */
static int sync_names(struct sealed_batch *batch, const int errors[SEALED_BATCH_MAX])
{
	for (size_t at = 0; at < batch->count; at++)
		if (!errors[at])
			return syncfs(batch->entries[at].versions.folder) == 0
				       ? 0
				       : PWP_ERR_FILE;
	return 0;
}

static int clean_entry(struct sealed_batch *batch, size_t at)
{
	return versions_clean(&batch->entries[at].versions, &batch->entries[at].next,
			      false);
}

typedef int pass_fn(struct sealed_batch *batch, size_t at);

static void run_pass(struct sealed_batch *batch, pass_fn *pass,
		     int errors[SEALED_BATCH_MAX])
{
	for (size_t at = 0; at < batch->count; at++)
		if (!errors[at])
			errors[at] = pass(batch, at);
}

void sealed_batch_commit(struct sealed_batch *batch, int ret_errors[SEALED_BATCH_MAX])
{
	memset(ret_errors, 0, SEALED_BATCH_MAX * sizeof(ret_errors[0]));
	run_pass(batch, sync_entry, ret_errors);
	run_pass(batch, link_entry, ret_errors);
	int error = sync_names(batch, ret_errors);
	for (size_t at = 0; at < batch->count; at++)
		ret_errors[at] = ret_errors[at] ? ret_errors[at] : error;
	run_pass(batch, clean_entry, ret_errors);
	for (size_t at = 0; at < batch->count; at++)
		versions_close(&batch->entries[at].versions);
	batch->count = 0;
}
