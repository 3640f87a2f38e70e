/* SPDX-License-Identifier: MIT */
/*
 * Reads module arguments. Two kinds:
 *
 *   words of the module   policy=PATH|NAME, record, use_authtok, authtok_type=TEXT
 *   policy options        every `name=value` that a policy file may hold
 *
 * libpam has already taken the brackets off `[groups=a, b]`. authtok_type is libpam's own
 * (it stands in its prompts) and only let through. A word that is neither kind, or stands
 * twice, is a fault of the configuration and is treated like a broken policy: a typing
 * mistake must never give a weaker policy.
 */
#include "arguments.h"

#include "base/array.h"

#include <stdio.h>
#include <string.h>

enum word_kind {
	WORD_OPTION,
	WORD_POLICY,
	WORD_RECORD,
	WORD_USE_AUTHTOK,
	WORD_AUTHTOK_TYPE
};

static const struct {
	const char *name;
	bool with_value;
	enum word_kind kind;
} module_words[] = {
	{ "policy", true, WORD_POLICY },
	{ "record", false, WORD_RECORD },
	{ "use_authtok", false, WORD_USE_AUTHTOK },
	{ "authtok_type", true, WORD_AUTHTOK_TYPE },
};

static size_t name_length(const char *word)
{
	return strcspn(word, "=");
}

static bool same_name(const char *a, const char *b)
{
	size_t len = name_length(a);
	return len == name_length(b) && memcmp(a, b, len) == 0;
}

static enum word_kind kind_of(const char *word)
{
	for (size_t i = 0; i < ARRAY_SIZE(module_words); i++)
		if (same_name(word, module_words[i].name) &&
		    module_words[i].with_value == (word[name_length(word)] == '='))
			return module_words[i].kind;
	return WORD_OPTION;
}

/* No option's name is longer. */
#define NAME_LEN_MAX 63

/* The value is not shown: the log is no place for what may be a word about somebody. */
void arguments_blame(const char *name, const char *text,
		     struct pwp_parse_error *ret_diagnosis)
{
	size_t len = name_length(name);
	(void)snprintf(ret_diagnosis->file, sizeof(ret_diagnosis->file),
		       "module argument %.*s",
		       (int)(len < NAME_LEN_MAX ? len : NAME_LEN_MAX), name);
	if (text)
		(void)snprintf(ret_diagnosis->text, sizeof(ret_diagnosis->text), "%s",
			       text);
}

static int fault(int error, const char *word, const char *text,
		 struct pwp_parse_error *reterr_parse_error)
{
	arguments_blame(word, text, reterr_parse_error);
	return error;
}

static bool stands_before(const char *const *words, int index)
{
	for (int i = 0; i < index; i++)
		if (same_name(words[i], words[index]))
			return true;
	return false;
}

int arguments_read(int argc, const char **argv, struct arguments *ret_arguments,
		   struct pwp_parse_error *reterr_parse_error)
{
	struct arguments arguments = { .count = argc, .words = argv };
	for (int i = 0; i < argc; i++) {
		const char *value = argv[i] + name_length(argv[i]);
		enum word_kind kind = kind_of(argv[i]);
		if (stands_before(argv, i))
			return fault(PWP_ERR_REPEATED, argv[i], "this name stands twice",
				     reterr_parse_error);
		if (kind == WORD_OPTION && *value != '=')
			return fault(PWP_ERR_SYNTAX, argv[i], "not `name=value`",
				     reterr_parse_error);
		if (kind == WORD_POLICY && value[1] == '\0')
			return fault(PWP_ERR_VALUE, argv[i],
				     "a policy needs a name or a path",
				     reterr_parse_error);
		if (kind == WORD_POLICY)
			arguments.policy = value + 1;
		if (kind == WORD_USE_AUTHTOK)
			arguments.use_authtok = true;
	}
	*ret_arguments = arguments;
	return 0;
}

bool arguments_say_record(int argc, const char **argv)
{
	for (int i = 0; i < argc; i++)
		if (kind_of(argv[i]) == WORD_RECORD)
			return true;
	return false;
}

static int apply_word(const char *word, struct pwp_policy *policy,
		      struct pwp_parse_error *reterr_parse_error)
{
	char name[NAME_LEN_MAX + 1];
	size_t len = name_length(word);
	if (len > NAME_LEN_MAX)
		return fault(PWP_ERR_UNKNOWN, word, "no such option", reterr_parse_error);
	memcpy(name, word, len);
	name[len] = '\0';

	const char *value = word + len + 1;
	int error = pwp_policy_set(policy, NULL, name,
				   (struct pwp_text){ value, strlen(value) },
				   reterr_parse_error);
	return error ? fault(error, word, NULL, reterr_parse_error) : 0;
}

int arguments_apply(const struct arguments *arguments, struct pwp_policy *policy,
		    struct pwp_parse_error *reterr_parse_error)
{
	for (int i = 0; i < arguments->count; i++) {
		if (kind_of(arguments->words[i]) != WORD_OPTION)
			continue;
		int error = apply_word(arguments->words[i], policy, reterr_parse_error);
		if (error)
			return error;
	}
	return 0;
}
