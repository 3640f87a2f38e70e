/* SPDX-License-Identifier: MIT */
/*
 * Reads any bytes as a policy: as a text from memory, whose part behind the first NUL is
 * what every name in it stands for, and line by line as a drop-in. A text is understood or
 * refused with an error, a sentence and a place; a value that is understood survives being
 * written and read again; and setting it in a policy gives a policy that can be asked, or
 * leaves the policy as it was.
 */
#include "fuzz.h"

#include "input/line.h"
#include "input/parser.h"
#include "input/value.h"

#include <string.h>

static char written[PWP_VALUE_SIZE];
static char again[PWP_VALUE_SIZE];

/* A refusal says what is wrong, and where. */
static void check_parse_error(int ret, const struct pwp_parse_error *parse_error,
			      size_t line_len)
{
	REQUIRE(ret >= PWP_ERR_NO_PHRASE && ret < PWP_OK && ret != PWP_ERR_ARGUMENT);
	REQUIRE(parse_error->text[0] != '\0');
	REQUIRE(memchr(parse_error->text, '\0', sizeof(parse_error->text)));
	REQUIRE(parse_error->column <= line_len + 1);
}

static void check_round_trip(const struct option *option, const struct value *value)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct value second;

	REQUIRE(value_format(option, value, written, sizeof(written)) == PWP_OK);
	if (written[0] == '\0')
		return;
	REQUIRE(value_parse(option, str_from_c(written), 1, &second, &parse_error) ==
		PWP_OK);
	REQUIRE(value_format(option, &second, again, sizeof(again)) == PWP_OK);
	REQUIRE(strcmp(written, again) == 0);
	value_done(&second);
}

/* Sets the option as a caller would; a file of words is not read from here. */
static void check_set(struct pwp_policy *policy, const struct option *option,
		      struct str text)
{
	struct pwp_text value = { text.ptr, text.len };
	int ret;

	if (option->type == OPTION_TYPE_FILE ||
	    option_misplaced(option, str_from_c(NULL)))
		return;
	REQUIRE(pwp_policy_get(policy, NULL, option->name, written, sizeof(written)) ==
		PWP_OK);
	ret = pwp_policy_set(policy, NULL, option->name, value, NULL);
	REQUIRE(pwp_policy_get(policy, NULL, option->name, again, sizeof(again)) ==
		PWP_OK);
	REQUIRE(ret == PWP_OK || strcmp(written, again) == 0);
}

static int check_option(struct pwp_policy *policy, const struct statement *statement,
			size_t line_len)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct value value;
	int ret = value_parse(statement->option, statement->text, statement->column,
			      &value, &parse_error);

	if (ret != PWP_OK) {
		check_parse_error(ret, &parse_error, line_len);
		return ret;
	}
	check_round_trip(statement->option, &value);
	value_done(&value);
	check_set(policy, statement->option, statement->text);
	return PWP_OK;
}

/* Reads the lines as those of a drop-in; ends at the first fault. */
static void read_lines(struct str rest, struct pwp_policy *policy)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct statement statement;
	struct parser parser;
	struct str line;
	int ret;

	parser_init(&parser, PARSER_DROP_IN);
	while ((ret = line_next(&rest, &line, &parse_error)) > 0) {
		ret = parser_line(&parser, line, &statement, &parse_error);
		if (ret != PWP_OK) {
			check_parse_error(ret, &parse_error, line.len);
			return;
		}
		if (statement.kind == STATEMENT_OPTION &&
		    check_option(policy, &statement, line.len) != PWP_OK)
			return;
	}
	if (ret < 0)
		check_parse_error(ret, &parse_error, SIZE_MAX - 1);
	else
		REQUIRE(parser_finish(&parser, &parse_error) == PWP_OK);
}

/* Gives the same text for every name. */
static int give(void *data, struct pwp_text name, struct pwp_text *ret_text)
{
	REQUIRE(name.ptr && name.len > 0);
	*ret_text = *(const struct pwp_text *)data;
	return 0;
}

/* Every value of a profile can be asked for; some options are of profiles alone, some of none. */
static void check_values(const struct pwp_policy *policy, const char *profile)
{
	const char *name;

	for (size_t i = 0; (name = pwp_option_name(i)); i++) {
		int ret = pwp_policy_get(policy, profile, name, written, sizeof(written));
		REQUIRE(ret == PWP_OK || ret == PWP_ERR_UNKNOWN);
	}
}

static void parse_whole(struct str text)
{
	struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
	struct pwp_policy *policy = NULL;
	struct str first, rest = text;
	const char *profile;
	bool changed = true;

	REQUIRE(str_split(&rest, '\0', &first));
	struct pwp_text other = { rest.ptr, rest.len };
	int ret = pwp_policy_parse((struct pwp_text){ first.ptr, first.len }, give,
				   &other, &policy, &parse_error);
	REQUIRE((ret == PWP_OK) == (policy != NULL));
	if (ret != PWP_OK) {
		check_parse_error(ret, &parse_error, text.len);
		REQUIRE(memchr(parse_error.file, '\0', sizeof(parse_error.file)));
		return;
	}
	check_values(policy, NULL);
	for (size_t i = 0; (profile = pwp_policy_profile(policy, i)); i++)
		check_values(policy, profile);
	REQUIRE(pwp_policy_changed(policy, &changed) == PWP_OK && !changed);
	pwp_policy_free(policy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { size > 0 ? (const char *)data : "", size };
	struct pwp_policy *policy = NULL;

	parse_whole(text);
	REQUIRE(pwp_policy_new(NULL, &policy) == PWP_OK);
	read_lines(text, policy);
	pwp_policy_free(policy);
	return 0;
}
