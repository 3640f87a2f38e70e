/* SPDX-License-Identifier: MIT */
/*
 * Appends lines to the audit trail. There is no fsync(), which would delay every login: what
 * decides about the next login is in the state, which is synced. A crash can lose the last
 * seconds of the trail, as it can with the system log.
 *
 * A user can make lines as fast as su can be started. So an event of a user has a number of lines
 * an hour, logins leave a part of the file to everything else, and a full file is
 * rotated.
 */
#include "store/record/audit.h"

#include "base/array.h"
#include "store/record/append.h"
#include "store/record/audit_line.h"
#include "store/record/audit_rate.h"
#include "store/record/audit_rotate.h"
#include "store/system/folder.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

/* What a person can cause without an administrator. */
static const struct {
	const char *event;
	size_t max; /* of the file's size */
} limited[] = {
	{ "login", AUDIT_FILE_MAX / 8 * 7 },
	{ "change", AUDIT_FILE_MAX },
	{ "record", AUDIT_FILE_MAX },
};

static size_t max_size(const struct audit_record *record, bool *ret_limited)
{
	for (size_t i = 0; i < ARRAY_SIZE(limited); i++) {
		*ret_limited =
			record->uid >= 0 && strcmp(record->event, limited[i].event) == 0;
		if (*ret_limited)
			return limited[i].max;
	}
	return AUDIT_FILE_MAX;
}

/* A line, and what was found out about it while the file was open. */
struct addition {
	const struct audit_record *record;
	struct audit_rate rate;
};

/* append_admit_fn; data: struct addition */
static int admit(int fd, size_t size, void *data)
{
	struct addition *addition = data;
	int error = audit_rate_find(fd, size, addition->record, &addition->rate);

	if (error)
		return error;
	return addition->rate.lines < AUDIT_HOUR_MAX ? 0 : PWP_ERR_BUSY;
}

static int append(const struct append_file *file, const struct audit_record *record)
{
	char line[1 + AUDIT_LINE_MAX + 1] = "\n";
	size_t len = 0;
	int error = audit_line(record, line + 1, sizeof(line) - 1, &len);

	return error ? error : append_line(file, line, 1 + len);
}

/* Says once that there are more. */
static int append_limited(const struct append_file *file,
			  const struct audit_record *record)
{
	const struct audit_record more = {
		.time = record->time,
		.event = record->event,
		.uid = record->uid,
		.outcome = AUDIT_LIMITED,
	};
	struct append_file unlimited = *file;

	unlimited.admit = NULL;
	int error = append(&unlimited, &more);
	return error ? error : PWP_ERR_BUSY;
}

static int rotate(const struct append_file *file, int64_t now)
{
	int folder = -1;
	int error = folder_open(file->folder, file->trust, &folder);

	if (error)
		return error;
	error = audit_rotate(folder, file->name, now);
	close(folder);
	return error;
}

static int append_to(struct append_file *file, const struct audit_record *record)
{
	struct addition addition = { .record = record };
	bool is_limited = false;

	file->max = max_size(record, &is_limited);
	file->admit = is_limited ? admit : NULL;
	file->data = &addition;
	int error = append(file, record);
	if (error == PWP_ERR_TOO_BIG && rotate(file, record->time) == 0)
		error = append(file, record);
	if (error == PWP_ERR_BUSY)
		return addition.rate.limited ? 0 : append_limited(file, record);
	return error;
}

int audit_append(const struct places *places, const struct audit_record *record)
{
	const char *slash = strrchr(places->audit, '/');
	size_t folder_len = slash ? (size_t)(slash - places->audit) : 0;
	char folder[PATH_MAX];

	if (folder_len == 0 || folder_len >= sizeof(folder))
		return PWP_ERR_FILE;
	memcpy(folder, places->audit, folder_len);
	folder[folder_len] = '\0';
	struct append_file file = {
		.folder = folder,
		.name = slash + 1,
		.trust = places->trust,
	};
	return append_to(&file, record);
}
