/* SPDX-License-Identifier: MIT */
/*
 * The new password, shown once: as text, or as the card that `suggest --class` makes, in a
 * new file or on standard output.
 */
#include "cli/reset/reset.h"

#include "base/str.h"
#include "cli/cards/cards.h"
#include "cli/common/output.h"
#include "cli/common/shred_command.h"

#include <stdio.h>
#include <string.h>

/* The full name ends where the GECOS field goes on with room and telephone. */
static struct pwp_text full_name(const struct account *account)
{
	return (struct pwp_text){ account->full_name, strcspn(account->full_name, ",") };
}

static bool is_standard_output(const char *path)
{
	return strcmp(path, "-") == 0;
}

static bool has_file(const struct reset *reset)
{
	return reset->output_path && !is_standard_output(reset->output_path);
}

static void print_card(const struct reset *reset, FILE *stream, bool stays)
{
	const struct cards cards = { .stream = stream, .count = 1 };
	const struct account *account = reset_account(reset);
	const struct card card = {
		.name = full_name(account),
		.user = text_from_c(account->user),
		.phrase = reset->suggestion->phrase,
		.stays = stays,
	};

	cards_begin(&cards);
	cards_add(&cards, &card, 1);
	cards_end(&cards);
}

bool reset_open_card(struct reset *reset)
{
	return !has_file(reset) || atomic_file_open(&reset->card, reset->output_path);
}

bool reset_write_card(struct reset *reset)
{
	if (!has_file(reset))
		return true;
	/* of another machine's account no change can be demanded from here */
	print_card(reset, reset->card.stream, !reset->local);
	return atomic_file_commit(&reset->card, 1);
}

static void print_text(const struct reset *reset)
{
	const struct pwp_suggestion *suggestion = reset->suggestion;

	fputs("Password  ", stdout);
	output_style(STYLE_BOLD);
	fputs(suggestion->phrase, stdout);
	output_style(STYLE_NONE);
	printf("\n%10s", "");
	output_wrapped(10, suggestion->hint);
}

static void print_person(const struct reset *reset)
{
	const struct account *account = reset_account(reset);
	struct pwp_text name = full_name(account);
	char shown[PWP_WORD_MAX + 1];

	fputs("User      ", stdout);
	output_printable(account->user);
	if (name.len > 0) {
		snprintf(shown, sizeof(shown), "%.*s", (int)name.len, name.ptr);
		fputs(" (", stdout);
		output_printable(shown);
		putchar(')');
	}
	printf(", profile \"%s\"\n", reset->context.request.profile);
}

static void print_advice(const struct reset *reset, enum reset_outcome outcome)
{
	const char *demand = outcome == RESET_DONE
				     ? "At the next log-in a new password must be chosen."
				     : "Nothing demands that it is changed at the next "
				       "log-in.";

	putchar('\n');
	if (!has_file(reset))
		output_paragraph("%s This one is not shown again.", demand);
	else if (outcome == RESET_NOT_FORCED && reset->local)
		output_paragraph(
			"%s The card says that it is: that holds after 'chage -d "
			"0 %s'.",
			demand, reset_account(reset)->user);
	else
		output_wrapped(0, demand);
}

static void print_place(const struct reset *reset)
{
	const char *const paths[] = { reset->output_path };

	output_paragraph("The card is in %s. Destroy it once it is printed:",
			 reset->output_path);
	shred_command_print(paths, 1);
}

bool reset_show(const struct reset *reset, enum reset_outcome outcome)
{
	if (reset->output_path && !has_file(reset)) {
		print_card(reset, stdout, outcome != RESET_DONE);
	} else {
		print_person(reset);
		if (!has_file(reset))
			print_text(reset);
		print_advice(reset, outcome);
		if (has_file(reset))
			print_place(reset);
	}
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	if (!has_file(reset))
		output_error("the new password of %s is set, but could not be shown: run "
			     "this again",
			     reset_account(reset)->user);
	return false;
}
