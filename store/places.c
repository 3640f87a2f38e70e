/* SPDX-License-Identifier: MIT */
/*
 * The places of this machine are fixed when it is built: neither the environment nor the
 * program that a login runs in can move them. Tests and the sandbox name others.
 */
#include "store/places.h"

#include "base/reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct places system_places = {
	.policy = PWP_POLICY_DIR,
	.state = PWP_STATE_DIR,
	.audit = PWP_LOG_DIR "/audit.jsonl",
	.passwd = "/etc/passwd",
	.shadow = "/etc/shadow",
};

const struct places *places_system(void)
{
	return &system_places;
}

/* Of whatever kind the entry is: whoever made it meant it, and its content says nothing.
 */
bool places_disabled(const struct places *places)
{
	struct reader_fault fault;
	struct stat st;
	int folder = -1;

	if (reader_open_folder(places->policy, places->trust, &folder, &fault) != 0)
		return false;
	bool disabled = fstatat(folder, "disabled", &st, AT_SYMLINK_NOFOLLOW) == 0 &&
			reader_trusts_owner(st.st_uid, places->trust);
	close(folder);
	return disabled;
}
