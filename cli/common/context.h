/* SPDX-License-Identifier: MIT */
/*
 * What a command judges by: the policy, the person and the words around a password, from
 * the options that check, suggest and the policy commands share.
 */
#ifndef CLI_CONTEXT_H
#define CLI_CONTEXT_H

#include "cli/common/command.h"
#include "cli/common/person.h"
#include "pwpolicy.h"
#include "store/system/host.h"

#include <stdbool.h>
#include <stddef.h>

/* The shared options; ends with an entry whose name is NULL. */
extern const struct option_def context_options[];

enum { CONTEXT_SETTINGS_MAX = 256 };

struct context {
	/* as given; borrowed from the arguments */
	const char *source;  /* --policy; NULL: the installed policy */
	bool source_is_file; /* whether or not it holds a slash */
	const char *profile;
	const char *user;
	const char *full_name;
	const char *settings[CONTEXT_SETTINGS_MAX];
	size_t n_settings;
	struct pwp_text words[PWP_WORDS_MAX];
	size_t n_words;
	struct pwp_text site_words[PWP_WORDS_MAX];
	size_t n_site_words;

	/* made by context_open() */
	struct pwp_policy *policy;
	struct person person;
	enum pwp_profile_source match;
	char host[HOST_NAME_SIZE];
	struct pwp_request request; /* all but the password */

	/* made by context_make_checker() */
	struct pwp_checker *checker;
};

/* Takes one shared option; for args_parse(). */
bool context_take_option(struct context *context, int id, const char *value);

/* Takes a policy's name or file. False: there was one already, and it has said so. */
bool context_take_policy(struct context *context, const char *value);

/* Loads the policy, applies -o, chooses the profile. False: it has said why not. */
bool context_open(struct context *context);

/* Makes the checker. False: it has said why not. */
bool context_make_checker(struct context *context, const struct pwp_sources *sources);

/* Fills in what follows from a user name: full name and profile, unless `request` has
 * them, and the words that are kept. `person` holds it all. Returns 0, or the error of a
 * look-up that could not be made. */
PWP_CHECKED int context_apply_user(const struct context *context, const char *user,
				   struct person *person, struct pwp_request *request,
				   enum pwp_profile_source *ret_source);

/* The reading level of a profile; NULL: the default one. */
enum pwp_level context_level(const struct context *context, const char *profile);

void context_done(struct context *context);

/* Reads an option of a profile; "" where it cannot be read. `size` bytes at `buf`. */
void context_value(const struct context *context, const char *profile, const char *name,
		   char *buf, size_t size);

/* Text of a C string; NULL gives "not given". */
struct pwp_text context_text(const char *text);

#endif
