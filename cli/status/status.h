/* SPDX-License-Identifier: MIT */
/* The state of the passwords in use: of one user, or counted for each profile. */
#ifndef CLI_STATUS_H
#define CLI_STATUS_H

#include "base/reason.h"
#include "pwpolicy.h"
#include "store/system/places.h"
#include "store/record/state.h"
#include "cli/common/string_list.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum status_grace {
	STATUS_NO_GRACE, /* compliant, judged by other rules, or nothing is enforced */
	STATUS_GRACE_RUNS,
	STATUS_GRACE_OVER
};

/* The options of a profile about grace at login. */
struct status_rules {
	char rules[FINGERPRINT_SIZE];
	bool enforced; /* login_mode = enforce */
	unsigned grace_days;
	unsigned grace_logins;
};

/* Reads them from a policy. Returns 0, PWP_ERR_UNKNOWN (no such profile), PWP_ERR_BUFFER
 * or PWP_ERR_NOMEM. */
PWP_CHECKED int status_rules(const struct pwp_policy *policy, const char *profile,
			     struct status_rules *ret_rules);

/* Whether a judgement was made by these rules. */
bool status_is_present(const struct status_rules *rules, const struct state *state);

/* The state of a user's grace, which is over when its days and its log-ins are. */
enum status_grace status_grace(const struct status_rules *rules,
			       const struct state *state, int64_t now);

/* The groups of reasons, by enum reason_group. */
struct status_group {
	const char *name; /* in JSON */
	const char *words;
};
extern const struct status_group status_groups[REASON_GROUPS];

/* What is counted for a profile. */
enum status_count {
	STATUS_PEOPLE,
	STATUS_COMPLIANT,
	STATUS_NOT_COMPLIANT,
	STATUS_GROUP_FIRST,
	STATUS_GROUP_LAST = STATUS_GROUP_FIRST + REASON_GROUPS - 1,
	STATUS_RUNS,
	STATUS_OVER,
	STATUS_OTHER_RULES,
	STATUS_NEVER_SEEN,
	STATUS_UNREADABLE,
	STATUS_COUNTS
};

/* Counts below this could point at persons. */
enum { STATUS_FEWEST = 5 };

struct status_tally {
	const char *profile; /* borrowed from the policy */
	bool is_admin;
	struct status_rules rules;
	size_t counts[STATUS_COUNTS];
	bool hidden[STATUS_COUNTS]; /* too few to be shown */
};

/* Counts one user; `state` NULL: never seen, or with `corrupt` not readable. */
void status_add(struct status_tally *tally, const struct state *state, bool corrupt,
		int64_t now);

/* Hides what could point at persons, when all are counted. */
void status_hide(struct status_tally *tally);

/* What status found. `without_account`: ids with files but no account, in digits. */
struct status {
	struct status_tally *tallies;
	size_t count;
	struct string_list without_account;
};

/* Print it. False: it has reported what failed. */
bool status_text(const struct status *status);
bool status_json(const struct status *status);

/* Adds the users whom status is about, and ids with files but no account, in digits. Returns
 * 0 or the error of a look-up. */
PWP_CHECKED int status_find_people(const struct places *places, struct string_list *users,
				   struct string_list *without_account);

/* Writes a line to the audit trail, before an answer that names people. `uid` -1: all. False:
 * it has reported why not. */
bool status_record_query(const struct places *places, int64_t uid, const char *outcome);

/* ---- what login_mode = enforce would do; status_fate.c */

enum status_fate {
	STATUS_JUDGED_ANEW, /* the rules changed since the last log-in */
	STATUS_GRACE,	    /* warned; grace runs, or starts with the first warning */
	STATUS_FORCED,	    /* has to change the password at the next log-in */
	STATUS_BREAK_GLASS, /* warned only, as the next two */
	STATUS_ELSEWHERE,   /* the password is not of this machine */
	STATUS_BY_SHADOW,   /* shadow demands, not a log-in */
	STATUS_LOCKED,	    /* cannot change it, as the next one */
	STATUS_TOO_NEW	    /* younger than its minimum age */
};

/* All that the fate of a password that breaks the rules depends on. */
struct status_facts {
	struct status_rules rules;
	struct state state;
	bool break_glass, local, by_shadow, locked, too_new;
};

enum status_fate status_fate(const struct status_facts *facts, int64_t now);

/* ---- who it would concern; status_who.c, status_who_print.c */

struct status_person {
	char *user;
	const char *profile; /* borrowed from the policy */
	struct state state;
	bool present; /* judged by the present rules */
	enum status_fate fate;
	unsigned days, logins; /* of grace: left, or to come */
};

/* Everybody whose password broke the rules when it was judged last, in order of names. */
struct status_who {
	struct status_person *people;
	size_t count, room;
	size_t never_judged, unreadable; /* how many others may be concerned */
};

enum status_form { STATUS_AS_TEXT, STATUS_AS_CSV, STATUS_AS_JSON };

/* Prints it. False: it has reported what failed. */
bool status_who_print(const struct status_who *who, enum status_form form);

/* Prints who is concerned. Returns the exit code of the command. */
int status_of_who(const struct places *places, const struct pwp_policy *policy,
		  enum status_form form);

/* Prints the state of one user. Returns the exit code of the command. */
int status_of_user(const struct places *places, const struct pwp_policy *policy,
		   const char *user, bool json);

#endif
