/* SPDX-License-Identifier: MIT */
/*
 * The folder of the policy: files in it that are not read, a main file that is not there, and
 * files that only root can read, so that a pupil's or a teacher's own `pwpolicy check` fails.
 */
#include "base/array.h"
#include "cli/common/drop_in.h"
#include "cli/doctor/doctor.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const struct finding_kind main_missing = {
	"policy_conf_missing",
	FINDING_WARNING,
	"Write /etc/pwpolicy/policy.conf; 'include = school' in it says what holds now.",
};
static const struct finding_kind unread = {
	"drop_in_unread",
	FINDING_WARNING,
	"Give the file a name that ends in .conf, or take it away.",
};
static const struct finding_kind unreadable = {
	"policy_unreadable",
	FINDING_WARNING,
	"Run 'chmod 0644' on the file, 'chmod 0755' on a folder: nothing in it is "
	"secret.",
};

static void check_readable(struct doctor *doctor, const char *path)
{
	struct stat st;

	if (stat(path, &st) != 0)
		return;
	mode_t needed = S_ISDIR(st.st_mode) ? S_IROTH | S_IXOTH : S_IROTH;
	if ((st.st_mode & needed) != needed)
		findings_add(doctor->findings, &unreadable,
			     "Only root can read %s (mode %04o): 'pwpolicy check' and "
			     "'pwpolicy suggest' fail for everybody else.",
			     path, (unsigned)st.st_mode & 07777);
}

/* Goes over policy.conf.d. Returns how many of its files are read. */
static size_t check_drop_ins(struct doctor *doctor, const char *folder)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	char path[PATH_MAX];
	size_t count = 0;

	while (dir && (entry = readdir(dir)) != NULL) {
		enum drop_in kind = drop_in_of(entry->d_name);

		if (snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name) >=
		    (int)sizeof(path))
			continue;
		if (kind == DROP_IN_READ) {
			check_readable(doctor, path);
			count++;
		} else if (kind == DROP_IN_UNREAD) {
			findings_add(doctor->findings, &unread,
				     "%s is not read: its name does not end in .conf.",
				     path);
		}
	}
	if (dir)
		closedir(dir);
	return count;
}

/* The files of words that a profile names: a policy without them does not load. */
static void check_words(struct doctor *doctor)
{
	static const char *const names[] = { "banned_words_file", "site_words_file" };
	const char *profile;

	for (size_t i = 0; (profile = doctor_profile(doctor, i)) != NULL; i++) {
		struct options options = doctor_options(doctor, profile);

		for (size_t j = 0; j < ARRAY_SIZE(names); j++) {
			const char *path = options_item(&options, names[j], 0);
			if (path)
				check_readable(doctor, path);
		}
	}
}

void doctor_check_folder(struct doctor *doctor)
{
	const char *folder = doctor->places->stores->policy;
	char path[PATH_MAX];
	struct stat st;

	check_readable(doctor, folder);
	if (snprintf(path, sizeof(path), "%s/policy.conf.d", folder) >= (int)sizeof(path))
		return;
	check_readable(doctor, path);
	size_t drop_ins = check_drop_ins(doctor, path);
	(void)snprintf(path, sizeof(path), "%s/policy.conf", folder);
	check_readable(doctor, path);
	check_words(doctor);
	if (drop_ins > 0 && lstat(path, &st) != 0)
		findings_add(doctor->findings, &main_missing,
			     "%s does not exist, so the built-in policy school holds, as "
			     "%s.d changes it.",
			     path, path);
}
