/* SPDX-License-Identifier: MIT */
/*
 * What a command judges by: the policy, the person and the words that belong to both, from
 * the options that check, suggest, initials and the policy commands share.
 */
#ifndef CLI_CONTEXT_H
#define CLI_CONTEXT_H

#include "cli/common/command.h"
#include "cli/common/policy_source.h"
#include "cli/common/user_option.h"
#include "pwpolicy.h"
#include "store/personal/personal.h"
#include "store/system/subject.h"

#include <stdbool.h>
#include <stddef.h>

/* The shared options; ends with an entry whose name is NULL. */
extern const struct option_def context_options[];

/* Whom a request is about. */
struct context_person {
	struct subject subject;
	struct personal *words; /* stored about the person; NULL: none, or not read */
	enum pwp_profile_source source;
};
#define CONTEXT_PERSON_INIT              \
	{                                \
		.subject = SUBJECT_INIT, \
	}

struct context {
	/* as given; borrowed from the arguments */
	struct policy_source policy_source;
	const char *profile;
	struct user_option who;
	const char *full_name;
	struct pwp_text words[PWP_WORDS_MAX];
	size_t n_words;
	struct pwp_text site_words[PWP_WORDS_MAX];
	size_t n_site_words;

	/* set by the command */
	bool may_mean_caller; /* with neither a user nor a profile the caller is judged */

	/* made by context_open() */
	bool means_caller;
	char *user; /* NULL: nobody in particular */
	struct pwp_policy *policy;
	struct context_person person;
	struct pwp_request request; /* all but the password */

	/* made by context_make_checker() */
	struct pwp_checker *checker;
};

/* Takes one shared option; for args_parse(). */
bool context_take_option(struct context *context, int id, const char *value);

/* Takes a policy's name or file. False: it has reported that there are two. */
bool context_take_policy(struct context *context, const char *value);

/* Loads the policy, applies -o, chooses the profile. False: it has reported why not. */
bool context_open(struct context *context);

/* Makes the checker. False: it has reported why not. */
bool context_make_checker(struct context *context, const struct pwp_sources *sources);

/* A request of the options alone, about nobody yet. */
struct pwp_request context_request(const struct context *context);

/*
 * Completes a request with what this machine knows of a user (NULL: of itself alone): names,
 * profile and the words that are stored; what `request` has already stays. `ret_person` holds
 * it all. Returns 0, or the error of a look-up that could not be made.
 */
PWP_CHECKED int context_add_person(const struct context *context, const char *user,
				   struct pwp_request *request,
				   struct context_person *ret_person);

/* Reports that a profile was chosen for a user whose groups are not known. False: they are,
 * and nothing was said. */
bool context_warn_of_groups(const struct context_person *person, const char *profile);

/* Says, after an empty line, whose rules hold where that was not asked for: the caller's. */
void context_print_caller(const struct context *context);

void context_person_done(struct context_person *person);

/* The reading level of a profile; NULL: the default one. */
enum pwp_level context_level(const struct context *context, const char *profile);

void context_done(struct context *context);

/* Writes an option of a profile for showing; "" where it cannot be read. `size` bytes at
 * `buf`. */
void context_value(const struct context *context, const char *profile, const char *name,
		   char *buf, size_t size);

#endif
