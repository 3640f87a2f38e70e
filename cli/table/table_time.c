/* SPDX-License-Identifier: MIT */
/*
 *   time  = ["T" / "," / space] hour ":" minute [":" second ["." figures]] ["am" / "pm"] [zone]
 *         / "T" hour [minute [second]] [zone], after eight figures
 *   zone  = "Z" / letters / [letters] ("+" / "-") figures [":" figures]
 */
#include "cli/table/table_time.h"

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

/* The same without colons, as in 20170903T000000Z. */
static bool is_basic_time(const char *at)
{
	size_t figures = table_figures(at);

	at += figures;
	return (figures == 2 || figures == 4 || figures == 6) && take_zone(&at) &&
	       *at == '\0';
}

bool table_time_cut(char *text)
{
	char *colon = strchr(text, ':');
	char *mark = text + table_figures(text);

	if (!colon) {
		if (mark - text != 8 || *mark != 't')
			return true;
		*mark = '\0';
		return is_basic_time(mark + 1);
	}
	char *start = colon;
	while (start > text && start[-1] >= '0' && start[-1] <= '9')
		start--;
	if (!is_time(start))
		return false;
	if (start > text + 1 && start[-1] == 't' && table_figures(start - 2) > 0)
		start--;
	while (start > text && strchr(" ,", start[-1]))
		start--;
	*start = '\0';
	return start > text;
}
