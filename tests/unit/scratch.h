/* SPDX-License-Identifier: MIT */
/* A private folder with files of chosen content and mode. */
#ifndef PWP_TESTS_SCRATCH_H
#define PWP_TESTS_SCRATCH_H

#include "check.h"

#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A test that makes thousands of them needs a faster one. */
#ifndef SCRATCH_FOLDER
#define SCRATCH_FOLDER "/tmp/pwpolicy-test-XXXXXX"
#endif

struct scratch {
	char folder[sizeof(SCRATCH_FOLDER)];
	char path[PATH_MAX];
};

static inline void scratch_init(struct scratch *scratch)
{
	*scratch = (struct scratch){ .folder = SCRATCH_FOLDER };
	assert_non_null(mkdtemp(scratch->folder));
}

static inline int scratch_remove(const char *path, const struct stat *st, int kind,
				 struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

static inline void scratch_done(struct scratch *scratch)
{
	assert_int_equal(nftw(scratch->folder, scratch_remove, 8, FTW_DEPTH | FTW_PHYS),
			 0);
}

/* Removes a folder of it with all that is in it. */
static inline void scratch_clear(const char *path)
{
	assert_int_equal(nftw(path, scratch_remove, 8, FTW_DEPTH | FTW_PHYS), 0);
}

/* A scratch folder for each test, as its state. */
static inline int scratch_setup(void **state)
{
	static struct scratch scratch;

	scratch_init(&scratch);
	*state = &scratch;
	return 0;
}

static inline int scratch_teardown(void **state)
{
	scratch_done(*state);
	return 0;
}

/* The path of a name in the folder; it lasts until the next call. */
static inline const char *scratch_path(struct scratch *scratch, const char *name)
{
	snprintf(scratch->path, sizeof(scratch->path), "%s/%s", scratch->folder, name);
	return scratch->path;
}

static inline const char *scratch_folder(struct scratch *scratch, const char *name,
					 mode_t mode)
{
	const char *path = scratch_path(scratch, name);

	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(chmod(path, mode), 0);
	return path;
}

static inline const char *scratch_bytes(struct scratch *scratch, const char *name,
					const void *bytes, size_t len)
{
	const char *path = scratch_path(scratch, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, len), (ssize_t)len);
	close(fd);
	return path;
}

static inline const char *scratch_text(struct scratch *scratch, const char *name,
				       const char *text)
{
	return scratch_bytes(scratch, name, text, strlen(text));
}

#endif
