/* SPDX-License-Identifier: MIT */
/*
 * Asks beforehand what the change will need, step for step what pam_unix and we shall do:
 * the shadow line must allow a change, shadow must be replaceable (its folder writable,
 * with room for a copy), the history readable. Who could not change the password must not
 * be told to.
 */
#include "preflight.h"

#include "base/wipe.h"
#include "store/history.h"
#include "store/surroundings.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* Beside a copy of shadow: its backup, the lock file, and what others write meanwhile. */
#define ROOM_BESIDE ((uint64_t)256 * 1024)

/* All that an obstacle may depend on. */
struct flight {
	const struct places *places;
	const struct account *account;
	const struct setting *setting;
	const struct shadow *shadow;
};

static bool has_no_line(const struct flight *flight)
{
	return !flight->shadow->found || !flight->shadow->has_password ||
	       flight->shadow->locked;
}

/* pam_unix's own arithmetic: also a last change in the future is too young for it. */
static bool is_too_young(const struct flight *flight)
{
	const struct shadow *shadow = flight->shadow;
	if (shadow->min_days < 0 || shadow->last_change <= 0)
		return false;
	return surroundings_today() - shadow->last_change < shadow->min_days;
}

/* The folder of a file; false where it has no name that fits. */
static bool folder_of(const char *path, char *folder, size_t size)
{
	const char *slash = strrchr(path, '/');
	if (!slash || (size_t)(slash - path) >= size)
		return false;
	memcpy(folder, path, (size_t)(slash - path));
	folder[slash - path] = '\0';
	return slash != path;
}

/* access(2) also sees an immutable file and a mount that is read-only. */
static bool cannot_be_written(const struct flight *flight)
{
	char folder[PATH_MAX];
	return !folder_of(flight->places->shadow, folder, sizeof folder) ||
	       faccessat(AT_FDCWD, folder, W_OK, AT_EACCESS) != 0 ||
	       faccessat(AT_FDCWD, flight->places->shadow, W_OK, AT_EACCESS) != 0;
}

static bool has_no_room(const struct flight *flight)
{
	struct statvfs space;
	struct stat shadow;
	if (statvfs(flight->places->shadow, &space) != 0 ||
	    stat(flight->places->shadow, &shadow) != 0 || shadow.st_size < 0)
		return true;
	if (space.f_files > 0 && space.f_ffree == 0)
		return true;
	uint64_t needed = 2 * (uint64_t)shadow.st_size + ROOM_BESIDE;
	uint64_t block = space.f_frsize > 0 ? space.f_frsize : 1;
	return space.f_bfree < needed / block + 1;
}

static bool has_no_history(const struct flight *flight)
{
	struct history history;
	if (flight->setting->history == 0)
		return false;
	int error = history_load(flight->places, flight->account, &history);
	wipe(&history, sizeof history);
	return error != 0;
}

static const struct {
	bool (*holds)(const struct flight *flight);
	const char *text;
} obstacles[] = {
	{ has_no_line, "the account has no password of its own in shadow, or is locked" },
	{ is_too_young, "the password's minimum age is not over" },
	{ cannot_be_written, "the shadow file or its folder cannot be written" },
	{ has_no_room, "there is no room for a new shadow file" },
	{ has_no_history, "the password history cannot be read" },
};

const char *preflight_obstacle(const struct places *places, const struct account *account,
			       const struct setting *setting, const struct shadow *shadow)
{
	const struct flight flight = { places, account, setting, shadow };
	for (size_t i = 0; i < sizeof obstacles / sizeof *obstacles; i++)
		if (obstacles[i].holds(&flight))
			return obstacles[i].text;
	return NULL;
}
