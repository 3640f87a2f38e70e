/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy review: lists who administers this machine and what is known of their passwords,
 * which the written policy wants reviewed every year; with --sign-off it records who has
 * done so.
 */
#include "cli/review/review.h"

#include "base/array.h"
#include "cli/common/args.h"
#include "cli/common/privilege.h"
#include "cli/common/output.h"
#include "cli/common/policy_source.h"
#include "store/record/audit.h"
#include "store/system/host.h"

#include <stdio.h>
#include <string.h>

typedef bool print_fn(const struct review *review);

static const struct {
	const char *name;
	print_fn *print;
} formats[] = {
	{ "text", review_text },
	{ "csv", review_csv },
	{ "json", review_json },
};

struct arguments {
	print_fn *print; /* NULL: as text */
	const char *sign_off;
};

enum { REVIEW_FORMAT = 1, REVIEW_SIGN_OFF };

static const struct option_def options[] = {
	{ REVIEW_FORMAT, 'f', "format", "text|csv|json",
	  "how to write it (default: text)" },
	{ REVIEW_SIGN_OFF, 0, "sign-off", "NAME",
	  "record that the person of this name has reviewed the administrators now" },
	{ 0, 0, NULL, NULL, NULL },
};

static bool take_format(struct arguments *arguments, const char *value)
{
	for (size_t i = 0; i < ARRAY_SIZE(formats); i++) {
		if (strcmp(formats[i].name, value) != 0)
			continue;
		arguments->print = formats[i].print;
		return true;
	}
	output_error("--format %s: is neither text nor csv nor json", value);
	return false;
}

static bool take_sign_off(struct arguments *arguments, const char *value)
{
	arguments->sign_off = value;
	if (!sign_off_is_name(value))
		output_error(
			"--sign-off: a name has 1 to %d bytes of UTF-8 and no control "
			"characters",
			SIGN_OFF_NAME_MAX);
	return sign_off_is_name(value);
}

static bool take(void *data, int id, const char *value)
{
	struct arguments *arguments = data;

	return id == REVIEW_FORMAT ? take_format(arguments, value)
				   : take_sign_off(arguments, value);
}

static bool find_sign_off(const struct places *places, struct review *review)
{
	int error = sign_off_last(places, &review->last);

	review->signed_off = error == 0;
	review->due = error || calendar_is_year_past(review->last.time, review->now);
	if (!error || error == PWP_ERR_UNKNOWN)
		return true;
	if (error == PWP_ERR_NOMEM)
		return false;
	review->admins.failed = true;
	return string_list_format(&review->admins.notes, "the last sign-off: %s",
				  pwp_strerror(error));
}

/* False: it has reported what failed. */
static bool find_all(const struct places *places, struct review *review)
{
	struct pwp_policy *policy = NULL;

	if (!policy_source_load_installed(places->trust, &policy))
		return false;
	calendar_time(host_now(), review->now);
	int error = admins_find(places, policy, &review->admins);
	policy = pwp_policy_free(policy);
	if (!error && !find_sign_off(places, review))
		error = PWP_ERR_NOMEM;
	if (!error)
		error = second_factor_find(&pam_folders_system, review->factors);
	if (error)
		output_error("%s", pwp_strerror(error));
	return error == 0;
}

static int sign_off(const struct places *places, const struct review *review,
		    const char *name)
{
	const char *rules = review->admins.rules;
	struct sign_off entry = { .time = "" };
	const struct audit_record record = {
		.time = host_now(),
		.event = "sign_off",
		.uid = -1,
		.outcome = "signed",
		.rules = *rules ? rules : NULL,
	};

	snprintf(entry.time, sizeof(entry.time), "%s", review->now);
	snprintf(entry.name, sizeof(entry.name), "%s", name);
	int error = sign_off_add(places, &entry, review->admins.count, rules);
	if (error) {
		output_error("the sign-off could not be recorded: %s",
			     pwp_strerror(error));
		return EXIT_NO_VERDICT;
	}
	printf("Signed off by %s at %s: %zu %s\n", entry.name, entry.time,
	       review->admins.count,
	       output_plural(review->admins.count, "administrator", "administrators"));
	error = audit_append(places, &record);
	if (error)
		output_error("the sign-off is recorded, but not in the audit trail: %s",
			     pwp_strerror(error));
	return error ? EXIT_NO_VERDICT : EXIT_ACCEPTED;
}

/* The list is printed all the same. */
static int whole_or_not(const struct review *review)
{
	if (!review->admins.failed)
		return EXIT_ACCEPTED;
	output_error("not everything could be read: see the notes");
	return EXIT_NO_VERDICT;
}

static int do_review(const struct places *places, const struct arguments *arguments)
{
	struct review review = { .now = "" };
	int code = EXIT_NO_VERDICT;

	if (find_all(places, &review)) {
		print_fn *print = arguments->print ? arguments->print : review_text;

		if (arguments->sign_off)
			code = sign_off(places, &review, arguments->sign_off);
		else if (print(&review))
			code = whole_or_not(&review);
	}
	admins_done(&review.admins);
	return code;
}

static int run(const struct command *command, struct args *args)
{
	struct arguments arguments = { .print = NULL };
	int code;

	if (!args_parse(args, command, take, &arguments, &code))
		return code;
	if (arguments.sign_off && arguments.print) {
		output_error("--sign-off prints no list: it does not go with --format");
		return EXIT_NO_VERDICT;
	}
	return privilege_require_root() ? do_review(places_system(), &arguments)
					: EXIT_NO_VERDICT;
}

const struct command review_command = {
	.name = "review",
	.synopsis = "[--format text|csv|json | --sign-off NAME]",
	.summary = "list administrators and their passwords' age and standing; for root",
	.options = options,
	.run = run,
};
