/* SPDX-License-Identifier: MIT */
/*
 * Runs the PAM module, with the store and the library, on a machine that an input describes
 * (module_input.h) and where calls fail as it says. The calls, a letter each:
 *
 *   a authenticate   m acct_mgmt   p first pass of a change   u second pass   r the record line
 *   s setcred   o open_session   k close_session   e another transaction   d the next day
 *
 * Whatever fails, each function gives only what its kind of line may give; a new password is
 * let through only where the rules that hold accept it; who is refused has no password left to
 * store; nothing that was typed is said, logged or kept; and the host is as it was.
 */
#include "fuzz.h"

#include "fake_host.h"
#include "fake_pam.h"
#include "faults.h"
#include "workspace.h"
#include "module_input.h"

#include "base/array.h"
#include "system/trusted_file.h"

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#define CALLS_MAX 24
#define LINE_MAX_WORDS (MODULE_ARGUMENTS_MAX + 2)

int pam_sm_authenticate(pam_handle_t *pamh, int flags, int argc, const char **argv);
int pam_sm_setcred(pam_handle_t *pamh, int flags, int argc, const char **argv);
int pam_sm_acct_mgmt(pam_handle_t *pamh, int flags, int argc, const char **argv);
int pam_sm_open_session(pam_handle_t *pamh, int flags, int argc, const char **argv);
int pam_sm_close_session(pam_handle_t *pamh, int flags, int argc, const char **argv);
int pam_sm_chauthtok(pam_handle_t *pamh, int flags, int argc, const char **argv);

/* An input at work. */
struct run {
	const struct module_input *input;
	pam_handle_t *pamh;
	unsigned flags;
	int argc;
	const char *argv[LINE_MAX_WORDS];
	bool is_approved; /* the last change was let through */
};

/* ---- what the host has and must keep */

struct host_state {
	int descriptor;
	mode_t mask;
	sigset_t blocked;
	void (*handlers[3])(int);
	char folder[PATH_MAX];
};

static void look_at_host(struct host_state *state)
{
	static const int signals[] = { SIGXFSZ, SIGPIPE, SIGCHLD };

	memset(state, 0, sizeof(*state));
	state->descriptor = workspace_free_descriptor();
	state->mask = umask(0);
	(void)umask(state->mask);
	REQUIRE(sigprocmask(SIG_BLOCK, NULL, &state->blocked) == 0);
	for (size_t i = 0; i < ARRAY_SIZE(signals); i++) {
		struct sigaction action;

		REQUIRE(sigaction(signals[i], NULL, &action) == 0);
		state->handlers[i] = action.sa_handler;
	}
	REQUIRE(getcwd(state->folder, sizeof(state->folder)));
}

static void check_host(const struct host_state *before)
{
	struct host_state now;

	look_at_host(&now);
	REQUIRE(memcmp(&now, before, sizeof(now)) == 0);
}

/* ---- the verdict that holds */

static bool is_by_root(const struct run *run)
{
	return module_input_says(run->input, 'R') && !module_input_says(run->input, 'X');
}

/* Whether the profile of the person has these words for an option. */
static bool has_value(const struct pwp_policy *policy, const char *profile,
		      const char *option, const char *expected)
{
	static char value[PWP_VALUE_SIZE];

	REQUIRE(pwp_policy_get(policy, profile, option, value, sizeof(value)) == PWP_OK);
	return strcmp(value, expected) == 0;
}

/* Knowing less of the person than the module does, so nothing it refuses may be accepted. */
static bool is_acceptable(struct pwp_policy *policy, const char *profile,
			  const char *user, const char *password)
{
	struct pwp_request request = PWP_REQUEST_INIT;
	struct pwp_checker *checker = NULL;
	struct pwp_result *result = NULL;

	request.password = (struct pwp_text){ password, strlen(password) };
	request.user = (struct pwp_text){ user, strlen(user) };
	request.profile = profile;
	request.year = 2026;
	REQUIRE(pwp_checker_new(policy, NULL, &checker) == PWP_OK);
	bool accepted = pwp_check(checker, &request, &result) != PWP_OK ||
			pwp_result_accepted(result);
	pwp_result_free(result);
	pwp_checker_free(checker);
	return accepted;
}

/* Only the policy's own rules: arguments of the line may be laxer. */
static void check_approval(const struct run *run)
{
	const char *groups[] = { "users", run->input->group };
	struct pwp_person person = PWP_PERSON_INIT;
	enum pwp_profile_source source = PWP_PROFILE_SOURCE_DEFAULT;
	struct pwp_policy *policy = NULL;
	const char *profile = NULL;

	REQUIRE(fake_pam_item(PAM_AUTHTOK));
	if (is_by_root(run))
		return;
	REQUIRE(pwp_policy_load(module_input_policy(), PWP_LOAD_TRUST_EUID, &policy,
				NULL) == PWP_OK);
	person.user = run->input->user;
	person.uid = fake_host.uid;
	person.groups = groups;
	person.n_groups = ARRAY_SIZE(groups);
	REQUIRE(pwp_policy_select(policy, &person, &profile, &source) == PWP_OK);
	if (run->input->n_arguments == 0 &&
	    has_value(policy, profile, "change_mode", "enforce"))
		REQUIRE(is_acceptable(policy, profile, run->input->user,
				      fake_pam_item(PAM_AUTHTOK)));
	pwp_policy_free(policy);
}

/* ---- the calls */

static void check_code(int code, const int *permitted, size_t count)
{
	size_t i = 0;

	while (i < count && permitted[i] != code)
		i++;
	REQUIRE(i < count);
}

static void authenticate(struct run *run)
{
	size_t before = fake_pam_messages();

	fake_pam_set(PAM_AUTHTOK, run->input->old);
	faults_arm(true);
	int code = pam_sm_authenticate(run->pamh, (int)run->flags, run->argc, run->argv);
	faults_arm(false);
	REQUIRE(code == PAM_IGNORE && fake_pam_messages() == before);
	fake_pam_set(PAM_AUTHTOK, NULL);
}

static void account(struct run *run)
{
	faults_arm(true);
	int code = pam_sm_acct_mgmt(run->pamh, (int)run->flags, run->argc, run->argv);
	faults_arm(false);
	REQUIRE(code == PAM_IGNORE || code == PAM_NEW_AUTHTOK_REQD);
	REQUIRE(code == PAM_IGNORE || !(module_input_says(run->input, 'E') ||
					module_input_says(run->input, 'D')));
}

static void begin_change(struct run *run)
{
	static const int permitted[] = { PAM_SUCCESS, PAM_TRY_AGAIN, PAM_BUF_ERR,
					 PAM_USER_UNKNOWN };

	faults_arm(true);
	int code = pam_sm_chauthtok(run->pamh, (int)(run->flags | PAM_PRELIM_CHECK),
				    run->argc, run->argv);
	faults_arm(false);
	check_code(code, permitted, ARRAY_SIZE(permitted));
}

static void change(struct run *run)
{
	static const int permitted[] = { PAM_SUCCESS,	  PAM_AUTHTOK_ERR,
					 PAM_MAXTRIES,	  PAM_AUTHTOK_LOCK_BUSY,
					 PAM_BUF_ERR,	  PAM_SYSTEM_ERR,
					 PAM_USER_UNKNOWN };

	fake_pam_set(PAM_AUTHTOK, NULL);
	if (module_input_says(run->input, 'A') && run->input->n_answers > 0)
		fake_pam_set(PAM_AUTHTOK, run->input->answers[0]);
	faults_arm(true);
	int code = pam_sm_chauthtok(run->pamh, (int)(run->flags | PAM_UPDATE_AUTHTOK),
				    run->argc, run->argv);
	faults_arm(false);
	check_code(code, permitted, ARRAY_SIZE(permitted));
	run->is_approved = code == PAM_SUCCESS;
	if (run->is_approved)
		check_approval(run);
	else
		REQUIRE(!fake_pam_item(PAM_AUTHTOK));
}

/* pam_unix has stored the password. */
static void record(struct run *run)
{
	const char *argv[LINE_MAX_WORDS];

	if (!run->is_approved)
		return;
	memcpy(argv, run->argv, sizeof(argv));
	argv[run->argc] = "record";
	faults_arm(true);
	int code = pam_sm_chauthtok(run->pamh, (int)(run->flags | PAM_UPDATE_AUTHTOK),
				    run->argc + 1, argv);
	faults_arm(false);
	REQUIRE(code == PAM_IGNORE);
}

static void call_idly(struct run *run, char letter)
{
	int (*const call)(pam_handle_t *, int, int, const char **) =
		letter == 's'	? pam_sm_setcred
		: letter == 'o' ? pam_sm_open_session
				: pam_sm_close_session;

	REQUIRE(call(run->pamh, (int)run->flags, run->argc, run->argv) == PAM_IGNORE);
}

static void begin_transaction(struct run *run)
{
	const struct module_input *input = run->input;

	faults_arm(true);
	fake_pam_end();
	faults_arm(false);
	run->pamh = fake_pam_begin();
	run->is_approved = false;
	fake_pam_set(PAM_USER, input->user);
	fake_pam_set(PAM_SERVICE, input->service);
	fake_pam_set(PAM_TTY, input->terminal);
	fake_pam_set(PAM_RHOST, input->remote);
}

static void make_call(struct run *run, char letter)
{
	switch (letter) {
	case 'a':
		authenticate(run);
		break;
	case 'm':
		account(run);
		break;
	case 'p':
		begin_change(run);
		break;
	case 'u':
		change(run);
		break;
	case 'r':
		record(run);
		break;
	case 'e':
		begin_transaction(run);
		break;
	case 'd':
		fake_host.now += 86400;
		break;
	default:
		call_idly(run, letter);
	}
}

/* ---- all of it */

static void make_line(struct run *run, char *policy, size_t size)
{
	(void)snprintf(policy, size, "policy=%s", module_input_policy());
	run->argv[run->argc++] = policy;
	for (size_t i = 0; i < run->input->n_arguments; i++)
		if (!strchr(run->input->arguments[i], '/'))
			run->argv[run->argc++] = run->input->arguments[i];
	if (module_input_says(run->input, 'Q'))
		run->flags |= PAM_SILENT;
	if (module_input_says(run->input, 'X'))
		run->flags |= PAM_CHANGE_EXPIRED_AUTHTOK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct module_input input;
	struct run run = { .input = &input };
	struct host_state host;
	char policy[PATH_MAX + 16];

	module_input_read(&input, data, size);
	module_input_build(&input);
	fake_pam_watch(input.is_marked);
	fake_pam_forget_answers();
	for (size_t i = 0; i < input.n_answers; i++)
		fake_pam_add_answer(input.answers[i]);
	make_line(&run, policy, sizeof(policy));
	look_at_host(&host);
	begin_transaction(&run);
	for (size_t i = 0; i < CALLS_MAX && input.calls[i]; i++)
		make_call(&run, input.calls[i]);
	fake_pam_end();
	check_host(&host);
	if (input.is_marked)
		REQUIRE(!workspace_holds("", FAKE_PAM_MARKER, strlen(FAKE_PAM_MARKER)));
	module_input_done(&input);
	return 0;
}
