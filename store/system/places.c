/* SPDX-License-Identifier: MIT */
/*
 * The paths are fixed at build time: neither the environment nor the host program can change
 * them. Tests pass others.
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
	.login_defs = "/etc/login.defs",
};

const struct places *places_system(void)
{
	return &system_places;
}

/*
 * The entry may be of any kind, and its content is ignored. The folder is not checked: the
 * switch can only exempt people, and only root can create an entry that root owns.
 */
bool places_disabled(const struct places *places)
{
	char path[PATH_MAX];
	struct stat st;
	int len = snprintf(path, sizeof(path), "%s/disabled", places->policy);

	return len > 0 && (size_t)len < sizeof(path) && lstat(path, &st) == 0 &&
	       trusted_fd_trusts_owner(st.st_uid, places->trust);
}
