/* SPDX-License-Identifier: MIT */
/*
 * UK postcodes, whole (SW1A 1AA, with or without the blank) or their outward half (SW1A).
 * The shape is that of BS 7666: one or two letters and one or two digits, the last of
 * which may be a letter; then a digit and two letters. About 1.8 million whole postcodes
 * and 3,000 outward halves are in use (ONS Postcode Directory), so that is what one
 * costs: far less than its letters and digits.
 */
#include "base/array.h"
#include "match/matchers.h"

#include "base/ascii.h"
#include "base/log2.h"

#define WHOLE_COST BITS(20, 78)	  /* log2 of 1.8 million */
#define OUTWARD_COST BITS(11, 55) /* log2 of 3,000 */
#define BLANK_COST BITS(1, 0)
#define CASE_COST BITS(1, 0) /* all capitals or all small */

/* The shapes of outward halves: A a letter, 9 a digit. */
static const char *const outward[] = { "AA9A", "AA99", "AA9", "A9A", "A99", "A9" };
static const char inward[] = "9AA";

/* The letters that a postcode may begin with, each between blanks (Royal Mail, 124
 * areas). */
static const char areas[] =
	" ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh"
	" dl dn dt dy e ec eh en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv"
	" je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa "
	"pe"
	" ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq"
	" tr ts tw ub w wa wc wd wf wn wr ws wv yo ze ";

static bool is_area(const struct subject *subject, size_t at, size_t len)
{
	char name[5] = " ";

	for (size_t i = 0; i < len; i++)
		name[1 + i] = (char)subject->cells[at + i].code;
	name[1 + len] = ' ';
	return strstr(areas, name) != NULL;
}

/* Cells from `at` that have the shape; 0 if they have not. */
static size_t shaped(const struct subject *subject, size_t at, const char *shape)
{
	size_t len = 0;

	for (; shape[len]; len++) {
		if (at + len == subject->count)
			return 0;
		uint32_t code = subject->cells[at + len].code;
		if (shape[len] == 'A' ? !ascii_is_lower(code) : !ascii_is_digit(code))
			return 0;
	}
	return len;
}

/* Nobody mixes capitals and small letters in a postcode. */
static bool has_one_case(const struct subject *subject, size_t at, size_t end)
{
	unsigned classes = 0;

	for (size_t i = at; i < end; i++)
		classes |= subject->cells[i].char_class;
	return (classes & (CLASS_LOWER | CLASS_UPPER)) != (CLASS_LOWER | CLASS_UPPER);
}

static void add(const struct match_input *input, size_t at, size_t end, uint32_t cost,
		struct match_list *list)
{
	if (has_one_case(input->subject, at, end))
		match_add(list, at, end, MATCH_POSTCODE, cost + CASE_COST);
}

/* One or two letters, then a digit. */
static bool may_begin(const struct subject *subject, size_t at)
{
	size_t letters = 0;

	while (letters < 3 && at + letters < subject->count &&
	       ascii_is_lower(subject->cells[at + letters].code))
		letters++;
	return letters >= 1 && letters <= 2 && at + letters < subject->count &&
	       ascii_is_digit(subject->cells[at + letters].code);
}

void postcode_match(const struct match_input *input, size_t at, struct match_list *list)
{
	const struct subject *subject = input->subject;

	if (!may_begin(subject, at))
		return;
	for (size_t i = 0; i < ARRAY_SIZE(outward); i++) {
		size_t half = shaped(subject, at, outward[i]);
		if (half == 0 || !is_area(subject, at, strspn(outward[i], "A")))
			continue;
		bool blank = at + half < subject->count &&
			     subject->cells[at + half].code == ' ';
		size_t rest = shaped(subject, at + half + blank, inward);
		if (rest > 0)
			add(input, at, at + half + blank + rest,
			    WHOLE_COST + (blank ? BLANK_COST : 0), list);
		if (half > 2)
			add(input, at, at + half, OUTWARD_COST, list);
	}
}
