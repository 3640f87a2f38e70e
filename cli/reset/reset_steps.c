/* SPDX-License-Identifier: MIT */
/*
 * The steps of a reset. chpasswd(8) takes the password from a pipe and sets it through the
 * machine's own PAM stack: so it is judged, stored where this machine stores passwords, and
 * recorded. Then chage(1) makes the shadow file demand another one. What a program says is
 * not believed where the shadow file can tell.
 */
#include "cli/reset/reset.h"

#include "base/str.h"
#include "base/wipe.h"
#include "cli/common/output.h"
#include "cli/common/secure_buffer.h"
#include "cli/common/subprocess.h"
#include "store/record/audit.h"
#include "store/system/host.h"
#include "store/system/shadow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char chpasswd_path[] = "/usr/sbin/chpasswd";
static const char chage_path[] = "/usr/bin/chage";

bool reset_audit(const struct reset *reset, const char *outcome)
{
	const struct audit_record record = {
		.time = host_now(),
		.event = "reset",
		.uid = reset_account(reset)->uid,
		.profile = reset->context.request.profile,
		.outcome = outcome,
	};
	int error = audit_append(places_system(), &record);

	if (error)
		output_error("the audit trail could not be written: %s",
			     pwp_strerror(error));
	return error == 0;
}

/* Shows the lines of a program, each as a message. */
static void report_text(const char *program, char *text)
{
	char *rest = text;
	char *line;

	while (rest && (line = strsep(&rest, "\n")) != NULL)
		if (*line)
			output_error("%s says: %s", program, line);
}

/* Returns what subprocess_feed() returns. */
static int run(const char *const *argv, struct pwp_text input, const char *program)
{
	char *text = NULL;
	int error = subprocess_feed(argv, input, &text);

	report_text(program, text);
	free(text);
	return error;
}

/* ---- the password */

static int run_chpasswd(const struct reset *reset)
{
	static const char *const argv[] = { chpasswd_path, NULL };
	struct secure_buffer line;
	int error = PWP_ERR_NOMEM;

	/* no user name is longer than a word of the policy */
	if (!secure_buffer_init(&line, PWP_WORD_MAX + PWP_SUGGESTION_SIZE + 3))
		return error;
	int len = snprintf(line.ptr, line.size, "%s:%s\n", reset_account(reset)->user,
			   reset->suggestion->phrase);
	if (len > 0 && (size_t)len < line.size)
		error = run(argv, (struct pwp_text){ line.ptr, (size_t)len }, "chpasswd");
	secure_buffer_done(&line);
	return error;
}

/* What the shadow file says of an account of this machine. */
struct seen {
	int error;
	char hash[HASH_SIZE]; /* of the password in force; "": none, or it is too long */
};

static void see(const struct reset *reset, struct seen *seen)
{
	struct shadow shadow;

	seen->hash[0] = '\0';
	seen->error = PWP_ERR_UNKNOWN;
	if (reset->local)
		seen->error = shadow_find_hash(
			places_system(), reset_account(reset)->user, &shadow, seen->hash);
}

/* Whether somebody else set another password meanwhile. */
static bool has_changed(const struct reset *reset, const struct seen *before)
{
	struct seen now;

	see(reset, &now);
	bool changed =
		!before->error && !now.error && strcmp(before->hash, now.hash) != 0;
	wipe(&now, sizeof(now));
	return changed;
}

enum belief { IS_NOT_SET, IS_SET, IS_ANOTHER, IS_NOT_KNOWN };

/* The shadow file knows. An account of a directory is not there: then the program is
 * believed, unless it had to be killed. */
static enum belief look(const struct reset *reset, const struct seen *before, int error)
{
	bool matches = false;
	int unread = PWP_ERR_UNKNOWN;

	if (reset->local)
		unread = shadow_matches(places_system(), reset_account(reset)->user,
					reset->suggestion->phrase, &matches);
	if (!unread && matches)
		return IS_SET;
	if (!unread)
		return has_changed(reset, before) ? IS_ANOTHER : IS_NOT_SET;
	if (!error)
		return IS_SET;
	return error == PWP_ERR_BUSY ? IS_NOT_KNOWN : IS_NOT_SET;
}

static void report_belief(enum belief belief, const char *user, int error)
{
	if (belief == IS_NOT_KNOWN)
		output_error(
			"chpasswd took too long: it is not known whether the password "
			"of %s was set; run this again",
			user);
	else if (belief == IS_ANOTHER)
		output_error(
			"another password of %s is in force now, neither the old one "
			"nor this: run this again",
			user);
	else if (belief == IS_SET && error)
		output_error("chpasswd failed, but the new password of %s is set", user);
	else if (belief == IS_NOT_SET && error)
		output_error("the password of %s was not set (chpasswd: %s); the old one "
			     "holds",
			     user, pwp_strerror(error));
	else if (belief == IS_NOT_SET)
		output_error("the password of %s was not set, although chpasswd says so; "
			     "the old one holds: see 'pwpolicy doctor'",
			     user);
}

static bool set(const struct reset *reset)
{
	struct seen before;

	see(reset, &before);
	int error = run_chpasswd(reset);
	enum belief belief = look(reset, &before, error);
	wipe(&before, sizeof(before));
	report_belief(belief, reset_account(reset)->user, error);
	return belief == IS_SET;
}

/* ---- the demand for another one */

static bool is_forced(const struct reset *reset)
{
	struct shadow shadow;

	return shadow_find(places_system(), reset_account(reset)->user, &shadow) == 0 &&
	       shadow.found && shadow.last_change == 0;
}

static bool force(const struct reset *reset)
{
	const char *user = reset_account(reset)->user;
	const char *const argv[] = { chage_path, "-d", "0", "--", user, NULL };

	if (!reset->local) {
		output_error("the account %s is kept in a directory: demand the change "
			     "at the next log-in there; from here it cannot be demanded",
			     user);
		return false;
	}
	int error = run(argv, (struct pwp_text){ "", 0 }, "chage");
	if (!error && is_forced(reset))
		return true;
	output_error("the new password of %s is set, but need not be changed at the next "
		     "log-in (chage: %s): run 'chage -d 0 %s'",
		     user, error ? pwp_strerror(error) : "nothing came of it", user);
	return false;
}

enum reset_outcome reset_set(const struct reset *reset)
{
	if (!set(reset))
		return RESET_NOT_SET;
	return force(reset) ? RESET_DONE : RESET_NOT_FORCED;
}
