/* SPDX-License-Identifier: MIT */
/*
 * It is counted when libpam drops the demand while it is the other modules' turn, so that nobody
 * is spared a demand by killing su. A program that its user cannot kill may drop its handle
 * without a word (the child of sshd does): there it is counted at once and taken back later.
 */
#include "demand.h"

#include "resource_limits.h"
#include "store/record/state.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DEMAND_NAME "pwpolicy_demand"

struct demand {
	int64_t uid;
	bool theirs; /* the other modules' turn */
	char user[];
};

/* state_edit_fn; data: bool, one more or one less */
static int edit_unstored(const struct state *former, struct state *ret_next, void *data)
{
	const bool *more = data;
	if (!former || former->compliant)
		return PWP_ERR_UNKNOWN;
	*ret_next = *former;
	if (*more && ret_next->unstored < UINT32_MAX)
		ret_next->unstored++;
	else if (!*more && ret_next->unstored > 0)
		ret_next->unstored--;
	return 0;
}

static void count(pam_handle_t *pamh, struct demand *demand, bool more)
{
	const struct account account = { .user = demand->user, .uid = demand->uid };
	const struct conversation conversation = { .pamh = pamh };
	bool quarantined = false;
	int error = state_update(places_system(), &account, edit_unstored, &more,
				 &quarantined);
	if (error && error != PWP_ERR_UNKNOWN)
		conversation_fault(&conversation, "the state of a password", error);
}

/* Of a user's program, when nothing more can come of the demand. */
static void settle(pam_handle_t *pamh, struct demand *demand)
{
	if (demand->theirs && getuid() != 0 && !resource_limits_by_user())
		count(pamh, demand, true);
}

/* A child of the program drops what its parent goes on with: libpam calls that silent. */
static void drop(pam_handle_t *pamh, void *data, int status)
{
	struct demand *demand = data;
	if (!(status & (PAM_DATA_REPLACE | PAM_DATA_SILENT)))
		settle(pamh, demand);
	free(demand);
}

static struct demand *find(pam_handle_t *pamh)
{
	const void *data = NULL;
	if (pam_get_data(pamh, DEMAND_NAME, &data) != PAM_SUCCESS)
		return NULL;
	return (struct demand *)(uintptr_t)data; /* ours; libpam only keeps it */
}

int demand_make(pam_handle_t *pamh, const struct account *account)
{
	size_t size = strlen(account->user) + 1;
	struct demand *demand = malloc(sizeof(*demand) + size);
	if (!demand)
		return PAM_BUF_ERR;
	*demand = (struct demand){ .uid = account->uid };
	memcpy(demand->user, account->user, size);
	struct demand *former = find(pamh); /* of an earlier try with this handle */
	if (former)
		settle(pamh, former);
	int code = pam_set_data(pamh, DEMAND_NAME, demand, drop);
	if (code != PAM_SUCCESS)
		free(demand);
	return code;
}

bool demand_exists(pam_handle_t *pamh, int64_t uid)
{
	const struct demand *demand = find(pamh);
	return demand && demand->uid == uid;
}

void demand_pass_on(pam_handle_t *pamh, bool theirs)
{
	struct demand *demand = find(pamh);
	if (!demand || demand->theirs == theirs)
		return;
	demand->theirs = theirs;
	if (getuid() == 0)
		count(pamh, demand, theirs);
}

void demand_is_met(pam_handle_t *pamh)
{
	struct demand *demand = find(pamh);
	if (demand)
		demand->theirs = false;
}
