/* SPDX-License-Identifier: MIT */
/*
 * pwpolicy reset: gives a person who forgot the password a new one. In this order: find out
 * who it is, say so in the audit trail, draw a passphrase by the person's own rules, write
 * the card, set the passphrase, demand a change of it, show it. Until it is set everything
 * can be undone, so a signal ends the work there; from then on the work is completed.
 */
#include "cli/reset/reset.h"

#include "cli/cards/signal_block.h"
#include "cli/common/args.h"
#include "cli/common/output.h"
#include "cli/common/privilege.h"
#include "cli/common/secure_buffer.h"
#include "cli/common/user_option.h"

enum { RESET_PROFILE = USER_OPTION_END, RESET_OUTPUT };

static const struct option_def options[] = {
	USER_OPTION_NAME_DEF("whose password; digits are a name, too"),
	USER_OPTION_UID_DEF("whose password, by user id"),
	{ RESET_PROFILE, 0, "profile", "NAME",
	  "only if this is the user's profile; else nothing is changed" },
	{ RESET_OUTPUT, 'o', "output", "FILE",
	  "a card to print, in HTML, instead of text: a new file; - is standard output" },
	{ 0, 0, NULL, NULL, NULL },
};

static bool take_once(const char *option, const char *value, const char **ret_value)
{
	if (*ret_value) {
		output_error("%s %s: it can be given once", option, value);
		return false;
	}
	*ret_value = value;
	return true;
}

static bool take(void *data, int id, const char *value)
{
	struct reset *reset = data;

	switch (id) {
	case RESET_PROFILE:
		return take_once("--profile", value, &reset->only);
	case RESET_OUTPUT:
		return take_once("--output", value, &reset->output_path);
	default:
		return user_option_take(&reset->context.who, id, value);
	}
}

static bool draw(const struct reset *reset)
{
	reset->suggestion->size = sizeof(*reset->suggestion);
	int error = pwp_suggest(reset->context.checker, &reset->context.request, NULL,
				reset->suggestion, 1);

	if (error)
		output_error("no passphrase for %s: %s", reset_account(reset)->user,
			     pwp_strerror(error));
	return error == 0;
}

/* Sets what was drawn and shows it. Returns the exit code. */
static int set_and_show(struct reset *reset)
{
	static const char *const words[] = {
		[RESET_DONE] = "reset",
		[RESET_NOT_FORCED] = "not_forced",
		[RESET_NOT_SET] = "not_reset",
	};
	enum reset_outcome outcome = reset_set(reset);
	bool written = reset_audit(reset, words[outcome]);

	if (outcome == RESET_NOT_SET) {
		atomic_file_discard(&reset->card);
		return EXIT_NO_VERDICT;
	}
	bool shown = reset_show(reset, outcome);
	return shown && written && outcome == RESET_DONE ? EXIT_ACCEPTED
							 : EXIT_NO_VERDICT;
}

/* Nothing is done that the audit trail does not know. */
static int run_blocked(struct reset *reset, const struct signal_block *block)
{
	if (!reset_open_card(reset) || !draw(reset) || !reset_write_card(reset) ||
	    signal_block_pending(block) || !reset_audit(reset, "begun")) {
		atomic_file_discard(&reset->card);
		output_error("nothing was changed");
		return EXIT_NO_VERDICT;
	}
	int code = set_and_show(reset);
	atomic_file_done(&reset->card);
	return code;
}

static int run_found(struct reset *reset)
{
	struct secure_buffer memory;
	struct signal_block block;
	int code = EXIT_NO_VERDICT;

	if (!secure_buffer_init(&memory, sizeof(*reset->suggestion)))
		return code;
	reset->suggestion = (struct pwp_suggestion *)(void *)memory.ptr;
	if (signal_block_begin(&block)) {
		code = run_blocked(reset, &block);
		signal_block_end(&block);
	}
	secure_buffer_done(&memory);
	return code;
}

static int run_reset(struct reset *reset)
{
	if (!user_option_given(&reset->context.who)) {
		output_error("whose? See 'pwpolicy reset --help'");
		return EXIT_NO_VERDICT;
	}
	if (!privilege_require_root() || !context_open(&reset->context))
		return EXIT_NO_VERDICT;
	int code = reset_find(reset);
	if (code != EXIT_ACCEPTED)
		return code;
	if (!context_make_checker(&reset->context, NULL))
		return EXIT_NO_VERDICT;
	return run_found(reset);
}

static int run(const struct command *command, struct args *args)
{
	struct reset reset = { .only = NULL };
	int code;

	if (args_parse(args, command, take, &reset, &code))
		code = secure_buffer_for_stdout(args->output) ? run_reset(&reset)
							      : EXIT_NO_VERDICT;
	context_done(&reset.context);
	return code;
}

const struct command reset_command = {
	.name = "reset",
	.synopsis = "--user NAME | --uid NUMBER [OPTION]...",
	.summary =
		"give a user a new password, to be changed at the next log-in; for root",
	.options = options,
	.operand_fault = USER_OPTION_OPERAND_FAULT,
	.run = run,
};
