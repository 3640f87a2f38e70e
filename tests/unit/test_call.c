/* SPDX-License-Identifier: MIT */
/*
 * call/call.c: a session from open to close, answers that are those of the functions that
 * do the work, and errors that name a field and leave nothing in the buffer.
 */
#include "judge.h"

#include <stdio.h>
#include <stdlib.h>

static struct pwp_session *session;
static char answer[2 * PWP_JSON_SIZE];
static size_t answer_len;

/* The fields are a literal with a NUL after each name and each value but the last. */
#define ASK(fields) ask(fields, sizeof(fields))

static int ask(const char *fields, size_t len)
{
	int error = pwp_call(&session, fields, len, answer, sizeof(answer), &answer_len);

	assert_int_equal(strlen(answer), answer_len);
	assert_int_equal(answer[0], '{');
	assert_int_equal(answer[answer_len - 1], '}');
	assert_int_equal(strncmp(answer, "{\"error\": ", 10) == 0, error != 0);
	return error;
}

static int open_school(void **state)
{
	(void)state;
	assert_int_equal(ASK("call\0open\0policy\0school\0year\0"
			     "2026"),
			 0);
	return 0;
}

static int close_session(void **state)
{
	(void)state;
	if (session)
		assert_int_equal(ASK("call\0close"), 0);
	return session != NULL;
}

/* ---- open and close */

static void open_tells_version_and_profiles(void **state)
{
	(void)state;
	assert_int_equal(ASK("call\0open\0policy\0school"), 0);
	assert_non_null(session);
	assert_string_equal(answer, "{\"version\": \"0.1.0\", \"profiles\": [\"admin\", "
				    "\"pupil\", \"staff\"]}");
	assert_int_equal(ASK("call\0close"), 0);
	assert_string_equal(answer, "{}");
	assert_null(session);
}

static void options_hold_for_all_or_for_one_profile(void **state)
{
	(void)state;
	assert_int_equal(ASK("call\0open\0policy\0school\0option.min_length\0"
			     "21\0option.pupil.min_length\0"
			     "22\0option.clause.too_short\0"
			     "Rule 7"),
			 0);
	assert_int_equal(ASK("call\0rules\0profile\0staff"), 0);
	assert_non_null(strstr(answer, "At least 21 characters."));
	assert_int_equal(ASK("call\0rules\0profile\0pupil\0level\0standard"), 0);
	assert_non_null(strstr(answer, "At least 22 characters."));
	assert_int_equal(ASK("call\0check\0password\0x"), 0);
	assert_non_null(strstr(answer, "\"clause\": \"Rule 7\""));
}

static void a_policy_may_come_as_text(void **state)
{
	(void)state;
	assert_int_equal(ASK("call\0open\0text\0include = school\nmin_length = 33\n"), 0);
	assert_int_equal(ASK("call\0rules"), 0);
	assert_non_null(strstr(answer, "At least 33 characters."));
}

static void a_text_finds_the_files_that_it_names(void **state)
{
	(void)state;
	assert_int_equal(ASK("call\0open\0file./srv/words\0Quagga\n\0file.base\0"
			     "min_length = 31\n\0text\0include = base\n"
			     "banned_words_file = /srv/words\n"),
			 0);
	assert_int_equal(ASK("call\0rules"), 0);
	assert_non_null(strstr(answer, "At least 31 characters."));
	assert_int_equal(ASK("call\0check\0password\0Quagga"), 0);
	assert_non_null(strstr(answer, "\"banned_word\""));
}

static void a_file_that_is_no_field_is_missing(void **state)
{
	(void)state;
	assert_int_equal(
		ASK("call\0open\0text\0banned_words_file = /etc/passwd\n\0file.x\0y"),
		PWP_ERR_FILE);
	assert_null(session);
}

static void a_wrong_policy_is_told_with_its_line(void **state)
{
	(void)state;
	assert_int_equal(ASK("call\0open\0text\0min_length = 8\nmin_length = x\n"),
			 PWP_ERR_REPEATED);
	assert_non_null(strstr(answer, "\"number\": -6"));
	assert_non_null(strstr(answer, "\"line\": 2"));
	assert_null(session);
}

/* ---- check, suggest, rules */

static void a_check_answers_as_pwp_result_json(void **state)
{
	static char json[PWP_JSON_SIZE];
	struct judge judge;
	size_t len;

	(void)state;
	judge_init(&judge, "school", NULL);
	judge.request.year = 2026;
	judge.request.user = text_of("akhan");
	judge.request.full_name = text_of("Aisha Khan");
	judge_ask(&judge, "Khan2014!x");
	assert_int_equal(
		pwp_result_json(judge.result, PWP_LEVEL_PLAIN, json, sizeof(json), &len),
		0);
	assert_int_equal(ASK("call\0check\0user\0akhan\0password\0Khan2014!x\0full_name\0"
			     "Aisha Khan\0level\0plain"),
			 0);
	assert_string_equal(answer, json);
	judge_done(&judge);
}

static void the_year_is_that_of_the_session_or_of_the_call(void **state)
{
	char first[2048], second[2048];

	(void)state;
	assert_int_equal(ASK("call\0check\0password\0Horse1999"), 0);
	assert_true(snprintf(first, sizeof(first), "%s", answer) < (int)sizeof(first));
	assert_int_equal(ASK("call\0check\0password\0Horse1999\0year\0"
			     "2026"),
			 0);
	assert_string_equal(answer, first);
	assert_int_equal(ASK("call\0check\0password\0Horse1999\0year\0"
			     "1999"),
			 0);
	assert_true(snprintf(second, sizeof(second), "%s", answer) < (int)sizeof(second));
	assert_string_not_equal(second, first);
}

static void parts_are_there_when_they_are_asked_for(void **state)
{
	(void)state;
	assert_int_equal(
		ASK("call\0check\0password\0password\xf0\x9f\x98\x80\0parts\0yes"), 0);
	assert_non_null(strstr(answer, "], \"parts\": [{\"kind\": \"password\", "
				       "\"text\": \"a common password\", \"offset\": 0, "
				       "\"length\": 8, \"offset_utf16\": 0, "
				       "\"length_utf16\": 8, \"bits\": "));
	assert_non_null(strstr(answer, "\"text\": \"tried one by one\", \"offset\": 8, "
				       "\"length\": 1, \"offset_utf16\": 8, "
				       "\"length_utf16\": 2, \"bits\": "));
	assert_int_equal(ASK("call\0check\0password\0password\0parts\0no"), 0);
	assert_null(strstr(answer, "\"parts\""));
}

static void what_a_caller_knows_of_a_password_counts(void **state)
{
	(void)state;
	assert_int_equal(ASK("call\0check\0password\0xK7#mQ2$vL9@\0used_before\0yes"), 0);
	assert_non_null(strstr(answer, "\"used_before\""));
	assert_int_equal(ASK("call\0check\0password\0xK7#mQ2$vL9@\0other_account\0yes"),
			 0);
	assert_non_null(strstr(answer, "\"other_account\""));
	assert_int_equal(
		ASK("call\0check\0password\0xK7#mQ2$vL9@\0old_password\0xK7#mQ2$vL9@"),
		0);
	assert_non_null(strstr(answer, "\"same_as_old\""));
}

static size_t count_of(const char *name)
{
	size_t count = 0;

	for (const char *at = answer; (at = strstr(at, name)); at++)
		count++;
	return count;
}

static void suggestions_are_as_many_as_asked_for(void **state)
{
	(void)state;
	assert_int_equal(ASK("call\0suggest"), 0);
	assert_int_equal(count_of("{\"phrase\": "), 1);
	assert_int_equal(ASK("call\0suggest\0count\0"
			     "32\0words\0"
			     "10\0style\0symbols"),
			 0);
	assert_int_equal(count_of("{\"phrase\": "), 32);
	assert_true(answer_len < PWP_JSON_SIZE);
	static const char *const members[] = { "\"hint\": ", "\"strength\": ",
					       "\"bits\": ", "\"drawn_bits\": " };
	for (size_t i = 0; i < COUNT_OF(members); i++)
		CHECK(count_of(members[i]) == 32, members[i]);
}

static void suggestions_are_as_they_are_asked_for(void **state)
{
	(void)state;
	assert_int_equal(ASK("call\0suggest\0words\0"
			     "5\0separator\0.\0list\0infant\0style\0plain"),
			 0);
	const char *phrase = strstr(answer, "{\"phrase\": \"") + 12;
	size_t dots = 0;
	for (; *phrase != '"'; phrase++)
		dots += *phrase == '.';
	assert_int_equal(dots, 4);
	assert_int_equal(ASK("call\0suggest\0bits\0"
			     "100"),
			 0);
	assert_true(atof(strstr(answer, "\"drawn_bits\": ") + 14) >= 100);
}

static void rules_are_sentences(void **state)
{
	(void)state;
	assert_int_equal(ASK("call\0rules\0profile\0pupil\0level\0plain"), 0);
	assert_int_equal(strncmp(answer, "{\"rules\": [\"Use at least ", 24), 0);
	assert_non_null(strstr(answer, ".\", \""));
	assert_int_equal(strcmp(answer + answer_len - 4, ".\"]}"), 0);
}

/* ---- errors */

struct refused {
	const char *fields;
	size_t len;
	int error;
	const char *text; /* part of what is said */
};

#define REFUSED(fields, error, text)                \
	{                                           \
		fields, sizeof(fields), error, text \
	}

static const struct refused refused[] = {
	REFUSED("call\0open\0policy\0school", PWP_ERR_ARGUMENT, "is open already"),
	REFUSED("call\0judge\0password\0x", PWP_ERR_ARGUMENT, "open, check, suggest"),
	REFUSED("password\0x\0call\0check", PWP_ERR_ARGUMENT, "must be 'call'"),
	REFUSED("call\0check", PWP_ERR_ARGUMENT, "'password' is missing"),
	REFUSED("call\0check\0password", PWP_ERR_ARGUMENT, "pairs of a name and a value"),
	REFUSED("call\0check\0password\0x\0call\0check", PWP_ERR_ARGUMENT,
		"'call' occurs twice"),
	REFUSED("call\0check\0password\0x\0profile\0nobody", PWP_ERR_UNKNOWN,
		"'profile' is not in the policy"),
	REFUSED("call\0suggest\0profile\0nobody", PWP_ERR_UNKNOWN,
		"'profile' is not in the policy"),
	REFUSED("call\0rules\0profile\0nobody", PWP_ERR_UNKNOWN,
		"'profile' is not in the policy"),
	REFUSED("call\0suggest\0words\0"
		"4\0bits\0"
		"40",
		PWP_ERR_ARGUMENT, "'words' and 'bits' exclude each other"),
	REFUSED("call\0suggest\0separator\0a", PWP_ERR_ARGUMENT, "'separator' takes"),
	REFUSED("call\0suggest\0list\0infant\0bits\0"
		"128",
		PWP_ERR_NO_PHRASE, "no suggestion satisfies"),
	REFUSED("call\0close\0year\0"
		"2026",
		PWP_ERR_ARGUMENT, "'year' is not for this call"),
};

static void errors_say_which_field_is_meant(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(refused); i++) {
		CHECK(ask(refused[i].fields, refused[i].len) == refused[i].error,
		      refused[i].text);
		CHECK(strstr(answer, refused[i].text), answer);
		CHECK(session != NULL, "an error closes nothing");
	}
}

static const struct refused refused_to_open[] = {
	REFUSED("call\0check\0password\0x", PWP_ERR_ARGUMENT, "is not open"),
	REFUSED("call\0close", PWP_ERR_ARGUMENT, "is not open"),
	REFUSED("call\0open\0policy\0schol", PWP_ERR_UNKNOWN, "neither a shipped policy"),
	REFUSED("call\0open\0policy\0/no/such/file", PWP_ERR_FILE, "/no/such/file"),
	REFUSED("call\0open\0policy\0school\0text\0min_length = 8", PWP_ERR_ARGUMENT,
		"'policy' and 'text' exclude each other"),
	REFUSED("call\0open\0policy\0school\0option.min_length\0x", PWP_ERR_VALUE,
		"min_length takes"),
	REFUSED("call\0open\0policy\0school\0option.nobody.min_length\0"
		"9",
		PWP_ERR_UNKNOWN, "no profile"),
	REFUSED("call\0open\0policy\0school\0option."
		"a234567890123456789012345678901234567890.min_length\0"
		"9",
		PWP_ERR_UNKNOWN, "no such name"),
	REFUSED("call\0open\0policy\0school\0option.\0"
		"9",
		PWP_ERR_UNKNOWN, "error"),
	REFUSED("call\0open\0policy\0school\0option.min_length\0"
		"9\0"
		"option.min_length\0"
		"9",
		PWP_ERR_ARGUMENT, "'option.NAME' occurs twice"),
};

static void a_failed_open_leaves_no_session(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(refused_to_open); i++) {
		CHECK(ask(refused_to_open[i].fields, refused_to_open[i].len) ==
			      refused_to_open[i].error,
		      refused_to_open[i].text);
		CHECK(strstr(answer, refused_to_open[i].text), answer);
		CHECK(session == NULL, refused_to_open[i].text);
	}
}

static void no_session_pointer_is_an_error(void **state)
{
	(void)state;
	assert_int_equal(pwp_call(NULL, "call\0close", 11, answer, sizeof(answer), NULL),
			 PWP_ERR_ARGUMENT);
	assert_non_null(strstr(answer, "\"number\": -2"));
}

/* ---- buffers */

static void an_answer_fits_exactly_or_is_an_error(void **state)
{
	static const char fields[] = "call\0rules";
	char buf[2048];
	size_t len, whole;

	(void)state;
	assert_int_equal(ASK("call\0rules"), 0);
	whole = answer_len;
	assert_true(whole < sizeof(buf));
	assert_int_equal(pwp_call(&session, fields, sizeof(fields), buf, whole + 1, &len),
			 0);
	assert_string_equal(buf, answer);
	assert_int_equal(len, whole);
	for (size_t size = whole; size > 0; size--) {
		memset(buf, 'x', sizeof(buf));
		assert_int_equal(
			pwp_call(&session, fields, sizeof(fields), buf, size, &len),
			PWP_ERR_BUFFER);
		assert_int_equal(strlen(buf), len);
		assert_true(len == 0 || strstr(buf, "\"number\": -10"));
		assert_int_equal(buf[size], 'x');
	}
	assert_int_equal(pwp_call(&session, fields, sizeof(fields), NULL, 0, &len),
			 PWP_ERR_BUFFER);
	assert_int_equal(len, 0);
}

static void an_open_that_cannot_answer_leaves_no_session(void **state)
{
	char buf[32];

	(void)state;
	assert_int_equal(pwp_call(&session, "call\0open\0policy\0school", 24, buf,
				  sizeof(buf), NULL),
			 PWP_ERR_BUFFER);
	assert_null(session);
}

/* Half an answer may hold phrases. */
static void an_error_leaves_no_phrase_behind(void **state)
{
	static const char fields[] = "call\0suggest\0count\0"
				     "9";
	char buf[1500];

	(void)state;
	for (size_t size = 1; size < sizeof(buf); size += 37) {
		memset(buf, 'x', sizeof(buf));
		assert_int_equal(
			pwp_call(&session, fields, sizeof(fields), buf, size, NULL),
			PWP_ERR_BUFFER);
		assert_null(strstr(buf, "Picture"));
		for (size_t i = strlen(buf); buf[0] && i < size; i++)
			assert_true(buf[i] == '\0' || buf[i] == 'x');
	}
}

#define OPEN_TEST(test) cmocka_unit_test_setup_teardown(test, open_school, close_session)
#define CLOSING_TEST(test) cmocka_unit_test_teardown(test, close_session)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(open_tells_version_and_profiles),
		CLOSING_TEST(options_hold_for_all_or_for_one_profile),
		CLOSING_TEST(a_policy_may_come_as_text),
		CLOSING_TEST(a_text_finds_the_files_that_it_names),
		cmocka_unit_test(a_file_that_is_no_field_is_missing),
		cmocka_unit_test(a_wrong_policy_is_told_with_its_line),
		cmocka_unit_test(a_failed_open_leaves_no_session),
		cmocka_unit_test(no_session_pointer_is_an_error),
		cmocka_unit_test(an_open_that_cannot_answer_leaves_no_session),
		OPEN_TEST(a_check_answers_as_pwp_result_json),
		OPEN_TEST(the_year_is_that_of_the_session_or_of_the_call),
		OPEN_TEST(parts_are_there_when_they_are_asked_for),
		OPEN_TEST(what_a_caller_knows_of_a_password_counts),
		OPEN_TEST(suggestions_are_as_many_as_asked_for),
		OPEN_TEST(suggestions_are_as_they_are_asked_for),
		OPEN_TEST(rules_are_sentences),
		OPEN_TEST(errors_say_which_field_is_meant),
		OPEN_TEST(an_answer_fits_exactly_or_is_an_error),
		OPEN_TEST(an_error_leaves_no_phrase_behind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
