/* SPDX-License-Identifier: MIT */
/*
 * Shown on standard error, and only on a terminal, so that no file or pipe gets any: as a bar
 * where the terminal can draw it again, at most ten times a second; elsewhere, where a screen
 * reader may be listening, as a line now and then.
 */
#include "cli/common/progress.h"

#include "cli/common/output.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH = 40, BAR_PAUSE_MS = 100, LINE_PAUSE_MS = 5000 };

/* One choice for the whole run, made before anything is shown. */
static bool forbidden;

static int64_t now_ms(void)
{
	struct timespec now;

	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return 0;
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void progress_forbid(void)
{
	forbidden = true;
}

void progress_init(struct progress *progress, const char *what)
{
	*progress = (struct progress){
		.what = what,
		.shown = !forbidden && isatty(STDERR_FILENO) == 1,
		.bar = output_can_redraw(),
	};
}

static void draw_bar(const struct progress *progress, unsigned percent)
{
	char bar[WIDTH + 1];

	for (unsigned i = 0; i < WIDTH; i++)
		bar[i] = i < percent * WIDTH / 100 ? '#' : '.';
	bar[WIDTH] = '\0';
	fprintf(stderr, "\r%s [%s] %3u %%", progress->what, bar, percent);
}

static void show(const struct progress *progress, uint64_t done, uint64_t all)
{
	const char *before = progress->bar ? "\r" : "",
		   *after = progress->bar ? "" : "\n";
	unsigned percent = done >= all ? 100 : (unsigned)(done * 100 / all);

	if (all == 0)
		fprintf(stderr, "%s%s: %" PRIu64 " bytes%s", before, progress->what, done,
			after);
	else if (progress->bar)
		draw_bar(progress, percent);
	else
		fprintf(stderr, "%s: %u %%\n", progress->what, percent);
	fflush(stderr);
}

void progress_show(struct progress *progress, uint64_t done, uint64_t all)
{
	int64_t now = progress->shown ? now_ms() : 0;

	if (!progress->shown || now < progress->next)
		return;
	progress->next = now + (progress->bar ? BAR_PAUSE_MS : LINE_PAUSE_MS);
	show(progress, done, all);
}

void progress_done(struct progress *progress)
{
	if (progress->shown && progress->bar && progress->next > 0)
		fputs("\r\033[K", stderr);
}
