/* SPDX-License-Identifier: MIT */
/*
 * UK telephone numbers in national (07700 900123) and international form (+447700900123),
 * with spaces or hyphens between groups of digits. Some 90 million mobile and 33 million
 * fixed numbers are in use (Ofcom, Communications Market Report): a number costs the choice
 * among these.
 */
#include "base/array.h"
#include "base/ascii.h"
#include "base/log2.h"
#include "match/matchers.h"

#define MOBILE_COST BITS(26, 42) /* log2 of 90 million */
#define FIXED_COST BITS(24, 98)	 /* log2 of 33 million */
#define FORM_COST BITS(1, 0)	 /* national or international */
#define GROUPS_COST BITS(1, 50)	 /* where the spaces are */
#define MIN_DIGITS 9		 /* after the leading 0 */
#define MAX_DIGITS 10

/* Skips the leading 0, 0044 or +44 at `at`; returns the cell after it, 0 if there is
 * none. */
static size_t skip_prefix(const struct subject *subject, size_t at)
{
	static const char *const prefixes[] = { "+44", "0044", "0" };

	for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
		size_t len = 0;
		while (prefixes[i][len] && at + len < subject->count &&
		       subject->cells[at + len].code == (uint32_t)prefixes[i][len])
			len++;
		if (!prefixes[i][len])
			return at + len;
	}
	return 0;
}

static bool is_gap(uint32_t code)
{
	return code == ' ' || code == '-';
}

static void find_phones(const struct match_input *input, size_t at,
			struct match_list *list)
{
	const struct subject *subject = input->subject;
	size_t start = skip_prefix(subject, at);
	size_t end = start, digits = 0;
	bool groups = false;

	if (start == 0)
		return;
	for (; end < subject->count && digits < MAX_DIGITS; end++) {
		uint32_t code = subject->cells[end].code;
		if (!ascii_is_digit(code) && !is_gap(code))
			break;
		digits += ascii_is_digit(code);
		groups = groups || is_gap(code);
		/* an area code begins with 1 or 2, a mobile number with 7 */
		if (digits == 1 && code != '1' && code != '2' && code != '7' &&
		    !is_gap(code))
			return;
	}
	if (digits < MIN_DIGITS)
		return;
	while (is_gap(subject->cells[end - 1].code))
		end--;
	bool mobile = subject->cells[start].code == '7';
	match_list_add(list, at, end, MATCH_PHONE,
		       (mobile ? MOBILE_COST : FIXED_COST) + FORM_COST +
			       (groups ? GROUPS_COST : 0));
}

const struct matcher phone_matcher = { .find = find_phones };
