/* SPDX-License-Identifier: MIT */
/* A passphrase for each pupil, without what the table and this machine know of the pupil. */
#include "cli/suggest/class.h"

#include "base/wipe.h"
#include "cli/account/account_index.h"
#include "cli/cards/signal_block.h"
#include "cli/common/output.h"
#include "cli/common/progress.h"
#include "cli/csv/csv_cell.h"
#include "cli/suggest/suggest_print.h"

#include <assert.h>
#include <string.h>

static_assert(PWP_WORDS_MAX == 64, "a message names the limit");

/* Adds the words of a field. Returns how many there are now: one more than the library
 * takes, if there are too many. */
static size_t add_words(struct pwp_text field,
			struct pwp_text words[static PWP_WORDS_MAX], size_t count)
{
	struct pwp_text word;

	while (count <= PWP_WORDS_MAX && csv_cell_next_word(&field, &word)) {
		if (count < PWP_WORDS_MAX)
			words[count] = word;
		count++;
	}
	return count;
}

/* Adds what a column says of a pupil. A name is several words; a date, an address or a
 * telephone number is one, of which the library makes what people make of it. */
static size_t add_column(const struct table_column *column, struct pwp_text text,
			 struct pwp_text words[static PWP_WORDS_MAX], size_t count)
{
	static const table_kinds single =
		TABLE_PERSONAL_KINDS &
		~(TABLE_KIND_BIT(TABLE_NAME) | TABLE_KIND_BIT(TABLE_FIRST) |
		  TABLE_KIND_BIT(TABLE_LAST));

	if (text.len == 0)
		return count;
	if (!(single & TABLE_KIND_BIT(column->kind)))
		return add_words(text, words, count);
	if (count < PWP_WORDS_MAX)
		words[count] = text;
	return count + (count <= PWP_WORDS_MAX);
}

/* Adds all that the table says of a pupil, without `name`, which has a place of its own. */
static size_t add_columns(const struct class_set *set, size_t pupil, struct pwp_text name,
			  struct pwp_text words[static PWP_WORDS_MAX], size_t count)
{
	static const table_kinds kinds =
		TABLE_PERSONAL_KINDS | TABLE_KIND_BIT(TABLE_WORDS);

	for (size_t i = 0; i < set->map->count; i++) {
		const struct table_column *column = &set->map->columns[i];

		if (!(kinds & TABLE_KIND_BIT(column->kind)))
			continue;
		struct pwp_text text = class_cell(set, pupil, column);
		if (text.ptr != name.ptr)
			count = add_column(column, text, words, count);
	}
	return count;
}

/* All for drawing. */
struct drawing {
	const struct context *context;
	const struct pwp_suggest_options *wanted;
	struct account_index accounts;
	struct class_set *set;
};

/* The texts of a request. */
struct texts {
	struct pwp_text words[PWP_WORDS_MAX];
	struct account_found found;
	struct context_person person;
};

/* What the table says of a pupil, also which user. */
static void begin_request(const struct drawing *drawing, size_t pupil, bool has_user,
			  struct texts *texts, struct pwp_request *request)
{
	const struct context *context = drawing->context;
	const struct class_set *set = drawing->set;
	struct pwp_text name = class_text(set, pupil, TABLE_NAME);

	memcpy(texts->words, context->words, context->n_words * sizeof(texts->words[0]));
	*request = has_user ? context_request(context) : context->request;
	request->words = texts->words;
	request->n_words = add_columns(set, pupil, name, texts->words, context->n_words);
	request->full_name = name.len > 0 ? name : (struct pwp_text){ NULL, 0 };
}

/* Begins again with a user like the one whom this machine does not know as the table has it.
 * Returns 0, also where there is none, or the error of a look-up. */
static int add_person_like(struct drawing *drawing, size_t pupil, struct texts *texts,
			   struct pwp_request *request)
{
	struct class_set *set = drawing->set;
	struct account_found *found = &texts->found;
	size_t line = set->pupils[pupil].line;
	int error = account_index_find_like(
		&drawing->accounts, class_text(set, pupil, TABLE_USER).ptr, found);

	if (error)
		return error == PWP_ERR_UNKNOWN ? 0 : error;
	if (found->by_local_part)
		line_ranges_add(&set->by_local_part, line);
	if (found->by_case)
		line_ranges_add(&set->by_case, line);
	context_person_done(&texts->person);
	begin_request(drawing, pupil, true, texts, request);
	return context_add_person(drawing->context, found->user, request, &texts->person);
}

/* Makes a request of what the table and, as for --user, this machine know of a pupil. The
 * request borrows all texts, also from `texts`. Returns 0, or the error of a look-up. */
static int make_request(struct drawing *drawing, size_t pupil, struct texts *texts,
			struct pwp_request *request)
{
	struct pwp_text user = class_text(drawing->set, pupil, TABLE_USER);

	begin_request(drawing, pupil, user.len > 0, texts, request);
	if (user.len == 0)
		return 0;
	int error =
		context_add_person(drawing->context, user.ptr, request, &texts->person);
	if (!error && !texts->person.subject.found)
		error = add_person_like(drawing, pupil, texts, request);
	if (!error)
		(void)context_warn_of_groups(&texts->person, request->profile);
	return error;
}

/* Returns NULL, or what is wrong: static, or in `text`. */
static const char *draw_for(struct drawing *drawing, size_t pupil,
			    char text[static SUGGEST_FAULT_SIZE])
{
	struct pwp_request request;
	struct pwp_suggestion suggestion = PWP_SUGGESTION_INIT;
	struct texts texts = { .person = CONTEXT_PERSON_INIT };
	char *phrase = drawing->set->pupils[pupil].phrase;
	const char *fault = NULL;

	int error = make_request(drawing, pupil, &texts, &request);
	if (error == PWP_ERR_VALUE)
		fault = "several users differ from this user name by capital letters "
			"alone";
	else if (!error && request.n_words > PWP_WORDS_MAX)
		fault = "more than 64 names and words";
	else if (!error)
		error = pwp_suggest(drawing->context->checker, &request, drawing->wanted,
				    &suggestion, 1);
	if (error && !fault)
		fault = suggest_fault(drawing->wanted, error, text);
	if (!fault)
		memcpy(phrase, suggestion.phrase, sizeof(suggestion.phrase));
	wipe(&suggestion, sizeof(suggestion));
	context_person_done(&texts.person);
	return fault;
}

static bool draw_each(struct drawing *drawing, const char *path,
		      const struct signal_block *block)
{
	const struct class_set *set = drawing->set;
	char text[SUGGEST_FAULT_SIZE];
	const char *fault = NULL;
	struct progress progress;
	size_t done = 0;

	progress_init(&progress, "Drawing");
	while (done < set->count && !signal_block_pending(block)) {
		fault = draw_for(drawing, done, text);
		if (fault)
			break;
		progress_show(&progress, ++done, set->count);
	}
	progress_done(&progress);
	if (fault)
		output_error("%s:%zu: %s", path, set->pupils[done].line, fault);
	return done == set->count;
}

bool class_draw(const struct context *context, const struct pwp_suggest_options *wanted,
		struct class_set *set, const char *path, const struct signal_block *block)
{
	struct drawing drawing = { .context = context, .wanted = wanted, .set = set };
	int error = table_map_has(set->map, TABLE_USER)
			    ? account_index_init(&drawing.accounts)
			    : 0;

	if (error)
		output_error("the accounts cannot be listed: %s", pwp_strerror(error));
	bool ok = !error && draw_each(&drawing, path, block);
	account_index_done(&drawing.accounts);
	return ok;
}
