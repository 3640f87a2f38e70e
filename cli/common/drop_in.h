/* SPDX-License-Identifier: MIT */
/* What the name of a file of policy.conf.d says about it. */
#ifndef CLI_DROP_IN_H
#define CLI_DROP_IN_H

enum drop_in {
	DROP_IN_READ,	  /* the library reads it */
	DROP_IN_LEFTOVER, /* it is not read, and nobody expects it to be */
	DROP_IN_UNREAD	  /* it is not read, and may be meant to be */
};

enum drop_in drop_in_of(const char *name);

#endif
