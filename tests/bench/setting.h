/* SPDX-License-Identifier: MIT */
/* What surrounds the password of a check: policy, person, personal words. */
#ifndef PWP_BENCH_SETTING_H
#define PWP_BENCH_SETTING_H

#include "family.h"

#include "pwpolicy.h"

enum setting_kind {
	SETTING_PLAIN, /* a user name and a full name */
	SETTING_FULL, /* all words that a request may have, of real names; 1,000 banned words */
	SETTING_HOSTILE, /* the same number of words, made to be slow: all begin alike */
	SETTING_OLD,	 /* the plain one, and an old password that is shared all over */
	/* the old password, and for all words those of the family of the password: */
	SETTING_WORDS, /* one by one */
	SETTING_TEXTS, /* in texts as long as they may be */
	SETTING_GLUED, /* the same without spaces */
	SETTINGS
};

/* Borrows from the memory that setting_open() took. */
struct setting {
	const char *name;
	struct pwp_policy *policy;
	struct pwp_checker *checker;
	struct pwp_request request;
	struct pwp_text words[2 * PWP_WORDS_MAX];
	char *text;
	bool changes; /* each password has itself as the old one */
	enum setting_kind kind;
};

/* Prepares a setting; `wordlists` is the folder of the lists. Stops the program on
 * failure. */
void setting_open(struct setting *setting, enum setting_kind kind, const char *wordlists);

/* Whether its words come from setting_take_words(). */
bool setting_wants_words(const struct setting *setting);

/* Cuts the words of a request out of the given ones, which are borrowed. */
void setting_take_words(struct setting *setting, const struct input *words);

void setting_close(struct setting *setting);

/* Judges a password and returns the CPU time of the check in microseconds. */
double setting_time(struct setting *setting, struct pwp_text password);

#endif
