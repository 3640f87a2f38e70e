/* SPDX-License-Identifier: MIT */
/*
 * Draws passwords as people choose them. Ranks are drawn so that each doubling of the
 * rank is as likely as the one before, which is Zipf's law with exponent 1, in whole
 * numbers and therefore the same on every machine. The shares of the shapes were set so
 * that length (about nine characters) and the share of listed passwords are near those of
 * published leaks.
 */
#include "sample.h"

#include "dice.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEED 20260901
#define TEXT_SIZE 512

struct lists {
	struct sample passwords, names, words;
};

static void stop(const char *what)
{
	perror(what);
	exit(2);
}

static void add(struct sample *sample, const char *text)
{
	if (sample->count == sample->room) {
		sample->room = sample->room ? 2 * sample->room : 1024;
		char **more = realloc(sample->texts, sample->room * sizeof(*more));
		if (!more)
			stop("sample");
		sample->texts = more;
	}
	sample->texts[sample->count] = strdup(text);
	if (!sample->texts[sample->count++])
		stop("sample");
}

void sample_read(struct sample *sample, const char *path)
{
	FILE *file = fopen(path, "re");
	char *line = NULL;
	size_t size = 0;

	*sample = (struct sample){ 0 };
	if (!file)
		stop(path);
	while (getline(&line, &size, file) >= 0) {
		line[strcspn(line, "\r\n")] = '\0';
		if (line[0] != '\0')
			add(sample, line);
	}
	free(line);
	fclose(file);
	if (sample->count == 0)
		stop(path);
}

static void read_list(struct sample *list, const char *folder, const char *name)
{
	char path[4096];

	if (snprintf(path, sizeof(path), "%s/%s", folder, name) >= (int)sizeof(path))
		stop(folder);
	sample_read(list, path);
}

/* An entry of a ranked list, early ones more often. */
static const char *draw_ranked(struct dice *dice, const struct sample *list)
{
	size_t widths = 0;

	while (list->count >> (widths + 1))
		widths++;
	size_t low = (size_t)1 << dice_below(dice, widths + 1);
	size_t high = 2 * low < list->count + 1 ? 2 * low : list->count + 1;
	return list->texts[low - 1 + dice_below(dice, high - low)];
}

static void append_digits(struct dice *dice, char *text, size_t count)
{
	size_t len = strlen(text);

	for (size_t i = 0; i < count && len + 1 < TEXT_SIZE; i++)
		text[len++] = (char)('0' + dice_below(dice, 10));
	text[len] = '\0';
}

static void draw_listed(struct dice *dice, const struct lists *lists, char *text)
{
	snprintf(text, TEXT_SIZE, "%s", draw_ranked(dice, &lists->passwords));
}

static void draw_with_digits(struct dice *dice, const struct lists *lists, char *text)
{
	const struct sample *list =
		dice_below(dice, 2) ? &lists->words : &lists->passwords;

	snprintf(text, TEXT_SIZE, "%s", draw_ranked(dice, list));
	append_digits(dice, text, 1 + dice_below(dice, 4));
}

static void draw_with_year(struct dice *dice, const struct lists *lists, char *text)
{
	snprintf(text, TEXT_SIZE, "%s%zu", draw_ranked(dice, &lists->names),
		 1950 + dice_below(dice, 70));
}

static void draw_decorated(struct dice *dice, const struct lists *lists, char *text)
{
	static const char symbols[] = "!.@#*?";

	draw_with_digits(dice, lists, text);
	text[0] = (char)toupper((unsigned char)text[0]);
	size_t len = strlen(text);
	if (len + 1 < TEXT_SIZE) {
		text[len] = symbols[dice_below(dice, sizeof(symbols) - 1)];
		text[len + 1] = '\0';
	}
}

static void draw_random(struct dice *dice, const struct lists *lists, char *text)
{
	static const char characters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	size_t len = 6 + dice_below(dice, 7);

	(void)lists;
	for (size_t i = 0; i < len; i++)
		text[i] = characters[dice_below(dice, sizeof(characters) - 1)];
	text[len] = '\0';
}

static const struct {
	size_t percent;
	void (*draw)(struct dice *dice, const struct lists *lists, char *text);
} shapes[] = {
	{ 30, draw_listed },   { 35, draw_with_digits }, { 10, draw_with_year },
	{ 5, draw_decorated }, { 20, draw_random },
};

static void draw_one(struct dice *dice, const struct lists *lists, char *text)
{
	size_t lot = dice_below(dice, 100), shape = 0;

	while (lot >= shapes[shape].percent)
		lot -= shapes[shape++].percent;
	shapes[shape].draw(dice, lists, text);
}

void sample_passwords(struct sample *sample, const char *folder, size_t count)
{
	struct dice dice = { SEED };
	struct lists lists;
	char text[TEXT_SIZE];

	read_list(&lists.passwords, folder, "passwords.txt");
	read_list(&lists.names, folder, "names.txt");
	read_list(&lists.words, folder, "words.txt");
	*sample = (struct sample){ 0 };
	for (size_t i = 0; i < count; i++) {
		draw_one(&dice, &lists, text);
		add(sample, text);
	}
	sample_done(&lists.passwords);
	sample_done(&lists.names);
	sample_done(&lists.words);
}

void sample_phrases(struct sample *sample, const char *folder, size_t count)
{
	struct dice dice = { SEED };
	struct sample words;
	char text[TEXT_SIZE];

	read_list(&words, folder, "general.txt");
	*sample = (struct sample){ 0 };
	for (size_t i = 0; i < count; i++) {
		snprintf(text, sizeof(text), "%s %s %s",
			 words.texts[dice_below(&dice, words.count)],
			 words.texts[dice_below(&dice, words.count)],
			 words.texts[dice_below(&dice, words.count)]);
		add(sample, text);
	}
	sample_done(&words);
}

void sample_done(struct sample *sample)
{
	for (size_t i = 0; i < sample->count; i++)
		free(sample->texts[i]);
	free(sample->texts);
	*sample = (struct sample){ 0 };
}
