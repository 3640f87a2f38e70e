/* SPDX-License-Identifier: MIT */
/*
 * Checks beforehand what the change will need, step by step as pam_unix and this module do it:
 * the shadow line must allow a change, shadow must be replaceable (its folder writable,
 * with room for a copy), the history must take the password in use. Who could not change the
 * password must not be told to.
 */
#include "preflight.h"

#include "base/array.h"
#include "kept_history.h"
#include "kept_words.h"
#include "resource_limits.h"
#include "store/system/kept_length.h"
#include "store/system/name_pattern.h"
#include "store/system/host.h"

#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* Beside a copy of shadow: its backup, the lock file, and what others write meanwhile. */
#define ROOM_BESIDE ((uint64_t)256 * 1024)

/* All that an obstacle may depend on. */
struct flight {
	const struct places *places;
	const struct account *account, *kept;
	const struct effective_policy *effective;
	const struct shadow *shadow;
};

/* What fails because the user has limited the program is no obstacle: that user can change the
 * password elsewhere. */
static bool stops(int error)
{
	return error != 0 && !resource_limits_by_user();
}

static bool has_no_line(const struct flight *flight)
{
	const struct shadow *shadow = flight->shadow;
	if (!shadow->found)
		return stops(PWP_ERR_UNKNOWN);
	return !shadow->has_password || shadow->locked;
}

/* A last change in the future is no obstacle to pam_unix. */
static bool is_too_young(const struct flight *flight)
{
	const struct shadow *shadow = flight->shadow;
	int64_t age = host_today() - shadow->last_change;
	return shadow->last_change > 0 && age >= 0 && age < shadow->min_days;
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
	return !folder_of(flight->places->shadow, folder, sizeof(folder)) ||
	       faccessat(AT_FDCWD, folder, W_OK, AT_EACCESS) != 0 ||
	       faccessat(AT_FDCWD, flight->places->shadow, W_OK, AT_EACCESS) != 0;
}

static bool is_limited(uint64_t needed)
{
	return getuid() == 0 && resource_limits_too_small(needed);
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
	return is_limited(needed) || space.f_bfree < needed / block + 1;
}

/* Is written here already, as the change will write it. */
static bool has_no_history(const struct flight *flight)
{
	return flight->effective->history > 0 &&
	       (stops(history_check(flight->places, flight->kept)) ||
		stops(kept_history_add_current(flight->account, flight->kept,
					       flight->effective, NULL, NULL)));
}

/* Hardly a password would be taken of which no more is kept. */
static bool keeps_too_little(const struct flight *flight)
{
	return kept_length_of_next(flight->places, flight->shadow) == KEPT_LENGTH_DES;
}

/* Any text will do: what matters is that it can be compared. */
static bool has_no_sibling(const struct flight *flight)
{
	char everyday[PWP_WORD_MAX + 1];
	bool matches = false;
	return name_pattern_match(flight->effective->sibling_accounts,
				  flight->account->user, everyday, sizeof(everyday)) &&
	       stops(shadow_matches(flight->places, everyday, "preflight", &matches));
}

/* An administrator's change waits for words that cannot be read (pam_pwpolicy.c). */
static bool has_unread_words(const struct flight *flight)
{
	struct personal *words = NULL;
	if (!kept_words_are_required(flight->effective))
		return false;
	int error = kept_words_load(flight->kept, &words);
	words = personal_free(words);
	return stops(error);
}

/* An obstacle without text is one person's, and nobody's fault. */
static const struct {
	bool (*holds)(const struct flight *flight);
	struct obstacle obstacle;
} obstacles[] = {
	{ has_no_line, { true, NULL } },
	{ is_too_young, { true, NULL } },
	{ cannot_be_written,
	  { true, "the shadow file or its folder cannot be written" } },
	{ has_no_room, { true, "there is no room for a new shadow file" } },
	{ keeps_too_little,
	  { true,
	    "the first 8 characters of a new password alone would be kept (DES); see "
	    "pwpolicy doctor" } },
	{ has_no_history, { true, "a password history cannot be read or written" } },
	{ has_unread_words, { true, "the words kept about a person cannot be read" } },
	{ has_no_sibling, { true, "an everyday account's password cannot be compared" } },
};

struct obstacle preflight_find(const struct places *places, const struct account *account,
			       const struct account *kept,
			       const struct effective_policy *effective,
			       const struct shadow *shadow)
{
	const struct flight flight = { places, account, kept, effective, shadow };
	for (size_t i = 0; i < ARRAY_SIZE(obstacles); i++)
		if (obstacles[i].holds(&flight))
			return obstacles[i].obstacle;
	return (struct obstacle){ false, NULL };
}
