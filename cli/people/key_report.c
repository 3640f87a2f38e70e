/* SPDX-License-Identifier: MIT */
/* Says what is wrong with the key of the stored words, as far as it can be seen. */
#include "cli/people/key_report.h"

#include "cli/common/file_mode.h"
#include "cli/common/output.h"
#include "store/personal/personal_key.h"

#include <stdio.h>

void key_report_fault(const struct places *places, int error)
{
	char path[512], fault[FILE_MODE_TEXT_SIZE];
	int len =
		snprintf(path, sizeof(path), "%s/%s", places->policy, PERSONAL_KEY_FILE);

	if (error == PWP_ERR_UNTRUSTED && len > 0 && (size_t)len < sizeof(path) &&
	    file_mode_exposed(path, 0, PERSONAL_KEY_FORBIDDEN, fault))
		output_error("the key %s", fault);
	else
		output_error("the key %s: %s", path, pwp_strerror(error));
}
