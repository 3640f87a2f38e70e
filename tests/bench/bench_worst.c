/* SPDX-License-Identifier: MIT */
/*
 * Looks for slow inputs: families of repeated units at growing lengths, and from each
 * family's longest a hill climb by small changes, always the same ones.
 *
 *     bench_worst WORDLISTS [STEPS [FOLDER]]
 *
 * STEPS is the length of a climb. Into FOLDER the slowest input of each family is written
 * as an input of the fuzz target `check`. Each time is the lowest of several, so that a
 * disturbance of the machine is not taken for a slow input. The exit status is 1 when the
 * goal is missed.
 */
#include "clock.h"
#include "family.h"
#include "setting.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEED 20260903
#define STEPS 300
#define TIMINGS 9
#define LAST_TIMINGS 99 /* of what is reported */
#define SHOWN 48
#define GOAL 1000.0 /* us */

static const size_t lengths[] = { 16, 64, 128, 256, PWP_PASSWORD_MAX };
#define LENGTHS (sizeof(lengths) / sizeof(lengths[0]))

/* What is timed. */
struct attempt {
	struct input password, words;
};

/* The lowest of several timings; gives up early on an input far below `interesting`. */
static double time_attempt(struct setting *setting, const struct attempt *attempt,
			   int timings, double interesting)
{
	struct pwp_text password = { attempt->password.bytes, attempt->password.len };

	if (setting_wants_words(setting))
		setting_take_words(setting, &attempt->words);
	double lowest = setting_time(setting, password);

	for (int i = 1; i < timings && lowest >= interesting; i++) {
		double again = setting_time(setting, password);
		lowest = again < lowest ? again : lowest;
	}
	return lowest;
}

/* Changes the password in a few places, or the words. */
static void mutate(struct setting *setting, const struct family *family,
		   struct attempt *attempt, struct dice *dice)
{
	bool words = setting_wants_words(setting) && dice_below(dice, 2);

	for (size_t i = 0; i <= dice_below(dice, 4); i++)
		family_mutate(family, words ? &attempt->words : &attempt->password, dice);
}

/* Climbs from `attempt`, which becomes the slowest found. */
static double climb(struct setting *setting, const struct family *family,
		    struct attempt *attempt, size_t steps)
{
	struct dice dice = { SEED };
	double slowest = time_attempt(setting, attempt, TIMINGS, 0.0);

	for (size_t step = 0; step < steps; step++) {
		struct attempt next = *attempt;
		mutate(setting, family, &next, &dice);
		double spent = time_attempt(setting, &next, TIMINGS, slowest);
		if (spent > slowest) {
			slowest = spent;
			*attempt = next;
		}
	}
	return time_attempt(setting, attempt, LAST_TIMINGS, 0.0);
}

/* The beginning shows the pattern; FOLDER gets the whole. */
static void print_input(const struct input *input)
{
	size_t shown = input->len < SHOWN ? input->len : SHOWN;

	for (size_t i = 0; i < shown; i++) {
		unsigned char byte = (unsigned char)input->bytes[i];
		printf(isgraph(byte) && byte != '\\' ? "%c" : "\\x%02x", byte);
	}
	puts(shown < input->len ? "..." : "");
}

/* Writes the input in the format of tests/fuzz/fuzz.h: the password after seven lines. */
static void save(const struct input *input, const char *folder, const char *name)
{
	static const char head[] = "03\nhannah.price\nHannah Price\n\n\n\n\n";
	char path[4096];

	int len = snprintf(path, sizeof(path), "%s/slow_%s", folder, name);
	FILE *file = len < (int)sizeof(path) ? fopen(path, "we") : NULL;
	if (!file || fwrite(head, 1, sizeof(head) - 1, file) != sizeof(head) - 1 ||
	    fwrite(input->bytes, 1, input->len, file) != input->len ||
	    fclose(file) != 0) {
		perror(folder);
		exit(2);
	}
}

/* One line of the table; returns the slowest time of the family and what took it. */
static double try_family(struct setting *setting, const struct family *family,
			 size_t steps, struct attempt *ret_attempt)
{
	double slowest = 0.0;

	printf("%-14s", family->name);
	for (size_t i = 0; i < LENGTHS; i++) {
		struct attempt attempt;
		family_fill(family, &attempt.password, lengths[i]);
		family_fill_words(family, &attempt.words, setting->kind != SETTING_GLUED);
		double spent = time_attempt(setting, &attempt, TIMINGS, 0.0);
		printf(" %8.1f", spent);
		if (spent >= slowest) {
			slowest = spent;
			*ret_attempt = attempt;
		}
	}
	double climbed = climb(setting, family, ret_attempt, steps);
	printf(" %8.1f\n", climbed);
	fflush(stdout);
	return climbed;
}

static double try_setting(struct setting *setting, size_t steps, const char *folder)
{
	const struct family *family;
	struct attempt worst = { .password.len = 0 }, attempt;
	double slowest = 0.0;

	printf("\n%s: CPU us by bytes\n%-14s", setting->name, "");
	for (size_t i = 0; i < LENGTHS; i++)
		printf(" %8zu", lengths[i]);
	printf(" %8s\n", "climbed");
	for (size_t i = 0; (family = family_at(i)) != NULL; i++) {
		double spent = try_family(setting, family, steps, &attempt);
		if (spent <= slowest)
			continue;
		slowest = spent;
		worst = attempt;
	}
	printf("slowest: %.1f us, %zu bytes: ", slowest, worst.password.len);
	print_input(&worst.password);
	if (setting_wants_words(setting)) {
		printf("with words: ");
		print_input(&worst.words);
	}
	if (folder)
		save(&worst.password, folder, setting->name);
	return slowest;
}

int main(int argc, char **argv)
{
	size_t steps = argc > 2 ? strtoul(argv[2], NULL, 10) : STEPS;
	double slowest = 0.0;

	if (argc < 2 || argc > 4) {
		fprintf(stderr, "usage: bench_worst WORDLISTS [STEPS [FOLDER]]\n");
		return 2;
	}
	for (int kind = 0; kind < SETTINGS; kind++) {
		struct setting setting;
		setting_open(&setting, (enum setting_kind)kind, argv[1]);
		double spent = try_setting(&setting, steps, argc > 3 ? argv[3] : NULL);
		setting_close(&setting);
		slowest = spent > slowest ? spent : slowest;
	}
	printf("\nslowest of all: %.1f us; at most %.0f us: %s\n", slowest, GOAL,
	       slowest <= GOAL ? "yes" : "no");
	return slowest <= GOAL ? 0 : 1;
}
