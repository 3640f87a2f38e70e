/* SPDX-License-Identifier: MIT */
/*
 * A journal is written about once a year and read by auditors, so every line is synced. The
 * lock keeps the lines in chronological order.
 */
#include "store/record/journal.h"

#include "system/trusted_file.h"
#include "store/record/append.h"
#include "store/system/root_lock.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int journal_load(const struct places *places, const char *name, char **ret_text)
{
	struct trusted_file_fault fault = { .missing = false };
	struct trusted_file_text file = { .ptr = NULL };
	char path[PATH_MAX];
	int len = snprintf(path, sizeof(path), "%s/%s", places->state, name);

	if (len < 0 || (size_t)len >= sizeof(path))
		return PWP_ERR_TOO_BIG;
	int error = trusted_file_load(path, places->trust, JOURNAL_MAX, &file, &fault);
	if (error)
		return fault.missing ? PWP_ERR_UNKNOWN : error;
	char *text = calloc(file.len + 1, 1);
	if (text)
		memcpy(text, file.ptr, file.len);
	free(file.ptr);
	if (!text)
		return PWP_ERR_NOMEM;
	*ret_text = text;
	return 0;
}

int journal_add(const struct places *places, const char *name, const char *line)
{
	const struct append_file file = {
		.folder = places->state,
		.name = name,
		.trust = places->trust,
		.max = JOURNAL_MAX,
		.synced = true,
	};
	char *text = NULL;
	int lock = -1;
	int len = asprintf(&text, "\n%s\n", line);

	if (len < 0)
		return PWP_ERR_NOMEM;
	int error = root_lock_take(places, "journal", &lock);
	if (!error) {
		error = append_line(&file, text, (size_t)len);
		root_lock_release(lock);
	}
	free(text);
	return error;
}
