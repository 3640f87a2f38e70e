/* SPDX-License-Identifier: MIT */
/* Every line of the module tells the time and through which service it came. */
#include "audit.h"

#include "store/system/host.h"

#include <inttypes.h>
#include <security/pam_ext.h>
#include <syslog.h>

void audit_add(const struct conversation *conversation, struct audit_record record)
{
	record.time = host_now();
	record.service = conversation_item(conversation->pamh, PAM_SERVICE);
	int error = audit_append(places_system(), &record);
	if (error == PWP_ERR_BUSY)
		pam_syslog(conversation->pamh, LOG_ALERT,
			   "the audit trail gets no more lines about user id %" PRId64
			   " for a while: there were too many",
			   record.uid);
	else if (error)
		conversation_fault(conversation, "the audit trail", error);
}
