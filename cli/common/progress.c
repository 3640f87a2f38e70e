/* SPDX-License-Identifier: MIT */
/*
 * Drawn on standard error, and only on a terminal, so that no file or pipe gets a bar; at
 * most ten times a second.
 */
#include "cli/common/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 40, PAUSE_MS = 100 };

static int64_t now_ms(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return 0;
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void progress_init(struct progress *progress, const char *what)
{
	*progress = (struct progress){
		.what = what,
		.shown = isatty(STDERR_FILENO) == 1,
	};
}

static void draw_bar(const struct progress *progress, uint64_t done, uint64_t all)
{
	unsigned percent = done >= all ? 100 : (unsigned)(done * 100 / all);
	char bar[WIDTH + 1];

	for (unsigned i = 0; i < WIDTH; i++)
		bar[i] = i < percent * WIDTH / 100 ? '#' : '.';
	bar[WIDTH] = '\0';
	fprintf(stderr, "\r%s [%s] %3u %%", progress->what, bar, percent);
}

void progress_show(struct progress *progress, uint64_t done, uint64_t all)
{
	int64_t now = progress->shown ? now_ms() : 0;

	if (!progress->shown || now < progress->next)
		return;
	progress->next = now + PAUSE_MS;
	if (all > 0)
		draw_bar(progress, done, all);
	else
		fprintf(stderr, "\r%s: %" PRIu64 " bytes", progress->what, done);
	fflush(stderr);
}

void progress_done(struct progress *progress)
{
	if (progress->shown && progress->next > 0)
		fputs("\r\033[K", stderr);
}
