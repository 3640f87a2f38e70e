/* SPDX-License-Identifier: MIT */
/*
 * Appends lines to the audit trail. There is no fsync(), which would delay every login: what
 * decides about the next login is in the state, which is synced. A crash can lose the last
 * seconds of the trail, as it can with the system log.
 */
#include "store/record/audit.h"

#include "store/record/append.h"
#include "store/record/audit_line.h"

#include <limits.h>
#include <string.h>

int audit_append(const struct places *places, const struct audit_record *record)
{
	char line[1 + AUDIT_LINE_MAX + 1] = "\n";
	size_t len = 0;
	int error = audit_line(record, line + 1, sizeof(line) - 1, &len);

	if (error)
		return error;
	const char *slash = strrchr(places->audit, '/');
	size_t folder_len = slash ? (size_t)(slash - places->audit) : 0;
	char folder[PATH_MAX];
	if (folder_len == 0 || folder_len >= sizeof(folder))
		return PWP_ERR_FILE;
	memcpy(folder, places->audit, folder_len);
	folder[folder_len] = '\0';
	const struct append_file file = {
		.folder = folder,
		.name = slash + 1,
		.trust = places->trust,
		.max = AUDIT_FILE_MAX,
	};
	return append_line(&file, line, 1 + len);
}
