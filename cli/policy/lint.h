/* SPDX-License-Identifier: MIT */
/* The parts of pwpolicy policy lint: traps in a policy that has no errors. */
#ifndef CLI_LINT_H
#define CLI_LINT_H

#include "base/str.h"
#include "cli/common/context.h"
#include "cli/common/string_list.h"

#include <stdbool.h>
#include <stddef.h>

/* A line that says something: an option, or the head of a section (`option` is empty). */
struct lint_line {
	const char *file; /* as it is shown */
	size_t order;	  /* of the file; a later one overrides an earlier one */
	unsigned number, column;
	struct str profile; /* empty: for all */
	struct str option, value;
};

/* What was written by hand: not what an include brings. */
struct lint {
	const struct context *context;
	struct string_list files; /* in their order */
	struct string_list texts; /* of the files; the lines point into them */
	struct lint_line *lines;
	size_t n_lines;
	size_t warnings;
};

/* ---- what is written where; lint_lines.c */

/* Reads the files of the policy, which the library has read without errors. False: it has
 * reported why not. lint_done() ends it in both cases. */
bool lint_read(struct lint *lint, const struct context *context);

void lint_done(struct lint *lint);

/* The last line that sets the option for the profile itself, "" for all; NULL: none. */
const struct lint_line *lint_find(const struct lint *lint, const char *profile,
				  const char *option);

/* The line by which the option has its value in the profile; NULL: none that was written. */
const struct lint_line *lint_effective(const struct lint *lint, const char *profile,
				       const char *option);

/* Calls `take` for each item of a list, with a line that begins where the item does. */
void lint_for_each_item(struct lint *lint, const struct lint_line *line,
			void (*take)(struct lint *lint, const struct lint_line *item));

/* ---- telling; lint_warning.c */

/* Prints a warning with the place, as far as it is known (`line` NULL: it is not). */
__attribute__((format(printf, 3, 4))) void lint_warn(struct lint *lint,
						     const struct lint_line *line,
						     const char *format, ...);

/* ---- kinds of traps, each in a file of its own */

void lint_files(struct lint *lint);  /* files that are not read, or not by all */
void lint_names(struct lint *lint);  /* comments that are none, people who do not exist */
void lint_rules(struct lint *lint);  /* numbers that contradict one another */
bool lint_sample(struct lint *lint); /* common passwords that pass; false: reported */

#endif
