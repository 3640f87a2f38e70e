/* SPDX-License-Identifier: MIT */
/*
 * Reads the shadow file without the C library: getspnam() leaves hashes in buffers of its
 * own and in freed memory, where the host program's other users of memory find them. Here
 * the file passes through one small piece of the stack, and a hash through one more; both
 * are wiped on every way out. shadow_line.c knows what stands in a line.
 *
 * The file may be of any size, because no memory depends on it.
 */
#include "store/system/shadow.h"

#include "base/fd.h"
#include "system/trusted_fd.h"
#include "base/wipe.h"
#include "store/system/hash.h"
#include "store/system/shadow_line.h"

#include <string.h>
#include <unistd.h>

#define PIECE_SIZE 4096

/* A hash and its NUL. */
struct scratch {
	char hash[SHADOW_LINE_MAX + 1];
};

static int find_line(const struct places *places, struct shadow_line *line)
{
	char piece[PIECE_SIZE];
	struct trusted_file_fault unused;
	size_t size = 0, len = 0;
	int fd = -1;
	int error = trusted_fd_open(places->shadow, places->trust, SIZE_MAX, &fd, &size,
				    &unused);

	if (error)
		return error;
	do {
		error = fd_read_all(fd, piece, sizeof(piece), &len);
		if (!error)
			shadow_line_feed(line, (struct str){ piece, len });
	} while (!error && !line->found && len == sizeof(piece));
	wipe(piece, sizeof(piece));
	(void)close(fd);
	if (!error)
		shadow_line_finish(line);
	return error;
}

/* Looks a user up. With `scratch` (may be NULL) copies the hash into it too. */
static int look_up(const struct places *places, const char *user,
		   struct shadow *ret_shadow, struct scratch *scratch)
{
	struct shadow_line line;
	struct str hash;

	shadow_line_init(&line, user);
	int error = find_line(places, &line);
	if (!error)
		error = shadow_line_read(&line, ret_shadow, &hash);
	if (!error && scratch) {
		memcpy(scratch->hash, hash.ptr, hash.len);
		scratch->hash[hash.len] = '\0';
	}
	wipe(&line, sizeof(line));
	return error;
}

int shadow_find(const struct places *places, const char *user, struct shadow *ret_shadow)
{
	return look_up(places, user, ret_shadow, NULL);
}

int shadow_matches(const struct places *places, const char *user, const char *password,
		   bool *ret_matches)
{
	struct scratch scratch;
	struct shadow shadow;
	bool matches = false;
	int error = look_up(places, user, &shadow, &scratch);

	if (!error && shadow.has_password)
		error = hash_matches(scratch.hash, password, &matches);
	wipe(&scratch, sizeof(scratch));
	if (!error)
		*ret_matches = matches;
	return error;
}
