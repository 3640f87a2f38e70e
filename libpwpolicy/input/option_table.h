/* SPDX-License-Identifier: MIT */
/*
 * The one table of options, in the order of the documentation. It is included where
 * something is made of every option, after OPTION, RULE or both were defined:
 *
 *   OPTION(ID, "name", TYPE, SCOPE, ...)   enum option_id, _type and _scope without their
 *                                          prefixes; then members of struct option
 *   RULE(ID, name, TYPE, SCOPE, ...)       the same for an option whose number the stages
 *                                          of the library judge by: it is also a member
 *                                          of struct rules
 *
 * A RULE that is not defined is an OPTION. Whoever else acts on an option asks for it by
 * its name, with the typed getters of pwpolicy.h.
 *
 * Defaults hold where no file says otherwise; they are meant for a policy that an
 * administrator writes from nothing, so they are safe rather than lenient: eight
 * characters, 30 bits, no other route, enforced for everyone.
 */
#include "base/reason.h"

#ifndef OPTION
#define OPTION(...)
#endif
#ifndef RULE
#define RULE(id, name, ...) OPTION(id, #name, __VA_ARGS__)
#endif

/* clang-format off */
OPTION(TITLE, "title", TEXT, POLICY,
	.doc = "Name of the written policy, shown to people.")

OPTION(CLAUSE, "clause", TEXT, POLICY,
	.doc = "Clause of the written policy behind every reason without a clause of "
	       "its own.")

OPTION(GROUP_DOMAINS, "group_domains", LIST, POLICY,
	.doc = "Domains whose groups this policy may name without the domain: where the "
	       "system says SCHOOL\\pupils or pupils@school.example, the list SCHOOL, "
	       "school.example lets pupils stand for both, in groups and in "
	       "break_glass_groups; * means every domain. Upper and lower case of "
	       "ASCII letters are the same. Without it a group is named as id(1) "
	       "prints it, and so it may always be.")

OPTION(USERS, "users", LIST, MATCH,
	.doc = "User names that the profile takes. Upper and lower case of ASCII "
	       "letters are the same.")

OPTION(GROUPS, "groups", LIST, MATCH,
	.doc = "Groups whose members the profile takes, named as id(1) prints them, "
	       "or without the domain where group_domains lists it. "
	       "Upper and lower case of ASCII letters are the same.")

OPTION(UIDS, "uids", UIDS, MATCH,
	.doc = "User ids that the profile takes: numbers and ranges, such as "
	       "0, 1000-1999.")

RULE(MIN_LENGTH, min_length, NUMBER, PROFILE,
	.min = 1, .max = 64, .initial = 8,
	.doc = "Least number of characters.")

RULE(RECOMMENDED_LENGTH, recommended_length, NUMBER, PROFILE,
	.min = 1, .max = 128, .zero = true, .initial = 0,
	.doc = "Number of characters that is advised but not demanded; 0 advises "
	       "nothing. It is not less than min_length.")

RULE(MAX_LENGTH, max_length, NUMBER, PROFILE,
	.min = 64, .max = PWP_PASSWORD_MAX, .initial = PWP_PASSWORD_MAX,
	.doc = "Greatest number of characters. More than 511 bytes cannot be stored "
	       "by the system and are always refused.")

RULE(MIN_CLASSES, min_classes, NUMBER, PROFILE,
	.min = 0, .max = 4, .initial = 0,
	.doc = "Composition route: how many of the four classes (lower-case letters, "
	       "upper-case letters, digits, symbols) a password has.")

RULE(REQUIRE, require, FLAGS, PROFILE,
	.initial = 0,
	.words = WORDS({ "letter", REQUIRE_LETTER }, { "lower", REQUIRE_LOWER },
		       { "upper", REQUIRE_UPPER }, { "digit", REQUIRE_DIGIT },
		       { "symbol", REQUIRE_SYMBOL }),
	.doc = "Composition route: what a password has at least one of: letter (in "
	       "any case), lower, upper, digit, symbol; none asks for nothing.")

RULE(MIN_STRENGTH, min_strength, BITS, PROFILE,
	.min = 0, .max = 128, .initial = 30 * BITS_UNIT,
	.doc = "Composition route: least strength in bits.")

RULE(PASSPHRASE_WORDS, passphrase_words, NUMBER, PROFILE,
	.min = 2, .max = 10, .zero = true, .initial = 0,
	.doc = "Passphrase route: how many words make a passphrase, which then needs "
	       "no classes; 0 closes the route.")

RULE(MIN_STRENGTH_PASSPHRASE, min_strength_passphrase, BITS, PROFILE,
	.min = 0, .max = 128, .initial = 30 * BITS_UNIT,
	.doc = "Passphrase route: least strength in bits.")

RULE(LONG_LENGTH, long_length, NUMBER, PROFILE,
	.min = 1, .max = 128, .zero = true, .initial = 0,
	.doc = "Length route: from how many characters on a password needs no "
	       "classes; 0 closes the route.")

RULE(MIN_STRENGTH_LONG, min_strength_long, BITS, PROFILE,
	.min = 0, .max = 128, .initial = 30 * BITS_UNIT,
	.doc = "Length route: least strength in bits.")

RULE(MIN_STRENGTH_ANY, min_strength_any, BITS, PROFILE,
	.min = 0, .max = 128, .initial = 0,
	.doc = "Strength route: from how many bits on a password of any make-up is "
	       "accepted; 0 closes the route.")

RULE(MIN_DIFFERENCE, min_difference, NUMBER, PROFILE,
	.min = 0, .max = 16, .initial = 3,
	.doc = "How many characters at least must be added, removed or changed to "
	       "get from the old password to the new one, where the old one is "
	       "known; 0: any change will do.")

RULE(HISTORY, history, NUMBER, PROFILE,
	.min = 0, .max = 12, .initial = 0,
	.doc = "How many of the person's last passwords cannot be used again; 0 "
	       "keeps none.")

OPTION(SIBLING_ACCOUNTS, "sibling_accounts", PATTERN, PROFILE,
	.doc = "Name of the privileged account of a person whose everyday account is "
	       "%, such as %-admin. When the privileged account changes its password, "
	       "that of the everyday account is refused; never the other way round.")

RULE(MAX_AGE, max_age, DAYS, PROFILE,
	.min = 1, .max = 3650, .zero = true, .initial = 0,
	.doc = "How long a password may be used; 0: as long as one likes, which "
	       "today's guidance asks for.")

OPTION(MAX_AGE_WARNING, "max_age_warning", DAYS, PROFILE,
	.min = 0, .max = 365, .initial = 14,
	.doc = "How long before the end of max_age a login tells of it.")

OPTION(BANNED_WORDS, "banned_words", LIST, PROFILE,
	.doc = "Words that a password must not be based on, in any spelling.")

OPTION(BANNED_WORDS_FILE, "banned_words_file", FILE, PROFILE,
	.doc = "File with more banned words, one a line; lines that start with # are "
	       "comments. It is read with the policy and must be as well guarded as "
	       "the policy file.")

OPTION(SITE_WORDS, "site_words", LIST, PROFILE,
	.doc = "Words that everyone around the school would try first: its name, "
	       "nickname, town, street, motto, mascot, internet domain.")

OPTION(SITE_WORDS_FILE, "site_words_file", FILE, PROFILE,
	.doc = "File with more site words, in the form of banned_words_file.")

OPTION(EXAMPLES, "examples", LIST, PROFILE,
	.doc = "Passwords printed in the written policy. They are public, so they "
	       "are refused.")

OPTION(CHANGE_MODE, "change_mode", CHOICE, PROFILE,
	.initial = PWP_CHANGE_MODE_ENFORCE,
	.words = WORDS({ "enforce", PWP_CHANGE_MODE_ENFORCE },
		       { "warn", PWP_CHANGE_MODE_WARN }),
	.doc = "enforce refuses a password that breaks the policy; warn says what is "
	       "wrong and lets it pass.")

OPTION(RETRY, "retry", NUMBER, PROFILE,
	.min = 1, .max = 10, .initial = 3,
	.doc = "How many times a new password is asked for before the change fails.")

OPTION(ENFORCE_FOR_ROOT, "enforce_for_root", CHOICE, PROFILE,
	.initial = 1, .words = YES_NO,
	.doc = "Whether the policy also binds root when root sets a password.")

RULE(READING_LEVEL, reading_level, CHOICE, PROFILE,
	.initial = PWP_LEVEL_STANDARD,
	.words = WORDS({ "plain", PWP_LEVEL_PLAIN }, { "standard", PWP_LEVEL_STANDARD }),
	.doc = "How messages are worded: plain, which a pupil of seven follows, or "
	       "standard.")

OPTION(LOGIN_MODE, "login_mode", CHOICE, PROFILE,
	.initial = PWP_LOGIN_MODE_OBSERVE,
	.words = WORDS({ "observe", PWP_LOGIN_MODE_OBSERVE },
		       { "warn", PWP_LOGIN_MODE_WARN },
		       { "enforce", PWP_LOGIN_MODE_ENFORCE }),
	.doc = "What follows when a password that is in use breaks the policy: "
	       "observe only writes it to the audit file, warn tells the person, "
	       "enforce also demands a change once grace is over.")

OPTION(GRACE, "grace", DAYS, PROFILE,
	.min = 0, .max = 365, .initial = 14,
	.doc = "How long after the first warning no change is demanded.")

OPTION(GRACE_LOGINS, "grace_logins", NUMBER, PROFILE,
	.min = 0, .max = 100, .initial = 3,
	.doc = "How many logins with a warning come before a change is demanded, "
	       "however long they take: holidays use up no grace.")

OPTION(FORCE_SERVICES, "force_services", LIST, PROFILE,
	.initial_items = (const struct str[]){ { "login", 5 }, { "su", 2 }, { "su-l", 4 } },
	.n_initial_items = 3,
	.doc = "Services, named as the files of /etc/pam.d, where a change may be "
	       "demanded; elsewhere there are only warnings. A service that cannot "
	       "change a password would lock people out.")

OPTION(SSH_INBAND, "ssh_inband", CHOICE, PROFILE,
	.initial = 0, .words = YES_NO,
	.doc = "Whether sshd asks through keyboard-interactive only, so that a "
	       "password can be changed inside the login; sshd must stand in "
	       "force_services too. Never together with PasswordAuthentication of "
	       "sshd_config(5), where a demand ends the login.")

OPTION(BREAK_GLASS_GROUPS, "break_glass_groups", LIST, PROFILE,
	.doc = "Groups whose members are never made to change a password at login, "
	       "for the accounts of an emergency.")

OPTION(FORCE_BACKEND, "force_backend", CHOICE, PROFILE,
	.initial = PWP_FORCE_BACKEND_INITIAL,
	.words = WORDS({ "pam", PWP_FORCE_BACKEND_PAM },
		       { "shadow", PWP_FORCE_BACKEND_SHADOW }),
	.doc = "Who demands a change at login: pam_pwpolicy itself, or only shadow, "
	       "told by the administrator with chage -d 0. Linux-PAM 1.7.2 and later "
	       "refuse a change that shadow does not demand; built with one of them, "
	       "the default is shadow.")

/* clause.<reason name>: the option of reason N is OPTION_CLAUSE_BASE + N. */
#define CLAUSE_OPTION(number, name, group)                                      \
	OPTION(CLAUSE_##number, "clause." #name, TEXT, POLICY,                  \
	       .doc = "Clause of the written policy behind the reason " #name ".")
REASON_TABLE(CLAUSE_OPTION)
/* clang-format on */

#undef CLAUSE_OPTION
#undef RULE
#undef OPTION
