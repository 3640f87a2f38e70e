/* SPDX-License-Identifier: MIT */
/* The parts of pwpolicy reset. */
#ifndef CLI_RESET_H
#define CLI_RESET_H

#include "cli/cards/atomic_file.h"
#include "cli/common/context.h"
#include "pwpolicy.h"

#include <stdbool.h>

/* One reset. */
struct reset {
	struct context context;
	const char *only;	 /* the profile that the user must have; NULL: any */
	const char *output_path; /* of the card; "-": standard output; NULL: no card */
	bool local;		 /* this machine keeps the password */
	struct atomic_file card;
	struct pwp_suggestion *suggestion; /* in memory that is wiped */
};

/* The account, after context_open(). */
static inline const struct account *reset_account(const struct reset *reset)
{
	return &reset->context.person.subject.account;
}

/* ---- who is not reset; reset_refusal.c */

/* Finds out who it is. Returns EXIT_ACCEPTED; EXIT_REFUSED or EXIT_NO_VERDICT: it has
 * reported why not. */
int reset_find(struct reset *reset);

/* ---- what is done; reset_steps.c */

enum reset_outcome {
	RESET_DONE,
	RESET_NOT_FORCED, /* the password is set, but need not be changed */
	RESET_NOT_SET	  /* or not known to be */
};

/* Sets the password and demands a change of it. Reports what fails, and where that leaves
 * the account. */
enum reset_outcome reset_set(const struct reset *reset);

/* Adds a line to the audit trail. False: it has reported that it could not. */
bool reset_audit(const struct reset *reset, const char *outcome);

/* ---- what is shown; reset_show.c */

/* Opens the file of the card, if there is to be one. False: it has reported why not. */
bool reset_open_card(struct reset *reset);

/* Writes the card to its file, if there is one. False: it has reported why not. */
bool reset_write_card(struct reset *reset);

/* Shows the password once: on standard output, or says where the card is. False: it has
 * reported that it could not. */
bool reset_show(const struct reset *reset, enum reset_outcome outcome);

#endif
