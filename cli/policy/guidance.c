/* SPDX-License-Identifier: MIT */
/*
 * Compares the options of a profile with published guidance: a table of conditions, the
 * guidance that each is about, and a sentence. A note is no error: a school may have its
 * reasons, but it should know. Only guidance whose wording is public and stable is named.
 */
#include "cli/policy/guidance.h"

#include "base/array.h"
#include "cli/common/output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct facts {
	unsigned long min_length;
	unsigned long max_length;
	bool asks_classes;    /* kinds of characters, on the composition route */
	bool has_other_route; /* a password may do without them */
	bool has_passphrase;
	bool only_warns;
	bool spares_root;
	bool takes_nobody;
	bool ages; /* passwords must be changed after a time */
};

static bool imposes_classes(const struct facts *facts)
{
	return facts->asks_classes && !facts->has_other_route;
}

static bool asks_classes_of_some(const struct facts *facts)
{
	return facts->asks_classes && facts->has_other_route;
}

static bool is_under_8(const struct facts *facts)
{
	return facts->min_length < 8;
}

static bool is_under_12(const struct facts *facts)
{
	return facts->min_length < 12;
}

static bool is_under_15(const struct facts *facts)
{
	return facts->min_length < 15;
}

static bool caps_length(const struct facts *facts)
{
	return facts->max_length < PWP_PASSWORD_MAX;
}

static bool hinders_passphrases(const struct facts *facts)
{
	return facts->asks_classes && !facts->has_passphrase;
}

static bool only_warns(const struct facts *facts)
{
	return facts->only_warns;
}

static bool spares_root(const struct facts *facts)
{
	return facts->spares_root;
}

static bool takes_nobody(const struct facts *facts)
{
	return facts->takes_nobody;
}

static bool ages(const struct facts *facts)
{
	return facts->ages;
}

static const struct {
	bool (*holds)(const struct facts *facts);
	const char *guidance;
	const char *sentence;
} notes[] = {
	{ takes_nobody, "this policy itself",
	  "the profile names no users, groups or uids, so it holds for nobody; its name "
	  "may be mistyped" },
	{ imposes_classes, "NIST SP 800-63B-4, 3.1.1.2 (5); OWASP ASVS 5, 6.2.5",
	  "verifiers shall not impose rules on kinds of characters; here every password "
	  "must follow them" },
	{ asks_classes_of_some, "NIST SP 800-63B-4, 3.1.1.2 (5); OWASP ASVS 5, 6.2.5",
	  "verifiers shall not impose rules on kinds of characters; here a password must "
	  "follow them unless it takes another way (see 'policy explain')" },
	{ is_under_8, "OWASP ASVS 5, 6.2.1; NIST SP 800-63B-4, 3.1.1.2 (1)",
	  "at least 8 characters are asked for, even beside a second factor" },
	{ is_under_15, "NIST SP 800-63B-4, 3.1.1.2 (1)",
	  "a password that is the only factor shall have at least 15 characters; a "
	  "shorter least length fits accounts with a second factor" },
	{ is_under_8, "Cyber Essentials, password-based authentication",
	  "at least 8 characters with a deny list, or 12 without, are asked for" },
	{ is_under_12, "Cyber Essentials, password-based authentication",
	  "fewer than 12 characters need a deny list or a second factor; pwpolicy "
	  "refuses "
	  "common passwords, so say so in the assessment" },
	{ caps_length, "Cyber Essentials, password-based authentication",
	  "there must be no maximum length; 511 is as far as the system goes" },
	{ hinders_passphrases, "NCSC, three random words",
	  "passphrases of three random words are recommended; here they must follow the "
	  "rules on kinds of characters (passphrase_words opens a way of their own)" },
	{ ages,
	  "NIST SP 800-63B-4, 3.1.1.2 (6); OWASP ASVS 5, 6.2.10; NCSC, password policy",
	  "verifiers shall not require regular changes; here a password must be changed "
	  "after a time (max_age)" },
	{ only_warns, "all guidance",
	  "a weak password is accepted with a warning (change_mode = warn)" },
	{ spares_root, "CIS benchmarks for Linux",
	  "root may set weak passwords (enforce_for_root = no)" },
};

/* Digits that the library wrote; a fraction of a bit does not matter here. */
static unsigned long number(const struct context *context, const char *profile,
			    const char *option)
{
	char value[64];

	context_value(context, profile, option, value, sizeof(value));
	return strtoul(value, NULL, 10);
}

static bool is(const struct context *context, const char *profile, const char *option,
	       const char *expected)
{
	char value[PWP_MESSAGE_SIZE];

	context_value(context, profile, option, value, sizeof(value));
	return strcmp(value, expected) == 0;
}

/* One byte is room for no value but an empty one. */
static bool is_unset(const struct context *context, const char *profile,
		     const char *option)
{
	char value[1];

	return pwp_policy_get(context->policy, profile, option, value, sizeof(value)) ==
	       PWP_OK;
}

/* The last profile takes all others; any other must say whom it takes. */
static bool has_nobody(const struct context *context, const char *profile)
{
	const char *name, *last = "";

	for (size_t i = 0; (name = pwp_policy_profile(context->policy, i)) != NULL; i++)
		last = name;
	return strcmp(profile, last) != 0 && is_unset(context, profile, "users") &&
	       is_unset(context, profile, "groups") && is_unset(context, profile, "uids");
}

static struct facts find_facts(const struct context *context, const char *profile)
{
	bool has_passphrase = number(context, profile, "passphrase_words") > 0;

	return (struct facts){
		.min_length = number(context, profile, "min_length"),
		.max_length = number(context, profile, "max_length"),
		.asks_classes = number(context, profile, "min_classes") > 1 ||
				!is(context, profile, "require", "none"),
		.has_passphrase = has_passphrase,
		.has_other_route = has_passphrase ||
				   number(context, profile, "long_length") > 0 ||
				   number(context, profile, "min_strength_any") > 0,
		.only_warns = is(context, profile, "change_mode", "warn"),
		.spares_root = is(context, profile, "enforce_for_root", "no"),
		.takes_nobody = has_nobody(context, profile),
		.ages = number(context, profile, "max_age") > 0,
	};
}

unsigned guidance_print(const struct context *context, const char *profile)
{
	const struct facts facts = find_facts(context, profile);
	unsigned count = 0;

	for (size_t i = 0; i < ARRAY_SIZE(notes); i++) {
		char line[PWP_MESSAGE_SIZE];

		if (!notes[i].holds(&facts))
			continue;
		snprintf(line, sizeof(line), "%s: %s.", notes[i].guidance,
			 notes[i].sentence);
		fputs("  - ", stdout);
		output_wrapped(4, line);
		count++;
	}
	return count;
}

bool guidance_only_observes(const struct context *context, const char *profile)
{
	return is(context, profile, "login_mode", "observe");
}
