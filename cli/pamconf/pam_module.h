/* SPDX-License-Identifier: MIT */
/* Tries whether a PAM module can be loaded as libpam loads it. */
#ifndef CLI_PAM_MODULE_H
#define CLI_PAM_MODULE_H

#include "cli/pamconf/pam_stack.h"

#define PAM_MODULE_PATH_SIZE 512
#define PAM_MODULE_TEXT_SIZE 320

/* Where libpam looks for a module that is named without a folder. */
struct pam_module_folders {
	char paths[PAM_FOLDERS][PAM_MODULE_PATH_SIZE]; /* "": none */
	uid_t owner; /* root's and this one's files are loaded, and no others */
};

enum pam_module_state {
	PAM_MODULE_LOADS,
	PAM_MODULE_MISSING,
	PAM_MODULE_REFUSED, /* by the dynamic linker */
	PAM_MODULE_CRASHES,
	PAM_MODULE_EXPOSED /* others than root can change it; it was not loaded */
};

struct pam_module_trial {
	enum pam_module_state state;
	bool by_folder; /* others can change its folder, and so the file */
	bool has_entry[PAM_TYPES];
	char path
		[PAM_MODULE_PATH_SIZE]; /* of the file, or where it was looked for first */
	char text[PAM_MODULE_TEXT_SIZE]; /* what is wrong, a clause without full stop */
};

/*
 * The folders of the libpam that this machine has: that beside the library, and Debian's
 * second one. False: there is no libpam.
 */
bool pam_module_find_folders(struct pam_module_folders *ret_folders);

/*
 * Loads the module in a process of its own, which a module that is cut short may kill. `name`
 * is written as in a line. Returns 0, PWP_ERR_FILE (no process could be started) or
 * PWP_ERR_TOO_BIG.
 */
PWP_CHECKED int pam_module_try(const struct pam_module_folders *folders, const char *name,
			       struct pam_module_trial *ret_trial);

/* The file of the first folder whose name is nearest to `name`: at most one letter wrong, left
 * out, added or exchanged, in a long name two, and bytes that are no letters not counted.
 * False: there is none. */
bool pam_module_guess(const struct pam_module_folders *folders, const char *name,
		      char ret_guess[PAM_NAME_SIZE]);

#endif
