/* SPDX-License-Identifier: MIT */
/*
 * Removes a user's folder. Under another name nobody new finds it; who has it open may still
 * write into it, so it is emptied until it can be removed. What a killed removal left is removed
 * by the next one.
 */
#include "store/sealed/versions.h"

#include "base/fd.h"
#include "base/text.h"
#include "store/sealed/kind_folder.h"
#include "store/sealed/listing.h"
#include "store/sealed/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

/* So often a removal looks again for what was written in the meantime. */
#define REMOVALS_MAX 100

struct emptying {
	int folder;
	int error;
};

/* data: struct emptying */
static void remove_name(const char *name, void *data)
{
	struct emptying *emptying = data;
	int error = temporary_remove(emptying->folder, name);

	emptying->error = emptying->error ? emptying->error : error;
}

static int empty(int above, const char *name)
{
	struct emptying emptying = {
		.folder = fd_open_at(above, name,
				     O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC),
	};
	bool unused;

	if (emptying.folder < 0)
		return errno == ENOENT ? 0 : PWP_ERR_FILE;
	int error = listing_visit(emptying.folder, remove_name, &emptying, &unused);
	close(emptying.folder);
	return error ? error : emptying.error;
}

/* After a call that failed: whether it did so because there is nothing to remove. */
static bool is_gone(int above, const char *name)
{
	return errno == ENOENT && fd_is_absent(above, name);
}

/* Removes what has the name of a removed folder: one, or something else that was there. */
static int remove_old(int above, const char *name)
{
	if (unlinkat(above, name, 0) == 0 || is_gone(above, name))
		return 0;
	if (errno != EISDIR)
		return PWP_ERR_FILE;
	for (unsigned i = 0; i < REMOVALS_MAX; i++) {
		int error = empty(above, name);

		if (error)
			return error;
		if (unlinkat(above, name, AT_REMOVEDIR) == 0 || is_gone(above, name))
			return 0;
		if (errno != ENOTEMPTY && errno != EEXIST)
			return PWP_ERR_FILE;
	}
	return PWP_ERR_BUSY;
}

static int remove_below(int above, const char *name)
{
	struct text text;
	char old[TEXT_NUMBER_SIZE + sizeof("..old")];

	text_init(&text, old, sizeof(old));
	text_add_c(&text, ".");
	text_add_c(&text, name);
	text_add_c(&text, ".old");
	(void)text_end(&text);		    /* 25 bytes at most */
	int error = remove_old(above, old); /* of a removal that was killed */
	if (error)
		return error;
	if (renameat(above, name, above, old) != 0) {
		if (errno == ENOTEMPTY || errno == EEXIST) /* another removal is at it */
			return PWP_ERR_BUSY;
		return is_gone(above, name) ? 0 : PWP_ERR_FILE;
	}
	if (fsync(above) != 0)
		return PWP_ERR_FILE;
	error = remove_old(above, old);
	return error || fsync(above) == 0 ? error : PWP_ERR_FILE;
}

int versions_remove(const struct places *places, const char *kind, int64_t uid)
{
	char number[TEXT_NUMBER_SIZE];
	int above = -1;
	int error = kind_folder_open(places, kind, &above);

	if (error)
		return error == PWP_ERR_UNKNOWN ? 0 : error;
	error = remove_below(above, text_number((uint64_t)uid, number));
	close(above);
	return error;
}
