/* SPDX-License-Identifier: MIT */
/* One stack of one service, as the checks of the doctor look at it. */
#ifndef CLI_STACK_CHECK_H
#define CLI_STACK_CHECK_H

#include "cli/doctor/doctor.h"
#include "cli/pamconf/pam_scenario.h"

/* How Debian puts missing lines in; what to do begins with it. */
#define ENABLE_ON_DEBIAN                                                            \
	"On Debian run 'pam-auth-update --enable pwpolicy pwpolicy-record'. Or do " \
	"it by hand. "

/* The place of a line in its stack; STACK_CHECK_NONE: there is none. */
#define STACK_CHECK_NONE PAM_LINES_MAX

struct stack_check {
	struct doctor *doctor;
	const char *service;
	const struct pam_stack *stack;
	struct pam_scenario scenario;
	struct pam_outcome outcome; /* everything right, and we have no objection */
	size_t ours;		    /* the judging line */
	size_t record;		    /* the line with `record` */
	size_t password;	    /* the module whose password it is */
};

void stack_check_init(struct stack_check *check, struct doctor *doctor,
		      const char *service, enum pam_type type,
		      const struct pam_stack *stack);

const struct pam_line *stack_check_line(const struct stack_check *check, size_t at);

/* Whether the line ran, and whether it ran before another that ran. */
bool stack_check_ran(const struct stack_check *check, size_t at);
bool stack_check_ran_before(const struct stack_check *check, size_t at, size_t other);

/* Whether our answers are taken for a failure, which would shut everybody out; it has
 * then been said. */
bool stack_check_is_harmful(const struct stack_check *check, size_t at);

/* Says that no module says yes, if it is so because of how we stand there. */
void stack_check_decided(const struct stack_check *check);

/* The checks of one stack. */
void stack_check_auth(struct stack_check *check);
void stack_check_account(struct stack_check *check);
void stack_check_password(struct stack_check *check);

#endif
