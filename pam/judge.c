/* SPDX-License-Identifier: MIT */
/*
 * The library judges; this file finds the facts that it cannot know.
 *
 *   used before      by the hashes of the history; always asked, so that all reasons come
 *                    at once. Root who sets another's password is spared: the history is
 *                    the person's.
 *   the refused one  a password is also judged as if the one refused before it were the old
 *                    one, so that nobody creeps from a refused password to an accepted one.
 *   what is kept     the system may forget the end of a long password (kept_length.c): then the
 *                    beginning alone must be accepted too.
 *   other account    only of a privileged account, only against the everyday one, and last
 *                    of all, after the password was typed twice. Whatever comes of it ends
 *                    the transaction: nobody shall find out another password by asking on.
 *
 * "Could not tell" is never a verdict: every error refuses.
 */
#include "judge.h"

#include "base/str.h"
#include "base/wipe.h"
#include "sitting.h"
#include "store/record/history.h"
#include "store/record/state.h"
#include "store/system/kept_length.h"
#include "store/system/name_pattern.h"
#include "store/system/shadow.h"

#include <stdint.h>
#include <string.h>
#include <unistd.h>

/* Longest name of an everyday account. */
#define NAME_SIZE (PWP_WORD_MAX + 1)

int judge_could_not_tell(struct change *change, int error)
{
	change->could_not_tell = true;
	conversation_fault(&change->conversation, "the judgement at change", error);
	conversation_complain(
		&change->conversation,
		conversation_sentence(SENTENCE_CANNOT_JUDGE, change->effective.level));
	return error == PWP_ERR_NOMEM ? PAM_BUF_ERR : PAM_AUTHTOK_ERR;
}

struct pwp_request judge_request(const struct change *change)
{
	const char *old = conversation_item(change->conversation.pamh, PAM_OLDAUTHTOK);
	struct pwp_request request = PWP_REQUEST_INIT;
	request.old_password = text_from_c(old);
	request.profile = change->effective.profile;
	request.for_another = change->by_root && change->subject.account.uid != 0;
	subject_complete(&change->subject, &request);
	personal_attach(change->words, &request);
	return request;
}

/* Whether the account is that of root at work, or of a person. */
static bool is_own(const struct change *change)
{
	return !change->by_root || (int64_t)getuid() == change->subject.account.uid;
}

/* Root's own history must not keep root from working. */
static int find_used_before(const struct change *change, const char *password, bool *ret)
{
	struct history history = { .count = 0 };
	*ret = false;
	if (change->effective.history == 0 || !is_own(change) || geteuid() != 0 ||
	    strlen(password) > PWP_PASSWORD_MAX)
		return 0;
	const struct account kept = identity_account(&change->kept);
	int error = history_load(places_system(), &kept, &history);
	if (!error)
		error = history_contains(&history, change->effective.history, password,
					 ret);
	wipe(&history, sizeof(history));
	if (!error || !change->by_root || error == PWP_ERR_NOMEM)
		return error;
	conversation_fault(&change->conversation, "the password history", error);
	return 0;
}

static int find_other_account(const struct change *change, const char *password,
			      bool *ret)
{
	char everyday[NAME_SIZE];
	*ret = false;
	if (geteuid() != 0 ||
	    !name_pattern_match(change->effective.sibling_accounts,
				change->subject.account.user, everyday, sizeof(everyday)))
		return 0;
	return shadow_matches(places_system(), everyday, password, ret);
}

/* A pupil reads no more than so many, the first being the most important. */
#define PLAIN_REASONS 2

/* Two parts of one kind have one sentence, which is said once. */
static void show_reasons(const struct change *change, const struct pwp_result *result)
{
	bool refused = !change->lenient && !pwp_result_accepted(result);
	size_t most =
		change->effective.level == PWP_LEVEL_PLAIN ? PLAIN_REASONS : SIZE_MAX;
	char last[PWP_MESSAGE_SIZE] = "";
	char line[PWP_MESSAGE_SIZE];
	size_t count = pwp_result_reason_count(result);
	for (size_t i = 0; i < count && most > 0; i++) {
		if (pwp_result_message(result, i, change->effective.level, line,
				       sizeof(line)) ||
		    strcmp(line, last) == 0)
			continue;
		(refused ? conversation_refuse : conversation_warn)(&change->conversation,
								    line);
		memcpy(last, line, sizeof(last));
		most--;
	}
}

/* What to do: of a refused password the first advice. */
static int note_next_step(struct change *change, const struct pwp_result *result)
{
	int error = pwp_result_advice(result, 0, change->effective.level,
				      change->next_step, sizeof(change->next_step));
	return error == PWP_ERR_UNKNOWN ? 0 : error;
}

/* One question to the library. The reasons are shown, unless there are none. */
static int ask_library(struct change *change, const struct pwp_request *request,
		       bool *ret_accepted)
{
	struct pwp_result *result = NULL;
	int error = pwp_check(change->effective.checker, request, &result);
	if (error)
		return error;
	*ret_accepted = pwp_result_accepted(result);
	show_reasons(change, result);
	error = state_reasons(result, &change->reasons);
	if (!error)
		error = note_next_step(change, result);
	result = pwp_result_free(result);
	return error;
}

/* Another question about an accepted password. `why` is shown where it is refused. */
static int judge_again(struct change *change, const struct pwp_request *request,
		       enum sentence why, bool *ret_accepted)
{
	const struct conversation *conversation = &change->conversation;
	struct pwp_result *result = NULL;
	int error = pwp_check(change->effective.checker, request, &result);
	if (error)
		return error;
	*ret_accepted = pwp_result_accepted(result);
	if (!*ret_accepted) {
		conversation_refuse(conversation,
				    conversation_sentence(why, change->effective.level));
		error = state_reasons(result, &change->reasons);
	}
	if (!error)
		error = note_next_step(change, result);
	result = pwp_result_free(result);
	return error;
}

/* An accepted password that is the refused one with a few changes is none that was accepted. */
static int compare_with_refused(struct change *change, struct pwp_request *request,
				bool *ret_accepted)
{
	const char *refused = sitting_refused(change->conversation.pamh);
	if (!refused)
		return 0;
	request->old_password = text_from_c(refused);
	return judge_again(change, request, SENTENCE_LIKE_REFUSED, ret_accepted);
}

/* How much of a new password the system will keep. A shadow file that cannot be read says nothing
 * of it. */
static size_t find_kept_length(const struct change *change)
{
	const struct places *places = places_system();
	struct shadow shadow = { .found = false };
	if (geteuid() == 0 && shadow_find(places, change->subject.account.user, &shadow))
		shadow = (struct shadow){ .found = false };
	return kept_length_of_next(places, &shadow);
}

/* An accepted password counts as what the system will keep of it. */
static int judge_kept(struct change *change, struct pwp_request *request,
		      bool *ret_accepted)
{
	const struct pwp_text password = request->password;
	if (password.len <= KEPT_LENGTH_DES)
		return 0;
	size_t kept = find_kept_length(change);
	if (password.len <= kept)
		return 0;
	request->password = kept_length_cut(password, kept);
	int error = judge_again(change, request,
				kept == KEPT_LENGTH_DES ? SENTENCE_CUT_TO_8
							: SENTENCE_CUT_TO_72,
				ret_accepted);
	request->password = password;
	return error;
}

int judge_password(struct change *change, const char *password)
{
	bool accepted = false;
	struct pwp_request request = judge_request(change);
	request.password = text_from_c(password);

	int error = find_used_before(change, password, &request.used_before);
	if (!error)
		error = ask_library(change, &request, &accepted);
	if (!error && accepted && !change->lenient)
		error = judge_kept(change, &request, &accepted);
	if (!error && accepted && !change->lenient)
		error = compare_with_refused(change, &request, &accepted);
	bool taken = accepted || change->lenient;
	if (!error && !taken)
		error = sitting_refuse(change->conversation.pamh, password);
	if (error)
		return judge_could_not_tell(change, error);
	return taken ? PAM_SUCCESS : PAM_TRY_AGAIN;
}

int judge_other_account(struct change *change, const char *password)
{
	bool accepted = true;
	struct pwp_request request = judge_request(change);
	request.password = text_from_c(password);

	int error = find_other_account(change, password, &request.other_account);
	if (!error && request.other_account)
		error = ask_library(change, &request, &accepted);
	if (error)
		return judge_could_not_tell(change, error);
	return accepted || change->lenient ? PAM_SUCCESS : PAM_AUTHTOK_ERR;
}
