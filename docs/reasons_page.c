/* SPDX-License-Identifier: MIT */
/*
 * Writes docs/reasons.md from the library's own tables, so that the page cannot differ
 * from the program. A lint test compares the two; `ninja -C BUILD reasons` renews it.
 */
#include "base/reason.h"
#include "present/message.h"

#include <stdio.h>

static const char head[] =
	"# Reasons\n"
	"\n"
	"<!-- Made by docs/reasons_page.c; to renew it: ninja -C BUILD reasons -->\n"
	"\n"
	"Every refusal has one or more of these reasons, and a result gives all of them "
	"at "
	"once. A number\nand its name keep their meaning for ever and are never used "
	"again. The policy's clause behind a\nreason is the policy's own: its option "
	"`clause.NAME`. Sentences exist in two reading levels.\n"
	"\n"
	"`{n}` is the number that the rule asks for. `{your}` and `{you}` are the person "
	"whose "
	"password\nit is; where another reads the sentence, it says `the person` "
	"instead. A part "
	"of which more is\nknown has a sentence of its own: a first name, a surname, the "
	"name of "
	"a pet, a birthday, an\naddress, a telephone number.\n"
	"\n"
	"| number | name | plain | standard |\n"
	"| ---: | --- | --- | --- |\n";

int main(void)
{
	fputs(head, stdout);
	for (unsigned number = 1; number < REASON_END; number++)
		printf("| %u | `%s` | %s | %s |\n", number, reason_name(number),
		       message_template((enum pwp_reason_number)number, 0,
					PWP_LEVEL_PLAIN),
		       message_template((enum pwp_reason_number)number, 0,
					PWP_LEVEL_STANDARD));
	return ferror(stdout) || fclose(stdout) != 0 ? 2 : 0;
}
