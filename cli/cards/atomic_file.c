/* SPDX-License-Identifier: MIT */
/*
 * Writes files that hold passwords. A file has no name until all of it is on the disk
 * (O_TMPFILE), so whatever ends the process before, also a power cut, leaves nothing. It
 * gets its name by link(2), which never replaces what exists, also no symbolic link. Where
 * the file system or a missing /proc does not allow this, the file has its name from the
 * beginning (O_EXCL) and is removed on failure; then SIGKILL or a power cut can leave a
 * file that is empty or truncated. The same two can leave one of several files, between two
 * links; the caller blocks all other signals (signal_block.h).
 */
#include "cli/cards/atomic_file.h"

#include "base/fd.h"
#include "cli/common/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_SIZE = 64 * 1024, LINK_SIZE = 64 };

static bool complain(const struct atomic_file *file)
{
	output_error("%s: %s", file->path, strerror(errno));
	return false;
}

/* ---- making */

/* Opens the folder of the path and finds the name in it. */
static bool open_folder(struct atomic_file *file)
{
	const char *slash = strrchr(file->path, '/');
	size_t len = slash ? (size_t)(slash - file->path) + 1 : 0;
	char folder[PATH_MAX] = ".";

	if (len >= sizeof(folder)) {
		errno = ENAMETOOLONG;
		return false;
	}
	if (len > 0) {
		memcpy(folder, file->path, len);
		folder[len] = '\0';
	}
	file->name = file->path + len;
	if (*file->name == '\0') {
		errno = *file->path ? EISDIR : ENOENT;
		return false;
	}
	file->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return file->folder >= 0;
}

/* Whether the name is not in use; else errno says why. */
static bool is_free(const struct atomic_file *file)
{
	struct stat status;

	if (fstatat(file->folder, file->name, &status, AT_SYMLINK_NOFOLLOW) == 0)
		errno = EEXIST;
	return errno == ENOENT;
}

/* The path by which the kernel shows an open file of ours. */
static void format_link(const struct atomic_file *file, char link[static LINK_SIZE])
{
	snprintf(link, LINK_SIZE, "/proc/self/fd/%d", file->fd);
}

/* A file without a name that can be linked. */
static bool make_nameless(struct atomic_file *file)
{
	char link[LINK_SIZE];
	struct stat status;

	file->fd = openat(file->folder, ".", O_WRONLY | O_TMPFILE | O_CLOEXEC, 0600);
	if (file->fd < 0)
		return false;
	format_link(file, link);
	if (fstatat(AT_FDCWD, link, &status, AT_SYMLINK_NOFOLLOW) == 0)
		return true;
	close(file->fd);
	file->fd = -1;
	return false;
}

static bool make_named(struct atomic_file *file)
{
	file->fd = openat(file->folder, file->name,
			  O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	file->has_name = file->fd >= 0;
	return file->has_name;
}

/* ---- writing */

/* Keeps errno of the first write that failed, which the stream does not. */
static ssize_t write_bytes(void *data, const char *bytes, size_t size)
{
	struct atomic_file *file = data;

	if (!file->error && fd_write_all(file->fd, bytes, size) != 0)
		file->error = errno;
	return file->error ? 0 : (ssize_t)size;
}

static bool open_stream(struct atomic_file *file)
{
	const cookie_io_functions_t functions = { .write = write_bytes };

	file->stream = fopencookie(file, "w", functions);
	return file->stream &&
	       setvbuf(file->stream, file->buffer.ptr, _IOFBF, file->buffer.size) == 0;
}

static void close_all(struct atomic_file *file)
{
	if (file->stream)
		fclose(file->stream);
	if (file->fd >= 0)
		close(file->fd);
	if (file->folder >= 0)
		close(file->folder);
	file->stream = NULL;
	secure_buffer_done(&file->buffer);
}

static void remove_name(struct atomic_file *file)
{
	if (file->has_name)
		unlinkat(file->folder, file->name, 0);
	file->has_name = false;
}

bool atomic_file_open(struct atomic_file *file, const char *path)
{
	*file = (struct atomic_file){ .path = path, .folder = -1, .fd = -1 };
	if (!secure_buffer_init(&file->buffer, BUFFER_SIZE))
		return false;
	if (open_folder(file) && is_free(file) &&
	    (make_nameless(file) || make_named(file)) && open_stream(file))
		return true;
	complain(file);
	remove_name(file);
	close_all(file);
	return false;
}

bool atomic_file_is_same(const struct atomic_file *one, const struct atomic_file *other)
{
	struct stat first, second;

	return strcmp(one->name, other->name) == 0 && fstat(one->folder, &first) == 0 &&
	       fstat(other->folder, &second) == 0 && first.st_dev == second.st_dev &&
	       first.st_ino == second.st_ino;
}

/* ---- committing */

/* Brings what was written to the disk. */
static bool finish(struct atomic_file *file)
{
	bool ok = fflush(file->stream) == 0 && !ferror(file->stream);

	if (file->error)
		errno = file->error;
	return (ok && !file->error && fsync(file->fd) == 0) || complain(file);
}

static bool give_name(struct atomic_file *file)
{
	char link[LINK_SIZE];

	if (file->has_name)
		return true;
	format_link(file, link);
	file->has_name =
		linkat(AT_FDCWD, link, file->folder, file->name, AT_SYMLINK_FOLLOW) == 0;
	return file->has_name || complain(file);
}

/* The name has to be on the disk, too; some file systems cannot. */
static bool sync_folder(const struct atomic_file *file)
{
	return fsync(file->folder) == 0 || errno == EINVAL || complain(file);
}

bool atomic_file_commit(struct atomic_file *files, size_t count)
{
	bool ok = true;

	for (size_t i = 0; i < count && ok; i++)
		ok = finish(&files[i]);
	for (size_t i = 0; i < count && ok; i++)
		ok = give_name(&files[i]);
	for (size_t i = 0; i < count && ok; i++)
		ok = sync_folder(&files[i]);
	for (size_t i = 0; i < count && !ok; i++)
		remove_name(&files[i]);
	return ok;
}

void atomic_file_discard(struct atomic_file *file)
{
	if (!file->stream)
		return;
	file->error = ECANCELED; /* the buffer is never written */
	remove_name(file);
	close_all(file);
}

void atomic_file_done(struct atomic_file *file)
{
	if (file->stream)
		close_all(file);
}
