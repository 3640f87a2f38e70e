/* SPDX-License-Identifier: MIT */
/*
 * Minimum ages of passwords: pam_unix refuses to change a password that is younger, so a
 * person from whom a change is demanded at login would be locked out until then. The module
 * checks this before it demands; the administrator should know all the same. The shadow
 * file is read through a buffer that is wiped; its hashes are skipped.
 */
#include "cli/doctor/doctor.h"

#include "base/parse_num.h"
#include "cli/account/login_defs.h"
#include "cli/common/line_reader.h"
#include "cli/common/output.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SHADOW_LINE_MAX ((size_t)4096)
enum { NAMES_SHOWN = 5, MIN_DAYS_FIELD = 3, NAMES_SIZE = 200 };

static const struct finding_kind default_min_days = {
	"pass_min_days",
	FINDING_WARNING,
	"Set PASS_MIN_DAYS 0 in /etc/login.defs; the history of passwords (option "
	"history) is the better way to keep old ones from coming back.",
};
static const struct finding_kind account_min_days = {
	"account_min_days",
	FINDING_WARNING,
	"Run 'chage -m 0 USER' for each.",
};

static void check_login_defs(struct doctor *doctor)
{
	const char *path = doctor->places->stores->login_defs;
	uint64_t days = login_defs_number(path, "PASS_MIN_DAYS", 0);

	if (days > 0)
		findings_add(doctor->findings, &default_min_days,
			     "PASS_MIN_DAYS in %s is %" PRIu64
			     ": new accounts cannot change a "
			     "password again before that many days have passed, even if "
			     "the policy demands it.",
			     path, days);
}

/* Whether a line of shadow has a minimum age above zero. */
static bool has_min_days(struct pwp_text line)
{
	struct str rest = { line.ptr, line.len }, field;
	uint64_t days = 0;

	for (int i = 0; i <= MIN_DAYS_FIELD; i++)
		if (!str_split(&rest, ':', &field))
			return false;
	return parse_leading_num(&field, UINT32_MAX, &days) && days > 0;
}

struct names {
	size_t count;
	char shown[NAMES_SIZE];
};

static void add_name(struct names *names, struct pwp_text line)
{
	const char *colon = memchr(line.ptr, ':', line.len);
	size_t at = strlen(names->shown);

	if (names->count++ < NAMES_SHOWN)
		(void)snprintf(names->shown + at, sizeof(names->shown) - at, "%s%.*s",
			       at ? ", " : "", (int)(colon - line.ptr), line.ptr);
}

static void read_shadow(int fd, struct names *names)
{
	struct line_reader lines;
	struct pwp_text line = { NULL, 0 };
	enum line_reader_state state;

	if (!line_reader_init(&lines, fd, SHADOW_LINE_MAX))
		return;
	while ((state = line_reader_next(&lines, &line)) == LINE_READER_LINE ||
	       state == LINE_READER_TOO_LONG)
		if (state == LINE_READER_LINE && has_min_days(line))
			add_name(names, line);
	line_reader_done(&lines);
}

void doctor_check_ages(struct doctor *doctor)
{
	struct names names = { .count = 0 };
	int fd = open(doctor->places->stores->shadow,
		      O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);

	check_login_defs(doctor);
	if (fd < 0)
		return;
	read_shadow(fd, &names);
	close(fd);
	if (names.count > 0)
		findings_add(doctor->findings, &account_min_days,
			     "%zu %s cannot change the password before a minimum "
			     "age is reached: %s%s.",
			     names.count,
			     output_plural(names.count, "account", "accounts"),
			     names.shown, names.count > NAMES_SHOWN ? ", ..." : "");
}
