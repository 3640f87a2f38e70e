/* SPDX-License-Identifier: MIT */
/*
 * POLICY/secret.key, mode 0400, in one exact form:
 *
 *   file = "pwpolicy key 1 " 64HEX LF
 *
 * It is kept apart from the store, so that a copy of the store alone is useless. The
 * store's files name the key that they were made with.
 */
#include "store/personal/personal_key.h"

#include "base/fd.h"
#include "system/entropy.h"
#include "system/trusted_fd.h"
#include "base/text.h"
#include "base/wipe.h"
#include "store/system/folder.h"
#include "store/system/in_use.h"
#include "base/hex.h"
#include "store/sealed/temporary.h"
#include "store/system/root_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#define TEMPORARY "." PERSONAL_KEY_FILE ".new"
#define HEAD "pwpolicy key 1 "
#define HEX_LEN ((size_t)2 * PERSONAL_KEY_SIZE)
#define TEXT_LEN (sizeof(HEAD) - 1 + HEX_LEN + 1)

/* Everybody may read the policy. */
#define FOLDER_MODE 0755

int personal_key_make(struct personal_key *ret_key)
{
	return entropy_fill(ret_key->bytes, sizeof(ret_key->bytes));
}

static int parse(struct str text, struct personal_key *ret_key)
{
	struct personal_key key;
	int error = PWP_ERR_CORRUPT;

	if (text.len == TEXT_LEN && memcmp(text.ptr, HEAD, sizeof(HEAD) - 1) == 0 &&
	    text.ptr[TEXT_LEN - 1] == '\n' &&
	    hex_read((struct str){ text.ptr + sizeof(HEAD) - 1, HEX_LEN }, key.bytes)) {
		*ret_key = key;
		error = 0;
	}
	wipe(&key, sizeof(key)); /* also the half of a corrupt one */
	return error;
}

static int key_path(const struct places *places, char ret_path[PATH_MAX])
{
	struct text text;

	text_init(&text, ret_path, PATH_MAX);
	text_add_c(&text, places->policy);
	text_add_c(&text, "/" PERSONAL_KEY_FILE);
	return text_end(&text) ? 0 : PWP_ERR_TOO_BIG;
}

static int open_key(const struct places *places, int *ret_fd)
{
	struct trusted_file_fault fault = { .missing = false };
	char path[PATH_MAX];
	size_t size = 0;
	struct stat st;
	int error = key_path(places, path);

	if (error)
		return error;
	error = trusted_fd_open(path, places->trust, INT_MAX, ret_fd, &size, &fault);
	if (fault.missing)
		error = in_use_check(places, IN_USE_POLICY, PERSONAL_KEY_FILE);
	if (error)
		return error;
	if (fault.missing)
		return PWP_ERR_UNKNOWN;
	if (fstat(*ret_fd, &st) != 0)
		error = PWP_ERR_FILE;
	else if (st.st_mode & PERSONAL_KEY_FORBIDDEN)
		error = PWP_ERR_UNTRUSTED;
	if (error)
		close(*ret_fd);
	return error;
}

int personal_key_load(const struct places *places, struct personal_key *ret_key)
{
	char buf[TEXT_LEN + 1];
	size_t len = 0;
	int fd = -1;
	int error = open_key(places, &fd);

	if (error)
		return error;
	error = fd_read_all(fd, buf, sizeof(buf), &len);
	close(fd);
	if (!error)
		error = parse((struct str){ buf, len }, ret_key);
	wipe(buf, sizeof(buf));
	return error;
}

bool personal_key_exists(const struct places *places)
{
	char path[PATH_MAX];

	return key_path(places, path) == 0 && !fd_is_absent(AT_FDCWD, path);
}

static int write_key(int folder, const struct personal_key *key)
{
	char buf[TEXT_LEN + 1] = HEAD;
	int fd = -1;

	hex_write(key->bytes, sizeof(key->bytes), buf + sizeof(HEAD) - 1);
	buf[TEXT_LEN - 1] = '\n';
	int error = temporary_remove(folder, TEMPORARY); /* of a killed import */
	if (!error)
		error = temporary_write(folder, TEMPORARY, (struct str){ buf, TEXT_LEN },
					&fd);
	wipe(buf, sizeof(buf));
	if (error)
		return error;
	if (fchmod(fd, 0400) != 0 || fsync(fd) != 0)
		error = PWP_ERR_FILE;
	close(fd);
	return error;
}

int personal_key_save(const struct places *places, const struct personal_key *key)
{
	int folder = -1;
	int error = folder_open_as(places->policy, places->trust, FOLDER_MODE, &folder);

	if (error)
		return error;
	error = write_key(folder, key);
	if (!error && renameat(folder, TEMPORARY, folder, PERSONAL_KEY_FILE) != 0)
		error = PWP_ERR_FILE;
	if (error)
		temporary_discard(folder, TEMPORARY);
	else if (fsync(folder) != 0)
		error = PWP_ERR_FILE;
	else
		in_use_note(places, IN_USE_POLICY, PERSONAL_KEY_FILE);
	close(folder);
	return error;
}

int personal_key_remove(const struct places *places)
{
	int folder = -1;
	int error = folder_open_as(places->policy, places->trust, FOLDER_MODE, &folder);

	if (error)
		return error;
	error = temporary_remove(folder, PERSONAL_KEY_FILE);
	if (!error)
		error = temporary_remove(folder, TEMPORARY);
	if (!error && fsync(folder) != 0)
		error = PWP_ERR_FILE;
	if (!error)
		error = in_use_forget(places, IN_USE_POLICY, PERSONAL_KEY_FILE);
	close(folder);
	return error;
}

int personal_key_lock(const struct places *places, int *ret_lock)
{
	return root_lock_take(places, "key", ret_lock);
}
