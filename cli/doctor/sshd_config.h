/* SPDX-License-Identifier: MIT */
/* What of sshd_config(5) `sshd -T` does not tell: where a setting is from, and for whom there
 * are others. */
#ifndef CLI_SSHD_CONFIG_H
#define CLI_SSHD_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#define SSHD_PLACE_SIZE 320
#define SSHD_CONNECTION_SIZE 320
#define SSHD_MATCHES_MAX 32

/* A Match block, and a connection that it is for, as `sshd -C` takes it; "": none can be
 * named. */
struct sshd_match {
	char where[SSHD_PLACE_SIZE]; /* "FILE:LINE" */
	char connection[SSHD_CONNECTION_SIZE];
};

/* The files of local groups and users. */
struct sshd_people {
	const char *group, *passwd;
};

/* Where the first line outside of Match blocks sets the keyword: it counts. False: none does. */
bool sshd_config_find(const char *config, const char *keyword,
		      char ret_where[SSHD_PLACE_SIZE]);

/* The Match blocks, but for those of groups that nobody is in. Returns how many. */
size_t sshd_config_matches(const char *config, const struct sshd_people *people,
			   struct sshd_match ret_matches[SSHD_MATCHES_MAX]);

#endif
