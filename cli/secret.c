/* SPDX-License-Identifier: MIT */
/*
 * Passwords in memory. Buffers are pages of their own: excluded from core dumps, locked
 * against swap as far as RLIMIT_MEMLOCK lets us, wiped before they go back. Lines are
 * read by read(2), because the buffers of stdio cannot be wiped.
 */
#include "secret.h"

#include "say.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

void secret_wipe(void *ptr, size_t len)
{
	if (len > 0)
		explicit_bzero(ptr, len);
}

bool secret_init(struct secret *secret, size_t size)
{
	void *ptr = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
			 -1, 0);

	if (ptr == MAP_FAILED) {
		say_error("%s", pwp_strerror(PWP_ERR_NOMEM));
		return false;
	}
	/* Both are best effort: the limit on locked memory may be 0. */
	(void)mlock(ptr, size);
	(void)madvise(ptr, size, MADV_DONTDUMP);
	*secret = (struct secret){ ptr, size };
	return true;
}

void secret_done(struct secret *secret)
{
	if (!secret->ptr)
		return;
	secret_wipe(secret->ptr, secret->size);
	munmap(secret->ptr, secret->size);
	*secret = (struct secret){ NULL, 0 };
}

void secret_harden_process(void)
{
	const struct rlimit none = { 0, 0 };

	(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	(void)setrlimit(RLIMIT_CORE, &none);
}

bool lines_init(struct lines *lines, int fd, size_t longest)
{
	*lines = (struct lines){ .fd = fd };
	return secret_init(&lines->buffer, longest + 1);
}

/* Reads more behind what is kept. Returns false on failure. */
static bool fill(struct lines *lines)
{
	char *base = lines->buffer.ptr;
	ssize_t got;

	memmove(base, base + lines->start, lines->end - lines->start);
	lines->end -= lines->start;
	lines->start = 0;
	fflush(stdout);
	do {
		got = read(lines->fd, base + lines->end, lines->buffer.size - lines->end);
	} while (got < 0 && errno == EINTR);
	if (got < 0)
		return false;
	lines->ended = got == 0;
	lines->end += (size_t)got;
	return true;
}

enum lines_state lines_next(struct lines *lines, struct pwp_text *ret_line)
{
	enum lines_state state = LINES_LINE;
	size_t seen = 0;

	for (;;) {
		const char *from = lines->buffer.ptr + lines->start;
		size_t kept = lines->end - lines->start;
		const char *feed = memchr(from + seen, '\n', kept - seen);

		if (feed || (lines->ended && (kept > 0 || state == LINES_TOO_LONG))) {
			size_t len = feed ? (size_t)(feed - from) : kept;

			*ret_line = (struct pwp_text){ from, len };
			lines->start += len + (feed ? 1 : 0);
			return state;
		}
		if (lines->ended)
			return LINES_END;
		seen = kept;
		if (kept == lines->buffer.size) { /* no room and no line feed */
			state = LINES_TOO_LONG;
			lines->start = lines->end;
			seen = 0;
		}
		if (!fill(lines))
			return LINES_FAILED;
	}
}

void lines_done(struct lines *lines)
{
	secret_done(&lines->buffer);
}
