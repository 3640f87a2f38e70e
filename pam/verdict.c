/* SPDX-License-Identifier: MIT */
/*
 * Judges the password that was typed at a login. It runs after pam_unix has accepted it:
 * before that PAM_AUTHTOK is not set, and pam_get_authtok() would ask for one, which some
 * programs answer with whatever they have. A handle may be used for several attempts, so
 * a former verdict goes first. The password in use has no history and no former password
 * to be compared with; what it has is an age.
 *
 * Every way out is harmless: without a verdict the account phase does nothing. One is noted: that
 * the user who runs the program has limited it so that nothing can be judged.
 */
#include "verdict.h"

#include "base/str.h"
#include "conversation.h"
#include "kept_words.h"
#include "resource_limits.h"
#include "store/identity.h"
#include "store/record/grace.h"
#include "store/record/state.h"
#include "store/system/host.h"
#include "store/system/kept_length.h"
#include "store/system/shadow.h"

#include <limits.h>
#include <security/pam_ext.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

/* The name under which libpam keeps it. */
#define VERDICT_NAME "pwpolicy_verdict"
#define STARVED_NAME "pwpolicy_starved"

/* Longer than any password that pam_unix takes: then something else is typed in. */
#define TOKEN_MAX 1024

/* One judgement, as far as it has come. */
struct judgement {
	struct conversation conversation;
	struct subject subject;
	struct effective_policy effective;
	bool told;     /* the system log knows of the error */
	int age_days;  /* 0: not known, or today */
	unsigned kept; /* so many bytes of the password have a part in its hash; 0: all */
	reason_set reasons;
	bool elsewhere; /* the password is not the one in shadow */
	char rules[FINGERPRINT_SIZE];
};

/* An empty one was never typed: some modules leave what they did not use. */
static const char *typed_password(pam_handle_t *pamh)
{
	const char *password = conversation_item(pamh, PAM_AUTHTOK);
	size_t len = password ? strnlen(password, TOKEN_MAX + 1) : 0;
	return len > 0 && len <= TOKEN_MAX ? password : NULL;
}

/* Groups that cannot be looked up leave the profile that name and uid give, unless it is the
 * user's limits that hide them. */
static int find_person(struct judgement *judgement)
{
	const char *user = conversation_item(judgement->conversation.pamh, PAM_USER);
	int error = subject_find(user, &judgement->subject);
	if (!error && judgement->subject.groups_error && resource_limits_by_user())
		error = judgement->subject.groups_error;
	if (error)
		return error;
	return judgement->subject.found ? 0 : PWP_ERR_UNKNOWN;
}

static void find_age(struct judgement *judgement, const struct shadow *shadow)
{
	int64_t today = host_today();
	if (judgement->effective.max_age == 0 || !shadow->found ||
	    shadow->last_change <= 0 || today <= shadow->last_change ||
	    today - shadow->last_change > PWP_AGE_MAX)
		return;
	judgement->age_days = (int)(today - shadow->last_change);
}

/* Only local accounts have an age and a hash here; what cannot be read counts as not known. */
static void read_shadow(struct judgement *judgement)
{
	struct shadow shadow;
	int error =
		shadow_find(places_system(), judgement->subject.account.user, &shadow);
	if (error) {
		conversation_fault(&judgement->conversation, "the shadow file", error);
		return;
	}
	find_age(judgement, &shadow);
	judgement->kept = shadow.kept;
}

/* Words that cannot be read are left out: the log knows, and so does the next change. */
static int load_words(const struct judgement *judgement, struct personal **ret_words)
{
	struct identity identity;
	int error =
		identity_find(places_system(), &judgement->subject.account, &identity);
	*ret_words = NULL;
	if (error == PWP_ERR_UNKNOWN) /* they are about somebody else */
		return 0;
	if (!error) {
		const struct account kept = identity_account(&identity);
		error = kept_words_load(&kept, ret_words);
	}
	if (!error || error == PWP_ERR_NOMEM)
		return error;
	conversation_fault(&judgement->conversation, "the kept words", error);
	return 0;
}

static int ask_library(const struct judgement *judgement,
		       const struct pwp_request *request, reason_set *ret_reasons)
{
	struct pwp_result *result = NULL;
	int error = pwp_check(judgement->effective.checker, request, &result);
	if (!error)
		error = state_reasons(result, ret_reasons);
	result = pwp_result_free(result);
	return error;
}

static int judge(struct judgement *judgement, struct personal *words,
		 const char *password)
{
	struct pwp_request request = PWP_REQUEST_INIT;
	request.password = text_from_c(password);
	request.profile = judgement->effective.profile;
	request.age_days = judgement->age_days;
	subject_complete(&judgement->subject, &request);
	personal_attach(words, &request);

	int error = ask_library(judgement, &request, &judgement->reasons);
	if (!error && judgement->reasons == 0 && judgement->kept > 0 &&
	    request.password.len > judgement->kept) {
		/* then the beginning alone opens the account */
		request.password = kept_length_cut(request.password, judgement->kept);
		error = ask_library(judgement, &request, &judgement->reasons);
	}
	if (error)
		return error;
	return fingerprint_of(judgement->effective.policy, judgement->effective.profile,
			      judgement->rules);
}

/* Whether a demand may follow, as far as the last login has left it. */
static bool is_due(const struct judgement *judgement)
{
	const struct effective_policy *effective = &judgement->effective;
	struct identity identity;
	struct state state;
	if (judgement->reasons == 0 || effective->login_mode != PWP_LOGIN_MODE_ENFORCE ||
	    identity_find(places_system(), &judgement->subject.account, &identity))
		return false;
	const struct account kept = identity_account(&identity);
	int error = state_load(places_system(), &kept, &state);
	if (error == PWP_ERR_UNKNOWN)
		return effective->grace == 0 && effective->grace_logins == 0;
	return !error && grace_is_over(&state, effective->grace, effective->grace_logins,
				       host_now());
}

/*
 * Whether the password is another one than shadow has, which a directory has accepted: who
 * does not know that of shadow could not change it. Costs one crypt(3), but only where it
 * matters.
 */
static bool is_elsewhere(const struct judgement *judgement, const char *password)
{
	const struct places *places = places_system();
	const char *user = judgement->subject.account.user;
	struct shadow shadow;
	bool matches = false;
	if (!is_due(judgement))
		return false;
	int error = shadow_find(places, user, &shadow);
	if (!error && !shadow.has_password)
		return false; /* preflight.c tells */
	if (!error)
		error = shadow_matches(places, user, password, &matches);
	if (error)
		conversation_fault(&judgement->conversation, "the shadow file", error);
	return error ? !resource_limits_by_user() : !matches;
}

/* Auth knows the window for warnings, so that account reads the policy only within it. */
static unsigned days_left(const struct judgement *judgement)
{
	unsigned age = (unsigned)judgement->age_days;
	if (judgement->effective.max_age == 0 || age == 0)
		return UINT_MAX;
	unsigned left = age < judgement->effective.max_age
				? judgement->effective.max_age - age
				: 0;
	bool warns = judgement->effective.login_mode != PWP_LOGIN_MODE_OBSERVE &&
		     left <= judgement->effective.max_age_warning;
	return warns ? left : UINT_MAX;
}

static int store_verdict(const struct judgement *judgement)
{
	pam_handle_t *pamh = judgement->conversation.pamh;
	const char *user = conversation_item(pamh, PAM_USER);
	size_t size = user ? strlen(user) + 1 : 0;
	struct verdict *verdict = user ? malloc(sizeof(*verdict) + size) : NULL;
	if (!verdict)
		return PWP_ERR_NOMEM;
	*verdict = (struct verdict){
		.uid = judgement->subject.account.uid,
		.reasons = judgement->reasons,
		.groups_known = judgement->subject.groups_error == 0,
		.elsewhere = judgement->elsewhere,
		.days_left = days_left(judgement),
	};
	memcpy(verdict->user, user, size);
	memcpy(verdict->rules, judgement->rules, sizeof(verdict->rules));
	(void)snprintf(verdict->profile, sizeof(verdict->profile), "%s",
		       judgement->effective.profile);
	return conversation_take(pamh, VERDICT_NAME, verdict) == PAM_SUCCESS
		       ? 0
		       : PWP_ERR_NOMEM;
}

/* The name alone says it: what it stands for needs no memory of ours. */
static void note_fault(const struct judgement *judgement, int error)
{
	pam_handle_t *pamh = judgement->conversation.pamh;
	if (!error || (error == PWP_ERR_UNKNOWN && !judgement->subject.found))
		return; /* nor does pam_unix know the name */
	if (!judgement->told)
		conversation_fault(&judgement->conversation, "the judgement at login",
				   error);
	bool starved = error == PWP_ERR_NOMEM || error == PWP_ERR_FILE;
	if (starved && resource_limits_by_user())
		(void)pam_set_data(pamh, STARVED_NAME, pamh, NULL);
}

void verdict_find(pam_handle_t *pamh, int argc, const char **argv)
{
	(void)pam_set_data(pamh, VERDICT_NAME, NULL, NULL);
	(void)pam_set_data(pamh, STARVED_NAME, NULL, NULL);
	const char *password = typed_password(pamh);
	if (!password || geteuid() != 0 || places_disabled(places_system()))
		return;
	struct judgement judgement = {
		.conversation = conversation_init(pamh, PAM_SILENT),
		.subject = SUBJECT_INIT,
	};
	struct personal *words = NULL;
	int error = find_person(&judgement);
	if (!error) {
		error = effective_policy_load_line(&judgement.conversation, argc, argv,
						   &judgement.subject,
						   &judgement.effective);
		judgement.told = error != 0;
	}
	if (!error) {
		read_shadow(&judgement);
		error = load_words(&judgement, &words);
		if (!error)
			error = judge(&judgement, words, password);
		judgement.elsewhere = !error && is_elsewhere(&judgement, password);
		if (!error)
			error = store_verdict(&judgement);
	}
	words = personal_free(words);
	note_fault(&judgement, error);
	effective_policy_done(&judgement.effective);
	subject_done(&judgement.subject);
}

const struct verdict *verdict_get(pam_handle_t *pamh)
{
	const void *data = NULL;
	if (pam_get_data(pamh, VERDICT_NAME, &data) != PAM_SUCCESS || !data)
		return NULL;
	const struct verdict *verdict = data;
	const char *user = conversation_item(pamh, PAM_USER);
	if (user && strcmp(user, verdict->user) == 0)
		return verdict;
	pam_syslog(pamh, LOG_WARNING, "the user changed since the password was typed");
	return NULL;
}

bool verdict_is_starved(pam_handle_t *pamh)
{
	const void *data = NULL;
	return pam_get_data(pamh, STARVED_NAME, &data) == PAM_SUCCESS && data;
}
