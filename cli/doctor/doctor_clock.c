/* SPDX-License-Identifier: MIT */
/*
 * The clock against what is stored: a file that was written tomorrow tells that the clock was
 * set back, or was wrong before. Grace and ages of passwords are counted by it.
 */
#include "base/array.h"
#include "cli/doctor/doctor.h"
#include "store/stored_kinds.h"
#include "store/system/calendar.h"
#include "store/system/folder.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* What clocks of one network may differ by. */
enum { TOLERANCE = 15 * 60 };

static const struct finding_kind clock_back = {
	"clock_back",
	FINDING_ERROR,
	"Set the clock right ('timedatectl set-ntp true', 'timedatectl status'). If it "
	"is right now, it was wrong when that file was written: 'touch' the file.",
};

struct newest {
	int64_t time;
	char path[PATH_MAX];
};

static void look_at(struct newest *newest, const char *path)
{
	struct stat st;

	if (lstat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_mtime > newest->time) {
		newest->time = st.st_mtime;
		(void)snprintf(newest->path, sizeof(newest->path), "%s", path);
	}
}

typedef void look_fn(struct newest *newest, const char *path);

static void look_into(struct newest *newest, const char *folder, look_fn *look)
{
	char path[PATH_MAX];
	const struct dirent *entry;
	DIR *dir = opendir(folder);

	while (dir && (entry = readdir(dir)) != NULL) {
		int len = snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);

		if (entry->d_name[0] != '.' && len > 0 && (size_t)len < sizeof(path))
			look(newest, path);
	}
	if (dir)
		closedir(dir);
}

static void look_into_user(struct newest *newest, const char *folder)
{
	look_into(newest, folder, look_at);
}

void doctor_check_clock(struct doctor *doctor)
{
	const struct places *places = doctor->places->stores;
	struct newest newest = { .time = 0 };
	char now[CALENDAR_TIME_SIZE], then[CALENDAR_TIME_SIZE];
	char path[PATH_MAX];

	look_at(&newest, places->audit);
	look_at(&newest, places->shadow);
	if (folder_path(places, "review.jsonl", NULL, path) == 0)
		look_at(&newest, path);
	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++)
		if (folder_path(places, kind->name, NULL, path) == 0)
			look_into(&newest, path, look_into_user);
	if (newest.time <= doctor->now + TOLERANCE)
		return;
	calendar_time(doctor->now, now);
	calendar_time(newest.time, then);
	findings_add(doctor->findings, &clock_back,
		     "The clock says %s, but %s was written on %s: grace and the ages of "
		     "passwords are counted wrongly.",
		     now, newest.path, then);
}
