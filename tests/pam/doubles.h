/* SPDX-License-Identifier: MIT */
/*
 * The module under test with the system's answers replaced. The test gets the controls
 * with dlsym(module, "doubles").
 */
#ifndef PWP_TESTS_PAM_DOUBLES_H
#define PWP_TESTS_PAM_DOUBLES_H

#include "store/system/places.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/statvfs.h>
#include <sys/types.h>

struct doubles {
	uid_t uid;	   /* what getuid() says */
	uid_t euid;	   /* what geteuid() says */
	bool user_is_root; /* every user has uid 0, else 5000 */
	int64_t now;	   /* what the clock says; 0: the truth */
	struct places places;
	bool terminal;		     /* what isatty() says */
	const char *host;	     /* what gethostname() says */
	const char *gecos;	     /* the full name of every user */
	const char *home;	     /* the home directory of every user */
	int user_fails;		     /* errno that getpwnam_r() gives */
	bool no_user;		     /* getpwnam_r() finds nobody */
	int group_fails;	     /* errno that getgrgid_r() gives */
	int group_name_fails;	     /* errno that getgrnam_r() gives */
	const char *group;	     /* the name of every group */
	size_t big_group;	     /* bytes that a group's entry needs */
	bool read_only;		     /* faccessat() finds no file that can be written */
	const struct statvfs *space; /* what statvfs() says; NULL: the truth */
	/* allocations in the module, counted from 1; fail_at 0: none fails */
	size_t allocations, fail_at;
	bool failed;
	/* the system log */
	size_t n_logged;
	int priority;
	char logged[512]; /* the last line */
};

#endif
