/* SPDX-License-Identifier: MIT */
/*
 * Unicode folding with utf8proc (Unicode Standard Annex 15 for NFKC, Unicode chapter 3.13
 * for case folding). All results go to the caller's or our own buffers; nothing is
 * allocated. U+FDFA has the longest compatibility decomposition of Unicode: 3 bytes
 * become 18 code points. Characters without width (soft hyphen, zero-width space) are dropped
 * like accents: they must not hide a word.
 */
#include "normalise/fold.h"

#include "base/array.h"
#include "base/ascii.h"
#include "base/wipe.h"

#include <utf8proc.h>

#define LONGEST_EXPANSION 18
#define NFKC_ROOM (FOLD_TEXT_MAX * LONGEST_EXPANSION / 3 + LONGEST_EXPANSION)

/* Latin letters that Unicode does not decompose, as they are typed on other keyboards. */
struct transliteration {
	uint32_t code;
	char text[3];
};

static const struct transliteration transliterations[] = {
	{ 0xe6, "ae" }, { 0xf0, "d" },	{ 0xf8, "o" },	{ 0xfe, "th" },	 { 0x111, "d" },
	{ 0x127, "h" }, { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" }, { 0x167, "t" },
};

static size_t put(uint32_t code, uint32_t *folded, size_t count)
{
	for (size_t i = 0; i < ARRAY_SIZE(transliterations); i++) {
		if (transliterations[i].code != code)
			continue;
		for (const char *c = transliterations[i].text; *c && count < FOLD_MAX;
		     c++)
			folded[count++] = (uint32_t)*c;
		return count;
	}
	bool is_accent = code >= 0x300 && code <= 0x36f;
	if (count < FOLD_MAX && !is_accent)
		folded[count++] = code;
	return count;
}

static size_t fold_unicode(uint32_t code, uint32_t *ret_folded)
{
	utf8proc_int32_t parts[2 * LONGEST_EXPANSION];
	int boundary = 0;
	utf8proc_ssize_t found = utf8proc_decompose_char(
		(utf8proc_int32_t)code, parts, 2 * LONGEST_EXPANSION,
		UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_DECOMPOSE |
			UTF8PROC_IGNORE,
		&boundary);
	size_t count = 0;

	if (found < 0 || found > 2 * LONGEST_EXPANSION) {
		ret_folded[0] = code;
		return 1;
	}
	for (utf8proc_ssize_t i = 0; i < found; i++)
		count = put((uint32_t)parts[i], ret_folded, count);
	return count;
}

size_t fold_point(uint32_t code, uint32_t ret_folded[static FOLD_MAX])
{
	if (code >= 0x80)
		return fold_unicode(code, ret_folded);
	ret_folded[0] = ascii_to_lower(code);
	return 1;
}

static uint8_t class_of_ascii(uint32_t code)
{
	if (ascii_is_lower(code))
		return CLASS_LOWER;
	if (ascii_is_upper(code))
		return CLASS_UPPER;
	if (ascii_is_digit(code))
		return CLASS_DIGIT;
	return ascii_is_control(code) ? CLASS_CONTROL : CLASS_SYMBOL;
}

uint8_t fold_class(uint32_t code)
{
	if (code < 0x80)
		return class_of_ascii(code);
	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_LL:
		return CLASS_LOWER;
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LT:
		return CLASS_UPPER;
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
		return CLASS_LETTER;
	case UTF8PROC_CATEGORY_ND:
		return CLASS_DIGIT;
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return CLASS_CONTROL;
	default:
		return CLASS_SYMBOL;
	}
}

size_t fold_nfkc_length(struct str text)
{
	utf8proc_int32_t points[NFKC_ROOM];

	if (text.len > FOLD_TEXT_MAX)
		return 0;
	utf8proc_ssize_t count = utf8proc_decompose(
		(const utf8proc_uint8_t *)text.ptr, (utf8proc_ssize_t)text.len, points,
		NFKC_ROOM, UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE);
	size_t used = count > 0 && count <= NFKC_ROOM ? (size_t)count : 0;
	utf8proc_ssize_t composed = utf8proc_normalize_utf32(
		points, (utf8proc_ssize_t)used, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	wipe(points, used * sizeof(points[0]));
	return composed > 0 ? (size_t)composed : 0;
}
