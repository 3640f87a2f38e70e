/* SPDX-License-Identifier: MIT */
/*
 * The command stands in a paragraph of its own and never wraps. Names are written for the
 * shell (shell_word.h), so none of them steers the terminal or is taken for an option.
 */
#include "cli/common/destroy.h"

#include "cli/common/shell_word.h"

void destroy_print(const char *const *paths, size_t count)
{
	fputs("\n  shred -u --", stdout);
	for (size_t i = 0; i < count; i++) {
		putchar(' ');
		shell_word_write(stdout, paths[i]);
	}
	putchar('\n');
}
