/* SPDX-License-Identifier: MIT */
/* What surrounds the password of a check. */
#include "setting.h"

#include "clock.h"
#include "dice.h"
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEED 20260902
#define BANNED 1000
#define WORD_SIZE (PWP_WORD_MAX + 1)

static const char *const names[SETTINGS] = { "plain", "full",  "hostile", "old",
					     "words", "texts", "glued" };

/* Real names and words with spaces between them, as a full name or an address has. */
static void write_real(struct dice *dice, const struct sample *list, char *text)
{
	size_t len = 0;

	for (;;) {
		const char *word = list->texts[dice_below(dice, list->count)];
		if (len + strlen(word) + 1 > PWP_WORD_MAX)
			break;
		len += (size_t)snprintf(text + len, WORD_SIZE - len, len ? " %s" : "%s",
					word);
	}
}

/* Four-letter pieces that all begin with "a", so that each is compared with each. */
static void write_hostile(struct dice *dice, const struct sample *list, char *text)
{
	size_t len = 0;

	(void)list;
	for (; len + 5 <= PWP_WORD_MAX; len += 5)
		snprintf(text + len, WORD_SIZE - len, "aa%c%c ",
			 (int)('a' + dice_below(dice, 26)),
			 (int)('a' + dice_below(dice, 26)));
}

static void give_words(struct setting *setting)
{
	setting->request.words = setting->words;
	setting->request.n_words = PWP_WORDS_MAX;
	setting->request.site_words = setting->words + PWP_WORDS_MAX;
	setting->request.n_site_words = PWP_WORDS_MAX;
}

static void write_words(struct setting *setting, enum setting_kind kind,
			const struct sample *list)
{
	struct dice dice = { SEED };
	size_t count = sizeof(setting->words) / sizeof(setting->words[0]);

	setting->text = calloc(count, WORD_SIZE);
	if (!setting->text)
		abort();
	for (size_t i = 0; i < count; i++) {
		char *text = setting->text + i * WORD_SIZE;
		(kind == SETTING_FULL ? write_real : write_hostile)(&dice, list, text);
		setting->words[i] = (struct pwp_text){ text, strlen(text) };
	}
	give_words(setting);
}

static void ban_words(struct setting *setting, const struct sample *list)
{
	static const char option[] = "banned_words";
	char *value = calloc(1, PWP_VALUE_SIZE);
	struct dice dice = { SEED };
	size_t len = 0;

	if (!value)
		abort();
	for (size_t i = 0; i < BANNED; i++)
		len += (size_t)snprintf(value + len, PWP_VALUE_SIZE - len, "%s%s",
					i ? ", " : "",
					list->texts[dice_below(&dice, list->count)]);
	if (pwp_policy_set(setting->policy, NULL, option, (struct pwp_text){ value, len },
			   NULL) != PWP_OK)
		abort();
	free(value);
}

static void read_names(struct sample *list, const char *wordlists)
{
	char path[4096];

	if (snprintf(path, sizeof(path), "%s/names.txt", wordlists) >= (int)sizeof(path))
		abort();
	sample_read(list, path);
}

void setting_open(struct setting *setting, enum setting_kind kind, const char *wordlists)
{
	struct sample list;

	*setting = (struct setting){
		.name = names[kind],
		.kind = kind,
		.changes = kind >= SETTING_OLD,
	};
	setting->request = (struct pwp_request){
		.size = sizeof(setting->request),
		.user = { "hannah.price", 12 },
		.full_name = { "Hannah Price", 12 },
		.year = 2026,
	};
	if (pwp_policy_new("school", &setting->policy) != PWP_OK)
		abort();
	if (kind == SETTING_FULL || kind == SETTING_HOSTILE) {
		read_names(&list, wordlists);
		write_words(setting, kind, &list);
		ban_words(setting, &list);
		sample_done(&list);
	}
	if (pwp_checker_new(setting->policy, NULL, &setting->checker) != PWP_OK)
		abort();
}

bool setting_wants_words(const struct setting *setting)
{
	return setting->kind >= SETTING_WORDS;
}

/* The word from *at on, and *at behind it; at the end it starts anew. */
static struct pwp_text next_word(const struct input *words, size_t *at)
{
	while (*at < words->len && words->bytes[*at] == ' ')
		++*at;
	if (*at >= words->len)
		*at = 0;
	size_t start = *at;
	while (*at < words->len && words->bytes[*at] != ' ' && *at - start < PWP_WORD_MAX)
		++*at;
	return (struct pwp_text){ words->bytes + start, *at - start };
}

/* As much as may be from *at on, which is moved on by a character. */
static struct pwp_text next_text(const struct input *words, size_t *at)
{
	if (*at >= words->len || *at >= PWP_PASSWORD_MAX - PWP_WORD_MAX)
		*at = 0;
	size_t left = words->len - *at;
	struct pwp_text text = { words->bytes + *at,
				 left < PWP_WORD_MAX ? left : PWP_WORD_MAX };
	do
		++*at;
	while (*at < words->len && ((unsigned char)words->bytes[*at] & 0xc0) == 0x80);
	return text;
}

void setting_take_words(struct setting *setting, const struct input *words)
{
	size_t at = 0;

	for (size_t i = 0; i < sizeof(setting->words) / sizeof(setting->words[0]); i++)
		setting->words[i] = setting->kind == SETTING_WORDS
					    ? next_word(words, &at)
					    : next_text(words, &at);
	give_words(setting);
}

void setting_close(struct setting *setting)
{
	pwp_checker_free(setting->checker);
	pwp_policy_free(setting->policy);
	free(setting->text);
}

double setting_time(struct setting *setting, struct pwp_text password)
{
	struct pwp_result *result;

	setting->request.password = password;
	if (setting->changes)
		setting->request.old_password = password;
	double start = clock_cpu();
	if (pwp_check(setting->checker, &setting->request, &result) != PWP_OK)
		abort();
	double spent = clock_cpu() - start;
	pwp_result_free(result);
	return spent;
}
