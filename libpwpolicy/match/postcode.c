/* SPDX-License-Identifier: MIT */
/*
 * UK postcodes, whole (SW1A 1AA, with or without the space) or their outward half (SW1A).
 * The shape is that of BS 7666: one or two letters and one or two digits, the last of which
 * may be a letter; then a digit and two letters. About 1.8 million whole postcodes and 3,000
 * outward halves are in use (ONS Postcode Directory): a postcode costs the choice among
 * these, far less than its letters and digits.
 */
#include "base/array.h"
#include "base/ascii.h"
#include "base/log2.h"
#include "match/matchers.h"

#define WHOLE_COST BITS(20, 78)	  /* log2 of 1.8 million */
#define OUTWARD_COST BITS(11, 55) /* log2 of 3,000 */
#define SPACE_COST BITS(1, 0)
#define CASE_COST BITS(1, 0) /* upper or lower, but not mixed */

/* The shapes of outward halves: A a letter, 9 a digit. */
static const char *const outward[] = { "AA9A", "AA99", "AA9", "A9A", "A99", "A9" };
static const char inward[] = "9AA";

/* By the first letter of a postcode: which second ones follow in the 124 areas (Royal Mail),
 * with a space for an area of one letter. */
static const char *const areas[26] = {
	"bl",
	" abdhlnrst",
	"abfhmortvw",
	"adeghlnty",
	" chnx",
	"ky",
	" luy",
	"adgprsux",
	"gmpv",
	"e",
	"atwy",
	" adelnsu",
	" ekl",
	" egnprw",
	"lx",
	"aehlor",
	"",
	"ghm",
	" aegklmnoprstwy",
	"adfnqrsw",
	"b",
	"",
	" acdfnrsv",
	"",
	"o",
	"e",
};

static bool is_area(const struct subject *subject, size_t at, size_t len)
{
	const struct cell *cells = &subject->cells[at];

	return strchr(areas[cells[0].code - 'a'], len > 1 ? (int)cells[1].code : ' ') !=
	       NULL;
}

/* The length of the shape, if the cells from `at` on have it; else 0. */
static size_t match_shape(const struct subject *subject, size_t at, const char *shape)
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

static void add_postcode(const struct match_input *input, size_t at, size_t end,
			 uint32_t cost, struct match_list *list)
{
	const unsigned mixed = CLASS_LOWER | CLASS_UPPER;
	unsigned classes = 0;

	for (size_t i = at; i < end; i++)
		classes |= input->subject->cells[i].char_class;
	if ((classes & mixed) != mixed)
		match_list_add(list, at, end, MATCH_POSTCODE, cost + CASE_COST);
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

static void find_postcodes(const struct match_input *input, size_t at,
			   struct match_list *list)
{
	const struct subject *subject = input->subject;

	if (!may_begin(subject, at))
		return;
	for (size_t i = 0; i < ARRAY_SIZE(outward); i++) {
		size_t half = match_shape(subject, at, outward[i]);
		if (half == 0 || !is_area(subject, at, strspn(outward[i], "A")))
			continue;
		bool space = at + half < subject->count &&
			     subject->cells[at + half].code == ' ';
		size_t rest = match_shape(subject, at + half + space, inward);
		if (rest > 0)
			add_postcode(input, at, at + half + space + rest,
				     WHOLE_COST + (space ? SPACE_COST : 0), list);
		if (half > 2)
			add_postcode(input, at, at + half, OUTWARD_COST, list);
	}
}

const struct matcher postcode_matcher = { .find = find_postcodes };
