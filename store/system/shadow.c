/* SPDX-License-Identifier: MIT */
/*
 * Reads the shadow file without the C library: getspnam() leaves hashes in its own buffers
 * and in freed memory. Here the file is read through one small buffer on the stack and the
 * hash through another; both are wiped on every path. shadow_line.c parses a line.
 *
 * Memory use does not depend on the size of the file.
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
struct hash_text {
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

/* Looks a user up. Copies the hash to `text` unless that is NULL. */
static int look_up(const struct places *places, const char *user,
		   struct shadow *ret_shadow, struct hash_text *text)
{
	struct shadow_line line;
	struct str hash;

	shadow_line_init(&line, user);
	int error = find_line(places, &line);
	if (!error)
		error = shadow_line_read(&line, ret_shadow, &hash);
	if (!error && text) {
		memcpy(text->hash, hash.ptr, hash.len);
		text->hash[hash.len] = '\0';
	}
	wipe(&line, sizeof(line));
	return error;
}

int shadow_find(const struct places *places, const char *user, struct shadow *ret_shadow)
{
	return look_up(places, user, ret_shadow, NULL);
}

int shadow_find_hash(const struct places *places, const char *user,
		     struct shadow *ret_shadow, char ret_hash[HASH_SIZE])
{
	struct hash_text text;
	int error = look_up(places, user, ret_shadow, &text);

	if (!error) {
		const char *hash = text.hash + strspn(text.hash, "!*");
		memset(ret_hash, 0, HASH_SIZE);
		if (hash_is_complete(hash))
			memcpy(ret_hash, hash, strlen(hash));
	}
	wipe(&text, sizeof(text));
	return error;
}

int shadow_matches(const struct places *places, const char *user, const char *password,
		   bool *ret_matches)
{
	struct hash_text text;
	struct shadow shadow;
	bool matches = false;
	int error = look_up(places, user, &shadow, &text);

	if (!error && shadow.has_password)
		error = hash_matches(text.hash, password, &matches);
	wipe(&text, sizeof(text));
	if (!error)
		*ret_matches = matches;
	return error;
}
