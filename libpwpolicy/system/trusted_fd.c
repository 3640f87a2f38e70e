/* SPDX-License-Identifier: MIT */
/*
 * Opens files that nobody but root could have changed.
 *
 * The path is walked from "/" with openat(), one part at a time and never through a
 * symbolic link, so what was checked is what is used. Every folder must belong to root
 * and must not be writable by group or others: who can write a folder can swap what is in
 * it. The file itself must be regular, have one name (a hard link could be anybody's way
 * to make an old file reappear), belong to root and be writable by its owner alone. It is
 * opened without blocking and checked through the descriptor; a FIFO, device or socket is
 * refused at once. An access-control list needs no extra look: its mask shows as the
 * group bits.
 *
 * TRUSTED_FILE_EUID, for commands and tests: what belongs to the effective user is
 * trusted like root's. A sticky folder such as /tmp is then passed through although all
 * may write there, because nobody else can rename or remove root's or our entries in it,
 * and each entry is checked in turn. Without the flag, sticky folders are refused.
 */
#include "system/trusted_fd.h"

#include "base/fd.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A walk along a path: the folder reached so far and what is left. */
struct walk {
	int folder;
	unsigned flags;
	const char *rest;
	char part[NAME_MAX + 1];
};

static int fail_open(struct trusted_file_fault *fault, int number)
{
	if (number == ENOENT) {
		*fault = (struct trusted_file_fault){ true, "the file does not exist" };
		return PWP_ERR_FILE;
	}
	if (number == ELOOP)
		return trusted_file_fail(
			fault, PWP_ERR_UNTRUSTED,
			"the file is a symbolic link, which is not followed");
	if (number == ENXIO)
		return trusted_file_fail(fault, PWP_ERR_UNTRUSTED,
					 "it is not a regular file");
	if (number == EACCES || number == EPERM)
		return trusted_file_fail(fault, PWP_ERR_FILE,
					 "there is no permission to read the file");
	return trusted_file_fail(fault, PWP_ERR_FILE, "the file cannot be opened");
}

bool trusted_fd_trusts_owner(uid_t owner, unsigned flags)
{
	return owner == 0 || ((flags & TRUSTED_FILE_EUID) && owner == geteuid());
}

static int check_folder(int fd, unsigned flags, struct trusted_file_fault *fault)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return trusted_file_fail(fault, PWP_ERR_FILE,
					 "a folder above the file cannot be examined");
	if (!trusted_fd_trusts_owner(st.st_uid, flags))
		return trusted_file_fail(
			fault, PWP_ERR_UNTRUSTED,
			"a folder above the file does not belong to root");
	bool shared = (st.st_mode & (S_IWGRP | S_IWOTH)) != 0;
	bool sticky = (st.st_mode & S_ISVTX) != 0;
	if (shared && !(sticky && (flags & TRUSTED_FILE_EUID)))
		return trusted_file_fail(
			fault, PWP_ERR_UNTRUSTED,
			"a folder above the file is writable by group or others");
	return 0;
}

/* Tells a link from a missing folder after open_folder() failed; for the message only. */
static int fail_folder(int parent, const char *name, int number,
		       struct trusted_file_fault *fault)
{
	struct stat st;

	if (number == ENOTDIR && fstatat(parent, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISLNK(st.st_mode))
		return trusted_file_fail(
			fault, PWP_ERR_UNTRUSTED,
			"a folder of the path is a symbolic link; name the real folder");
	if (number == ENOTDIR)
		return trusted_file_fail(fault, PWP_ERR_FILE,
					 "a part of the path is not a folder");
	return fail_open(fault, number);
}

static int open_below(int parent, const char *name, int how, unsigned flags, int *ret_fd,
		      struct trusted_file_fault *fault)
{
	int fd = fd_open_at(parent, name,
			    how | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK |
				    O_NOCTTY);

	if (fd < 0)
		return fail_folder(parent, name, errno, fault);
	int error = check_folder(fd, flags, fault);
	if (error != 0)
		close(fd);
	else
		*ret_fd = fd;
	return error;
}

static int enter_folder(struct walk *walk, int how, struct trusted_file_fault *fault)
{
	int fd = -1;
	int error = open_below(walk->folder, walk->part, how, walk->flags, &fd, fault);

	if (error != 0)
		return error;
	close(walk->folder);
	walk->folder = fd;
	return 0;
}

/* Takes the next part off walk->rest into walk->part. */
static int next_part(struct walk *walk, struct trusted_file_fault *fault)
{
	size_t len = strcspn(walk->rest, "/");

	if (len == 0)
		return trusted_file_fail(fault, PWP_ERR_FILE, "the path names no file");
	if (len > NAME_MAX)
		return trusted_file_fail(fault, PWP_ERR_TOO_BIG,
					 "a part of the path is too long");
	memcpy(walk->part, walk->rest, len);
	walk->part[len] = '\0';
	walk->rest += len;
	while (*walk->rest == '/' && walk->rest[1] == '/')
		walk->rest++;
	if (strcmp(walk->part, ".") == 0 || strcmp(walk->part, "..") == 0)
		return trusted_file_fail(fault, PWP_ERR_FILE,
					 "the path must not hold \".\" or \"..\"");
	return 0;
}

/* Leaves walk->folder at the checked folder that holds the last part. */
static int walk_to_last(struct walk *walk, struct trusted_file_fault *fault)
{
	int error = check_folder(walk->folder, walk->flags, fault);

	if (error == 0)
		error = next_part(walk, fault);
	while (error == 0 && *walk->rest == '/') {
		walk->rest++;
		error = enter_folder(walk, O_PATH, fault);
		if (error == 0)
			error = next_part(walk, fault);
	}
	return error;
}

static int walk_start(struct walk *walk, const char *path, unsigned flags,
		      struct trusted_file_fault *fault)
{
	if (path[0] != '/')
		return trusted_file_fail(fault, PWP_ERR_FILE,
					 "the path must start with \"/\"");
	walk->flags = flags;
	walk->rest = path + strspn(path, "/");
	walk->folder = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (walk->folder < 0) /* there is no machine without this one */
		return trusted_file_fail(fault, PWP_ERR_FILE,
					 "the root folder cannot be opened");
	int error = walk_to_last(walk, fault);
	if (error != 0)
		close(walk->folder);
	return error;
}

int trusted_fd_check(int fd, unsigned flags, size_t max, size_t *ret_size,
		     struct trusted_file_fault *fault)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return trusted_file_fail(fault, PWP_ERR_FILE,
					 "the file cannot be examined");
	if (!S_ISREG(st.st_mode))
		return trusted_file_fail(fault, PWP_ERR_UNTRUSTED,
					 "it is not a regular file");
	if (!trusted_fd_trusts_owner(st.st_uid, flags))
		return trusted_file_fail(fault, PWP_ERR_UNTRUSTED,
					 "the file does not belong to root");
	if (st.st_mode & (S_IWGRP | S_IWOTH))
		return trusted_file_fail(fault, PWP_ERR_UNTRUSTED,
					 "the file is writable by group or others");
	if (st.st_nlink > 1 &&
	    !(flags & TRUSTED_FILE_LINKED)) /* 0: it was replaced since it was opened */
		return trusted_file_fail(fault, PWP_ERR_UNTRUSTED,
					 "the file has more than one name (hard link)");
	if (st.st_size < 0 || (uintmax_t)st.st_size > max)
		return trusted_file_fail(fault, PWP_ERR_TOO_BIG, "the file is too big");
	*ret_size = (size_t)st.st_size;
	return 0;
}

int trusted_fd_open(const char *path, unsigned flags, size_t max, int *ret_fd,
		    size_t *ret_size, struct trusted_file_fault *reterr_fault)
{
	struct walk walk;
	int error = walk_start(&walk, path, flags, reterr_fault);

	if (error != 0)
		return error;
	int fd = fd_open_at(walk.folder, walk.part,
			    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	int number = errno;
	close(walk.folder);
	if (fd < 0)
		return fail_open(reterr_fault, number);
	error = trusted_fd_check(fd, flags, max, ret_size, reterr_fault);
	if (error != 0) {
		close(fd);
		return error;
	}
	*ret_fd = fd;
	return 0;
}

int trusted_fd_open_folder(const char *path, unsigned flags, int *ret_fd,
			   struct trusted_file_fault *reterr_fault)
{
	struct walk walk;
	int error = walk_start(&walk, path, flags, reterr_fault);

	if (error != 0)
		return error;
	error = enter_folder(&walk, O_RDONLY, reterr_fault);
	if (error != 0) {
		close(walk.folder);
		return error;
	}
	*ret_fd = walk.folder;
	return 0;
}

int trusted_fd_open_folder_in(int folder, const char *name, unsigned flags, int *ret_fd,
			      struct trusted_file_fault *reterr_fault)
{
	return open_below(folder, name, O_RDONLY, flags, ret_fd, reterr_fault);
}
