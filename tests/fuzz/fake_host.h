/* SPDX-License-Identifier: MIT */
/*
 * What a machine tells the module: whose account it is, what time it is, where files are. It
 * replaces the answers of the C library and those of crypt(3), which would take too long.
 */
#ifndef PWP_TESTS_FUZZ_FAKE_HOST_H
#define PWP_TESTS_FUZZ_FAKE_HOST_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct fake_host {
	const char *gecos, *home, *group; /* of every account */
	bool no_account;
	uid_t uid;   /* of every account */
	bool listed; /* rather, u0 to u9 are the accounts, from FAKE_UID on */
	int64_t now;
	bool terminal;
	bool small_limits;
};

/* What the doubles answer by. */
extern struct fake_host fake_host;

#define FAKE_UID 5000U
#define FAKE_ACCOUNTS 10U

/* All files are in the folder of workspace.h: etc (the policy), lib (what is kept), log. */
#define FAKE_POLICY "etc"
#define FAKE_STATE "lib"
#define FAKE_LOG "log"
#define FAKE_SHADOW "shadow"
#define FAKE_PASSWD "passwd"

/* A hash of crypt(3) as the double makes it of a password. */
#define FAKE_HASH_SIZE 80
void fake_host_hash(const char *password, const char *salt,
		    char ret_hash[FAKE_HASH_SIZE]);

#endif
