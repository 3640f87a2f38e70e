/* SPDX-License-Identifier: MIT */
/*
 * normalise/fold.c. The expected lengths and letters are those of another implementation
 * of Unicode, Python's unicodedata 14.0.
 */
#include "normalise/fold.h"

#include "check.h"
#include "normalise/subject.h"

struct length {
	const char *text;
	size_t composed;
	const char *why;
};

static const struct length lengths[] = {
	{ "a", 1, "ASCII stays" },
	{ "e\xcc\x81", 1, "e and combining acute become one" },
	{ "\xc3\xa9", 1, "e acute stays one" },
	{ "\xef\xb7\xba", 18, "U+FDFA, the longest of all" },
	{ "\xef\xac\x81", 2, "fi ligature" },
	{ "\xef\xac\x83", 3, "ffi ligature" },
	{ "\xc2\xbd", 3, "one half: 1, fraction slash, 2" },
	{ "\xef\xbc\xa1", 1, "full-width A" },
	{ "\xef\xbd\xb6\xef\xbe\x9e", 1, "half-width katakana with voice mark" },
	{ "\xea\xb0\x80", 1, "Hangul syllable" },
	{ "\xe1\x84\x80\xe1\x85\xa1", 1, "Hangul jamo of two" },
	{ "\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8", 1, "Hangul jamo of three" },
	{ "\xe2\x84\xab", 1, "Angstrom sign" },
	{ "\xe2\x80\xa6", 3, "ellipsis" },
	{ "\xe3\x8d\xbf", 4, "square corporation" },
	{ "\xcd\x84", 2, "U+0344 is two accents" },
	{ "\xe1\xba\x9b\xcc\xa3", 1, "long s, dot above, dot below" },
	{ "a\xcc\xa3\xcc\x87", 2, "dot below composes, dot above stays" },
	{ "a\xcc\x87\xcc\xa3", 2, "the same in the other order" },
	{ "\xe0\xa5\x98", 2, "U+0958 never composes again" },
	{ "\xf0\x9f\x98\x80", 1, "emoji" },
	{ "x\xc2\xb2", 2, "superscript two" },
};

static void counts_nfkc_as_another_implementation_does(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(lengths); i++)
		CHECK(fold_nfkc_length(str_from_c(lengths[i].text)) ==
			      lengths[i].composed,
		      lengths[i].why);
}

static void counts_the_longest_expansion_of_the_longest_text(void **state)
{
	char text[FOLD_TEXT_MAX + 1];

	(void)state;
	for (size_t i = 0; i < 510; i++)
		text[i] = "\xef\xb7\xba"[i % 3];
	assert_int_equal(fold_nfkc_length((struct str){ text, 510 }), 3060);
	text[510] = text[511] = 'a';
	assert_int_equal(fold_nfkc_length((struct str){ text, 511 }), 3061);
	assert_int_equal(fold_nfkc_length((struct str){ text, 512 }), 0);
	assert_int_equal(fold_nfkc_length((struct str){ text, 0 }), 0);
}

struct folding {
	uint32_t code;
	uint32_t folded[FOLD_MAX]; /* 0-filled */
	const char *why;
};

static const struct folding foldings[] = {
	{ 'a', { 'a' }, "small letter" },
	{ 'A', { 'a' }, "capital" },
	{ '7', { '7' }, "digit" },
	{ 0xe4, { 'a' }, "a umlaut" },
	{ 0xc4, { 'a' }, "A umlaut" },
	{ 0xdf, { 's', 's' }, "sharp s" },
	{ 0x1e9e, { 's', 's' }, "capital sharp s" },
	{ 0xf8, { 'o' }, "o with stroke" },
	{ 0xd8, { 'o' }, "O with stroke" },
	{ 0xe6, { 'a', 'e' }, "ae" },
	{ 0x152, { 'o', 'e' }, "OE" },
	{ 0x142, { 'l' }, "l with stroke" },
	{ 0xfe, { 't', 'h' }, "thorn" },
	{ 0x131, { 'i' }, "dotless i" },
	{ 0xfb03, { 'f', 'f', 'i' }, "ffi ligature" },
	{ 0xff21, { 'a' }, "full-width A" },
	{ 0x1d400, { 'a' }, "mathematical bold A" },
	{ 0x2460, { '1' }, "circled one" },
	{ 0x391, { 0x3b1 }, "Greek capital alpha" },
	{ 0x3ac, { 0x3b1 }, "Greek alpha with tonos" },
	{ 0x410, { 0x430 }, "Cyrillic capital a" },
	{ 0x4e2d, { 0x4e2d }, "ideograph" },
	{ 0x1f600, { 0x1f600 }, "emoji" },
	{ 0x301, { 0 }, "combining acute belongs to the letter before" },
	{ 0x344, { 0 }, "two combining marks" },
	{ 0xad, { 0 }, "soft hyphen is not shown" },
	{ 0x200b, { 0 }, "zero-width space is not shown" },
	{ 0x2060, { 0 }, "word joiner is not shown" },
	{ 0xfe0f, { 0 }, "variation selector is not shown" },
};

static void folds_case_accents_and_compatibility(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(foldings); i++) {
		const struct folding *c = &foldings[i];
		uint32_t got[FOLD_MAX] = { 0 };
		size_t count = fold_point(c->code, got);
		CHECK(count <= FOLD_MAX, c->why);
		for (size_t j = 0; j < FOLD_MAX; j++)
			CHECK((j < count ? got[j] : 0) == c->folded[j], c->why);
	}
}

static void cuts_a_long_expansion(void **state)
{
	uint32_t got[FOLD_MAX];

	(void)state;
	/* U+FDFA begins with sad, lam, alef maksura, space */
	assert_int_equal(fold_point(0xfdfa, got), FOLD_MAX);
	assert_int_equal(got[0], 0x635);
	assert_int_equal(got[3], ' ');
}

struct class_case {
	uint32_t code;
	uint8_t char_class;
	const char *why;
};

static const struct class_case class_cases[] = {
	{ 'a', CLASS_LOWER, "a" },
	{ 'Z', CLASS_UPPER, "Z" },
	{ '0', CLASS_DIGIT, "0" },
	{ ' ', CLASS_SYMBOL, "a space is a symbol" },
	{ '~', CLASS_SYMBOL, "tilde" },
	{ 0x00, CLASS_CONTROL, "NUL" },
	{ 0x1f, CLASS_CONTROL, "unit separator" },
	{ 0x7f, CLASS_CONTROL, "delete" },
	{ 0x85, CLASS_CONTROL, "C1 next line" },
	{ 0x2028, CLASS_CONTROL, "line separator" },
	{ 0x2029, CLASS_CONTROL, "paragraph separator" },
	{ 0xe4, CLASS_LOWER, "a umlaut" },
	{ 0xc4, CLASS_UPPER, "A umlaut" },
	{ 0x1c5, CLASS_UPPER, "title-case dz" },
	{ 0x430, CLASS_LOWER, "Cyrillic a" },
	{ 0x4e2d, CLASS_LETTER, "ideograph" },
	{ 0x5d0, CLASS_LETTER, "Hebrew alef" },
	{ 0x661, CLASS_DIGIT, "Arabic-Indic one" },
	{ 0xa3, CLASS_SYMBOL, "pound sign" },
	{ 0x20ac, CLASS_SYMBOL, "euro sign" },
	{ 0x1f600, CLASS_SYMBOL, "emoji" },
	{ 0xb2, CLASS_SYMBOL, "superscript two is no decimal digit" },
};

static void knows_the_class_of_what_was_typed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(class_cases); i++)
		CHECK(fold_class(class_cases[i].code) == class_cases[i].char_class,
		      class_cases[i].why);
}

static void every_code_point_has_one_class_and_at_most_four_parts(void **state)
{
	(void)state;
	for (uint32_t code = 0; code < 0x110000; code++) {
		uint32_t folded[FOLD_MAX];
		uint8_t char_class = fold_class(code);
		if (fold_point(code, folded) > FOLD_MAX || char_class == 0 ||
		    (char_class & (char_class - 1)) != 0)
			fail_msg("U+%04X has no single class", code);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_nfkc_as_another_implementation_does),
		cmocka_unit_test(counts_the_longest_expansion_of_the_longest_text),
		cmocka_unit_test(folds_case_accents_and_compatibility),
		cmocka_unit_test(cuts_a_long_expansion),
		cmocka_unit_test(knows_the_class_of_what_was_typed),
		cmocka_unit_test(every_code_point_has_one_class_and_at_most_four_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
