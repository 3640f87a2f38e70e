/* SPDX-License-Identifier: MIT */
/*
 * A system without files, for programs that embed the library where there are none: no
 * path exists, so a policy is a shipped one or comes from memory. Random bytes are the
 * embedder's: it must define pwp_random(), or nothing links.
 */
#include "system/drop_ins.h"
#include "system/entropy.h"
#include "system/file_stamp.h"
#include "system/trusted_file.h"

/* Fills `len` bytes that nobody can foresee. Returns 0, or anything else on a failure. */
int pwp_random(void *buf, size_t len);

static int fail_missing(struct trusted_file_fault *fault)
{
	*fault = (struct trusted_file_fault){ true, "there are no files here" };
	return PWP_ERR_FILE;
}

int trusted_file_load(const char *path, unsigned flags, size_t max,
		      struct trusted_file_text *ret_text,
		      struct trusted_file_fault *reterr_fault)
{
	(void)path;
	(void)flags;
	(void)max;
	(void)ret_text;
	return fail_missing(reterr_fault);
}

int drop_ins_list(const char *folder, unsigned trusted_file_flags,
		  struct drop_ins *ret_drop_ins, struct trusted_file_fault *reterr_fault)
{
	(void)folder;
	(void)trusted_file_flags;
	(void)ret_drop_ins;
	return fail_missing(reterr_fault);
}

void drop_ins_done(struct drop_ins *drop_ins)
{
	(void)drop_ins;
}

struct file_stamp file_stamp_of(const char *path)
{
	(void)path;
	return (struct file_stamp){ .state = FILE_STAMP_MISSING };
}

int entropy_fill(void *buf, size_t len)
{
	return pwp_random(buf, len) == 0 ? 0 : PWP_ERR_RANDOM;
}
