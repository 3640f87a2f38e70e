/* SPDX-License-Identifier: MIT */
/*
 * Notes of what is in use on this machine. What has a note and is missing was lost; without one a
 * machine whose store or policy is gone would look like a new machine.
 */
#ifndef PWP_STORE_IN_USE_H
#define PWP_STORE_IN_USE_H

#include "store/system/places.h"

/* What a note is about. */
enum in_use {
	IN_USE_STORE, /* a folder of the state folder */
	IN_USE_POLICY /* a file or folder of the policy folder */
};

/* The folder of the notes. */
#define IN_USE_FOLDER "in-use"

/* What the installed policy consists of; ends with NULL. */
extern const char *const in_use_policy_files[];

/* `name` is there: notes that, where it is not noted. A note that cannot be written is none. */
void in_use_note(const struct places *places, enum in_use about, const char *name);

/* `name` is missing. Returns 0: it was never there; PWP_ERR_FILE: it was, or nobody can tell. */
PWP_CHECKED int in_use_check(const struct places *places, enum in_use about,
			     const char *name);

/* `name` was removed for good. No note is no error. Returns 0 or PWP_ERR_FILE. */
PWP_CHECKED int in_use_forget(const struct places *places, enum in_use about,
			      const char *name);

/*
 * Notes the files of the installed policy. Returns 0, or PWP_ERR_FILE with the name of one that is
 * missing: static text. For root alone.
 */
PWP_CHECKED int in_use_check_policy(const struct places *places,
				    const char **reterr_name);

#endif
