/* SPDX-License-Identifier: MIT */
/*
 * The stores and the shadow file are root's. Both ids count: a setuid copy of this
 * program must not show them to whoever starts it.
 */
#include "cli/common/privilege.h"

#include "cli/common/output.h"

#include <unistd.h>

bool privilege_require_root(void)
{
	bool root = geteuid() == 0 && getuid() == 0;

	if (!root)
		output_error("this command is for root: it looks at what is kept about "
			     "people");
	return root;
}
