/* SPDX-License-Identifier: MIT */
/*
 * present/json.c and present/present.c: JSON that a strict reader accepts, whatever the
 * clauses hold, and texts that fit their buffer or are not written at all.
 */
#include "present/json.h"
#include "judge.h"

#include "base/ascii.h"
#include "base/utf8.h"

/* ---- a strict reader of RFC 8259: says only whether the text is JSON */

static bool read_value(const char **at, unsigned depth);

static bool take(const char **at, char c)
{
	while (**at == ' ')
		++*at;
	if (**at != c)
		return false;
	++*at;
	return true;
}

static bool read_escape(const char **at)
{
	if (*++*at != 'u')
		return **at && strchr("\"\\/bfnrt", *(*at)++);
	size_t digits = strspn(++*at, "0123456789abcdefABCDEF");
	*at += 4;
	return digits >= 4;
}

static bool read_string(const char **at)
{
	if (!take(at, '"'))
		return false;
	while (**at && **at != '"') {
		if ((uint8_t) * *at < 0x20)
			return false;
		if (**at != '\\')
			++*at;
		else if (!read_escape(at))
			return false;
	}
	return take(at, '"');
}

static bool read_number(const char **at)
{
	size_t digits = strspn(*at, "0123456789");

	if (digits == 0 || (digits > 1 && **at == '0'))
		return false;
	*at += digits;
	if (**at != '.')
		return true;
	++*at;
	digits = strspn(*at, "0123456789");
	*at += digits;
	return digits > 0;
}

/* The items of an object or a list, after its opening bracket. */
static bool read_items(const char **at, bool named, char close, unsigned depth)
{
	if (take(at, close))
		return true;
	do {
		if (named && (!read_string(at) || !take(at, ':')))
			return false;
		if (!read_value(at, depth + 1))
			return false;
	} while (take(at, ','));
	return take(at, close);
}

static bool read_value(const char **at, unsigned depth)
{
	if (depth > 8)
		return false;
	while (**at == ' ')
		++*at;
	if (take(at, '{'))
		return read_items(at, true, '}', depth);
	if (take(at, '['))
		return read_items(at, false, ']', depth);
	if (**at == '"')
		return read_string(at);
	if (ascii_is_digit((uint8_t) * *at))
		return read_number(at);
	bool is_true = strncmp(*at, "true", 4) == 0;
	bool is_false = strncmp(*at, "false", 5) == 0;
	*at += is_true ? 4 : (is_false ? 5 : 0);
	return is_true || is_false;
}

static bool is_json(const char *text)
{
	return utf8_is_valid(str_from_c(text)) && !strchr(text, '\n') &&
	       read_value(&text, 0) && *text == '\0';
}

/* ---- tests */

static char buf[PWP_JSON_SIZE];

static void the_strict_reader_is_strict(void **state)
{
	static const char *const bad[] = { "",	       "{",	 "{\"a\": 1,}",
					   "[1 2]",    "{a: 1}", "\"\x01\"",
					   "\"\\x\"",  "01",	 "\"\\u12\"",
					   "[true] x", "1.",	 "\"\xff\"" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		CHECK(!is_json(bad[i]), bad[i]);
	assert_true(is_json("{\"a\": [1.5, true, \"\\u001f\\\"\"], \"b\": {}}"));
}

static const char *const clauses[] = {
	"7.10",
	"say \"yes\"",
	"back\\slash \\\" and \\",
	"\xc3\x84\xc3\xb6 \xf0\x9f\x98\x80",
	"</script><!-- {} [] , :",
};

static void hostile_clauses_are_escaped(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(clauses); i++) {
		const char *options[] = { "clause.too_short", clauses[i], NULL };
		struct judge judge;
		size_t len = 0;
		judge_init(&judge, "school", options);
		judge_ask(&judge, "a");
		assert_int_equal(pwp_result_json(judge.result, PWP_LEVEL_STANDARD, buf,
						 sizeof(buf), &len),
				 0);
		assert_int_equal(len, strlen(buf));
		CHECK(is_json(buf), buf);
		judge_done(&judge);
	}
}

static void control_characters_are_escaped(void **state)
{
	struct pwp_result result = { .profile = "a\x01\x1f\x7f\"\\\n",
				     .second_bits = 3.25 };
	static const struct rules rules = { .min_length = 8 };
	struct text text;

	(void)state;
	result.rules = &rules;
	text_init(&text, buf, sizeof(buf));
	json_result(&text, &result, PWP_LEVEL_PLAIN, true);
	assert_true(text_end(&text));
	assert_true(is_json(buf));
	assert_non_null(strstr(buf, "\"a\\u0001\\u001f\\u007f\\\"\\\\\\u000a\""));
	assert_non_null(strstr(buf, "\"second_bits\": 3.25"));
	result.second_bits = 0; /* asked, and found to be worth nothing */
	text_init(&text, buf, sizeof(buf));
	json_result(&text, &result, PWP_LEVEL_PLAIN, true);
	assert_true(text_end(&text));
	assert_non_null(strstr(buf, "\"second_bits\": 0.00"));
}

static void a_suggestion_claims_no_more_than_it_has(void **state)
{
	static const struct pwp_suggestion suggestion = { .phrase = "a\"b",
							  .hint = "h",
							  .strength = "s",
							  .bits = 30.0 + 255.0 / 256,
							  .drawn_bits = 31.0 };
	struct text text;

	(void)state;
	text_init(&text, buf, sizeof(buf));
	json_suggestion(&text, &suggestion);
	assert_true(text_end(&text));
	assert_true(is_json(buf));
	assert_string_equal(buf, "{\"phrase\": \"a\\\"b\", \"hint\": \"h\", "
				 "\"strength\": \"s\", \"bits\": 30.99, "
				 "\"drawn_bits\": 31.00}");
}

static void bytes_that_are_not_utf8_can_be_escaped(void **state)
{
	struct text text;

	(void)state;
	text_init(&text, buf, sizeof(buf));
	json_string(&text, "\xff\xc3\xa9\n", true);
	assert_true(text_end(&text));
	assert_string_equal(buf, "\"\\u00ff\\u00c3\\u00a9\\u000a\"");
}

static void every_documented_member_is_there(void **state)
{
	static const char *const members[] = {
		"accepted", "bits",   "band",	      "route",	     "profile", "reasons",
		"name",	    "number", "clause",	      "offset",	     "length",	"message",
		"advice",   "score",  "offset_utf16", "length_utf16"
	};
	struct judge judge;
	size_t len;

	(void)state;
	judge_init(&judge, "school", NULL);
	judge_ask(&judge, "a");
	assert_int_equal(
		pwp_result_json(judge.result, PWP_LEVEL_PLAIN, buf, sizeof(buf), &len),
		0);
	for (size_t i = 0; i < COUNT_OF(members); i++) {
		char member[32];
		struct text text;
		text_init(&text, member, sizeof(member));
		text_add_c(&text, "\"");
		text_add_c(&text, members[i]);
		text_add_c(&text, "\": ");
		assert_true(text_end(&text));
		CHECK(strstr(buf, member), members[i]);
	}
	assert_null(strstr(buf, "second_bits"));
	assert_non_null(strstr(buf, "\"accepted\": false"));
	judge_ask(&judge, "xK7#mQ2$vL9@");
	assert_int_equal(
		pwp_result_json(judge.result, PWP_LEVEL_PLAIN, buf, sizeof(buf), &len),
		0);
	assert_non_null(strstr(buf, "\"accepted\": true"));
	assert_non_null(strstr(buf, "\"reasons\": []"));
	judge_done(&judge);
}

static void json_fits_exactly_or_is_empty(void **state)
{
	struct judge judge;
	size_t len = 0, untouched = 77;

	(void)state;
	judge_init(&judge, "school", NULL);
	judge_ask(&judge, "Password1!");
	assert_int_equal(
		pwp_result_json(judge.result, PWP_LEVEL_STANDARD, buf, sizeof(buf), &len),
		0);
	for (size_t size = 0; size <= len; size += size < len - 3 ? 13 : 1) {
		buf[0] = 'x';
		assert_int_equal(pwp_result_json(judge.result, PWP_LEVEL_STANDARD, buf,
						 size < len ? size : len, &untouched),
				 PWP_ERR_BUFFER);
		assert_int_equal(buf[0], size > 0 ? 0 : 'x');
		assert_int_equal(untouched, 77);
	}
	buf[len + 1] = 'x';
	assert_int_equal(pwp_result_json(judge.result, PWP_LEVEL_STANDARD, buf, len + 1,
					 &untouched),
			 0);
	assert_int_equal(untouched, len);
	assert_int_equal(buf[len + 1], 'x');
	judge_done(&judge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_strict_reader_is_strict),
		cmocka_unit_test(hostile_clauses_are_escaped),
		cmocka_unit_test(control_characters_are_escaped),
		cmocka_unit_test(a_suggestion_claims_no_more_than_it_has),
		cmocka_unit_test(bytes_that_are_not_utf8_can_be_escaped),
		cmocka_unit_test(every_documented_member_is_there),
		cmocka_unit_test(json_fits_exactly_or_is_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
