/* SPDX-License-Identifier: MIT */
/*
 * The method by which pam_unix stores new passwords: by the words of its line, else by
 * ENCRYPT_METHOD of login.defs, else the traditional one. Two forget what follows the 8th or the
 * 72nd byte, and two are so fast that a stolen file is tried through.
 */
#include "cli/doctor/stack_check.h"

#include "base/array.h"
#include "store/system/kept_length.h"

#include <string.h>

#define NAME_ANOTHER                                                                     \
	"Write yescrypt (or sha512) on the pam_unix line of /etc/pam.d/common-password " \
	"(Fedora: system-auth) in place of its other method, and ENCRYPT_METHOD "        \
	"YESCRYPT (or "                                                                  \
	"SHA512) in /etc/login.defs. Then have each password changed."

static const struct finding_kind hash_des = { "hash_des", FINDING_ERROR, NAME_ANOTHER };
static const struct finding_kind hash_weak = { "hash_weak", FINDING_WARNING,
					       NAME_ANOTHER };
static const struct finding_kind hash_cuts = { "hash_cuts", FINDING_NOTE, NAME_ANOTHER };

/* The words of pam_unix's line, the worst first. */
static const struct {
	const char *word;
	const struct finding_kind *kind; /* NULL: it is well */
	const char *what;
} methods[] = {
	{ "bigcrypt", &hash_weak, "by bigcrypt, each eight characters by themselves" },
	{ "md5", &hash_weak,
	  "by MD5, of which a thief tries thousands of millions a minute" },
	{ "blowfish", &hash_cuts, "by bcrypt, which forgets what follows the 72nd byte" },
	{ "sha256", NULL, NULL },
	{ "sha512", NULL, NULL },
	{ "gost_yescrypt", NULL, NULL },
	{ "yescrypt", NULL, NULL },
};

void stack_check_hash(const struct stack_check *check)
{
	const struct pam_line *line = stack_check_line(check, check->password);
	struct findings *findings = check->doctor->findings;
	const struct shadow oldest = { .has_password = true, .kept = KEPT_LENGTH_DES };

	if (strcmp(line->module, "pam_unix") != 0)
		return;
	for (size_t i = 0; i < ARRAY_SIZE(methods); i++) {
		if (!pam_line_has_argument(line, methods[i].word))
			continue;
		if (methods[i].kind)
			findings_add_for_service(findings, methods[i].kind,
						 check->service,
						 "%s (pam_unix) stores new passwords %s.",
						 line->where, methods[i].what);
		return;
	}
	if (kept_length_of_next(check->doctor->places->stores, &oldest) ==
	    KEPT_LENGTH_DES)
		findings_add_for_service(
			findings, &hash_des, check->service,
			"%s names no method, nor does /etc/login.defs one that pam_unix "
			"knows: it stores the first 8 characters of a new password and "
			"forgets "
			"the rest.",
			line->where);
}
