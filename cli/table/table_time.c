/* SPDX-License-Identifier: MIT */
/*
 *   time  = ["T" / "," / space] hour ":" minute [":" second ["." figures]] ["am" / "pm"] [zone]
 *         / "T" hour [minute [second]] [zone], after a figure
 *   zone  = "Z" / letters / [letters] ("+" / "-") figures [":" figures]
 */
#include "cli/table/table_time.h"

#include "base/array.h"

/* Takes figures that make a number up to `max`. */
static bool take_number(const char **at, size_t figures, unsigned max)
{
	unsigned number = 0;
	size_t len = table_figures(*at);

	if (len == 0 || len > figures)
		return false;
	for (size_t i = 0; i < len; i++)
		number = number * 10 + (unsigned)(*(*at)++ - '0');
	return number <= max;
}

static bool take_zone(const char **at)
{
	*at += **at == ' ';
	*at += table_letters(*at);
	if (**at != '+' && **at != '-')
		return true;
	(*at)++;
	if (!take_number(at, 4, 1400))
		return false;
	if (**at != ':')
		return true;
	(*at)++;
	return take_number(at, 2, 59);
}

static bool is_time(const char *at)
{
	if (!take_number(&at, 2, 24) || *at++ != ':' || !take_number(&at, 2, 59))
		return false;
	if (*at == ':') {
		at++;
		if (!take_number(&at, 2, 60))
			return false;
		if (*at == '.' || *at == ',')
			at += 1 + table_figures(at + 1);
	}
	at += at[0] == ' ' && (at[1] == 'a' || at[1] == 'p') && at[2] == 'm';
	at += (at[0] == 'a' || at[0] == 'p') && at[1] == 'm' ? 2 : 0;
	return take_zone(&at) && *at == '\0';
}

/* Takes two figures of several that make a number up to `max`. */
static bool take_pair(const char **at, unsigned max)
{
	const unsigned tens = (unsigned)((*at)[0] - '0');

	if (table_figures(*at) < 2)
		return false;
	*at += 2;
	return tens * 10 + (unsigned)((*at)[-1] - '0') <= max;
}

/* The same without colons, as in 20170903T000000Z. */
static bool is_basic_time(const char *at)
{
	static const unsigned most[] = { 24, 59, 60 };
	bool ok = table_figures(at) >= 2;

	for (size_t i = 0; i < ARRAY_SIZE(most) && ok && table_figures(at) > 0; i++)
		ok = take_pair(&at, most[i]);
	return ok && take_zone(&at) && *at == '\0';
}

/* The T between two figures; NULL: there is none. */
static char *find_mark(char *text)
{
	for (char *at = strchr(text, 't'); at; at = strchr(at + 1, 't'))
		if (at > text && table_figures(at - 1) > 0 && table_figures(at + 1) > 0)
			return at;
	return NULL;
}

bool table_time_cut(char *text)
{
	char *colon = strchr(text, ':'), *mark = find_mark(text);
	char *start = mark ? mark + 1 : colon;

	if (!start)
		return true;
	while (start > text && start[-1] >= '0' && start[-1] <= '9')
		start--;
	if (!is_time(start) && !(mark && is_basic_time(start)))
		return false;
	if (mark)
		start = mark;
	while (start > text && strchr(" ,", start[-1]))
		start--;
	*start = '\0';
	return start > text;
}
