/* SPDX-License-Identifier: MIT */
/*
 * libpam has already taken the brackets off `[groups=a, b]`. authtok_type is libpam's own
 * (its prompts use it) and is ignored here. A word that is neither the module's
 * nor an option, or that occurs twice, is a fault of the configuration and is treated
 * like a broken policy: a typing mistake must never give a weaker policy.
 */
#include "store/system/module_arguments.h"

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
} own_words[] = {
	{ "policy", true, WORD_POLICY },
	{ "record", false, WORD_RECORD },
	{ "use_authtok", false, WORD_USE_AUTHTOK },
	{ "authtok_type", true, WORD_AUTHTOK_TYPE },
};

/* No option's name is longer. */
#define NAME_LEN_MAX 63

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
	for (size_t i = 0; i < ARRAY_SIZE(own_words); i++)
		if (same_name(word, own_words[i].name) &&
		    own_words[i].with_value == (word[name_length(word)] == '='))
			return own_words[i].kind;
	return WORD_OPTION;
}

/* Says which word is at fault, and why, unless `text` is NULL: then that is said already.
 * The value is not shown: it may be a word about somebody, and goes to the system log. */
static int fail(int error, const char *word, const char *text,
		struct pwp_parse_error *parse_error)
{
	size_t len = name_length(word);
	(void)snprintf(parse_error->file, sizeof(parse_error->file),
		       "module argument %.*s",
		       (int)(len < NAME_LEN_MAX ? len : NAME_LEN_MAX), word);
	if (text)
		(void)snprintf(parse_error->text, sizeof(parse_error->text), "%s", text);
	return error;
}

/* The first word of a kind; NULL: there is none. */
static const char *find(size_t count, const char *const *words, enum word_kind kind)
{
	for (size_t i = 0; i < count; i++)
		if (kind_of(words[i]) == kind)
			return words[i];
	return NULL;
}

const char *module_arguments_policy(size_t count, const char *const *words)
{
	const char *word = find(count, words, WORD_POLICY);
	return word ? word + name_length(word) + 1 : NULL;
}

bool module_arguments_say_record(size_t count, const char *const *words)
{
	return find(count, words, WORD_RECORD) != NULL;
}

bool module_arguments_is_option(const char *word)
{
	return kind_of(word) == WORD_OPTION;
}

int module_arguments_check(const char *const *words, size_t index,
			   struct pwp_parse_error *reterr_parse_error)
{
	const char *word = words[index];
	const char *value = word + name_length(word);
	enum word_kind kind = kind_of(word);
	for (size_t i = 0; i < index; i++)
		if (same_name(words[i], word))
			return fail(PWP_ERR_REPEATED, word, "it occurs twice",
				    reterr_parse_error);
	if (kind == WORD_OPTION && *value != '=')
		return fail(PWP_ERR_SYNTAX, word,
			    "it is neither a word of the module nor NAME=VALUE",
			    reterr_parse_error);
	if (kind == WORD_POLICY && value[1] == '\0')
		return fail(PWP_ERR_VALUE, word, "a policy needs a name or a path",
			    reterr_parse_error);
	return 0;
}

int module_arguments_read(size_t count, const char *const *words,
			  struct module_arguments *ret_arguments,
			  struct pwp_parse_error *reterr_parse_error)
{
	for (size_t i = 0; i < count; i++) {
		int error = module_arguments_check(words, i, reterr_parse_error);
		if (error)
			return error;
	}
	*ret_arguments = (struct module_arguments){
		.policy = module_arguments_policy(count, words),
		.use_authtok = find(count, words, WORD_USE_AUTHTOK) != NULL,
		.count = count,
		.words = words,
	};
	return 0;
}

int module_arguments_open(const char *name, const char *installed, unsigned flags,
			  struct pwp_policy **ret_policy,
			  struct pwp_parse_error *reterr_parse_error)
{
	if (!name || name[0] == '/')
		return pwp_policy_load(name ? name : installed, flags, ret_policy,
				       reterr_parse_error);
	int error = pwp_policy_new(name, ret_policy);
	return error == PWP_ERR_UNKNOWN
		       ? fail(error, "policy", "there is no such built-in policy",
			      reterr_parse_error)
		       : error;
}

int module_arguments_set(const char *word, struct pwp_policy *policy,
			 struct pwp_parse_error *reterr_parse_error)
{
	char name[NAME_LEN_MAX + 1];
	size_t len = name_length(word);
	if (kind_of(word) != WORD_OPTION)
		return 0;
	if (len > NAME_LEN_MAX)
		return fail(PWP_ERR_UNKNOWN, word, "there is no option of this name",
			    reterr_parse_error);
	memcpy(name, word, len);
	name[len] = '\0';

	const char *value = word + len + 1;
	int error = pwp_policy_set(policy, NULL, name,
				   (struct pwp_text){ value, strlen(value) },
				   reterr_parse_error);
	return error ? fail(error, word, NULL, reterr_parse_error) : 0;
}
