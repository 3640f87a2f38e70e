/* SPDX-License-Identifier: MIT */
/*
 * Controls of PAM lines: the four keywords, which pam.conf(5) defines by lists of pairs, and
 * the lists themselves: `value=action value=action ...`, where value is the name of a
 * return code or "default" (every code that is not named), and action is a keyword or how
 * many lines to jump over. It must not know what a module is for.
 */
#include "cli/pamconf/pam_control.h"

#include "base/array.h"
#include "base/parse_num.h"

#include <string.h>
#include <strings.h>

enum { JUMP_MAX = PAM_LINES_MAX };

static const struct {
	const char *keyword;
	const char *pairs;
} keywords[] = {
	{ "required", "success=ok new_authtok_reqd=ok ignore=ignore default=bad" },
	{ "requisite", "success=ok new_authtok_reqd=ok ignore=ignore default=die" },
	{ "sufficient", "success=done new_authtok_reqd=done default=ignore" },
	{ "optional", "success=ok new_authtok_reqd=ok default=ignore" },
};

/* By number. */
static const char *const codes[PAM_CODES] = {
	"success",
	"open_err",
	"symbol_err",
	"service_err",
	"system_err",
	"buf_err",
	"perm_denied",
	"auth_err",
	"cred_insufficient",
	"authinfo_unavail",
	"user_unknown",
	"maxtries",
	"new_authtok_reqd",
	"acct_expired",
	"session_err",
	"cred_unavail",
	"cred_expired",
	"cred_err",
	"no_module_data",
	"conv_err",
	"authtok_err",
	"authtok_recover_err",
	"authtok_lock_busy",
	"authtok_disable_aging",
	"try_again",
	"ignore",
	"abort",
	"authtok_expired",
	"module_unknown",
	"bad_item",
	"conv_again",
	"incomplete",
};

static const struct {
	const char *keyword;
	enum pam_action action;
} actions[] = {
	{ "ignore", PAM_ACTION_IGNORE }, { "ok", PAM_ACTION_OK },
	{ "done", PAM_ACTION_DONE },	 { "bad", PAM_ACTION_BAD },
	{ "die", PAM_ACTION_DIE },	 { "reset", PAM_ACTION_RESET },
};

/* In a list libpam compares letters as they are. */
static bool same(const char *text, size_t len, const char *word)
{
	return strlen(word) == len && memcmp(text, word, len) == 0;
}

/* The number of a code, PAM_CODES for "default", -1 for no code. */
static int read_code(const char *text, size_t len)
{
	for (int i = 0; i < PAM_CODES; i++)
		if (same(text, len, codes[i]))
			return i;
	return same(text, len, "default") ? PAM_CODES : -1;
}

static bool read_jump(struct str text, int *ret_action)
{
	uint64_t lines = 0;

	if (!parse_leading_num(&text, JUMP_MAX, &lines) || text.len > 0)
		return false;
	*ret_action = (int)lines;
	return lines > 0;
}

static bool read_action(const char *text, size_t len, int *ret_action)
{
	for (size_t i = 0; i < ARRAY_SIZE(actions); i++) {
		if (same(text, len, actions[i].keyword)) {
			*ret_action = actions[i].action;
			return true;
		}
	}
	return read_jump((struct str){ text, len }, ret_action);
}

/* "default" is for the codes that no pair before it has named. */
static void set_others(bool named[PAM_CODES], int action, int ret_actions[PAM_CODES])
{
	for (int i = 0; i < PAM_CODES; i++)
		if (!named[i])
			ret_actions[i] = action;
	memset(named, true, PAM_CODES * sizeof(named[0]));
}

static const char *read_pairs(const char *text, int ret_actions[PAM_CODES])
{
	bool named[PAM_CODES] = { false };
	static const char whitespace[] = " \t\r\n\v\f";

	for (text += strspn(text, whitespace); *text; text += strspn(text, whitespace)) {
		size_t len = strcspn(text, " \t\r\n\v\f=");
		int code = read_code(text, len);
		int action = PAM_ACTION_IGNORE;

		if (code < 0)
			return "its control names a return value that PAM does not know";
		text += len + strspn(text + len, whitespace);
		if (*text != '=')
			return "its control lacks an \"=\"";
		text += 1 + strspn(text + 1, whitespace);
		len = strcspn(text, whitespace);
		if (!read_action(text, len, &action))
			return "its control names an action that PAM does not know";
		text += len;
		if (code == PAM_CODES) {
			set_others(named, action, ret_actions);
		} else {
			ret_actions[code] = action;
			named[code] = true;
		}
	}
	set_others(named, PAM_ACTION_BAD, ret_actions); /* see pam.conf(5) */
	return NULL;
}

void pam_control_refuse(int ret_actions[PAM_CODES])
{
	for (int i = 0; i < PAM_CODES; i++)
		ret_actions[i] = PAM_ACTION_BAD;
}

const char *pam_control_read(const char *control, bool bracketed,
			     int ret_actions[PAM_CODES])
{
	const char *fault = "PAM does not know its control";

	if (bracketed)
		fault = read_pairs(control, ret_actions);
	for (size_t i = 0; fault && !bracketed && i < ARRAY_SIZE(keywords); i++)
		if (strcasecmp(control, keywords[i].keyword) == 0)
			fault = read_pairs(keywords[i].pairs, ret_actions);
	if (fault)
		pam_control_refuse(ret_actions);
	return fault;
}
