/* SPDX-License-Identifier: MIT */
/* Lists the files of policy.conf.d. */
#ifndef PWP_INPUT_DROP_INS_H
#define PWP_INPUT_DROP_INS_H

#include "input/parse_error.h"

#include <limits.h>

#define DROP_INS_MAX 64

/* File names in bytewise order. */
struct drop_ins {
	size_t count;
	char names[DROP_INS_MAX][NAME_MAX + 1];
};

/*
 * Lists the *.conf files of a trusted folder, without those that start with a dot; no
 * folder is no files. Returns 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED, PWP_ERR_TOO_BIG or
 * PWP_ERR_NOMEM. *drop_ins is the caller's, and empty to begin with.
 */
PWP_CHECKED int drop_ins_list(const char *folder, unsigned trusted_file_flags,
			      struct drop_ins *drop_ins,
			      struct pwp_parse_error *reterr_parse_error);

#endif
