/* SPDX-License-Identifier: MIT */
/* What happens at a login with a password that breaks the rules. */
#ifndef PWP_PAM_DECISION_H
#define PWP_PAM_DECISION_H

#include "effective_policy.h"

#include <stdbool.h>

/* All that the decision depends on. */
struct login_facts {
	enum pwp_login_mode mode;
	bool root_on_console;
	bool break_glass;    /* in one of break_glass_groups */
	bool groups_known;   /* else the profile may be that of somebody else */
	bool local;	     /* this machine keeps the password */
	bool grace_over;     /* in days and in logins */
	bool service_forces; /* in force_services; sshd with ssh_inband too */
	bool shadow_backend; /* force_backend = shadow */
	bool stuck;	     /* accepted passwords of late were not stored */
	bool seen;	     /* the program certainly shows what is said now */
};

enum outcome {
	OUTCOME_COMPLIANT, /* never of a decision: the password keeps the rules */
	OUTCOME_OBSERVED,  /* nothing is said */
	OUTCOME_EXEMPT,	   /* warned; never forced */
	OUTCOME_WARNED,
	OUTCOME_UNSEEN,	      /* warned, where it may not have been seen */
	OUTCOME_CANNOT_FORCE, /* warned, with an alert: a change should be demanded */
	OUTCOME_DEMANDED,
	OUTCOME_END
};

/* OUTCOME_DEMANDED still depends on preflight, which the caller asks last. */
enum outcome decision_make(const struct login_facts *facts);

/* The audit trail's word for an outcome; static text. */
const char *decision_name(enum outcome outcome);

#endif
