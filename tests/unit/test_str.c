/* SPDX-License-Identifier: MIT */
/* base/str.c: counted text, NUL bytes included. */
#include "base/str.h"

#include "check.h"

struct pair {
	struct str a, b;
	bool same;
	const char *why;
};

static const struct pair pairs[] = {
	{ { "", 0 }, { "", 0 }, true, "empty texts are the same" },
	{ { NULL, 0 }, { "", 0 }, true, "no text is an empty one" },
	{ { "abc", 3 }, { "abc", 3 }, true, "the same bytes" },
	{ { "ab", 2 }, { "abc", 3 }, false, "a prefix" },
	{ { "", 0 }, { "a", 1 }, false, "empty is not a text" },
	{ { "a\0b", 3 }, { "a\0c", 3 }, false, "bytes after a NUL count" },
	{ { "a\0b", 3 }, { "a", 1 }, false, "a NUL does not end the text" },
	{ { "B", 1 }, { "b", 1 }, false, "bytes, not letters, are compared" },
};

static void compares_by_bytes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		const struct pair *c = &pairs[i];
		CHECK(str_eq(c->a, c->b) == c->same, c->why);
		CHECK(str_eq(c->b, c->a) == c->same, c->why);
	}
}

struct trimming {
	const char *text, *trimmed, *why;
};

static const struct trimming trimmings[] = {
	{ "abc", "abc", "nothing to trim" },
	{ "  a b\t", "a b", "blanks inside stay" },
	{ " \t ", "", "only blanks" },
	{ "", "", "empty" },
	{ "\na\r", "\na\r", "ends of lines are no blanks" },
	{ "\xc2\xa0x", "\xc2\xa0x", "a no-break space is no blank" },
};

static void trims_blanks_and_tabs_only(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(trimmings); i++) {
		struct str got = str_trim(str_from_c(trimmings[i].text));
		CHECK(str_eq(got, str_from_c(trimmings[i].trimmed)), trimmings[i].why);
	}
}

struct splitting {
	const char *text;
	const char *pieces[4]; /* closed by NULL */
	const char *why;
};

static const struct splitting splittings[] = {
	{ "a,b,c", { "a", "b", "c" }, "three pieces" },
	{ "abc", { "abc" }, "no separator" },
	{ "", { "" }, "empty text is one empty piece" },
	{ ",", { "", "" }, "a lone separator parts two empty pieces" },
	{ "a,", { "a", "" }, "a separator at the end leaves an empty piece" },
	{ ",,a", { "", "", "a" }, "separators at the start" },
};

static void splits_into_every_piece(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(splittings); i++) {
		const struct splitting *c = &splittings[i];
		struct str rest = str_from_c(c->text), piece;
		for (size_t j = 0; c->pieces[j]; j++) {
			CHECK(str_split(&rest, ',', &piece), c->why);
			CHECK(str_eq(piece, str_from_c(c->pieces[j])), c->why);
		}
		CHECK(!str_split(&rest, ',', &piece), c->why);
	}
}

static void the_case_of_ascii_letters_alone_is_overlooked(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {
		{ "", "", true },
		{ "az", "AZ", true },
		{ "Domain A", "dOMAIN a", true },
		{ "a", "", false },
		{ "a", "ab", false },
		{ "ab", "a", false },
		{ "@", "`", false },
		{ "[", "{", false },
		{ "Z", "[", false },
		{ "\xc3\xa4", "\xc3\x84", false },
		{ "\xe4", "\xc4", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		CHECK(str_eq_no_case(str_from_c(cases[i].a), str_from_c(cases[i].b)) ==
			      cases[i].same,
		      cases[i].a);
	assert_true(str_eq_no_case(str_from_c(NULL), STR_LIT("")));
}

static void no_text_has_no_pieces(void **state)
{
	struct str rest = str_from_c(NULL), piece;

	(void)state;
	assert_int_equal(rest.len, 0);
	assert_false(str_split(&rest, ',', &piece));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(compares_by_bytes),
		cmocka_unit_test(trims_blanks_and_tabs_only),
		cmocka_unit_test(the_case_of_ascii_letters_alone_is_overlooked),
		cmocka_unit_test(splits_into_every_piece),
		cmocka_unit_test(no_text_has_no_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
