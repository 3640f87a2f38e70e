/* SPDX-License-Identifier: MIT */
/* One stack of one service, as the checks of the doctor look at it. */
#ifndef CLI_STACK_CHECK_H
#define CLI_STACK_CHECK_H

#include "cli/doctor/doctor.h"
#include "cli/pamconf/pam_scenario.h"

/* How Debian puts missing lines in; what to do begins with it. */
#define VIEW_DEBIAN                                                                 \
	"On Debian run 'pam-auth-update --enable pwpolicy pwpolicy-record'. Or do " \
	"it by hand. "

/* The place of a line in its stack; VIEW_NONE: there is none. */
#define VIEW_NONE PAM_LINES_MAX

struct view {
	struct doctor *doctor;
	const char *service;
	const struct pam_stack *stack;
	struct pam_case tried;
	struct pam_walk walk; /* everything right, and we have no objection */
	size_t ours;	      /* the judging line */
	size_t record;	      /* the line with `record` */
	size_t password;      /* the module whose password it is */
};

void view_open(struct view *view, struct doctor *doctor, const char *service,
	       enum pam_type type, const struct pam_stack *stack);

const struct pam_line *view_line(const struct view *view, size_t at);

/* Whether the line ran, and whether it ran before another that ran. */
bool view_ran(const struct view *view, size_t at);
bool view_ran_before(const struct view *view, size_t at, size_t other);

/* Whether our answers are taken for a failure, which would shut everybody out; it has
 * then been said. */
bool view_is_harmful(const struct view *view, size_t at);

/* Says that no module says yes, if it is so because of how we stand there. */
void view_check_decided(const struct view *view);

/* The checks of one stack. */
void doctor_view_auth(struct view *view);
void doctor_view_account(struct view *view);
void doctor_view_password(struct view *view);

#endif
