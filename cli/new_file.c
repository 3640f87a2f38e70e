/* SPDX-License-Identifier: MIT */
/*
 * Writes files that hold passwords. O_EXCL: what is there, also a link, is never written
 * to. What could not be written to its end is removed, so that nobody hands out half of a
 * class. The file carries its last name from the beginning: the passwords in it are of no
 * use to anybody before the command has ended well.
 */
#include "new_file.h"

#include "say.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_SIZE = 64 * 1024 };

static bool complain(const struct new_file *file)
{
	say_error("%s: %s", file->path, strerror(errno));
	return false;
}

bool new_file_open(struct new_file *file, const char *path)
{
	*file = (struct new_file){ .path = path };
	if (!secret_init(&file->buffer, BUFFER_SIZE))
		return false;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd >= 0) {
		file->stream = fdopen(fd, "w");
		if (file->stream && setvbuf(file->stream, file->buffer.ptr, _IOFBF,
					    file->buffer.size) == 0)
			return true;
		complain(file);
		if (!file->stream)
			close(fd);
		unlink(path);
	} else {
		complain(file);
	}
	if (file->stream)
		fclose(file->stream);
	file->stream = NULL;
	secret_done(&file->buffer);
	return false;
}

/* The name, too, has to be on the disk. */
static bool sync_folder(const char *path)
{
	char folder[PATH_MAX];

	if (strlen(path) >= sizeof(folder)) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(folder, path, strlen(path) + 1);
	int fd = open(dirname(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool ok = fsync(fd) == 0 || errno == EINVAL; /* some file systems cannot */
	close(fd);
	return ok;
}

static bool finish(struct new_file *file)
{
	bool ok = !ferror(file->stream) && fflush(file->stream) == 0 &&
		  fsync(fileno(file->stream)) == 0;

	if (!ok && errno == 0)
		errno = EIO;
	int error = errno;
	ok = fclose(file->stream) == 0 && ok;
	file->stream = NULL;
	errno = error;
	return ok && sync_folder(file->path);
}

bool new_file_keep(struct new_file *file)
{
	errno = 0;
	bool ok = finish(file);

	if (!ok) {
		complain(file);
		unlink(file->path);
	}
	secret_done(&file->buffer);
	return ok;
}

void new_file_drop(struct new_file *file)
{
	if (!file->stream)
		return;
	unlink(file->path);
	fclose(file->stream);
	file->stream = NULL;
	secret_done(&file->buffer);
}
