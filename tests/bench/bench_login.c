/* SPDX-License-Identifier: MIT */
/*
 * What we add to a login: the CPU time of a PAM transaction (auth and account phase) with
 * the module, compared with the same without it, and with one yescrypt check, which pam_unix
 * makes at every login. The user's password is known to comply, so that nothing is written.
 * All three are timed alternately.
 *
 *     bench_login MODULE STUB USER
 *
 * STUB replaces pam_unix: it stores a password and lets everybody in. The module writes where
 * it always does, so this runs in tools/sandbox only. Loading the module is reported apart: it
 * depends on the program, which may have it loaded. The exit status is 1 when the goal is
 * missed, 2 when the module did not judge.
 */
#include "clock.h"
#include "store/system/account.h"
#include "store/system/hash.h"
#include "store/record/state.h"

#include <security/pam_appl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PASSWORD "plumWINDOW52lantern"
#define ROUNDS 40
#define LOGINS 25	 /* of each kind in a round */
#define GOAL_PERCENT 2.0 /* of one yescrypt check */

/* CPU us of one login. */
struct spent {
	double whole;  /* with the loading of the modules */
	double phases; /* auth and account alone */
};

static const char *user;

static void stop(const char *what)
{
	fprintf(stderr, "bench_login: %s\n", what);
	exit(2);
}

static int converse(int count, const struct pam_message **messages,
		    struct pam_response **ret_responses, void *data)
{
	(void)count, (void)ret_responses, (void)data;
	fprintf(stderr, "bench_login: unexpected message: %s\n", messages[0]->msg);
	return PAM_CONV_ERR;
}

static void write_service(const char *folder, const char *name, const char *module,
			  const char *stub)
{
	char path[64];

	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *file = fopen(path, "we");
	if (!file)
		stop("no service file");
	(void)fprintf(file, "auth required %s give=" PASSWORD "\n", stub);
	if (module)
		(void)fprintf(file, "auth optional %s\n", module);
	(void)fprintf(file, "account required %s\n", stub);
	if (module)
		(void)fprintf(file, "account required %s\n", module);
	if (fclose(file) != 0)
		stop("no service file");
}

static struct spent log_in(const char *folder, const char *service)
{
	const struct pam_conv conversation = { converse, NULL };
	pam_handle_t *pamh = NULL;

	double start = clock_cpu();
	if (pam_start_confdir(service, user, &conversation, folder, &pamh) != PAM_SUCCESS)
		stop("no transaction");
	double loaded = clock_cpu();
	if (pam_authenticate(pamh, 0) != PAM_SUCCESS ||
	    pam_acct_mgmt(pamh, 0) != PAM_SUCCESS)
		stop("the login was refused");
	double done = clock_cpu();
	(void)pam_end(pamh, PAM_SUCCESS);
	return (struct spent){ clock_cpu() - start, done - loaded };
}

/* The first login makes the module remember that the password keeps the rules; from then
 * on this must stay as it is. */
static struct state known_state(void)
{
	struct account account = ACCOUNT_INIT;
	struct state state;

	if (account_find(user, &account) != 0)
		stop("there is no such user");
	if (state_load(places_system(), &account, &state) != 0 || !state.compliant)
		stop("the module has not judged the password as compliant");
	account_done(&account);
	return state;
}

static double check_hash(const char *hash)
{
	bool matches = false;
	double start = clock_cpu();

	if (hash_matches(hash, PASSWORD, &matches) != 0 || !matches)
		stop("yescrypt does not work");
	return clock_cpu() - start;
}

/* The median of what one kind of login took, as a whole or in its phases. */
static double median_of(const struct spent *spent, bool whole)
{
	double values[ROUNDS * LOGINS];

	for (size_t i = 0; i < ROUNDS * LOGINS; i++)
		values[i] = whole ? spent[i].whole : spent[i].phases;
	return clock_median(values, ROUNDS * LOGINS);
}

static bool compare(const char *folder)
{
	static struct spent with[ROUNDS * LOGINS], without[ROUNDS * LOGINS];
	double checks[ROUNDS];
	char hash[HASH_SIZE];

	if (hash_make(PASSWORD, hash) != 0)
		stop("yescrypt does not work");
	for (size_t round = 0, i = 0; round < ROUNDS; round++) {
		checks[round] = check_hash(hash);
		for (size_t end = i + LOGINS; i < end; i++) {
			with[i] = log_in(folder, "with");
			without[i] = log_in(folder, "without");
		}
	}
	double check = clock_median(checks, ROUNDS);
	double phases = median_of(with, false) - median_of(without, false);
	double whole = median_of(with, true) - median_of(without, true);
	printf("CPU us, medians of %d logins and %d checks: auth and account %.0f, with "
	       "loading the module %.0f, one yescrypt check %.0f\n",
	       ROUNDS * LOGINS, ROUNDS, phases, whole, check);
	double percent = 100.0 * phases / check;
	printf("of the check %.2f %%, with loading %.2f %%; auth and account at most "
	       "%.0f "
	       "%%: %s\n",
	       percent, 100.0 * whole / check, GOAL_PERCENT,
	       percent <= GOAL_PERCENT ? "yes" : "no");
	return percent <= GOAL_PERCENT;
}

int main(int argc, char **argv)
{
	char folder[] = "/tmp/pwpolicy-bench-XXXXXX";

	if (argc != 4) {
		fprintf(stderr, "usage: bench_login MODULE STUB USER\n");
		return 2;
	}
	user = argv[3];
	if (!mkdtemp(folder))
		stop("no folder");
	write_service(folder, "with", argv[1], argv[2]);
	write_service(folder, "without", NULL, argv[2]);
	(void)log_in(folder, "with");
	struct state before = known_state();
	bool reached = compare(folder);
	struct state after = known_state();
	if (memcmp(&before, &after, sizeof(before)) != 0)
		stop("the state changed meanwhile");
	return reached ? 0 : 1;
}
