/* SPDX-License-Identifier: MIT */
/*
 * base/invisible.c: the table is what Unicode says (as utf8proc knows it), and all who ask what
 * is invisible agree on it: policy files, printed text, folding and verdicts.
 */
#include "base/invisible.h"

#include "base/printable.h"
#include "base/utf8.h"
#include "check.h"
#include "input/line.h"
#include "normalise/fold.h"
#include "normalise/subject.h"

#include <utf8proc.h>

#define LAST_CODE 0x10ffff
#define BRAILLE_BLANK 0x2800

static bool is_surrogate(uint32_t code)
{
	return code >= 0xd800 && code <= 0xdfff;
}

/* Calls the check for all code points, and names the first that fails. */
static void check_all(bool (*holds)(uint32_t code))
{
	for (uint32_t code = 0; code <= LAST_CODE; code++)
		if (!is_surrogate(code) && !holds(code))
			fail_msg("U+%04X", (unsigned)code);
}

static const utf8proc_property_t *property(uint32_t code)
{
	return utf8proc_get_property((utf8proc_int32_t)code);
}

static bool has_class_of_category(uint32_t code)
{
	unsigned class = invisible_class(code);

	switch (property(code)->category) {
	case UTF8PROC_CATEGORY_CC:
		return class == INVISIBLE_CONTROL;
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return class == INVISIBLE_LINE_END;
	case UTF8PROC_CATEGORY_ZS:
		return class == INVISIBLE_SPACE;
	default:
		return !(class &
			 (INVISIBLE_CONTROL | INVISIBLE_LINE_END | INVISIBLE_SPACE));
	}
}

static void classes_follow_the_categories_of_unicode(void **state)
{
	(void)state;
	check_all(has_class_of_category);
}

/* The embeddings, overrides and isolates of the bidirectional algorithm, and its three marks,
 * which have the class of a letter. */
static bool is_direction(uint32_t code)
{
	switch (property(code)->bidi_class) {
	case UTF8PROC_BIDI_CLASS_LRE:
	case UTF8PROC_BIDI_CLASS_LRO:
	case UTF8PROC_BIDI_CLASS_RLE:
	case UTF8PROC_BIDI_CLASS_RLO:
	case UTF8PROC_BIDI_CLASS_PDF:
	case UTF8PROC_BIDI_CLASS_LRI:
	case UTF8PROC_BIDI_CLASS_RLI:
	case UTF8PROC_BIDI_CLASS_FSI:
	case UTF8PROC_BIDI_CLASS_PDI:
		return true;
	default:
		return code == 0x200e || code == 0x200f || code == 0x061c;
	}
}

static bool has_class_of_direction(uint32_t code)
{
	return (invisible_class(code) == INVISIBLE_DIRECTION) == is_direction(code);
}

static void all_marks_of_direction_are_known(void **state)
{
	(void)state;
	check_all(has_class_of_direction);
}

static bool is_refused(uint32_t code)
{
	return (invisible_class(code) &
		(INVISIBLE_CONTROL | INVISIBLE_LINE_END | INVISIBLE_DIRECTION)) != 0;
}

/* A file may have tabs, but no byte order mark. */
static bool line_agrees(uint32_t code)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	char bytes[UTF8_MAX];
	struct str line = { bytes, utf8_put(code, bytes) };
	bool refused = line_check(line, &parse_error) != 0;

	if (code == '\t')
		return !refused;
	return refused == (is_refused(code) || code == 0xfeff);
}

static void what_has_no_width_is_known(void **state)
{
	(void)state;
	for (uint32_t code = 0; code <= LAST_CODE; code++)
		assert_int_equal(invisible_class(code) == INVISIBLE_ZERO_WIDTH_SPACE,
				 code == 0x200b || code == 0x2060 || code == 0xfeff);
}

static void policy_files_refuse_what_an_editor_does_not_show(void **state)
{
	(void)state;
	check_all(line_agrees);
}

static bool printable_agrees(uint32_t code)
{
	char text[UTF8_MAX + 1] = "";

	(void)utf8_put(code, text);
	return code == 0 || printable(text) == !is_refused(code);
}

static void printed_text_has_none_of_the_same(void **state)
{
	(void)state;
	check_all(printable_agrees);
}

static bool class_agrees(uint32_t code)
{
	return (fold_class(code) == CLASS_CONTROL) ==
	       ((invisible_class(code) & (INVISIBLE_CONTROL | INVISIBLE_LINE_END)) != 0);
}

static void passwords_have_the_same_control_characters(void **state)
{
	(void)state;
	check_all(class_agrees);
}

/* What has no width must not hide a word. Braille without dots is as wide as any. */
static bool fold_agrees(uint32_t code)
{
	const unsigned widthless =
		INVISIBLE_DIRECTION | INVISIBLE_ZERO_WIDTH_SPACE | INVISIBLE_FILLER;
	uint32_t folded[FOLD_MAX];

	return !(invisible_class(code) & widthless) || code == BRAILLE_BLANK ||
	       fold_point(code, folded) == 0;
}

static void folding_looks_through_what_has_no_width(void **state)
{
	(void)state;
	check_all(fold_agrees);
}

static void an_invalid_byte_has_no_class(void **state)
{
	(void)state;
	assert_int_equal(invisible_class(UTF8_INVALID), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(classes_follow_the_categories_of_unicode),
		cmocka_unit_test(all_marks_of_direction_are_known),
		cmocka_unit_test(what_has_no_width_is_known),
		cmocka_unit_test(policy_files_refuse_what_an_editor_does_not_show),
		cmocka_unit_test(printed_text_has_none_of_the_same),
		cmocka_unit_test(passwords_have_the_same_control_characters),
		cmocka_unit_test(folding_looks_through_what_has_no_width),
		cmocka_unit_test(an_invalid_byte_has_no_class),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
