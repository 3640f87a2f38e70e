/* SPDX-License-Identifier: MIT */
/* One stack of one service, simulated for the checks of the doctor. */
#ifndef CLI_STACK_CHECK_H
#define CLI_STACK_CHECK_H

#include "cli/doctor/doctor.h"
#include "cli/pamconf/pam_scenario.h"

/* How missing lines are added on Debian, for the beginning of an action. */
#define ENABLE_ON_DEBIAN                                                            \
	"On Debian run 'pam-auth-update --enable pwpolicy pwpolicy-record'. Or do " \
	"it by hand. "

/* The place of a line in its stack; STACK_CHECK_NONE: there is none. */
#define STACK_CHECK_NONE PAM_LINES_MAX

struct stack_check {
	struct doctor *doctor;
	const char *service;
	bool must_succeed; /* people log in or change passwords by this stack */
	const struct pam_stack *stack;
	struct pam_scenario scenario;
	struct pam_outcome outcome; /* with the right password and no objection from us */
	size_t ours;		    /* the judging line */
	size_t record;		    /* the line with `record` */
	size_t password;	    /* the module whose password it is */
};

/* `service` has a stack of the type. */
void stack_check_init(struct stack_check *check, struct doctor *doctor,
		      const struct doctor_service *service, enum pam_type type);

const struct pam_line *stack_check_line(const struct stack_check *check, size_t at);

/* Whether the line ran, and whether it ran before another that ran. */
bool stack_check_ran(const struct stack_check *check, size_t at);
bool stack_check_ran_before(const struct stack_check *check, size_t at, size_t other);

/* Whether the line's control takes PAM_IGNORE for a failure, which would lock everybody out;
 * then it has reported so. */
bool stack_check_ignore_fails(const struct stack_check *check, size_t at);

/* Reports a stack that refuses the right password, or stores none; whether it does. */
bool stack_check_report_no_success(const struct stack_check *check);

/* Reports an auth stack that takes a wrong password, or asks for none; whether it does. */
bool stack_check_wrong_password(const struct stack_check *check);

/* Reports who asks for another new password after ours, and whether nobody asks; true: so it
 * is. */
bool stack_check_asking(const struct stack_check *check);

/* Reports a method of storing passwords that forgets a part of them, or is weak; doctor_hash.c. */
void stack_check_hash(const struct stack_check *check);

/* Reports where the record line is wrong, or that there is none. */
void stack_check_record(const struct stack_check *check);

/* The checks of one stack. */
void stack_check_auth(struct stack_check *check);
void stack_check_account(struct stack_check *check);
void stack_check_password(struct stack_check *check);

#endif
