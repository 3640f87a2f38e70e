/* SPDX-License-Identifier: MIT */
/* The passwords and phrases that benchmarks judge. */
#ifndef PWP_BENCH_SAMPLE_H
#define PWP_BENCH_SAMPLE_H

#include <stddef.h>

/* Texts without line ends. All of a sample lies in memory before anything is timed. */
struct sample {
	char **texts;
	size_t count, room;
};

/* Reads the lines of a file, or stops the program. */
void sample_read(struct sample *sample, const char *path);

/*
 * Draws `count` passwords such as leaks hold, always the same ones, from the word lists
 * in `folder`: listed passwords, frequent ones more often; words and names with digits,
 * years and symbols; random letters and digits.
 */
void sample_passwords(struct sample *sample, const char *folder, size_t count);

/* Draws `count` phrases of three words of the passphrase list, always the same ones. */
void sample_phrases(struct sample *sample, const char *folder, size_t count);

/* Frees the texts; a zeroed sample is allowed. */
void sample_done(struct sample *sample);

#endif
