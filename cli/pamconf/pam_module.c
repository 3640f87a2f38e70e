/* SPDX-License-Identifier: MIT */
/*
 * libpam opens the file with dlopen(RTLD_NOW) and asks for the entry point of the line's type.
 * The same is done here in a child that ends at once, because constructors of the module run,
 * and a file that was cut short raises SIGBUS. What others than root can change is not loaded,
 * though libpam would.
 */
#include "cli/pamconf/pam_module.h"

#include "base/array.h"
#include "base/fd.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TRIAL_SECONDS = 10 };

static const char *const entries[PAM_TYPES] = {
	[PAM_TYPE_AUTH] = "pam_sm_authenticate",
	[PAM_TYPE_ACCOUNT] = "pam_sm_acct_mgmt",
	[PAM_TYPE_PASSWORD] = "pam_sm_chauthtok",
	[PAM_TYPE_SESSION] = "pam_sm_open_session",
};

/* What the child reports. */
struct report {
	bool loaded;
	bool has_entry[PAM_TYPES];
	char text[PAM_MODULE_TEXT_SIZE];
};

typedef void child_fn(const char *argument, struct report *ret_report);

static void load(const char *path, struct report *ret_report)
{
	void *handle = dlopen(path, RTLD_NOW);
	const char *fault = handle ? NULL : dlerror();

	if (!handle) {
		(void)snprintf(ret_report->text, sizeof(ret_report->text), "%s",
			       fault ? fault : "unknown");
		return;
	}
	ret_report->loaded = true;
	for (size_t i = 0; i < PAM_TYPES; i++)
		ret_report->has_entry[i] = dlsym(handle, entries[i]) != NULL;
}

static void find_libpam(const char *name, struct report *ret_report)
{
	void *handle = dlopen(name, RTLD_NOW);
	void *start = handle ? dlsym(handle, "pam_start") : NULL;
	Dl_info info;

	if (!start || !dladdr(start, &info) || !info.dli_fname)
		return;
	ret_report->loaded = true;
	(void)snprintf(ret_report->text, sizeof(ret_report->text), "%s", info.dli_fname);
}

static _Noreturn void run_child(child_fn *call, const char *argument, int out)
{
	const struct rlimit no_core = { 0, 0 };
	int null = open("/dev/null", O_WRONLY);
	struct report report = { .loaded = false };

	(void)setrlimit(RLIMIT_CORE, &no_core);
	(void)alarm(TRIAL_SECONDS);
	/* What a module says while it is loaded is no part of the report. */
	(void)dup2(null, STDOUT_FILENO);
	(void)dup2(null, STDERR_FILENO);
	call(argument, &report);
	_exit(fd_write_all(out, &report, sizeof(report)) == 0 ? 0 : 1);
}

/* Calls a function in a child. False: no child could be started. *ret_ended: the child has
 * reported. */
static bool in_child(child_fn *call, const char *argument, struct report *ret_report,
		     bool *ret_ended)
{
	int ends[2], status = 0;
	size_t len = 0;

	if (pipe(ends) != 0)
		return false;
	pid_t pid = fork();
	if (pid == 0)
		run_child(call, argument, ends[1]);
	close(ends[1]);
	int error = fd_read_all(ends[0], ret_report, sizeof(*ret_report), &len);
	close(ends[0]);
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	*ret_ended = !error && len == sizeof(*ret_report);
	return pid > 0;
}

bool pam_module_find_folders(struct pam_module_folders *ret_folders)
{
	struct report report = { .loaded = false };
	bool ended = false;

	if (!in_child(find_libpam, "libpam.so.0", &report, &ended) || !ended ||
	    !report.loaded)
		return false;
	char *slash = strrchr(report.text, '/');
	if (!slash)
		return false;
	*slash = '\0';
	*ret_folders = (struct pam_module_folders){ .paths = { "", "/lib/security" } };
	(void)snprintf(ret_folders->paths[0], PAM_MODULE_PATH_SIZE, "%s/security",
		       report.text);
	return true;
}

/* Writes the path of the file; the first folder's where none has it. */
static bool resolve(const struct pam_module_folders *folders, const char *name,
		    char ret_path[PAM_MODULE_PATH_SIZE])
{
	if (name[0] == '/')
		return snprintf(ret_path, PAM_MODULE_PATH_SIZE, "%s", name) <
		       PAM_MODULE_PATH_SIZE;
	for (size_t i = PAM_FOLDERS; i-- > 0;) {
		struct stat st;

		if (!*folders->paths[i])
			continue;
		int len = snprintf(ret_path, PAM_MODULE_PATH_SIZE, "%s/%s",
				   folders->paths[i], name);
		if (len >= PAM_MODULE_PATH_SIZE)
			return false;
		if (i > 0 && stat(ret_path, &st) == 0) {
			char first[2 * PAM_MODULE_PATH_SIZE];
			(void)snprintf(first, sizeof(first), "%s/%s", folders->paths[0],
				       name);
			if (stat(first, &st) != 0)
				return true;
		}
	}
	return true;
}

/* Says why a file that is there should not be loaded. */
static bool is_exposed(const struct stat *st, uid_t owner, const char *what,
		       struct pam_module_trial *trial)
{
	bool others = st->st_uid != 0 && st->st_uid != owner;

	if (!others && !(st->st_mode & (S_IWGRP | S_IWOTH)))
		return false;
	trial->state = PAM_MODULE_EXPOSED;
	(void)snprintf(trial->text, sizeof(trial->text), "%s %s", what,
		       others ? "does not belong to root"
			      : "can be written to by others than root");
	return true;
}

/* Links are followed, as libpam does; what they lead to counts. */
static bool check_file(const struct pam_module_folders *folders,
		       struct pam_module_trial *trial)
{
	char *real = realpath(trial->path, NULL);
	struct stat st;
	bool loadable = false;

	if (!real || stat(real, &st) != 0) {
		trial->state = PAM_MODULE_MISSING;
		(void)snprintf(trial->text, sizeof(trial->text), "%s", strerror(errno));
	} else if (!S_ISREG(st.st_mode)) {
		trial->state = PAM_MODULE_REFUSED;
		(void)snprintf(trial->text, sizeof(trial->text), "it is not a file");
	} else if (!is_exposed(&st, folders->owner, "it", trial)) {
		*strrchr(real, '/') = '\0';
		trial->by_folder = stat(*real ? real : "/", &st) == 0 &&
				   is_exposed(&st, folders->owner, "its folder", trial);
		loadable = !trial->by_folder;
	}
	free(real);
	return loadable;
}

int pam_module_try(const struct pam_module_folders *folders, const char *name,
		   struct pam_module_trial *ret_trial)
{
	struct report report = { .loaded = false };
	bool ended = false;

	*ret_trial = (struct pam_module_trial){ .state = PAM_MODULE_LOADS };
	if (!resolve(folders, name, ret_trial->path))
		return PWP_ERR_TOO_BIG;
	if (!check_file(folders, ret_trial))
		return 0;
	if (!in_child(load, ret_trial->path, &report, &ended))
		return PWP_ERR_FILE;
	if (!ended) {
		ret_trial->state = PAM_MODULE_CRASHES;
		(void)snprintf(ret_trial->text, sizeof(ret_trial->text),
			       "whoever loads it crashes: the file is damaged");
		return 0;
	}
	ret_trial->state = report.loaded ? PAM_MODULE_LOADS : PAM_MODULE_REFUSED;
	memcpy(ret_trial->has_entry, report.has_entry, sizeof(report.has_entry));
	memcpy(ret_trial->text, report.text, sizeof(report.text));
	return 0;
}
