/* SPDX-License-Identifier: MIT */
/* Every line of the module tells the time and through which service it came. */
#include "audit.h"

#include "store/system/host.h"

void audit_add(const struct conversation *conversation, struct audit_record record)
{
	record.time = host_now();
	record.service = conversation_item(conversation->pamh, PAM_SERVICE);
	int error = audit_append(places_system(), &record);
	if (error)
		conversation_fault(conversation, "the audit trail", error);
}
