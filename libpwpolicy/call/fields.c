/* SPDX-License-Identifier: MIT */
/*
 * One table says which calls take a field, what its value is and where it goes; a new
 * field is a line there and a member of struct arguments. Reading is strict: nothing is
 * guessed and nothing passed over.
 *
 * A caller that miscounts, or whose password holds a NUL, may hand us a piece of a
 * password where a name belongs. So diagnoses show names of the table only; an unknown
 * name is told by the field before it.
 */
#include "call/fields.h"

#include "base/array.h"
#include "base/parse_num.h"
#include "base/text.h"
#include "input/parse_error.h"

#include <assert.h>
#include <limits.h>

/* ---- the table */

enum kind {
	KIND_TEXT,   /* struct pwp_text: of at most `max` bytes, where that is given */
	KIND_STRING, /* const char * */
	KIND_LIST,   /* struct field_list: of such texts; the field may be repeated */
	KIND_NUMBER, /* unsigned or int, from min to max */
	KIND_CHOICE, /* an enum: one of some words */
	KIND_FLAG,   /* bool: yes or no */
	KIND_PREFIX  /* of names; whoever wants such fields looks for them */
};

struct choice {
	const char *word;
	unsigned number;
};

struct rule {
	const char *name;
	enum kind kind;
	unsigned calls; /* that take it: bits of enum call */
	size_t offset;	/* of its destination in struct arguments */
	bool needed;
	const struct choice *choices; /* of a choice; the last has no word */
	unsigned min, max;	      /* of a number, or of the bytes of a text */
};

static const struct choice levels[] = { { "plain", PWP_LEVEL_PLAIN },
					{ "standard", PWP_LEVEL_STANDARD },
					{ NULL, 0 } };

static const struct choice lists[] = { { "infant", PWP_LIST_INFANT },
				       { "junior", PWP_LIST_JUNIOR },
				       { "general", PWP_LIST_GENERAL },
				       { NULL, 0 } };

static const struct choice styles[] = { { "plain", PWP_STYLE_PLAIN },
					{ "capitals", PWP_STYLE_CAPITALS },
					{ "digits", PWP_STYLE_DIGITS },
					{ "symbols", PWP_STYLE_SYMBOLS },
					{ NULL, 0 } };

static const struct choice yes_no[] = { { "yes", 1 }, { "no", 0 }, { NULL, 0 } };

#define EVERY UINT_MAX
#define PERSON (CALL_CHECK | CALL_SUGGEST)
#define TO(member) .offset = offsetof(struct arguments, member)

/* clang-format off */
static const struct rule table[] = {
	{ "call", KIND_STRING, EVERY, TO(call), .needed = true },
	{ "policy", KIND_STRING, CALL_OPEN, TO(policy) },
	{ "text", KIND_TEXT, CALL_OPEN, TO(text) },
	{ "trust_user", KIND_FLAG, CALL_OPEN, TO(trust_user), .choices = yes_no },
	{ FIELDS_OPTION, KIND_PREFIX, CALL_OPEN, .offset = 0 },
	{ FIELDS_FILE, KIND_PREFIX, CALL_OPEN, .offset = 0 },
	{ "year", KIND_NUMBER, CALL_OPEN | PERSON, TO(request.year), .min = 1970, .max = 9999 },
	{ "password", KIND_TEXT, CALL_CHECK, TO(request.password), .needed = true },
	{ "old_password", KIND_TEXT, CALL_CHECK, TO(request.old_password) },
	{ "used_before", KIND_FLAG, CALL_CHECK, TO(request.used_before), .choices = yes_no },
	{ "other_account", KIND_FLAG, CALL_CHECK, TO(request.other_account), .choices = yes_no },
	{ "age_days", KIND_NUMBER, CALL_CHECK, TO(request.age_days), .max = PWP_AGE_MAX },
	{ "parts", KIND_FLAG, CALL_CHECK, TO(parts), .choices = yes_no },
	{ "user", KIND_TEXT, PERSON, TO(request.user), .max = PWP_WORD_MAX },
	{ "full_name", KIND_TEXT, PERSON, TO(request.full_name), .max = PWP_WORD_MAX },
	{ "home", KIND_TEXT, PERSON, TO(request.home), .max = PWP_WORD_MAX },
	{ "host", KIND_TEXT, PERSON, TO(request.host), .max = PWP_WORD_MAX },
	{ "site_word", KIND_LIST, PERSON, TO(site_words), .max = PWP_WORD_MAX },
	{ "word", KIND_LIST, PERSON, TO(words), .max = PWP_WORD_MAX },
	{ "profile", KIND_STRING, PERSON | CALL_RULES, TO(request.profile) },
	{ "level", KIND_CHOICE, CALL_CHECK | CALL_RULES, TO(level), .choices = levels },
	{ "count", KIND_NUMBER, CALL_SUGGEST, TO(count), .min = 1, .max = FIELDS_COUNT_MAX },
	{ "words", KIND_NUMBER, CALL_SUGGEST, TO(options.words),
	  .min = PWP_PHRASE_WORDS_MIN, .max = PWP_PHRASE_WORDS_MAX },
	{ "bits", KIND_NUMBER, CALL_SUGGEST, TO(options.bits),
	  .min = 1, .max = PWP_PHRASE_BITS_MAX },
	{ "list", KIND_CHOICE, CALL_SUGGEST, TO(options.list), .choices = lists },
	{ "style", KIND_CHOICE, CALL_SUGGEST, TO(options.style), .choices = styles },
	{ "separator", KIND_TEXT, CALL_SUGGEST, TO(options.separator), .max = PWP_SEPARATOR_MAX },
};
/* clang-format on */

static_assert(sizeof(enum pwp_level) == sizeof(unsigned) &&
		      sizeof(enum pwp_list) == sizeof(unsigned) &&
		      sizeof(enum pwp_style) == sizeof(unsigned),
	      "a choice is written as an unsigned");

/* ---- bytes to fields */

int fields_check(struct pwp_text fields, struct pwp_parse_error *parse_error)
{
	size_t texts = 0;

	for (size_t i = 0; fields.ptr && i < fields.len; i++)
		texts += fields.ptr[i] == '\0';
	if (texts == 0 || fields.ptr[fields.len - 1] != '\0' || texts % 2 != 0)
		return parse_error_fail(parse_error, PWP_ERR_ARGUMENT, 0,
					"fields are pairs of a name and a value, each "
					"followed by NUL");
	if (texts > 2 * FIELDS_MAX)
		return parse_error_fail(parse_error, PWP_ERR_TOO_BIG, 0,
					"there are too many fields");
	return 0;
}

/* Takes a text with its NUL off the front. */
static const char *take_text(struct pwp_text *rest)
{
	const char *text = rest->ptr;
	size_t len = strlen(text) + 1;

	rest->ptr += len;
	rest->len -= len;
	return text;
}

bool fields_next(struct pwp_text *rest, struct field *ret_field)
{
	if (rest->len == 0)
		return false;
	ret_field->name = take_text(rest);
	ret_field->value = take_text(rest);
	return true;
}

const char *fields_suffix(const struct field *field, const char *prefix)
{
	size_t len = strlen(prefix);

	return strncmp(field->name, prefix, len) == 0 ? field->name + len : NULL;
}

/* ---- values; each reader returns 0 or what is wrong with the value */

typedef int reader(const struct rule *rule, const char *value, void *destination);

static int read_text(const struct rule *rule, const char *value, void *destination)
{
	struct pwp_text text = { value, strlen(value) };

	if (rule->max > 0 && text.len > rule->max)
		return PWP_ERR_TOO_BIG;
	memcpy(destination, &text, sizeof(text));
	return 0;
}

static int read_string(const struct rule *rule, const char *value, void *destination)
{
	(void)rule;
	memcpy(destination, &value, sizeof(value));
	return 0;
}

static int read_list(const struct rule *rule, const char *value, void *destination)
{
	struct field_list *list = destination;

	if (list->count == ARRAY_SIZE(list->items))
		return PWP_ERR_TOO_BIG;
	return read_text(rule, value, &list->items[list->count++]);
}

static int read_number(const struct rule *rule, const char *value, void *destination)
{
	uint64_t number;
	int error = parse_num(str_from_c(value), rule->min, rule->max, &number);

	if (error)
		return error;
	unsigned small = (unsigned)number;
	memcpy(destination, &small, sizeof(small));
	return 0;
}

static int read_choice(const struct rule *rule, const char *value, void *destination)
{
	const struct choice *choice = rule->choices;

	while (choice->word && strcmp(choice->word, value) != 0)
		choice++;
	memcpy(destination, &choice->number, sizeof(choice->number));
	return choice->word ? 0 : PWP_ERR_VALUE;
}

static int read_flag(const struct rule *rule, const char *value, void *destination)
{
	unsigned number = 0;
	int error = read_choice(rule, value, &number);
	bool flag = number != 0;

	memcpy(destination, &flag, sizeof(flag));
	return error;
}

static int read_nothing(const struct rule *rule, const char *value, void *destination)
{
	(void)rule;
	(void)value;
	(void)destination;
	return 0;
}

static reader *const readers[] = {
	[KIND_TEXT] = read_text,      [KIND_STRING] = read_string,
	[KIND_LIST] = read_list,      [KIND_NUMBER] = read_number,
	[KIND_CHOICE] = read_choice,  [KIND_FLAG] = read_flag,
	[KIND_PREFIX] = read_nothing,
};

static int fail_value(const struct rule *rule, int error,
		      struct pwp_parse_error *parse_error)
{
	const char *least = text_number(rule->min, (char[TEXT_NUMBER_SIZE]){ 0 });
	const char *most = text_number(rule->max, (char[TEXT_NUMBER_SIZE]){ 0 });
	char words[64] = "";
	struct text text;

	if (rule->kind == KIND_TEXT || rule->kind == KIND_LIST)
		return parse_error_fail(
			parse_error, error, 0, "'", rule->name, "' is longer than ", most,
			" bytes", rule->kind == KIND_LIST ? ", or occurs too often" : "");
	if (rule->kind == KIND_NUMBER)
		return parse_error_fail(parse_error, error, 0, "'", rule->name,
					"' takes a number from ", least, " to ", most);
	text_init(&text, words, sizeof(words));
	for (const struct choice *choice = rule->choices; choice->word; choice++) {
		text_add_c(&text, choice == rule->choices ? "" : ", ");
		text_add_c(&text, choice->word);
	}
	(void)text_end(&text);
	return parse_error_fail(parse_error, error, 0, "'", rule->name,
				"' takes one of: ", words);
}

/* ---- fields to arguments */

static const struct rule *find_rule(const struct field *field)
{
	for (size_t i = 0; i < ARRAY_SIZE(table); i++)
		if (table[i].kind == KIND_PREFIX
			    ? fields_suffix(field, table[i].name) != NULL
			    : strcmp(table[i].name, field->name) == 0)
			return &table[i];
	return NULL;
}

/* Whether a field before this one has the same name. */
static bool is_repeated(struct pwp_text fields, const struct field *field)
{
	struct field other;

	while (fields_next(&fields, &other) && other.name != field->name)
		if (strcmp(other.name, field->name) == 0)
			return true;
	return false;
}

/* What fields_read() knows while it reads. */
struct progress {
	struct pwp_text fields;
	enum call call;
	const struct rule *before; /* of the field before; NULL: this is the first */
	bool seen[ARRAY_SIZE(table)];
	struct pwp_parse_error *parse_error;
};

static int read_field(struct progress *progress, const struct field *field,
		      struct arguments *arguments)
{
	const struct rule *rule = find_rule(field);
	struct pwp_parse_error *parse_error = progress->parse_error;

	if (!rule)
		return parse_error_fail(parse_error, PWP_ERR_ARGUMENT, 0,
					"the field after '",
					progress->before ? progress->before->name : "",
					"' has no name that is known");
	if ((rule->calls & (unsigned)progress->call) == 0)
		return parse_error_fail(parse_error, PWP_ERR_ARGUMENT, 0, "'", rule->name,
					"' is not for this call");
	if (rule->kind == KIND_PREFIX
		    ? is_repeated(progress->fields, field)
		    : progress->seen[rule - table] && rule->kind != KIND_LIST)
		return parse_error_fail(parse_error, PWP_ERR_ARGUMENT, 0, "'", rule->name,
					rule->kind == KIND_PREFIX ? "NAME" : "",
					"' occurs twice");
	int error =
		readers[rule->kind](rule, field->value, (char *)arguments + rule->offset);
	if (error)
		return fail_value(rule, error, parse_error);
	progress->seen[rule - table] = true;
	progress->before = rule;
	return 0;
}

static int find_missing(const struct progress *progress)
{
	for (size_t i = 0; i < ARRAY_SIZE(table); i++)
		if (table[i].needed && (table[i].calls & (unsigned)progress->call) != 0 &&
		    !progress->seen[i])
			return parse_error_fail(progress->parse_error, PWP_ERR_ARGUMENT,
						0, "'", table[i].name, "' is missing");
	return 0;
}

int fields_read(struct pwp_text fields, enum call call, struct arguments *ret_arguments,
		struct pwp_parse_error *parse_error)
{
	const struct arguments nothing = { .request = PWP_REQUEST_INIT,
					   .options = PWP_SUGGEST_OPTIONS_INIT };
	struct progress progress = { .fields = fields,
				     .call = call,
				     .parse_error = parse_error };
	struct pwp_text rest = fields;
	struct field field;

	*ret_arguments = nothing;
	while (fields_next(&rest, &field)) {
		int error = read_field(&progress, &field, ret_arguments);
		if (error)
			return error;
	}
	ret_arguments->request.site_words = ret_arguments->site_words.items;
	ret_arguments->request.n_site_words = ret_arguments->site_words.count;
	ret_arguments->request.words = ret_arguments->words.items;
	ret_arguments->request.n_words = ret_arguments->words.count;
	return find_missing(&progress);
}
