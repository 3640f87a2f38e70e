/* SPDX-License-Identifier: MIT */
/*
 * call/fields.c: each field for each call, what it takes and where it goes; what is
 * refused, and that no diagnosis shows what the caller wrote.
 */
#include "call/fields.h"

#include "check.h"

#include <stdbool.h>
#include <string.h>

static const char *const call_names[] = { "open", "check", "suggest", "rules", "close" };

#define PERSON_CALLS (CALL_CHECK | CALL_SUGGEST)

/* Bytes of fields, put together name by name. */
struct bytes {
	char buf[8192];
	size_t len;
};

static void add(struct bytes *bytes, const char *name, const char *value)
{
	const char *const texts[] = { name, value };

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		size_t size = strlen(texts[i]) + 1;
		assert_true(size <= sizeof(bytes->buf) - bytes->len);
		memcpy(bytes->buf + bytes->len, texts[i], size);
		bytes->len += size;
	}
}

static void start(struct bytes *bytes, size_t call)
{
	bytes->len = 0;
	add(bytes, "call", call_names[call]);
}

static int read_all(const struct bytes *bytes, size_t call, struct arguments *arguments,
		    struct pwp_parse_error *parse_error)
{
	*parse_error = (struct pwp_parse_error)PWP_PARSE_ERROR_INIT;
	return fields_read((struct pwp_text){ bytes->buf, bytes->len },
			   (enum call)(1u << call), arguments, parse_error);
}

struct known {
	const char *name;
	unsigned calls; /* that take it */
	const char *good, *bad;
	int error; /* for the bad value */
	const char *text;
};

static char long_word[PWP_WORD_MAX + 2];

static const struct known known[] = {
	{ "policy", CALL_OPEN, "school", NULL, 0, NULL },
	{ "text", CALL_OPEN, "min_length = 8\n", NULL, 0, NULL },
	{ "trust_user", CALL_OPEN, "yes", "1", PWP_ERR_VALUE, "yes, no" },
	{ "option.min_length", CALL_OPEN, "9", NULL, 0, NULL },
	{ "file.words", CALL_OPEN, "word\n", NULL, 0, NULL },
	{ "year", CALL_OPEN | PERSON_CALLS, "2026", "1969", PWP_ERR_VALUE,
	  "from 1970 to 9999" },
	{ "password", CALL_CHECK, "", NULL, 0, NULL },
	{ "old_password", CALL_CHECK, "old", NULL, 0, NULL },
	{ "used_before", CALL_CHECK, "no", "", PWP_ERR_VALUE, "yes, no" },
	{ "other_account", CALL_CHECK, "yes", "Yes", PWP_ERR_VALUE, "yes, no" },
	{ "age_days", CALL_CHECK, "36525", "36526", PWP_ERR_VALUE, "from 0 to 36525" },
	{ "parts", CALL_CHECK, "yes", "yesno", PWP_ERR_VALUE, "yes, no" },
	{ "user", PERSON_CALLS, "akhan", long_word, PWP_ERR_TOO_BIG, "256 bytes" },
	{ "full_name", PERSON_CALLS, "A Khan", long_word, PWP_ERR_TOO_BIG, "256 bytes" },
	{ "home", PERSON_CALLS, "/home/ak", long_word, PWP_ERR_TOO_BIG, "256 bytes" },
	{ "host", PERSON_CALLS, "pc-7", long_word, PWP_ERR_TOO_BIG, "256 bytes" },
	{ "site_word", PERSON_CALLS, "Leeds", long_word, PWP_ERR_TOO_BIG, "256 bytes" },
	{ "word", PERSON_CALLS, "Rex", long_word, PWP_ERR_TOO_BIG, "256 bytes" },
	{ "profile", PERSON_CALLS | CALL_RULES, "pupil", NULL, 0, NULL },
	{ "level", CALL_CHECK | CALL_RULES, "plain", "easy", PWP_ERR_VALUE,
	  "plain, standard" },
	{ "count", CALL_SUGGEST, "32", "33", PWP_ERR_VALUE, "from 1 to 32" },
	{ "words", CALL_SUGGEST, "3", "2", PWP_ERR_VALUE, "from 3 to 10" },
	{ "bits", CALL_SUGGEST, "128", "0128", PWP_ERR_VALUE, "from 1 to 128" },
	{ "list", CALL_SUGGEST, "infant", "", PWP_ERR_VALUE, "infant, junior, general" },
	{ "style", CALL_SUGGEST, "symbols", "symbol", PWP_ERR_VALUE,
	  "plain, capitals, digits, symbols" },
	{ "separator", CALL_SUGGEST, "", ".....", PWP_ERR_TOO_BIG, "4 bytes" },
};

static int begin(void **state)
{
	(void)state;
	memset(long_word, 'z', sizeof(long_word) - 1);
	return 0;
}

static void each_call_takes_its_fields_and_no_others(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(known); i++)
		for (size_t call = 0; call < COUNT_OF(call_names); call++) {
			bool takes = known[i].calls >> call & 1;
			struct pwp_parse_error parse_error;
			struct arguments arguments;
			struct bytes bytes;
			start(&bytes, call);
			if (1u << call == CALL_CHECK &&
			    strcmp(known[i].name, "password") != 0)
				add(&bytes, "password", "x");
			add(&bytes, known[i].name, known[i].good);
			CHECK(read_all(&bytes, call, &arguments, &parse_error) ==
				      (takes ? 0 : PWP_ERR_ARGUMENT),
			      known[i].name);
			if (!takes)
				CHECK(strstr(parse_error.text, "' is not for this call"),
				      known[i].name);
		}
}

/* Any call that takes the field. */
static size_t call_of(const struct known *field)
{
	size_t call = 0;

	while (!(field->calls >> call & 1))
		call++;
	return call;
}

static void bad_values_are_refused_by_the_name_of_the_field(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(known); i++) {
		struct pwp_parse_error parse_error;
		struct arguments arguments;
		struct bytes bytes;
		size_t call = call_of(&known[i]);
		if (!known[i].bad)
			continue;
		start(&bytes, call);
		if (1u << call == CALL_CHECK)
			add(&bytes, "password", "x");
		add(&bytes, known[i].name, known[i].bad);
		CHECK(read_all(&bytes, call, &arguments, &parse_error) == known[i].error,
		      known[i].name);
		CHECK(strstr(parse_error.text, known[i].name), parse_error.text);
		CHECK(strstr(parse_error.text, known[i].text), parse_error.text);
	}
}

static void only_lists_may_be_repeated(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(known); i++) {
		bool is_list = strstr(known[i].name, "word") && *known[i].good &&
			       known[i].calls == PERSON_CALLS;
		struct pwp_parse_error parse_error;
		struct arguments arguments;
		struct bytes bytes;
		size_t call = call_of(&known[i]);
		start(&bytes, call);
		if (1u << call == CALL_CHECK && strcmp(known[i].name, "password") != 0)
			add(&bytes, "password", "x");
		add(&bytes, known[i].name, known[i].good);
		add(&bytes, known[i].name, known[i].good);
		CHECK(read_all(&bytes, call, &arguments, &parse_error) ==
			      (is_list ? 0 : PWP_ERR_ARGUMENT),
		      known[i].name);
		if (!is_list)
			CHECK(strstr(parse_error.text, "occurs twice"), parse_error.text);
	}
}

static bool is_text(struct pwp_text text, const char *wanted)
{
	return text.ptr && text.len == strlen(wanted) &&
	       memcmp(text.ptr, wanted, text.len) == 0;
}

static void values_go_where_they_belong(void **state)
{
	struct pwp_parse_error parse_error;
	struct arguments arguments;
	struct bytes bytes;

	(void)state;
	start(&bytes, 1);
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (known[i].calls & CALL_CHECK)
			add(&bytes, known[i].name, known[i].good);
	add(&bytes, "word", "Tom");
	assert_int_equal(read_all(&bytes, 1, &arguments, &parse_error), 0);
	const struct pwp_request *request = &arguments.request;
	assert_string_equal(arguments.call, "check");
	assert_true(is_text(request->password, ""));
	assert_true(is_text(request->old_password, "old"));
	assert_true(is_text(request->user, "akhan"));
	assert_true(is_text(request->full_name, "A Khan"));
	assert_true(is_text(request->home, "/home/ak"));
	assert_true(is_text(request->host, "pc-7"));
	assert_int_equal(request->n_site_words, 1);
	assert_true(is_text(request->site_words[0], "Leeds"));
	assert_int_equal(request->n_words, 2);
	assert_true(is_text(request->words[0], "Rex"));
	assert_true(is_text(request->words[1], "Tom"));
	assert_string_equal(request->profile, "pupil");
	assert_int_equal(request->year, 2026);
	assert_false(request->used_before);
	assert_true(request->other_account);
	assert_int_equal(request->age_days, 36525);
	assert_int_equal(arguments.level, PWP_LEVEL_PLAIN);
	assert_true(arguments.parts);
}

static void options_of_open_and_suggest_go_where_they_belong(void **state)
{
	struct pwp_parse_error parse_error;
	struct arguments arguments;
	struct bytes bytes;

	(void)state;
	start(&bytes, 0);
	add(&bytes, "policy", "ncsc");
	add(&bytes, "text", "min_length = 8\n");
	add(&bytes, "trust_user", "yes");
	assert_int_equal(read_all(&bytes, 0, &arguments, &parse_error), 0);
	assert_string_equal(arguments.policy, "ncsc");
	assert_true(is_text(arguments.text, "min_length = 8\n"));
	assert_true(arguments.trust_user);
	start(&bytes, 2);
	add(&bytes, "count", "32");
	add(&bytes, "words", "10");
	add(&bytes, "bits", "1");
	add(&bytes, "list", "general");
	add(&bytes, "style", "capitals");
	add(&bytes, "separator", "_");
	assert_int_equal(read_all(&bytes, 2, &arguments, &parse_error), 0);
	assert_int_equal(arguments.count, 32);
	assert_int_equal(arguments.options.words, 10);
	assert_int_equal(arguments.options.bits, 1);
	assert_int_equal(arguments.options.list, PWP_LIST_GENERAL);
	assert_int_equal(arguments.options.style, PWP_STYLE_CAPITALS);
	assert_true(is_text(arguments.options.separator, "_"));
}

static void what_is_not_given_is_nothing(void **state)
{
	struct pwp_parse_error parse_error;
	struct arguments arguments;
	struct bytes bytes;

	(void)state;
	memset(&arguments, 0x55, sizeof(arguments));
	start(&bytes, 2);
	assert_int_equal(read_all(&bytes, 2, &arguments, &parse_error), 0);
	assert_null(arguments.policy);
	assert_null(arguments.text.ptr);
	assert_null(arguments.request.password.ptr);
	assert_null(arguments.request.profile);
	assert_null(arguments.options.separator.ptr);
	assert_int_equal(arguments.count, 0);
	assert_int_equal(arguments.level, 0);
	assert_int_equal(arguments.request.n_words, 0);
	assert_int_equal(arguments.request.size, sizeof(struct pwp_request));
	assert_int_equal(arguments.options.size, sizeof(struct pwp_suggest_options));
}

static void lists_hold_as_many_words_as_a_request(void **state)
{
	static const char *const lists[] = { "word", "site_word" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lists); i++) {
		struct pwp_parse_error parse_error;
		struct arguments arguments;
		struct bytes bytes;
		start(&bytes, 2);
		for (size_t j = 0; j < PWP_WORDS_MAX; j++)
			add(&bytes, lists[i], "w");
		assert_int_equal(read_all(&bytes, 2, &arguments, &parse_error), 0);
		assert_int_equal(arguments.request.n_words +
					 arguments.request.n_site_words,
				 PWP_WORDS_MAX);
		add(&bytes, lists[i], "w");
		assert_int_equal(read_all(&bytes, 2, &arguments, &parse_error),
				 PWP_ERR_TOO_BIG);
		assert_non_null(strstr(parse_error.text, "occurs too often"));
	}
}

static void a_check_needs_a_password(void **state)
{
	struct pwp_parse_error parse_error;
	struct arguments arguments;
	struct bytes bytes;

	(void)state;
	start(&bytes, 1);
	assert_int_equal(read_all(&bytes, 1, &arguments, &parse_error), PWP_ERR_ARGUMENT);
	assert_string_equal(parse_error.text, "'password' is missing");
}

/* What may be a piece of a password, because the caller lost count. */
static void an_unknown_name_is_not_repeated(void **state)
{
	static const char *const names[] = { "hunter2", "",	"pass", "passwords",
					     "option",	"file", "Call" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct pwp_parse_error parse_error;
		struct arguments arguments;
		struct bytes bytes;
		start(&bytes, 1);
		add(&bytes, "user", "akhan");
		add(&bytes, names[i], "secret");
		assert_int_equal(read_all(&bytes, 1, &arguments, &parse_error),
				 PWP_ERR_ARGUMENT);
		assert_string_equal(parse_error.text,
				    "the field after 'user' has no name that is known");
	}
}

struct framing {
	const char *bytes;
	size_t len;
	int error;
	const char *why;
};

#define FRAMING(literal, error, why)                     \
	{                                                \
		literal, sizeof(literal) - 1, error, why \
	}

static void bytes_are_pairs_that_end_in_nul(void **state)
{
	static const struct framing cases[] = {
		FRAMING("call\0open\0", 0, "one field"),
		FRAMING("\0\0", 0, "two empty texts are a field"),
		FRAMING("call\0open\0year\0"
			"2026\0",
			0, "two fields"),
		FRAMING("", PWP_ERR_ARGUMENT, "nothing"),
		FRAMING("call", PWP_ERR_ARGUMENT, "no NUL at all"),
		FRAMING("call\0open", PWP_ERR_ARGUMENT, "the last NUL is missing"),
		FRAMING("call\0", PWP_ERR_ARGUMENT, "no value"),
		FRAMING("call\0open\0password\0a\0b\0", PWP_ERR_ARGUMENT, "a NUL inside"),
		{ NULL, 0, PWP_ERR_ARGUMENT, "no bytes" },
		{ NULL, 7, PWP_ERR_ARGUMENT, "a length without bytes" },
	};
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		CHECK(fields_check((struct pwp_text){ cases[i].bytes, cases[i].len },
				   &parse_error) == cases[i].error,
		      cases[i].why);
}

static void there_is_a_limit_to_fields(void **state)
{
	static const char zeros[2 * FIELDS_MAX + 2];
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;

	(void)state;
	assert_int_equal(
		fields_check((struct pwp_text){ zeros, 2 * FIELDS_MAX }, &parse_error),
		0);
	assert_int_equal(
		fields_check((struct pwp_text){ zeros, sizeof(zeros) }, &parse_error),
		PWP_ERR_TOO_BIG);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_call_takes_its_fields_and_no_others),
		cmocka_unit_test(bad_values_are_refused_by_the_name_of_the_field),
		cmocka_unit_test(only_lists_may_be_repeated),
		cmocka_unit_test(values_go_where_they_belong),
		cmocka_unit_test(options_of_open_and_suggest_go_where_they_belong),
		cmocka_unit_test(what_is_not_given_is_nothing),
		cmocka_unit_test(lists_hold_as_many_words_as_a_request),
		cmocka_unit_test(a_check_needs_a_password),
		cmocka_unit_test(an_unknown_name_is_not_repeated),
		cmocka_unit_test(bytes_are_pairs_that_end_in_nul),
		cmocka_unit_test(there_is_a_limit_to_fields),
	};

	return cmocka_run_group_tests(tests, begin, NULL);
}
