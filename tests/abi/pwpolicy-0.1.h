/* SPDX-License-Identifier: MIT */
/*
 * libpwpolicy - judge passwords against a written password policy
 *
 * The library judges a password against a school's written policy and gives every reason
 * for a refusal, with the policy's clause and the part of the password that it concerns.
 * pam_pwpolicy(8) and pwpolicy(1) are made with it.
 *
 * A policy holds the rules; a checker binds it to what it is judged with; a request is
 * what is asked; a result is the verdict. A weak password is a verdict, not an error. An
 * error means "could not tell", and a caller that guards a password change must then
 * refuse the change.
 *
 * The library keeps no global state, reads no environment, follows no locale, prints and
 * logs nothing. Text goes in and out as UTF-8. Every object hangs from a handle that the
 * caller made and frees. Distinct handles may be used by distinct threads; a policy is
 * immutable once a checker was made from it, and one checker serves any number of
 * threads.
 *
 * A function that can fail returns 0 or an enum pwp_error. An argument whose name starts
 * with `ret_` is written on success only, one that starts with `reterr_` on failure only;
 * they come last. A struct that has a member `size` is initialised with the macro of its
 * name, such as PWP_REQUEST_INIT. Such structs grow at their end in later releases, and
 * program and library may be of different ones: members that the program's struct lacks
 * count as zero, those that the library does not know must be zero and are read as zero;
 * otherwise, and for a size below that of the struct's first release, the call returns
 * PWP_ERR_ARGUMENT.
 *
 * Functions that fill a text buffer write at most `size` bytes with the closing NUL. When
 * the text does not fit, they leave an empty text (where there is room for its NUL) and
 * return PWP_ERR_BUFFER.
 *
 * Strength, and the offsets of reasons and parts, describe a live password: show them to
 * its owner and never log them.
 */
#ifndef PWPOLICY_H
#define PWPOLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define PWP_API __attribute__((visibility("default")))
#define PWP_CHECKED __attribute__((warn_unused_result))
#else
#define PWP_API
#define PWP_CHECKED
#endif

/* ---- limits */

/* Longest password in bytes: crypt(3) and pam_unix fail from 512 on. */
#define PWP_PASSWORD_MAX 511
/* Longest user name, full name, host, site word or personal word in bytes. */
#define PWP_WORD_MAX 256
/* Most site words and most personal words in one request. */
#define PWP_WORDS_MAX 64
/* Greatest age of a password in days: a hundred years. */
#define PWP_AGE_MAX 36525
/* A buffer of this size holds any message, advice or rule line of the library. */
#define PWP_MESSAGE_SIZE 512
/* A buffer of this size holds any single option's value. */
#define PWP_VALUE_SIZE 65536
/* A buffer of this size holds any result as JSON, unless the policy's clauses are longer
 * than 1,000 bytes each. */
#define PWP_JSON_SIZE 65536
/* A buffer of this size holds any suggestion. */
#define PWP_SUGGESTION_SIZE 256
/* Fewest and most words of a suggestion. */
#define PWP_PHRASE_WORDS_MIN 3
#define PWP_PHRASE_WORDS_MAX 10
/* Most bits that a suggestion can be asked to have. */
#define PWP_PHRASE_BITS_MAX 128
/* Longest text between two words of a suggestion in bytes. */
#define PWP_SEPARATOR_MAX 4

/* ---- errors */

/* What a function that can fail returns: 0, or one of these. The numbers never change. */
enum pwp_error {
	PWP_OK = 0,
	PWP_ERR_NOMEM = -1,	 /* out of memory */
	PWP_ERR_ARGUMENT = -2,	 /* the caller broke the interface's contract */
	PWP_ERR_SYNTAX = -3,	 /* policy text is not `name = value` */
	PWP_ERR_UNKNOWN = -4,	 /* no such option, profile, reason or shipped policy */
	PWP_ERR_VALUE = -5,	 /* a value is empty, malformed or out of range */
	PWP_ERR_REPEATED = -6,	 /* an option occurs twice in one file and section */
	PWP_ERR_FILE = -7,	 /* a file is missing or cannot be read */
	PWP_ERR_UNTRUSTED = -8,	 /* a file or its folder could be changed by others */
	PWP_ERR_TOO_BIG = -9,	 /* a file, line, list or request exceeds its limit */
	PWP_ERR_BUFFER = -10,	 /* the caller's buffer is too small */
	PWP_ERR_RANDOM = -11,	 /* the system gave no random numbers */
	PWP_ERR_NO_PHRASE = -12, /* no suggestion satisfied the profile */
	PWP_ERR_BUSY = -13,	 /* other processes used it for too long */
	PWP_ERR_CORRUPT = -14	 /* a stored file is cut, corrupt or another user's */
};

/*
 * Returns a short English sentence about an error, without full stop; never NULL. The
 * text is static. Since 0.1.
 */
PWP_API const char *pwp_strerror(int error);

/* Returns the library's version, "MAJOR.MINOR.PATCH". The text is static. Since 0.1. */
PWP_API const char *pwp_version(void);

/* ---- text */

/*
 * Borrowed text: `len` bytes at `ptr`, which need no closing NUL. {NULL, 0} means "not
 * given". Who gives a text to the library keeps its bytes until the call ends.
 */
struct pwp_text {
	const char *ptr;
	size_t len;
};

/*
 * In how simple an English sentences are written. Any other number, such as 0, means the
 * profile's own level (option reading_level).
 */
enum pwp_level {
	PWP_LEVEL_PLAIN = 1,   /* a pupil of seven follows it */
	PWP_LEVEL_STANDARD = 2 /* an adult */
};

/* ---- policy */

/*
 * The rules of a school: profiles, one for each role, each with its options. A policy is
 * made from a shipped one, from files or from memory, may be amended with
 * pwp_policy_set(), and is immutable once a checker was made from it. The caller frees
 * it, after its checkers. As long as it may be amended it is for one thread, then for
 * any number.
 */
struct pwp_policy;

/* Where and why a policy was refused. The caller's; a function that fails fills it. */
struct pwp_parse_error {
	size_t size;	 /* sizeof(struct pwp_parse_error) */
	unsigned line;	 /* counted from 1; 0: the whole file */
	unsigned column; /* in bytes, counted from 1; 0: the whole line */
	char file[256];	 /* path or "built-in NAME"; empty for pwp_policy_set() */
	char text[256];	 /* one English sentence without full stop; never password text */
};
#define PWP_PARSE_ERROR_INIT                           \
	{                                              \
		.size = sizeof(struct pwp_parse_error) \
	}

/* How a policy file is read. */
enum pwp_load_flags {
	/* Trust files owned by the effective user too, not by root alone. Not for PAM. */
	PWP_LOAD_TRUST_EUID = 1
};

/*
 * Makes a policy from a shipped one. `name` is one of those that pwp_policy_shipped()
 * gives; NULL means "school". The caller frees *ret_policy.
 * Returns 0, PWP_ERR_UNKNOWN (no such policy) or PWP_ERR_NOMEM. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_policy_new(const char *name, struct pwp_policy **ret_policy);

/*
 * Reads a policy file. `path` NULL means /etc/pwpolicy/policy.conf and then, by name,
 * the files of /etc/pwpolicy/policy.conf.d that end in .conf; where none of them exists,
 * the shipped "school". `flags`: enum pwp_load_flags, or 0. A file must be regular,
 * owned by root and not writable by group or others, and so must every folder above it.
 * Any fault refuses the whole policy. The caller frees *ret_policy; reterr_parse_error
 * may be NULL.
 * Returns 0; PWP_ERR_FILE, PWP_ERR_UNTRUSTED or PWP_ERR_TOO_BIG (a file);
 * PWP_ERR_SYNTAX, PWP_ERR_UNKNOWN, PWP_ERR_VALUE or PWP_ERR_REPEATED (a line of it);
 * PWP_ERR_ARGUMENT or PWP_ERR_NOMEM. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_policy_load(const char *path, unsigned flags,
					struct pwp_policy **ret_policy,
					struct pwp_parse_error *reterr_parse_error);

/*
 * Makes a policy from a text in memory, written as a policy file is and closed by a
 * newline. `include` is asked for every text that it names: by `include = NAME`, where
 * NAME is no shipped policy, and by an option that names a file of words. It returns 0
 * with a text that is borrowed until the call ends, or a negative enum pwp_error, which
 * becomes that of the call; what it includes may include on, four deep. Where `include`
 * is NULL such names are PWP_ERR_FILE, as they are to a later pwp_policy_set(). The
 * caller frees *ret_policy; reterr_parse_error may be NULL, and its file is the name
 * that was asked for, empty for `text` itself.
 * Returns 0, what `include` returned, or the errors of pwp_policy_load() but
 * PWP_ERR_UNTRUSTED. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_policy_parse(struct pwp_text text,
					 int (*include)(void *data, struct pwp_text name,
							struct pwp_text *ret_text),
					 void *include_data,
					 struct pwp_policy **ret_policy,
					 struct pwp_parse_error *reterr_parse_error);

/*
 * Tells whether a policy should be loaded again: a file or folder that it was read from,
 * or that was missing then, is not what it was, or cannot be examined. Compared are
 * device, inode, size and the times of modification and change; nothing is read. A
 * policy from memory, and a shipped one that names no file, never change.
 * Returns 0 or PWP_ERR_ARGUMENT. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_policy_changed(const struct pwp_policy *policy,
					   bool *ret_changed);

/*
 * Sets one option, as a line of a policy file does. `profile` NULL: in every profile.
 * reterr_parse_error may be NULL.
 * Returns 0, PWP_ERR_ARGUMENT (a checker holds the policy), PWP_ERR_UNKNOWN,
 * PWP_ERR_VALUE, PWP_ERR_TOO_BIG, PWP_ERR_NOMEM or, where a file of words cannot be
 * read, what pwp_policy_load() returns for a file. After an error the policy is
 * unchanged. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_policy_set(struct pwp_policy *policy, const char *profile,
				       const char *name, struct pwp_text value,
				       struct pwp_parse_error *reterr_parse_error);

/*
 * Writes an option's value in the form that pwp_policy_set() reads, for showing; an
 * option without value gives an empty text. Whoever acts on a value reads it with one of
 * the four functions below. `profile` NULL: the values common to all profiles.
 * Returns 0, PWP_ERR_UNKNOWN (no such option or profile) or PWP_ERR_BUFFER. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_policy_get(const struct pwp_policy *policy,
				       const char *profile, const char *name, char *buf,
				       size_t size);

/* What follows when a new password breaks the policy: option change_mode. */
enum pwp_change_mode {
	PWP_CHANGE_MODE_ENFORCE = 0, /* it is refused */
	PWP_CHANGE_MODE_WARN = 1     /* the person is told, and it is accepted */
};

/* What follows when a password that is in use breaks the policy: option login_mode. */
enum pwp_login_mode {
	PWP_LOGIN_MODE_OBSERVE = 0, /* it is only recorded */
	PWP_LOGIN_MODE_WARN = 1,    /* the person is told */
	PWP_LOGIN_MODE_ENFORCE = 2  /* and must change it once grace is over */
};

/* Who demands a change at login: option force_backend. */
enum pwp_force_backend {
	PWP_FORCE_BACKEND_PAM = 0,   /* pam_pwpolicy(8) itself */
	PWP_FORCE_BACKEND_SHADOW = 1 /* shadow, told by the administrator */
};

/*
 * Gives the value of an option of type number or bits; a whole number is exact. Each of
 * the four functions that read a value by its type, which pwpolicy.conf(5) tells, gives
 * what holds in a profile, or with `profile` NULL what is common to all; an option that
 * nothing sets has its default.
 * Returns 0, PWP_ERR_UNKNOWN (no such option or profile, or the option has no place
 * there) or PWP_ERR_ARGUMENT (the option is of another type). Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_policy_number(const struct pwp_policy *policy,
					  const char *profile, const char *name,
					  double *ret_number);

/*
 * Gives the value of an option of type days.
 * Returns 0 or an error as pwp_policy_number() does. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_policy_duration(const struct pwp_policy *policy,
					    const char *profile, const char *name,
					    unsigned *ret_days);

/*
 * Gives the value of an option of type choice: 1 for yes and 0 for no, else a number of
 * the enum that belongs to the option: enum pwp_change_mode, pwp_force_backend, pwp_level
 * (option reading_level) or pwp_login_mode.
 * Returns 0 or an error as pwp_policy_number() does. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_policy_choice(const struct pwp_policy *policy,
					  const char *profile, const char *name,
					  int *ret_choice);

/*
 * Gives item `index` of an option of any other type: of a list, of the choices of
 * require, of the ranges of uids ("7" or "1000-1999"); a text, a file's path or a pattern
 * is one item, and none where it is not set. The item is borrowed: it lives as long as
 * the policy, but only until the next pwp_policy_set(). A NUL that `len` does not count
 * follows it.
 * Returns 0 or an error as pwp_policy_number() does; PWP_ERR_UNKNOWN past the last item,
 * too. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_policy_list_item(const struct pwp_policy *policy,
					     const char *profile, const char *name,
					     size_t index, struct pwp_text *ret_item);

/*
 * Frees a policy (NULL is allowed), whose checkers are freed already. Returns NULL.
 * Since 0.1.
 */
PWP_API struct pwp_policy *pwp_policy_free(struct pwp_policy *policy);

/*
 * Returns the name of shipped policy `index`, NULL past the last. The text is static.
 * Since 0.1.
 */
PWP_API const char *pwp_policy_shipped(size_t index);

/*
 * Returns the name of option `index` in the order of pwpolicy.conf(5), NULL past the
 * last. The text is static. Since 0.1.
 */
PWP_API const char *pwp_option_name(size_t index);

/*
 * Returns the name of profile `index` in file order, the default, "staff", last; NULL
 * past the last. The text lives as long as the policy. Since 0.1.
 */
PWP_API const char *pwp_policy_profile(const struct pwp_policy *policy, size_t index);

/*
 * Who a person is to the system. The caller's, who fills it from a user database; it is
 * borrowed for the call.
 */
struct pwp_person {
	size_t size; /* sizeof(struct pwp_person) */
	const char *user;
	const char *const *groups; /* names of all groups, primary and secondary */
	size_t n_groups;
	int64_t uid;	     /* -1: unknown */
	bool groups_unknown; /* they could not be looked up; those given count all the same */
};
#define PWP_PERSON_INIT                                      \
	{                                                    \
		.size = sizeof(struct pwp_person), .uid = -1 \
	}

/* Why a profile was chosen. */
enum pwp_profile_source {
	PWP_PROFILE_SOURCE_DEFAULT = 0,
	PWP_PROFILE_SOURCE_USER = 1,
	PWP_PROFILE_SOURCE_GROUP = 2,
	PWP_PROFILE_SOURCE_UID = 3,
	/* A group that is not known might choose another one: tell somebody. */
	PWP_PROFILE_SOURCE_GROUPS_UNKNOWN = 4
};

/*
 * Chooses the profile of a person: the first in file order whose users, groups or uids
 * name the person, else "staff". Groups are compared without the domains that the option
 * group_domains lists. Where the person's groups are not known and an earlier profile
 * has groups, *ret_source is PWP_PROFILE_SOURCE_GROUPS_UNKNOWN, and the profile is what
 * user and uid alone give. *ret_profile lives as long as the policy.
 * Returns 0 or PWP_ERR_ARGUMENT. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_policy_select(const struct pwp_policy *policy,
					  const struct pwp_person *person,
					  const char **ret_profile,
					  enum pwp_profile_source *ret_source);

/*
 * Writes rule `index` of a profile as a sentence, such as "At least 8 characters.", for
 * showing before a password is asked for. They come in reading order. `profile` NULL:
 * "staff".
 * Returns 0, PWP_ERR_UNKNOWN (no such profile, or past the last rule) or PWP_ERR_BUFFER.
 * Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_policy_rule(const struct pwp_policy *policy,
					const char *profile, size_t index,
					enum pwp_level level, char *buf, size_t size);

/* ---- checker */

/*
 * A policy with what is made of it for judging. The caller frees it before its policy.
 * It is immutable and serves any number of threads at once.
 */
struct pwp_checker;

/*
 * What a checker may consult beside the built-in data. All members may be NULL. The
 * struct is copied; what estimate_data points to must outlive the checker.
 */
struct pwp_sources {
	size_t size; /* sizeof(struct pwp_sources) */
	/*
	 * A second estimator, for information only: the verdict never depends on it.
	 * Gives log2 of the guesses for a password, or returns non-zero for "no
	 * estimate". It may be called by several threads at once and must not keep the
	 * text.
	 */
	int (*estimate)(void *data, struct pwp_text password, double *ret_bits);
	void *estimate_data;
};
#define PWP_SOURCES_INIT                           \
	{                                          \
		.size = sizeof(struct pwp_sources) \
	}

/*
 * Makes a checker. The policy is borrowed: it must outlive the checker and cannot be
 * amended any more. `sources` may be NULL. The caller frees *ret_checker.
 * Returns 0, PWP_ERR_ARGUMENT, PWP_ERR_TOO_BIG (too many words in the policy) or
 * PWP_ERR_NOMEM. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_checker_new(struct pwp_policy *policy,
					const struct pwp_sources *sources,
					struct pwp_checker **ret_checker);

/* Frees a checker (NULL is allowed); its policy stays. Returns NULL. Since 0.1. */
PWP_API struct pwp_checker *pwp_checker_free(struct pwp_checker *checker);

/* ---- check */

/* What a piece of personal data is about. */
enum pwp_personal {
	PWP_PERSONAL_NAME = 1,	  /* of the person, of family, friends and pets */
	PWP_PERSONAL_DATE = 2,	  /* of birth and other days, and years */
	PWP_PERSONAL_PLACE = 3,	  /* address, postcode, town */
	PWP_PERSONAL_CONTACT = 4, /* e-mail address, phone number */
	PWP_PERSONAL_OTHER = 5	  /* whatever else is known of the person */
};

/*
 * What is asked. The caller's; all of it is borrowed for the call and never kept.
 * `words` are what is known of the person: names of family and pets, dates, address,
 * telephone numbers. used_before, other_account and age_days are what the library, which
 * knows no files, cannot find out; they give the reasons used_before, other_account and,
 * with the option max_age, too_old.
 */
struct pwp_request {
	size_t size;		      /* sizeof(struct pwp_request) */
	struct pwp_text password;     /* any bytes, 0 to any length */
	struct pwp_text old_password; /* the present password, where it is known */
	struct pwp_text user;	      /* user name */
	struct pwp_text full_name;    /* full name or GECOS; split on every separator */
	struct pwp_text home;	      /* home directory; its last part counts */
	struct pwp_text host;	      /* host name with or without domain */
	const struct pwp_text *site_words;
	size_t n_site_words; /* at most PWP_WORDS_MAX */
	const struct pwp_text *words;
	size_t n_words;	     /* personal words; at most PWP_WORDS_MAX */
	const char *profile; /* NULL: "staff" */
	int year;	     /* today's year, 1970 to 9999; 0: no date context */
	bool used_before;    /* it is in the person's password history */
	bool other_account;  /* it opens another account of the person */
	bool for_another; /* another reads the sentences: "the person's name", not "your" */
	int age_days;	  /* since it was set, 0 to PWP_AGE_MAX; 0: today, or not known */
	/*
	 * Looks a form up among personal data that is kept elsewhere as
	 * pwp_personal_forms() gives it; NULL: nothing is kept. It is asked for every
	 * piece of the first PWP_FORM_REACH letters and digits that could be a form,
	 * forwards and backwards. Returns the enum pwp_personal of what the form belongs
	 * to, 0 for "not personal", or a negative enum pwp_error, which becomes that of
	 * the call. The form ends with the call.
	 */
	int (*is_personal)(void *data, struct pwp_text form);
	void *is_personal_data;
};
#define PWP_REQUEST_INIT                           \
	{                                          \
		.size = sizeof(struct pwp_request) \
	}

/*
 * A verdict with all its reasons. It holds no password text. The caller frees it before
 * the policy. It is immutable; any number of threads may read it.
 */
struct pwp_result;

/*
 * Judges a password. The caller frees *ret_result.
 *
 * A request that is made to be slow takes no longer: where its words need too much work,
 * by a count that is the same on every machine, the rest of them is not looked for.
 * User, home and full name come first, then `words`, host and site_words, then the words
 * of the policy in other spellings. Names, dates and addresses do not come near that
 * count, unless the password has hundreds of characters.
 * Returns 0, PWP_ERR_ARGUMENT (a size, year or age that makes no sense), PWP_ERR_UNKNOWN
 * (no such profile), PWP_ERR_TOO_BIG (too many or too long words), PWP_ERR_NOMEM, or
 * what is_personal returned. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_check(const struct pwp_checker *checker,
				  const struct pwp_request *request,
				  struct pwp_result **ret_result);

/* Frees a result (NULL is allowed). Returns NULL. Since 0.1. */
PWP_API struct pwp_result *pwp_result_free(struct pwp_result *result);

/* Returns whether the password satisfies the policy. Since 0.1. */
PWP_API bool pwp_result_accepted(const struct pwp_result *result);

/*
 * Returns the strength: log2 of the guesses that an attacker is estimated to need; 0 or
 * more. Since 0.1.
 */
PWP_API double pwp_result_bits(const struct pwp_result *result);

/*
 * Returns the second estimator's log2 of the guesses, or a negative number where there
 * is none. Since 0.1.
 */
PWP_API double pwp_result_second_bits(const struct pwp_result *result);

/*
 * Returns the strength as a band: 0 (guessed at once), 1 (weak), 2 (fair), 3 (good) or 4
 * (very strong), from 10^3, 10^6, 10^8 and 10^10 guesses on. Since 0.1.
 */
PWP_API unsigned pwp_result_band(const struct pwp_result *result);

/*
 * Returns the verdict as one number, for a host that shows a bar: 0 to 49 for a refused
 * password, 50 to 100 for an accepted one. Within both it never falls with strength: it
 * is five points for every eight bits, up to 80 bits, and 50 more when the password is
 * accepted, else at most 49. The bits are the lower of pwp_result_bits() and those that
 * the policy's thresholds are compared with (the cheapest way to guess the password). So
 * 75 is 40 bits and 90 is 64 bits, accepted. Since 0.1.
 */
PWP_API unsigned pwp_result_score(const struct pwp_result *result);

/*
 * Returns the length in characters: the smaller of the code points typed and the code
 * points after NFKC. Since 0.1.
 */
PWP_API size_t pwp_result_length(const struct pwp_result *result);

/*
 * Returns the name of the profile that decided. The text lives as long as the policy.
 * Since 0.1.
 */
PWP_API const char *pwp_result_profile(const struct pwp_result *result);

/*
 * Returns the route by which the password was accepted: "composition", "passphrase",
 * "length" or "strength"; "" when it was refused. The text is static. Since 0.1.
 */
PWP_API const char *pwp_result_route(const struct pwp_result *result);

/* Attacks, by guesses a second. */
enum pwp_attack {
	PWP_ATTACK_THROTTLED = 0, /* 100 an hour: a log-in page with lock-out */
	PWP_ATTACK_ONLINE = 1,	  /* 10 a second: a log-in page without */
	PWP_ATTACK_SLOW_HASH = 2, /* 10^4 a second: stolen yescrypt or bcrypt hashes */
	PWP_ATTACK_FAST_HASH = 3  /* 10^10 a second: stolen NTLM or MD5 hashes */
};

/*
 * Returns the seconds that an attack is estimated to take; 0 or more, may be huge. Since
 * 0.1.
 */
PWP_API double pwp_result_seconds(const struct pwp_result *result,
				  enum pwp_attack attack);

/*
 * The causes of refusal. A number and its name keep their meaning for ever and are never
 * used again; later releases add numbers at the end, so a caller must expect numbers
 * that it does not know. docs/reasons.md tells what each means.
 */
enum pwp_reason_number {
	PWP_REASON_TOO_SHORT = 1,
	PWP_REASON_TOO_LONG = 2,
	PWP_REASON_INVALID_UTF8 = 3,
	PWP_REASON_CONTROL_CHARACTER = 4,
	PWP_REASON_FEW_CLASSES = 5,
	PWP_REASON_MISSING_LETTER = 6,
	PWP_REASON_MISSING_LOWER = 7,
	PWP_REASON_MISSING_UPPER = 8,
	PWP_REASON_MISSING_DIGIT = 9,
	PWP_REASON_MISSING_SYMBOL = 10,
	PWP_REASON_TOO_WEAK = 11,
	PWP_REASON_COMMON_PASSWORD = 12,
	PWP_REASON_COMMON_WORD = 13,
	PWP_REASON_KEYBOARD_WALK = 14,
	PWP_REASON_SEQUENCE = 15,
	PWP_REASON_REPEAT = 16,
	PWP_REASON_DATE = 17,
	PWP_REASON_USER_NAME = 18,
	PWP_REASON_FULL_NAME = 19,
	PWP_REASON_PERSONAL = 20,
	PWP_REASON_SITE_WORD = 21,
	PWP_REASON_BANNED_WORD = 22,
	PWP_REASON_PRINTED_EXAMPLE = 23,
	PWP_REASON_SAME_AS_OLD = 24,
	PWP_REASON_SIMILAR_TO_OLD = 25,
	PWP_REASON_POSTCODE = 26,
	PWP_REASON_PHONE_NUMBER = 27,
	PWP_REASON_USED_BEFORE = 28,
	PWP_REASON_OTHER_ACCOUNT = 29,
	PWP_REASON_TOO_OLD = 30
};

/*
 * A cause of refusal, with the part of the password that it concerns. One that concerns
 * several parts ("Jane" and "Smith" of JaneSmith1!) is given once for each. The caller's;
 * its texts are borrowed.
 */
struct pwp_reason {
	size_t size;	  /* sizeof(struct pwp_reason), set by the caller */
	unsigned number;  /* enum pwp_reason_number */
	const char *name; /* lower_snake; static text */
	/* the written policy's clause, or ""; lives as long as the policy */
	const char *clause;
	size_t offset; /* where the part starts that it concerns */
	size_t length; /* of that part; 0: the whole password */
	/* The same in UTF-16 units, as JavaScript, Java and Windows count; an invalid
	 * byte is one unit. */
	size_t offset_utf16;
	size_t length_utf16;
};
#define PWP_REASON_INIT                           \
	{                                         \
		.size = sizeof(struct pwp_reason) \
	}

/*
 * Returns how many reasons the result has, those of several parts counted for each: 0
 * when the password is accepted. In change_mode "warn" they are given all the same.
 * Since 0.1.
 */
PWP_API size_t pwp_result_reason_count(const struct pwp_result *result);

/*
 * Gives reason `index`, in the order in which people should read them: the most important
 * first. Those that have the same sentence come one after another.
 * Returns 0, PWP_ERR_UNKNOWN (past the last) or PWP_ERR_ARGUMENT. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_result_reason(const struct pwp_result *result, size_t index,
					  struct pwp_reason *ret_reason);

/*
 * A part of the cheapest way that was found to guess the password; all parts together
 * cover it. The caller's; its texts are borrowed.
 */
struct pwp_part {
	size_t size;	  /* sizeof(struct pwp_part), set by the caller */
	const char *kind; /* lower_snake, as in docs/strength.md; static text */
	size_t offset;	  /* in code points of what was typed */
	size_t length;
	double bits; /* log2 of the guesses for this part and for where it begins */
	/* offset and length in UTF-16 units, as in struct pwp_reason */
	size_t offset_utf16;
	size_t length_utf16;
	const char *text; /* the kind in English, "a date or a year"; static text */
};
#define PWP_PART_INIT                           \
	{                                       \
		.size = sizeof(struct pwp_part) \
	}

/*
 * Gives part `index`, in the order of the password. Parts explain a strength and
 * describe a live password: show them to its owner only.
 * Returns 0, PWP_ERR_UNKNOWN (past the last) or PWP_ERR_ARGUMENT. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_result_part(const struct pwp_result *result, size_t index,
					struct pwp_part *ret_part);

/*
 * Writes the sentence of reason `index`: of what kind the part is, and what to do. It
 * never says which characters they are, for whoever reads it may not see them.
 * Returns 0, PWP_ERR_UNKNOWN (past the last) or PWP_ERR_BUFFER. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_result_message(const struct pwp_result *result, size_t index,
					   enum pwp_level level, char *buf, size_t size);

/*
 * Writes sentence `index` of the advice: what makes the password better, or how to make
 * a good one, which for a refused password comes first. Where there is room for few lines
 * only, show the first reasons and this.
 * Returns 0, PWP_ERR_UNKNOWN (past the last) or PWP_ERR_BUFFER. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_result_advice(const struct pwp_result *result, size_t index,
					  enum pwp_level level, char *buf, size_t size);

/*
 * Writes the sentences of the reasons as one line, for a host that has room for no more:
 * whole sentences in their order with a space between, each once, up to the first that does not fit
 * into `size`. Where the very first does not fit, it is cut between characters and ends
 * in "...". An accepted password gives an empty line.
 * Returns 0 or PWP_ERR_BUFFER (no room even for "..."). Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_result_line(const struct pwp_result *result,
					enum pwp_level level, char *buf, size_t size);

/*
 * Writes the result as one line of JSON: accepted, bits, second_bits (where there is a
 * second estimate), band, score, route, profile, reasons [{name, number, clause, offset,
 * length, offset_utf16, length_utf16, message}], advice. *ret_len gets the length
 * without NUL.
 * Returns 0 or PWP_ERR_BUFFER. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_result_json(const struct pwp_result *result,
					enum pwp_level level, char *buf, size_t size,
					size_t *ret_len);

/* ---- personal data */

/* Length of a form in code points; one of ideographs may be shorter. */
#define PWP_FORM_MIN 3
#define PWP_FORM_MAX 20
/* So many folded letters and digits of a password are looked at for forms. */
#define PWP_FORM_REACH 64

/*
 * Gives every form in which a datum is looked for in passwords: its pieces, and what
 * people make of a name, a date, an address or a number. In a form, letters and digits
 * that look alike are one, so that the same form is asked for whether a password is
 * written plainly or in leet: forms are for keeping (hashed under a key) and comparing,
 * not for reading. `text` is UTF-8 of at most PWP_WORD_MAX bytes. `take` gets each
 * distinct form once, in an order that depends on the text alone; the form ends with the
 * call.
 * Returns 0, PWP_ERR_ARGUMENT, PWP_ERR_TOO_BIG (a longer text), or the first non-zero
 * value that `take` returned, which ends the call. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_personal_forms(enum pwp_personal kind, struct pwp_text text,
					   int (*take)(void *data, struct pwp_text form),
					   void *data);

/* ---- suggest */

/* The list that words are drawn from. */
enum pwp_list {
	PWP_LIST_DEFAULT = 0, /* junior where sentences are plain, else general */
	PWP_LIST_INFANT = 1,  /* ages 5 to 7 */
	PWP_LIST_JUNIOR = 2,  /* ages 7 to 11 */
	PWP_LIST_GENERAL = 3
};

/*
 * What is done to the words. What is drawn adds to the bits: which end, which word,
 * which letter.
 */
enum pwp_style {
	PWP_STYLE_DEFAULT = 0,	/* the simplest that the profile accepts */
	PWP_STYLE_PLAIN = 1,	/* brown-house-bears */
	PWP_STYLE_CAPITALS = 2, /* BrownHousebearS: each has one at an end */
	PWP_STYLE_DIGITS = 3,	/* BrownH0usebearS: in one a letter is a digit, too */
	PWP_STYLE_SYMBOLS = 4	/* BrownH0usebe@rS: in another a letter is a sign */
};

/*
 * Phrases that were given to others. What is suggested beside them differs from each and
 * shares at most one word with it. The caller frees the set, which wipes it. It is for
 * one thread at a time.
 */
struct pwp_phrases;

/*
 * Makes an empty set. The caller frees *ret_phrases.
 * Returns 0 or PWP_ERR_NOMEM. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_phrases_new(struct pwp_phrases **ret_phrases);

/*
 * Adds a phrase that was given before, however it was made.
 * Returns 0, PWP_ERR_ARGUMENT, PWP_ERR_TOO_BIG (more than PWP_PASSWORD_MAX bytes) or
 * PWP_ERR_NOMEM. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_phrases_add(struct pwp_phrases *phrases,
					struct pwp_text phrase);

/* Wipes and frees a set (NULL is allowed). Returns NULL. Since 0.1. */
PWP_API struct pwp_phrases *pwp_phrases_free(struct pwp_phrases *phrases);

/* What kind of passphrase is wanted. The caller's; it is borrowed for the call. */
struct pwp_suggest_options {
	size_t size; /* sizeof(struct pwp_suggest_options) */
	/* PWP_PHRASE_WORDS_MIN to _MAX; 0: as many as the bits or the profile need */
	unsigned words;
	/* 1 to PWP_PHRASE_BITS_MAX: as many words as a draw of this entropy takes, without
	 * `words`; 0: not asked for */
	unsigned bits;
	enum pwp_list list;
	enum pwp_style style;
	/* Between words: at most PWP_SEPARATOR_MAX ASCII characters, no letters. Not
	 * given: a hyphen in plain style, else nothing. An empty text with a pointer:
	 * nothing. */
	struct pwp_text separator;
	struct pwp_phrases
		*exclusions; /* to keep away from; what is suggested is added */
};
#define PWP_SUGGEST_OPTIONS_INIT                           \
	{                                                  \
		.size = sizeof(struct pwp_suggest_options) \
	}

/*
 * A suggestion. The caller's, who wipes it in the end: all texts but the strength hold
 * the words of a password.
 */
struct pwp_suggestion {
	size_t size; /* sizeof(struct pwp_suggestion) */
	char phrase[PWP_SUGGESTION_SIZE];
	char hint[PWP_MESSAGE_SIZE];	 /* a picture, story or tune with its words */
	char strength[PWP_MESSAGE_SIZE]; /* one sentence in the profile's reading level */
	double bits;	   /* entropy in bits, a lower bound: see pwp_suggest() */
	double drawn_bits; /* entropy of a draw, exact; of these some were refused */
};
#define PWP_SUGGESTION_INIT                           \
	{                                             \
		.size = sizeof(struct pwp_suggestion) \
	}

/*
 * Suggests `count` random passphrases that the request's profile accepts and that hold
 * none of the request's words. The request's password and what it tells of it are
 * ignored. `options` may be NULL. The caller sets the `size` of the first suggestion.
 *
 * Words are drawn uniformly, by getrandom(2), from the list without those that hold a
 * known word, forwards or backwards; none comes twice in a phrase. drawn_bits is the
 * logarithm of the number of phrases that can be drawn, which is counted. A draw is
 * refused, and made again, if the profile refuses it, if it holds a known word across
 * two of its own, if it shows an offensive string across words, in their initials or
 * capitals or between its signs, or if it is too close to one of the exclusions. Nobody
 * knows how many of all phrases would be refused, so `bits` is lower: by 0.2 bit where
 * nothing was refused, else by 3 + log2(k (k + 1)) after k refusals. So the number of
 * phrases that it claims is on average at most the true one. Who chooses the best of n
 * suggestions may lose log2(n) bits besides.
 * Returns 0, PWP_ERR_ARGUMENT, PWP_ERR_UNKNOWN (no such profile), PWP_ERR_TOO_BIG,
 * PWP_ERR_NOMEM, PWP_ERR_RANDOM or PWP_ERR_NO_PHRASE (words of this kind do not satisfy
 * the profile or give the bits). After an error all suggestions are wiped. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_suggest(const struct pwp_checker *checker,
				    const struct pwp_request *request,
				    const struct pwp_suggest_options *options,
				    struct pwp_suggestion *ret_suggestions, size_t count);

/*
 * Makes a password of the initials of a sentence, as the school policy shows it: the
 * first letter of each word as it is typed, numbers in digits, "&" for "and". *ret_known
 * tells whether a part of the sentence is known to everybody: a rhyme, hymn, proverb,
 * first line or the like. The caller wipes the buffer.
 * Returns 0, PWP_ERR_VALUE (not UTF-8, or without a word) or PWP_ERR_BUFFER. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_initials(struct pwp_text sentence, char *buf, size_t size,
				     bool *ret_known);

/* ---- calls from other languages */

/*
 * A policy and its checker, for pwp_call(), which makes and frees it. Calls that neither
 * open nor close it may come from several threads at once.
 */
struct pwp_session;

/*
 * Does the work of the functions above for a language that can call C but should not
 * mirror its structs: fields go in, JSON comes out. `fields` are `len` bytes: a name, a
 * NUL, a value, a NUL, and so on. The first field is `call`; the others may be in any
 * order. *session is NULL until a call opened it. The calls, and the fields they take:
 *
 *   open     `policy` (the name of a shipped policy, or the path of a policy file) or
 *            `text` (of a policy; of each file that it names, too, as `file.NAME`);
 *            without either, the policy of this machine, as pwp_policy_load() reads it.
 *            `trust_user` (PWP_LOAD_TRUST_EUID), `option.NAME` and `option.PROFILE.NAME`
 *            (a value as pwp_policy_set() takes it), `year` (of calls that give none). The
 *            answer has version and profiles.
 *   check    `password`, which is needed; `old_password`, `user`, `full_name`, `home`,
 *            `host`, `site_word` and `word` (both as often as there are words),
 *            `profile`, `year`, `used_before`, `other_account`, `age_days`: as in struct
 *            pwp_request; `level`. The answer is that of pwp_result_json(); with `parts`
 *            it has also parts [{kind, text, offset, length, offset_utf16, length_utf16,
 *            bits}]: see pwp_result_part().
 *   suggest  the fields of the person, the profile and the year as for check; `count` (of
 *            suggestions, 1 to 32), `words`, `bits`, `list`, `style`, `separator`: as in
 *            struct pwp_suggest_options. The answer has suggestions [{phrase, hint,
 *            strength, bits, drawn_bits}].
 *   rules    `profile`, `level`. The answer has rules, a list of sentences.
 *   close    nothing. The answer is empty.
 *
 * Values are numbers in digits; yes or no (`trust_user`, `used_before`, `other_account`,
 * `parts`); plain or standard (`level`); infant, junior or general (`list`); plain,
 * capitals, digits or symbols (`style`); else text in UTF-8 without NUL.
 *
 * `buf` gets one line of JSON with a closing NUL, an object in any case; *ret_len (it may
 * be NULL) its length, or 0 where it does not fit. PWP_JSON_SIZE bytes hold any answer but
 * one with parts, which can take three times as much. On an error the answer is {"error":
 * {number, text, file, line, column}}: the text is about a field or the policy and never
 * shows a value. The caller wipes `fields` and `buf` where they held a password.
 * Returns 0, PWP_ERR_ARGUMENT (a field that is unknown, repeated or missing, or a session
 * in the wrong state), PWP_ERR_VALUE, PWP_ERR_TOO_BIG, PWP_ERR_BUFFER, or what the
 * function that does the work returns. Since 0.1.
 */
PWP_API PWP_CHECKED int pwp_call(struct pwp_session **session, const char *fields,
				 size_t len, char *buf, size_t size, size_t *ret_len);

#ifdef __cplusplus
}
#endif

#endif
