/* SPDX-License-Identifier: MIT */
/*
 * Replaces many sealed files with little waiting for the disk. The first fsync() writes most
 * of what came before it, so all files are written first, then each is synced, then all are
 * renamed, then the folder is synced. Every file is synced before it gets its name, as a
 * single one is.
 */
#include "store/sealed/sealed_batch.h"

#include "base/fd.h"
#include "store/system/folder.h"
#include "store/sealed/sealed_files.h"
#include "store/sealed/sealed_text.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
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

int sealed_load_long(const struct places *places, const char *kind,
		     const struct account *account, char **ret_file, struct str *ret_body)
{
	size_t size = 0, len = 0;
	char *file = NULL;
	struct str body;
	int fd = -1;
	int error = sealed_open(places, kind, account->uid, &fd, &size);

	if (error)
		return error;
	error = read_file(fd, size, &file, &len);
	close(fd);
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

int sealed_batch_init(struct sealed_batch *batch, const struct places *places,
		      const char *kind)
{
	batch->folder = -1;
	batch->count = 0;
	return folder_open_kind(places, kind, &batch->folder);
}

static int write_entry(struct sealed_batch *batch, int64_t uid, struct str text)
{
	struct sealed_names names;
	int fd = -1;

	sealed_names(uid, &names);
	int error = sealed_check_limit(text.len);
	if (!error)
		error = sealed_write_temporary(batch->folder, names.temporary, text, &fd);
	if (error) {
		sealed_discard_temporary(batch->folder, names.temporary);
		return error;
	}
	/* A hint to start early. */
	(void)sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE);
	batch->entries[batch->count].uid = uid;
	batch->entries[batch->count].fd = fd;
	batch->count++;
	return 0;
}

int sealed_batch_add(struct sealed_batch *batch, const char *kind,
		     const struct account *account, struct str body)
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
		error = write_entry(batch, account->uid, (struct str){ buf, text.len });
	free(buf);
	return error;
}

static int sync_all(struct sealed_batch *batch)
{
	int error = 0;

	for (size_t i = 0; i < batch->count; i++) {
		if (!error && fsync(batch->entries[i].fd) != 0)
			error = PWP_ERR_FILE;
		close(batch->entries[i].fd);
		batch->entries[i].fd = -1;
	}
	return error;
}

int sealed_batch_commit(struct sealed_batch *batch, size_t *ret_replaced)
{
	size_t replaced = 0;
	int error = sync_all(batch);

	while (!error && replaced < batch->count) {
		struct sealed_names names;

		sealed_names(batch->entries[replaced].uid, &names);
		if (renameat(batch->folder, names.temporary, batch->folder, names.file) !=
		    0)
			error = PWP_ERR_FILE;
		else
			batch->entries[replaced++].uid = -1;
	}
	if (replaced > 0 && fsync(batch->folder) != 0)
		error = PWP_ERR_FILE;
	*ret_replaced = replaced;
	return error;
}

void sealed_batch_done(struct sealed_batch *batch)
{
	for (size_t i = 0; i < batch->count; i++) {
		struct sealed_names names;

		if (batch->entries[i].fd >= 0)
			close(batch->entries[i].fd);
		if (batch->entries[i].uid < 0)
			continue;
		sealed_names(batch->entries[i].uid, &names);
		sealed_discard_temporary(batch->folder, names.temporary);
	}
	if (batch->folder >= 0)
		close(batch->folder);
	batch->folder = -1;
	batch->count = 0;
}
