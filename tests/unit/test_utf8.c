/* SPDX-License-Identifier: MIT */
/*
 * base/utf8.c: every code point there and back, and the ill-formed sequences of Markus
 * Kuhn's "UTF-8 decoder capability and stress test".
 */
#include "base/utf8.h"

#include "check.h"

/* Encodes by the definition of RFC 3629 section 3, without any check. */
static size_t encode(uint32_t code, char buf[4])
{
	if (code < 0x80) {
		buf[0] = (char)code;
		return 1;
	}
	size_t len = code < 0x800 ? 2 : (code < 0x10000 ? 3 : 4);
	for (size_t i = len - 1; i > 0; i--) {
		buf[i] = (char)(0x80 | (code & 0x3f));
		code >>= 6;
	}
	buf[0] = (char)((0xf00u >> len & 0xff) | code);
	return len;
}

static void decodes_every_code_point_but_surrogates(void **state)
{
	(void)state;
	for (uint32_t code = 0; code < 0x110000 + 0x1000; code++) {
		char buf[4];
		struct str text = { buf, encode(code, buf) };
		bool good = code < 0x110000 && (code < 0xd800 || code > 0xdfff);
		if (utf8_is_valid(text) != good)
			fail_msg("U+%04X is judged wrongly", code);
		if (good && (utf8_next(&text) != code || text.len != 0))
			fail_msg("U+%04X is decoded wrongly", code);
	}
}

/* Whether two bytes and as many of 0x80 as follow are what a code point is encoded to. */
static bool is_encoded(uint8_t first, uint8_t second, size_t *ret_len)
{
	size_t len = first < 0xe0 ? 2 : (first < 0xf0 ? 3 : 4);
	uint32_t code = (first & (0x7fu >> len)) << 6 | (second & 0x3fu);
	char buf[4];

	code <<= 6 * (len - 2);
	*ret_len = len;
	return first >= 0xc0 && first < 0xf8 && code < 0x110000 &&
	       (code < 0xd800 || code > 0xdfff) && encode(code, buf) == len &&
	       (uint8_t)buf[0] == first && (uint8_t)buf[1] == second;
}

static void knows_which_second_byte_follows_which_first(void **state)
{
	(void)state;
	for (unsigned pair = 0x8000; pair <= 0xffff; pair++) {
		uint8_t first = (uint8_t)(pair >> 8), second = (uint8_t)pair;
		char bytes[] = { (char)first, (char)second, '\x80', '\x80' };
		struct str text = { bytes, sizeof(bytes) };
		size_t len;
		bool good = is_encoded(first, second, &len);

		if ((utf8_next(&text) != UTF8_INVALID) != good)
			fail_msg("%02x %02x is judged wrongly", first, second);
		assert_int_equal(text.len, sizeof(bytes) - (good ? len : 1));
	}
}

struct broken {
	struct str text;
	size_t count; /* each invalid byte counts as one */
	const char *why;
};

#define BYTES(literal)                        \
	{                                     \
		literal, sizeof(literal) - 1, \
	}

static const struct broken brokens[] = {
	{ BYTES("\x80"), 1, "3.1.1 lone continuation byte" },
	{ BYTES("\xbf\x80"), 2, "3.1.3 two continuation bytes" },
	{ BYTES("\xc3 "), 2, "3.2.1 lonely start byte before a space" },
	{ BYTES("\xe0\x80"), 2, "3.3.2 last byte missing" },
	{ BYTES("\xf0\x9f\x98"), 3, "3.3 an emoji cut short" },
	{ BYTES("\xfe"), 1, "3.5.1 impossible byte" },
	{ BYTES("\xff"), 1, "3.5.2 impossible byte" },
	{ BYTES("\xc0\xaf"), 2, "4.1.1 overlong slash, two bytes" },
	{ BYTES("\xe0\x80\xaf"), 3, "4.1.2 overlong slash, three bytes" },
	{ BYTES("\xf0\x80\x80\xaf"), 4, "4.1.3 overlong slash, four bytes" },
	{ BYTES("\xf8\x80\x80\x80\xaf"), 5, "4.1.4 overlong slash, five bytes" },
	{ BYTES("\xc1\xbf"), 2, "4.2.1 the greatest overlong of two bytes" },
	{ BYTES("\xe0\x9f\xbf"), 3, "4.2.2 the greatest overlong of three bytes" },
	{ BYTES("\xf0\x8f\xbf\xbf"), 4, "4.2.3 the greatest overlong of four bytes" },
	{ BYTES("\xc0\x80"), 2, "4.3.1 overlong NUL" },
	{ BYTES("\xed\xa0\x80"), 3, "5.1.1 high surrogate" },
	{ BYTES("\xed\xbf\xbf"), 3, "5.1.7 low surrogate" },
	{ BYTES("\xf4\x90\x80\x80"), 4, "above U+10FFFF" },
	{ BYTES("\xf5\x80\x80\x80"), 4, "above U+10FFFF by its first byte" },
	{ BYTES("\xe2\x82 "), 3, "the third byte is a space" },
	{ BYTES("\xf0\x9f\x98\xc3"), 4, "the fourth byte begins another sequence" },
};

static size_t code_points(struct str text)
{
	size_t count = 0;

	for (; text.len > 0; count++)
		utf8_next(&text);
	return count;
}

static void refuses_every_ill_formed_sequence(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(brokens); i++) {
		struct str rest = brokens[i].text;
		CHECK(!utf8_is_valid(rest), brokens[i].why);
		CHECK(utf8_next(&rest) == UTF8_INVALID, brokens[i].why);
		CHECK(rest.len == brokens[i].text.len - 1, brokens[i].why);
		CHECK(code_points(brokens[i].text) == brokens[i].count, brokens[i].why);
	}
}

static void goes_on_after_an_invalid_byte(void **state)
{
	struct str rest = STR_LIT("a\xff\xc3\xa4"
				  "b");

	(void)state;
	assert_int_equal(utf8_next(&rest), 'a');
	assert_int_equal(utf8_next(&rest), UTF8_INVALID);
	assert_int_equal(utf8_next(&rest), 0xe4);
	assert_int_equal(utf8_next(&rest), 'b');
	assert_int_equal(rest.len, 0);
}

static void no_text_is_valid(void **state)
{
	(void)state;
	assert_true(utf8_is_valid(STR_LIT("")));
	assert_true(utf8_is_valid((struct str){ NULL, 0 }));
}

static void writes_what_it_reads(void **state)
{
	(void)state;
	for (uint32_t code = 0; code <= 0x10ffff; code++) {
		char bytes[UTF8_MAX];
		if (code >= 0xd800 && code <= 0xdfff)
			continue;
		struct str rest = { bytes, utf8_put(code, bytes) };
		assert_int_equal(utf8_next(&rest), code);
		assert_int_equal(rest.len, 0);
	}
}

static const struct {
	const char *text;
	size_t max, len;
	const char *why;
} cuts[] = {
	{ "abc", 3, 3, "it fits" },
	{ "abc", 9, 3, "it fits with room" },
	{ "abc", 2, 2, "between letters" },
	{ "a\xc3\xa4", 2, 1, "inside two bytes" },
	{ "a\xe2\x82\xac", 3, 1, "inside three bytes" },
	{ "a\xf0\x9f\x98\x80", 4, 1, "inside four bytes" },
	{ "a\xf0\x9f\x98\x80z", 5, 5, "behind four bytes" },
	{ "\xf0\x9f\x98\x80", 2, 0, "nothing is left" },
	{ "\x80\x80\x80\x80\x80\x80\x80", 6, 3, "bytes that are no UTF-8" },
	{ "abc", 0, 0, "no room" },
};

static void cuts_between_sequences(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cuts); i++) {
		struct str text = str_from_c(cuts[i].text);
		struct str cut = utf8_cut(text, cuts[i].max);
		CHECK(cut.len == cuts[i].len && cut.ptr == text.ptr, cuts[i].why);
	}
	/* what stands behind the end is not looked at */
	assert_int_equal(utf8_cut((struct str){ "ab\x80", 2 }, 2).len, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decodes_every_code_point_but_surrogates),
		cmocka_unit_test(knows_which_second_byte_follows_which_first),
		cmocka_unit_test(refuses_every_ill_formed_sequence),
		cmocka_unit_test(goes_on_after_an_invalid_byte),
		cmocka_unit_test(no_text_is_valid),
		cmocka_unit_test(writes_what_it_reads),
		cmocka_unit_test(cuts_between_sequences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
