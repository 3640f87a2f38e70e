/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy policy lint: reads a policy and reports errors (file:line:column, exit code 2).
 * Of a policy without errors it warns where it does not mean what it seems to (lint.h, exit
 * code 1), and notes where it differs from published guidance: a table of the differences,
 * the guidance that each is about, and a sentence. A note is no warning: a school may have
 * its reasons, but it should know. Only guidance whose wording is public and stable is
 * named.
 */
#include "cli/common/args.h"
#include "cli/common/context.h"
#include "cli/common/output.h"
#include "cli/policy/lint.h"
#include "store/system/options.h"

#include <stdio.h>
#include <string.h>

/* An operand is a file, also without a slash. */
static bool take(void *data, int id, const char *value)
{
	struct context *context = data;

	if (id != ARGS_OPERAND)
		return context_take_option(context, id, value);
	context->policy_source.is_file = true;
	return context_take_policy(context, value);
}

/* In the order in which they are printed. */
enum difference {
	IMPOSES_CLASSES,
	ASKS_CLASSES_OF_SOME,
	IS_UNDER_8,
	IS_UNDER_15,
	IS_UNDER_8_FOR_CYBER_ESSENTIALS,
	IS_UNDER_12,
	CAPS_LENGTH,
	HINDERS_PASSPHRASES,
	AGES,
	ONLY_WARNS,
	SPARES_ROOT,
	DIFFERENCES
};

static const struct {
	const char *guidance;
	const char *sentence;
} notes[DIFFERENCES] = {
	[IMPOSES_CLASSES] = {
		"NIST SP 800-63B-4, 3.1.1.2 (5); OWASP ASVS 5, 6.2.5",
		"verifiers shall not impose rules on kinds of characters; here every password "
		"must follow them",
	},
	[ASKS_CLASSES_OF_SOME] = {
		"NIST SP 800-63B-4, 3.1.1.2 (5); OWASP ASVS 5, 6.2.5",
		"verifiers shall not impose rules on kinds of characters; here a password must "
		"follow them unless it takes another route (see 'policy explain')",
	},
	[IS_UNDER_8] = {
		"OWASP ASVS 5, 6.2.1; NIST SP 800-63B-4, 3.1.1.2 (1)",
		"at least 8 characters are required, even beside a second factor",
	},
	[IS_UNDER_15] = {
		"NIST SP 800-63B-4, 3.1.1.2 (1)",
		"a password that is the only factor shall have at least 15 characters; a "
		"shorter minimum length fits accounts with a second factor",
	},
	[IS_UNDER_8_FOR_CYBER_ESSENTIALS] = {
		"Cyber Essentials, password-based authentication",
		"at least 8 characters with a deny list, or 12 without, are required",
	},
	[IS_UNDER_12] = {
		"Cyber Essentials, password-based authentication",
		"fewer than 12 characters need a deny list or a second factor; pwpolicy "
		"refuses common passwords, which the assessment should mention",
	},
	[CAPS_LENGTH] = {
		"Cyber Essentials, password-based authentication",
		"there must be no maximum length; 511 is the limit of the system",
	},
	[HINDERS_PASSPHRASES] = {
		"NCSC, three random words",
		"passphrases of three random words are recommended; here they must follow the "
		"rules on kinds of characters (passphrase_words gives them a route of their "
		"own)",
	},
	[AGES] = {
		"NIST SP 800-63B-4, 3.1.1.2 (6); OWASP ASVS 5, 6.2.10; NCSC, password policy",
		"verifiers shall not require regular changes; here a password must be changed "
		"after a time (max_age)",
	},
	[ONLY_WARNS] = {
		"all guidance",
		"a weak password is accepted with a warning (change_mode = warn)",
	},
	[SPARES_ROOT] = {
		"CIS benchmarks for Linux",
		"root may set weak passwords (enforce_for_root = no)",
	},
};

static void compare(const struct context *context, const char *profile,
		    bool holds[DIFFERENCES])
{
	struct options options = { .policy = context->policy, .profile = profile };
	unsigned min_length = options_number(&options, "min_length");
	bool has_passphrase = options_number(&options, "passphrase_words") > 0;
	bool has_other_route = has_passphrase ||
			       options_number(&options, "long_length") > 0 ||
			       options_bits(&options, "min_strength_any") > 0;
	bool asks_classes = options_number(&options, "min_classes") > 1 ||
			    options_item(&options, "require", 0) != NULL;

	holds[IMPOSES_CLASSES] = asks_classes && !has_other_route;
	holds[ASKS_CLASSES_OF_SOME] = asks_classes && has_other_route;
	holds[IS_UNDER_8] = holds[IS_UNDER_8_FOR_CYBER_ESSENTIALS] = min_length < 8;
	holds[IS_UNDER_12] = min_length < 12;
	holds[IS_UNDER_15] = min_length < 15;
	holds[CAPS_LENGTH] = options_number(&options, "max_length") < PWP_PASSWORD_MAX;
	holds[HINDERS_PASSPHRASES] = asks_classes && !has_passphrase;
	holds[AGES] = options_days(&options, "max_age") > 0;
	holds[ONLY_WARNS] =
		options_choice(&options, "change_mode") == PWP_CHANGE_MODE_WARN;
	holds[SPARES_ROOT] = !options_choice(&options, "enforce_for_root");
}

/* Prints a note for each difference. Returns how many there are. */
static unsigned print_guidance(const struct context *context, const char *profile)
{
	bool holds[DIFFERENCES];
	unsigned count = 0;

	compare(context, profile, holds);
	for (size_t i = 0; i < DIFFERENCES; i++) {
		char line[PWP_MESSAGE_SIZE];

		if (!holds[i])
			continue;
		snprintf(line, sizeof(line), "%s: %s.", notes[i].guidance,
			 notes[i].sentence);
		fputs("  - ", stdout);
		output_wrapped(4, line);
		count++;
	}
	return count;
}

static void print_notes(const struct context *context, size_t warnings)
{
	const char *only = context->request.profile;
	const char *profile;
	unsigned count = 0;

	for (size_t i = 0; (profile = pwp_policy_profile(context->policy, i)) != NULL;
	     i++) {
		struct options options = { .policy = context->policy,
					   .profile = profile };
		if (only && strcmp(only, profile) != 0)
			continue;
		printf("\nProfile \"%s\" and published guidance:\n", profile);
		unsigned differences = print_guidance(context, profile);
		if (differences == 0)
			puts("  - no differences found.");
		if (options_choice(&options, "login_mode") == PWP_LOGIN_MODE_OBSERVE)
			puts("  Passwords in use are not enforced (login_mode = "
			     "observe).");
		count += differences;
	}
	putchar('\n');
	if (warnings > 0)
		printf("%zu %s, ", warnings,
		       output_plural(warnings, "warning", "warnings"));
	printf("%u %s. Notes are not errors: a policy may have its reasons.\n", count,
	       output_plural(count, "note", "notes"));
}

/* Warns of traps, then prints the notes. A checker was made: a policy that cannot be judged
 * with is not without errors. */
static int print_all(const struct context *context)
{
	const char *name = context->policy_source.name;
	struct lint lint;
	bool ok = lint_read(&lint, context);

	if (ok) {
		output_printable(name ? name : "the installed policy");
		puts(": no errors");
		lint_files(&lint);
		lint_names(&lint);
		lint_rules(&lint);
		ok = lint_sample(&lint);
	}
	if (ok)
		print_notes(context, lint.warnings);
	int code = lint.warnings > 0 ? EXIT_REFUSED : EXIT_ACCEPTED;
	lint_done(&lint);
	return ok ? code : EXIT_NO_VERDICT;
}

static int run(const struct command *command, struct args *args)
{
	struct context context = { .policy = NULL };
	int code;

	if (args_parse(args, command, take, &context, &code))
		code = context_open(&context) && context_make_checker(&context, NULL)
			       ? print_all(&context)
			       : EXIT_NO_VERDICT;
	context_done(&context);
	return code;
}

const struct command policy_lint_command = {
	.name = "policy lint",
	.synopsis = "[FILE] [OPTION]...",
	.summary = "check a policy file and compare it with published guidance",
	.shared_options = context_options,
	.takes_operands = true,
	.run = run,
};
