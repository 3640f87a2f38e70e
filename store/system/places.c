/* SPDX-License-Identifier: MIT */
/*
 * The places of this machine are fixed when it is built: neither the environment nor the
 * program that a login runs in can move them. Tests and the sandbox name others.
 */
#include "store/system/places.h"

#include "system/trusted_fd.h"

#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>

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

/*
 * Of whatever kind the entry is: whoever made it meant it, and its content says nothing.
 * The folder is not checked, for the switch can only spare people, and root alone can make
 * an entry of root's.
 */
bool places_disabled(const struct places *places)
{
	char path[PATH_MAX];
	struct stat st;
	int len = snprintf(path, sizeof(path), "%s/disabled", places->policy);

	return len > 0 && (size_t)len < sizeof(path) && lstat(path, &st) == 0 &&
	       trusted_fd_trusts_owner(st.st_uid, places->trust);
}
