/* SPDX-License-Identifier: MIT */
/*
 * What of the shared library is in memory after 10,000 checks: its pages, by the kernel's
 * count. They belong to the file and are shared by all processes. The exit status is 1
 * when the goal is missed.
 *
 *     bench_resident WORDLISTS
 */
#include "peer.h"
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECKS 10000
#define GOAL ((size_t)2048) /* KiB */

struct pages {
	size_t mapped, resident, written; /* KiB */
};

/* Adds up the library's lines of /proc/self/smaps. */
static struct pages read_pages(void)
{
	FILE *file = fopen("/proc/self/smaps", "re");
	struct pages pages = { 0 };
	bool ours = false;
	char line[4096];

	if (!file)
		abort();
	while (fgets(line, sizeof(line), file)) {
		char *colon = strchr(line, ':');
		if (!colon || strchr(line, '-')) /* a mapping's first line */
			ours = strstr(line, "/libpwpolicy.so") != NULL;
		if (!ours || !colon)
			continue;
		size_t value = strtoul(colon + 1, NULL, 10);
		pages.mapped += strncmp(line, "Size:", 5) ? 0 : value;
		pages.resident += strncmp(line, "Rss:", 4) ? 0 : value;
		pages.written += strncmp(line, "Private_Dirty:", 14) ? 0 : value;
	}
	fclose(file);
	return pages;
}

int main(int argc, char **argv)
{
	struct sample sample;

	if (argc != 2) {
		fprintf(stderr, "usage: bench_resident WORDLISTS\n");
		return 2;
	}
	struct pages before = read_pages();
	sample_passwords(&sample, argv[1], CHECKS);
	void *state = peer_pwpolicy.open();
	for (size_t i = 0; i < sample.count; i++)
		peer_pwpolicy.accepts(state, sample.texts[i]);
	struct pages after = read_pages();
	peer_pwpolicy.close(state);
	sample_done(&sample);
	if (after.mapped == 0) {
		fprintf(stderr, "the library is not mapped\n");
		return 2;
	}
	printf("libpwpolicy.so, KiB: mapped %zu; in memory %zu at the start, %zu after "
	       "%d "
	       "checks, of which written %zu\n",
	       after.mapped, before.resident, after.resident, CHECKS, after.written);
	printf("at most %zu: %s\n", GOAL, after.resident <= GOAL ? "yes" : "no");
	return after.resident <= GOAL ? 0 : 1;
}
