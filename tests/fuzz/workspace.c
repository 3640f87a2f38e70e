/* SPDX-License-Identifier: MIT */
#include "workspace.h"

#include "fuzz.h"

#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH 16
#define ENTRIES 16

static char path[sizeof("/tmp/pwpolicy-fuzz-XXXXXX")];
static pid_t owner;

static int remove_below(const char *entry, const struct stat *status, int kind,
			struct FTW *where)
{
	(void)status, (void)kind;
	return where->level > 0 ? remove(entry) : 0;
}

void workspace_empty(void)
{
	REQUIRE(nftw(workspace_path(), remove_below, DEPTH, FTW_DEPTH | FTW_PHYS) == 0);
}

static void discard(void)
{
	if (getpid() != owner)
		return;
	workspace_empty();
	(void)rmdir(path);
}

const char *workspace_path(void)
{
	if (path[0])
		return path;
	memcpy(path, "/tmp/pwpolicy-fuzz-XXXXXX", sizeof(path));
	REQUIRE(mkdtemp(path));
	owner = getpid();
	REQUIRE(atexit(discard) == 0);
	return path;
}

const char *workspace_entry(const char *name)
{
	static char entries[ENTRIES][PATH_MAX];
	static size_t next;
	char *entry = entries[next++ % ENTRIES];

	REQUIRE(snprintf(entry, PATH_MAX, "%s/%s", workspace_path(), name) < PATH_MAX);
	return entry;
}

void workspace_make(const char *name, mode_t mode)
{
	const char *entry = workspace_entry(name);

	REQUIRE(mkdir(entry, 0700) == 0 && chmod(entry, mode) == 0);
}

void workspace_write(const char *name, const void *bytes, size_t len, mode_t mode)
{
	const char *entry = workspace_entry(name);
	int fd = open(entry, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);

	REQUIRE(fd >= 0);
	REQUIRE(write(fd, bytes, len) == (ssize_t)len);
	REQUIRE(close(fd) == 0 && chmod(entry, mode) == 0);
}

int workspace_free_descriptor(void)
{
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);

	REQUIRE(fd >= 0 && close(fd) == 0);
	return fd;
}

/* ---- looking for something; nftw() takes no data of its caller */

static const void *wanted;
static size_t wanted_len, found, seen;

static bool file_holds(const char *entry)
{
	FILE *file = fopen(entry, "rbe");
	char *text = NULL;
	size_t room = 0;
	bool holds = false;

	REQUIRE(file);
	ssize_t len = getdelim(&text, &room, EOF, file);
	if (len > 0)
		holds = memmem(text, (size_t)len, wanted, wanted_len) != NULL;
	free(text);
	fclose(file);
	return holds;
}

static int look(const char *entry, const struct stat *status, int kind, struct FTW *where)
{
	const char *name = entry + where->base;

	(void)status;
	if (kind == FTW_F)
		seen++;
	if (wanted_len == 0)
		return 0;
	found += memmem(name, strlen(name), wanted, wanted_len) != NULL;
	found += kind == FTW_F && file_holds(entry);
	return 0;
}

static void look_for(const char *name, const void *bytes, size_t len)
{
	struct stat status;

	wanted = bytes;
	wanted_len = len;
	found = seen = 0;
	if (stat(workspace_entry(name), &status) == 0)
		REQUIRE(nftw(workspace_entry(name), look, DEPTH, FTW_PHYS) == 0);
}

bool workspace_holds(const char *name, const void *bytes, size_t len)
{
	look_for(name, bytes, len);
	return found > 0;
}

size_t workspace_count(const char *name)
{
	look_for(name, NULL, 0);
	return seen;
}
