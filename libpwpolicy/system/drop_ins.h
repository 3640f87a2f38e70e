/* SPDX-License-Identifier: MIT */
/* Lists the files of policy.conf.d. */
#ifndef PWP_SYSTEM_DROP_INS_H
#define PWP_SYSTEM_DROP_INS_H

#include "system/trusted_file.h"

#define DROP_INS_MAX 64

/* File names in bytewise order; freed with drop_ins_done(). */
struct drop_ins {
	size_t count;
	struct file_stamp stamp; /* of the folder, before it was listed */
	char *names[DROP_INS_MAX];
};

/*
 * Lists the *.conf files of a trusted folder, without those that start with a dot. Returns
 * 0, PWP_ERR_FILE, PWP_ERR_UNTRUSTED, PWP_ERR_TOO_BIG or PWP_ERR_NOMEM, then with
 * *reterr_fault filled and nothing to free.
 */
PWP_CHECKED int drop_ins_list(const char *folder, unsigned trusted_file_flags,
			      struct drop_ins *ret_drop_ins,
			      struct trusted_file_fault *reterr_fault);

/* Frees the names. */
void drop_ins_done(struct drop_ins *drop_ins);

#endif
