/* SPDX-License-Identifier: MIT */
/* A scratch folder with places in it, and a person about whom something is kept. */
#ifndef PWP_TESTS_KEEP_H
#define PWP_TESTS_KEEP_H

#include "system/trusted_file.h"
#include "scratch.h"
#include "store/sealed/sealed.h"

#include <dirent.h>

struct keep {
	struct scratch scratch;
	char state[sizeof("/tmp/pwpolicy-test-XXXXXX/state")];
	char path[PATH_MAX];
	struct places places;
	struct account alice;
};

static inline int keep_setup(void **state)
{
	static char name[] = "alice";
	static struct keep keep;

	scratch_init(&keep.scratch);
	snprintf(keep.state, sizeof(keep.state), "%s/state", keep.scratch.folder);
	keep.places = (struct places){
		.policy = keep.scratch.folder,
		.state = keep.state,
		.trust = TRUSTED_FILE_EUID,
	};
	keep.alice = (struct account){ .user = name, .uid = 1001 };
	*state = &keep;
	return 0;
}

static inline int keep_teardown(void **state)
{
	struct keep *keep = *state;

	scratch_done(&keep->scratch);
	return 0;
}

/* The path of a name in the state folder; it lasts until the next call. */
static inline const char *keep_path(struct keep *keep, const char *name)
{
	snprintf(keep->path, sizeof(keep->path), "%s/%s", keep->state, name);
	return keep->path;
}

static inline bool keep_has(struct keep *keep, const char *name)
{
	struct stat st;

	return lstat(keep_path(keep, name), &st) == 0;
}

static inline struct sealed keep_body(const char *text)
{
	struct sealed sealed = { .len = strlen(text) };

	assert_true(sealed.len <= SEALED_MAX);
	memcpy(sealed.body, text, sealed.len + 1);
	return sealed;
}

/* A sealed_edit_fn that writes a text whatever was there; data: const char * */
static inline int keep_write(struct sealed_edit *edit, void *data)
{
	edit->next = keep_body(*(const char **)data);
	return 0;
}

/* Replaces a person's file of a kind; returns what sealed_update() returns. */
static inline int keep_replace(struct keep *keep, const char *kind,
			       const struct account *account, const char *text)
{
	bool quarantined = false;

	return sealed_update(&keep->places, kind, account, keep_write, &text,
			     &quarantined);
}

static inline void keep_save(struct keep *keep, const char *text)
{
	assert_int_equal(keep_replace(keep, "note", &keep->alice, text), 0);
}

static inline void keep_check(struct keep *keep, const char *text)
{
	struct sealed sealed;

	assert_int_equal(sealed_load(&keep->places, "note", &keep->alice, &sealed), 0);
	assert_string_equal(sealed.body, text);
	assert_int_equal(sealed.len, strlen(text));
}

/* How many entries a folder has. */
static inline unsigned keep_count(const char *path)
{
	DIR *folder = opendir(path);
	unsigned count = 0;

	if (!folder)
		return 0;
	for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
		count += strcmp(entry->d_name, ".") != 0 &&
			 strcmp(entry->d_name, "..") != 0;
	closedir(folder);
	return count;
}

/* The path of the newest version in a user's folder; it lasts until the next call. */
static inline const char *keep_file(struct keep *keep, const char *name)
{
	static char path[PATH_MAX + 32];
	DIR *folder = opendir(keep_path(keep, name));
	long newest = 0;

	assert_non_null(folder);
	for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
		long version = strtol(entry->d_name, NULL, 10);
		newest = version > newest ? version : newest;
	}
	closedir(folder);
	assert_true(newest > 0);
	snprintf(path, sizeof(path), "%s/%ld", keep->path, newest);
	return path;
}

/* A user's folder with a version in it that nobody of ours has written. */
static inline void keep_place(struct keep *keep, const char *name, const void *bytes,
			      size_t len)
{
	char path[128];

	snprintf(path, sizeof(path), "state/%s", name);
	for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (access(scratch_path(&keep->scratch, path), F_OK) != 0)
			scratch_folder(&keep->scratch, path, 0700);
		*slash = '/';
	}
	scratch_bytes(&keep->scratch, path, bytes, len);
}

#endif
