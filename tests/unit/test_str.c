/* SPDX-License-Identifier: MIT */
/* base/str.c: counted text, NUL bytes included. */
#include "base/str.h"

#include "check.h"

struct order {
	struct str a, b;
	int sign;
	const char *why;
};

static const struct order orders[] = {
	{ { "", 0 }, { "", 0 }, 0, "empty texts are the same" },
	{ { NULL, 0 }, { "", 0 }, 0, "no text is an empty one" },
	{ { "abc", 3 }, { "abc", 3 }, 0, "the same bytes" },
	{ { "ab", 2 }, { "abc", 3 }, -1, "a prefix comes first" },
	{ { "", 0 }, { "a", 1 }, -1, "empty comes first" },
	{ { "a\0b", 3 }, { "a\0c", 3 }, -1, "bytes after a NUL count" },
	{ { "a\0b", 3 }, { "a", 1 }, 1, "a NUL does not end the text" },
	{ { "\xc3\xa4", 2 }, { "z", 1 }, 1, "bytes above 127 are the greater ones" },
	{ { "B", 1 }, { "a", 1 }, -1, "bytes, not letters, are compared" },
};

static int sign_of(int number)
{
	return (number > 0) - (number < 0);
}

static void compares_by_bytes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(orders); i++) {
		const struct order *c = &orders[i];
		CHECK(sign_of(str_compare(c->a, c->b)) == c->sign, c->why);
		CHECK(sign_of(str_compare(c->b, c->a)) == -c->sign, c->why);
		CHECK(str_eq(c->a, c->b) == (c->sign == 0), c->why);
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
		cmocka_unit_test(splits_into_every_piece),
		cmocka_unit_test(no_text_has_no_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
