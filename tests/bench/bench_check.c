/* SPDX-License-Identifier: MIT */
/*
 * The mean CPU time of a full check, ours and our peers', over the same texts in the same
 * run.
 *
 *     bench_check WORDLISTS [FILE]
 *
 * FILE has passwords to use instead of the drawn ones, one a line. The peers alternate every
 * few hundred texts, so that a disturbance of the machine affects all of them, and the median of the repetitions is reported. The exit status is 1 when a
 * goal is missed.
 */
#include "clock.h"
#include "peer.h"
#include "sample.h"

#include <stdio.h>
#include <string.h>

#define PEERS_MAX 8
#define REPETITIONS 9
#define TURN 200
#define PASSWORDS 10000
#define PHRASES 1000
#define GOAL 0.6       /* of libzxcvbn */
#define WORDS_GOAL 0.3 /* what 64 words of the request may add */

struct race {
	const struct sample *sample;
	void *states[PEERS_MAX];
	size_t accepted[PEERS_MAX], judged[PEERS_MAX];
	double means[PEERS_MAX][REPETITIONS];
};

/* Judges texts from .. to-1; adds to *count how many it were. */
static double take_turn(struct race *race, size_t index, size_t from, size_t to,
			size_t *count)
{
	const struct peer *peer = peer_at(index);
	double start = clock_cpu();

	for (size_t i = from; i < to; i += peer->thinning) {
		race->accepted[index] +=
			peer->accepts(race->states[index], race->sample->texts[i]);
		++*count;
	}
	return clock_cpu() - start;
}

static void repeat(struct race *race, size_t repetition)
{
	double spent[PEERS_MAX] = { 0 };
	size_t judged[PEERS_MAX] = { 0 };

	for (size_t from = 0; from < race->sample->count; from += TURN) {
		size_t to = from + TURN < race->sample->count ? from + TURN
							      : race->sample->count;
		for (size_t i = 0; peer_at(i); i++)
			spent[i] += take_turn(race, i, from, to, &judged[i]);
	}
	for (size_t i = 0; peer_at(i); i++) {
		race->means[i][repetition] = spent[i] / (double)judged[i];
		race->judged[i] += judged[i];
	}
}

static bool report(struct race *race, const char *title)
{
	double medians[PEERS_MAX], added = 0;
	bool reached = true;

	printf("\n%s (%zu)\n%-14s %10s %10s %10s %9s  %s\n", title, race->sample->count,
	       "", "mean us", "lowest", "highest", "accepted", "ours / theirs");
	for (size_t i = 0; peer_at(i); i++) {
		double *means = race->means[i];
		medians[i] = clock_median(means, REPETITIONS);
		printf("%-14s %10.2f %10.2f %10.2f %7.1f %%", peer_at(i)->name,
		       medians[i], means[0], means[REPETITIONS - 1],
		       100.0 * (double)race->accepted[i] / (double)race->judged[i]);
		printf(i ? "  %.3f\n" : "\n", medians[0] / medians[i]);
		if (peer_at(i) == &peer_zxcvbn)
			reached = medians[0] <= GOAL * medians[i];
		if (peer_at(i) == &peer_pwpolicy_words)
			added = medians[i] / medians[0] - 1;
	}
	printf("at most %.1f of libzxcvbn: %s\n", GOAL, reached ? "yes" : "no");
	printf("64 words add %.0f %%; at most %.0f %%: %s\n", 100 * added,
	       100 * WORDS_GOAL, added <= WORDS_GOAL ? "yes" : "no");
	return reached && added <= WORDS_GOAL;
}

static bool run(const struct sample *sample, const char *title)
{
	struct race race = { .sample = sample };

	for (size_t i = 0; peer_at(i); i++)
		race.states[i] = peer_at(i)->open();
	for (size_t i = 0; i < REPETITIONS; i++)
		repeat(&race, i);
	for (size_t i = 0; peer_at(i); i++)
		peer_at(i)->close(race.states[i]);
	return report(&race, title);
}

int main(int argc, char **argv)
{
	struct sample passwords, phrases;

	if (argc < 2 || argc > 3) {
		fprintf(stderr, "usage: bench_check WORDLISTS [FILE]\n");
		return 2;
	}
	if (argc == 3)
		sample_read(&passwords, argv[2]);
	else
		sample_passwords(&passwords, argv[1], PASSWORDS);
	sample_phrases(&phrases, argv[1], PHRASES);
	printf("CPU time of one check, median of %d repetitions; slow peers judge "
	       "some of the texts\n",
	       REPETITIONS);
	bool reached = run(&passwords, "passwords");
	reached = run(&phrases, "three-word phrases") && reached;
	sample_done(&passwords);
	sample_done(&phrases);
	return reached ? 0 : 1;
}
