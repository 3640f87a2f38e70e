/* SPDX-License-Identifier: MIT */
/*
 * The table of options. A new option is a line here, an enum option_id and a member of
 * struct rules. Defaults hold where no file says otherwise; they are meant for a policy
 * that an administrator writes from nothing, so they are safe rather than lenient: eight
 * characters, 30 bits, no other route, enforced for everyone.
 */
#include "input/option.h"

#include "base/array.h"
#include "input/rules.h"
#include "pwpolicy.h"

#define BITS(whole) ((whole)*256u)
#define MEMBER(name) offsetof(struct rules, name)

static const struct option_word yes_no[] = { { "yes", 1 }, { "no", 0 }, { NULL, 0 } };

static const struct option_word change_modes[] = { { "enforce", PWP_CHANGE_MODE_ENFORCE },
						   { "warn", PWP_CHANGE_MODE_WARN },
						   { NULL, 0 } };

static const struct option_word login_modes[] = { { "observe", PWP_LOGIN_MODE_OBSERVE },
						  { "warn", PWP_LOGIN_MODE_WARN },
						  { "enforce", PWP_LOGIN_MODE_ENFORCE },
						  { NULL, 0 } };

static const struct option_word force_backends[] = { { "pam", PWP_FORCE_BACKEND_PAM },
						     { "shadow",
						       PWP_FORCE_BACKEND_SHADOW },
						     { NULL, 0 } };

static const struct option_word reading_levels[] = { { "plain", PWP_LEVEL_PLAIN },
						     { "standard", PWP_LEVEL_STANDARD },
						     { NULL, 0 } };

static const struct option_word require_flags[] = {
	{ "letter", REQUIRE_LETTER }, { "lower", REQUIRE_LOWER },
	{ "upper", REQUIRE_UPPER },   { "digit", REQUIRE_DIGIT },
	{ "symbol", REQUIRE_SYMBOL }, { NULL, 0 }
};

static const struct str services[] = { { "login", 5 }, { "su", 2 }, { "su-l", 4 } };

/* clang-format off */
#define CLAUSE(number, reason, group)                                   \
	[OPTION_CLAUSE_BASE + PWP_REASON_##number] = {                  \
		.name = "clause." #reason,                              \
		.doc = "Clause of the written policy behind the reason " #reason ".", \
		.type = OPTION_TYPE_TEXT, .scope = OPTION_SCOPE_POLICY, \
	},

static const struct option options[OPTION_COUNT] = {
	[OPTION_TITLE] = {
		.name = "title", .type = OPTION_TYPE_TEXT, .scope = OPTION_SCOPE_POLICY,
		.doc = "Name of the written policy, shown to people.",
	},
	[OPTION_CLAUSE] = {
		.name = "clause", .type = OPTION_TYPE_TEXT, .scope = OPTION_SCOPE_POLICY,
		.doc = "Clause of the written policy that stands behind every reason without "
		       "a clause of its own.",
	},
	[OPTION_GROUP_DOMAINS] = {
		.name = "group_domains", .type = OPTION_TYPE_LIST, .scope = OPTION_SCOPE_POLICY,
		.doc = "Domains whose groups this policy may name without the domain: where the "
		       "system says SCHOOL\\pupils or pupils@school.example, the list SCHOOL, "
		       "school.example lets pupils stand for both, in groups and in "
		       "break_glass_groups; * stands for every domain. Upper and lower case of "
		       "ASCII letters are the same. Without it a group is named as id(1) "
		       "prints it, and so it may always be.",
	},
	[OPTION_USERS] = {
		.name = "users", .type = OPTION_TYPE_LIST, .scope = OPTION_SCOPE_MATCH,
		.doc = "User names that the profile takes. Upper and lower case of ASCII "
		       "letters are the same.",
	},
	[OPTION_GROUPS] = {
		.name = "groups", .type = OPTION_TYPE_LIST, .scope = OPTION_SCOPE_MATCH,
		.doc = "Groups whose members the profile takes, named as id(1) prints them, "
		       "or without the domain where group_domains lists it. "
		       "Upper and lower case of ASCII letters are the same.",
	},
	[OPTION_UIDS] = {
		.name = "uids", .type = OPTION_TYPE_UIDS, .scope = OPTION_SCOPE_MATCH,
		.doc = "User ids that the profile takes: numbers and ranges, such as "
		       "0, 1000-1999.",
	},
	[OPTION_MIN_LENGTH] = {
		.name = "min_length", .type = OPTION_TYPE_NUMBER, .scope = OPTION_SCOPE_PROFILE,
		.min = 1, .max = 64, .initial = 8, .member = MEMBER(min_length),
		.doc = "Least number of characters.",
	},
	[OPTION_RECOMMENDED_LENGTH] = {
		.name = "recommended_length", .type = OPTION_TYPE_NUMBER,
		.scope = OPTION_SCOPE_PROFILE,
		.min = 1, .max = 128, .zero = true, .initial = 0,
		.member = MEMBER(recommended_length),
		.doc = "Number of characters that is advised but not demanded; 0 advises "
		       "nothing. It is not less than min_length.",
	},
	[OPTION_MAX_LENGTH] = {
		.name = "max_length", .type = OPTION_TYPE_NUMBER, .scope = OPTION_SCOPE_PROFILE,
		.min = 64, .max = PWP_PASSWORD_MAX, .initial = PWP_PASSWORD_MAX,
		.member = MEMBER(max_length),
		.doc = "Greatest number of characters. More than 511 bytes cannot be stored "
		       "by the system and are always refused.",
	},
	[OPTION_MIN_CLASSES] = {
		.name = "min_classes", .type = OPTION_TYPE_NUMBER, .scope = OPTION_SCOPE_PROFILE,
		.min = 0, .max = 4, .initial = 0, .member = MEMBER(min_classes),
		.doc = "Composition route: how many of the four classes (lower-case letters, "
		       "upper-case letters, digits, symbols) a password has.",
	},
	[OPTION_REQUIRE] = {
		.name = "require", .type = OPTION_TYPE_FLAGS, .scope = OPTION_SCOPE_PROFILE,
		.initial = 0, .words = require_flags, .member = MEMBER(require),
		.doc = "Composition route: what a password has at least one of: letter (in "
		       "any case), lower, upper, digit, symbol; none asks for nothing.",
	},
	[OPTION_MIN_STRENGTH] = {
		.name = "min_strength", .type = OPTION_TYPE_BITS, .scope = OPTION_SCOPE_PROFILE,
		.min = 0, .max = 128, .initial = BITS(30), .member = MEMBER(min_strength),
		.doc = "Composition route: least strength in bits.",
	},
	[OPTION_PASSPHRASE_WORDS] = {
		.name = "passphrase_words", .type = OPTION_TYPE_NUMBER,
		.scope = OPTION_SCOPE_PROFILE,
		.min = 2, .max = 10, .zero = true, .initial = 0,
		.member = MEMBER(passphrase_words),
		.doc = "Passphrase route: how many words make a passphrase, which then needs "
		       "no classes; 0 closes the route.",
	},
	[OPTION_MIN_STRENGTH_PASSPHRASE] = {
		.name = "min_strength_passphrase", .type = OPTION_TYPE_BITS,
		.scope = OPTION_SCOPE_PROFILE,
		.min = 0, .max = 128, .initial = BITS(30),
		.member = MEMBER(min_strength_passphrase),
		.doc = "Passphrase route: least strength in bits.",
	},
	[OPTION_LONG_LENGTH] = {
		.name = "long_length", .type = OPTION_TYPE_NUMBER, .scope = OPTION_SCOPE_PROFILE,
		.min = 1, .max = 128, .zero = true, .initial = 0, .member = MEMBER(long_length),
		.doc = "Length route: from how many characters on a password needs no "
		       "classes; 0 closes the route.",
	},
	[OPTION_MIN_STRENGTH_LONG] = {
		.name = "min_strength_long", .type = OPTION_TYPE_BITS,
		.scope = OPTION_SCOPE_PROFILE,
		.min = 0, .max = 128, .initial = BITS(30), .member = MEMBER(min_strength_long),
		.doc = "Length route: least strength in bits.",
	},
	[OPTION_MIN_STRENGTH_ANY] = {
		.name = "min_strength_any", .type = OPTION_TYPE_BITS,
		.scope = OPTION_SCOPE_PROFILE,
		.min = 0, .max = 128, .initial = 0, .member = MEMBER(min_strength_any),
		.doc = "Strength route: from how many bits on a password of any make-up is "
		       "accepted; 0 closes the route.",
	},
	[OPTION_MIN_DIFFERENCE] = {
		.name = "min_difference", .type = OPTION_TYPE_NUMBER,
		.scope = OPTION_SCOPE_PROFILE,
		.min = 0, .max = 16, .initial = 3, .member = MEMBER(min_difference),
		.doc = "How many characters at least must be added, removed or changed to "
		       "get from the old password to the new one, where the old one is "
		       "known; 0: any change will do.",
	},
	[OPTION_HISTORY] = {
		.name = "history", .type = OPTION_TYPE_NUMBER, .scope = OPTION_SCOPE_PROFILE,
		.min = 0, .max = 12, .initial = 0, .member = MEMBER(history),
		.doc = "How many of the person's last passwords cannot be used again; 0 "
		       "keeps none.",
	},
	[OPTION_SIBLING_ACCOUNTS] = {
		.name = "sibling_accounts", .type = OPTION_TYPE_PATTERN,
		.scope = OPTION_SCOPE_PROFILE,
		.doc = "Name of the privileged account of a person whose everyday account is "
		       "%, such as %-admin. When the privileged account changes its password, "
		       "that of the everyday account is refused; never the other way round.",
	},
	[OPTION_MAX_AGE] = {
		.name = "max_age", .type = OPTION_TYPE_DAYS, .scope = OPTION_SCOPE_PROFILE,
		.min = 1, .max = 3650, .zero = true, .initial = 0, .member = MEMBER(max_age),
		.doc = "How long a password may be used; 0: as long as one likes, which "
		       "today's guidance asks for.",
	},
	[OPTION_MAX_AGE_WARNING] = {
		.name = "max_age_warning", .type = OPTION_TYPE_DAYS,
		.scope = OPTION_SCOPE_PROFILE,
		.min = 0, .max = 365, .initial = 14, .member = MEMBER(max_age_warning),
		.doc = "How long before the end of max_age a login tells of it.",
	},
	[OPTION_BANNED_WORDS] = {
		.name = "banned_words", .type = OPTION_TYPE_LIST, .scope = OPTION_SCOPE_PROFILE,
		.doc = "Words that a password must not be based on, in any spelling.",
	},
	[OPTION_BANNED_WORDS_FILE] = {
		.name = "banned_words_file", .type = OPTION_TYPE_FILE,
		.scope = OPTION_SCOPE_PROFILE,
		.doc = "File with more banned words, one a line; lines that start with # are "
		       "comments. It is read with the policy and must be as well guarded as "
		       "the policy file.",
	},
	[OPTION_SITE_WORDS] = {
		.name = "site_words", .type = OPTION_TYPE_LIST, .scope = OPTION_SCOPE_PROFILE,
		.doc = "Words that everyone around the school would try first: its name, "
		       "nickname, town, street, motto, mascot, internet domain.",
	},
	[OPTION_SITE_WORDS_FILE] = {
		.name = "site_words_file", .type = OPTION_TYPE_FILE,
		.scope = OPTION_SCOPE_PROFILE,
		.doc = "File with more site words, in the form of banned_words_file.",
	},
	[OPTION_EXAMPLES] = {
		.name = "examples", .type = OPTION_TYPE_LIST, .scope = OPTION_SCOPE_PROFILE,
		.doc = "Passwords printed in the written policy. They are public, so they "
		       "are refused.",
	},
	[OPTION_CHANGE_MODE] = {
		.name = "change_mode", .type = OPTION_TYPE_CHOICE, .scope = OPTION_SCOPE_PROFILE,
		.initial = PWP_CHANGE_MODE_ENFORCE, .words = change_modes, .member = MEMBER(change_mode),
		.doc = "enforce refuses a password that breaks the policy; warn says what is "
		       "wrong and lets it pass.",
	},
	[OPTION_RETRY] = {
		.name = "retry", .type = OPTION_TYPE_NUMBER, .scope = OPTION_SCOPE_PROFILE,
		.min = 1, .max = 10, .initial = 3, .member = MEMBER(retry),
		.doc = "How many times a new password is asked for before the change fails.",
	},
	[OPTION_ENFORCE_FOR_ROOT] = {
		.name = "enforce_for_root", .type = OPTION_TYPE_CHOICE,
		.scope = OPTION_SCOPE_PROFILE,
		.initial = 1, .words = yes_no, .member = MEMBER(enforce_for_root),
		.doc = "Whether the policy also binds root when root sets a password.",
	},
	[OPTION_READING_LEVEL] = {
		.name = "reading_level", .type = OPTION_TYPE_CHOICE, .scope = OPTION_SCOPE_PROFILE,
		.initial = PWP_LEVEL_STANDARD, .words = reading_levels,
		.member = MEMBER(reading_level),
		.doc = "How messages are worded: plain, which a pupil of seven follows, or "
		       "standard.",
	},
	[OPTION_LOGIN_MODE] = {
		.name = "login_mode", .type = OPTION_TYPE_CHOICE, .scope = OPTION_SCOPE_PROFILE,
		.initial = PWP_LOGIN_MODE_OBSERVE, .words = login_modes, .member = MEMBER(login_mode),
		.doc = "What follows when a password that is in use breaks the policy: "
		       "observe only writes it to the audit file, warn tells the person, "
		       "enforce also demands a change once grace is over.",
	},
	[OPTION_GRACE] = {
		.name = "grace", .type = OPTION_TYPE_DAYS, .scope = OPTION_SCOPE_PROFILE,
		.min = 0, .max = 365, .initial = 14, .member = MEMBER(grace),
		.doc = "How long after the first warning no change is demanded.",
	},
	[OPTION_GRACE_LOGINS] = {
		.name = "grace_logins", .type = OPTION_TYPE_NUMBER,
		.scope = OPTION_SCOPE_PROFILE,
		.min = 0, .max = 100, .initial = 3, .member = MEMBER(grace_logins),
		.doc = "How many logins with a warning come before a change is demanded, "
		       "however long they take: holidays use up no grace.",
	},
	[OPTION_FORCE_SERVICES] = {
		.name = "force_services", .type = OPTION_TYPE_LIST,
		.scope = OPTION_SCOPE_PROFILE,
		.initial_items = services, .n_initial_items = ARRAY_SIZE(services),
		.doc = "Services, named as the files of /etc/pam.d, where a change may be "
		       "demanded; elsewhere there are only warnings. A service that cannot "
		       "change a password would lock people out.",
	},
	[OPTION_SSH_INBAND] = {
		.name = "ssh_inband", .type = OPTION_TYPE_CHOICE, .scope = OPTION_SCOPE_PROFILE,
		.initial = 0, .words = yes_no, .member = MEMBER(ssh_inband),
		.doc = "Whether sshd asks through keyboard-interactive only, so that a "
		       "password can be changed inside the login; sshd must stand in "
		       "force_services too. Never together with PasswordAuthentication of "
		       "sshd_config(5), where a demand ends the login.",
	},
	[OPTION_BREAK_GLASS_GROUPS] = {
		.name = "break_glass_groups", .type = OPTION_TYPE_LIST,
		.scope = OPTION_SCOPE_PROFILE,
		.doc = "Groups whose members are never made to change a password at login, "
		       "for the accounts of an emergency.",
	},
	[OPTION_FORCE_BACKEND] = {
		.name = "force_backend", .type = OPTION_TYPE_CHOICE,
		.scope = OPTION_SCOPE_PROFILE,
		.initial = PWP_FORCE_BACKEND_INITIAL, .words = force_backends,
		.member = MEMBER(force_backend),
		.doc = "Who demands a change at login: pam_pwpolicy itself, or only shadow, "
		       "told by the administrator with chage -d 0. Linux-PAM 1.7.2 and later "
		       "refuse a change that shadow does not demand; built with one of them, "
		       "the default is shadow.",
	},
	REASON_TABLE(CLAUSE)
};
/* clang-format on */

const struct option *option_at(size_t index)
{
	return index < OPTION_COUNT ? &options[index] : NULL;
}

const struct option *option_find(struct str name)
{
	if (name.len == 0)
		return NULL;
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (options[i].name[0] == name.ptr[0] &&
		    str_eq(name, str_from_c(options[i].name)))
			return &options[i];
	return NULL;
}

size_t option_index(const struct option *option)
{
	return (size_t)(option - options);
}

bool option_is_number(const struct option *option)
{
	return option->type <= OPTION_TYPE_FLAGS;
}

const char *option_misplaced(const struct option *option, struct str profile)
{
	if (option->scope == OPTION_SCOPE_POLICY && profile.ptr)
		return "is for the whole policy: it stands before the first [profile]";
	if (option->scope != OPTION_SCOPE_MATCH)
		return NULL;
	if (!profile.ptr)
		return "belongs to one profile: it stands in a [profile] section";
	if (str_eq(profile, STR_LIT(PROFILE_DEFAULT)))
		return "has no use in profile " PROFILE_DEFAULT
		       ", which takes everyone left over";
	return NULL;
}
