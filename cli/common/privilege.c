/* SPDX-License-Identifier: MIT */
/*
 * The stores and the shadow file are for root alone. The real user id counts too: a setuid
 * copy of this program must not show them to whoever runs it.
 */
#include "cli/common/privilege.h"

#include "cli/common/output.h"

#include <unistd.h>

bool privilege_require_root(void)
{
	bool root = geteuid() == 0 && getuid() == 0;

	if (!root)
		output_error("this command is for root: it reads what is stored about "
			     "people");
	return root;
}
