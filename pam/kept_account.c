/* SPDX-License-Identifier: MIT */
/* A change asks before it keeps or compares anything, a login before it remembers anything. */
#include "kept_account.h"

#include <inttypes.h>
#include <security/pam_ext.h>
#include <syslog.h>
#include <unistd.h>

int kept_account_confirm(const struct conversation *conversation,
			 const struct account *account, struct identity *ret_identity)
{
	bool anew = false;
	if (geteuid() != 0)
		return identity_assume(account, ret_identity);
	int error = identity_confirm(places_system(), account, ret_identity, &anew);
	if (anew)
		pam_syslog(conversation->pamh, LOG_NOTICE,
			   "what was kept about an earlier account with user id %" PRId64
			   " was removed",
			   account->uid);
	return error;
}

int kept_account_confirm_or_assume(const struct conversation *conversation,
				   const struct account *account,
				   struct identity *ret_identity, bool *ret_assumed)
{
	int error = kept_account_confirm(conversation, account, ret_identity);
	*ret_assumed = error != 0;
	if (!error)
		return 0;
	conversation_fault(conversation, "the names of the account", error);
	return identity_assume(account, ret_identity);
}
