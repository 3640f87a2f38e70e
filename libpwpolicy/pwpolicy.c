/* SPDX-License-Identifier: MIT */
/*
 * The pipeline: request, known words, subject, matches and cover, verdict, result.
 * Nothing is decided here; each stage does its part and hands on. All memory that sees a
 * password is one arena, sized beforehand and wiped at the end.
 */
#include "pwpolicy.h"

#include "base/arena.h"
#include "base/log2.h"
#include "base/utf8.h"
#include "base/wipe.h"
#include "input/policy.h"
#include "input/request.h"
#include "match/distance.h"
#include "match/kept.h"
#include "match/matchers.h"
#include "match/near.h"
#include "match/old.h"
#include "normalise/wordset.h"
#include "suggest/suggest.h"
#include "verdict/verdict.h"

#include <stdlib.h>

struct pwp_checker {
	const struct pwp_policy *policy;
	struct pwp_sources sources;
	struct wordset *sets; /* one for each profile */
	size_t set_count;
};

/* All that one check works with. */
struct work {
	const struct pwp_checker *checker;
	const struct pwp_request *request;
	const struct wordset *set;
	struct arena arena;
	struct str password; /* as far as it is judged */
	struct subject subject;
	struct subject old;
	struct old_parts old_parts;
	struct near near;
	struct kept kept;
	struct match_input input;
	struct estimate estimate;
	struct facts facts;
};

/* ---- checker */

static size_t count_profiles(const struct pwp_policy *policy)
{
	size_t count = 0;

	while (pwp_policy_profile(policy, count))
		count++;
	return count;
}

static int init_sets(struct pwp_checker *checker)
{
	checker->set_count = count_profiles(checker->policy);
	checker->sets = calloc(checker->set_count, sizeof(*checker->sets));
	if (!checker->sets)
		return PWP_ERR_NOMEM;
	for (size_t i = 0; i < checker->set_count; i++) {
		const char *profile = pwp_policy_profile(checker->policy, i);
		int error = wordset_init(&checker->sets[i],
					 policy_rules(checker->policy, profile));
		if (error)
			return error;
	}
	return 0;
}

int pwp_checker_new(struct pwp_policy *policy, const struct pwp_sources *sources,
		    struct pwp_checker **ret_checker)
{
	if (!policy || (sources && sources->size != sizeof(*sources)))
		return PWP_ERR_ARGUMENT;
	struct pwp_checker *checker = calloc(1, sizeof(*checker));
	if (!checker)
		return PWP_ERR_NOMEM;
	checker->policy = policy;
	if (sources)
		checker->sources = *sources;
	int error = init_sets(checker);
	if (error) {
		pwp_checker_free(checker);
		return error;
	}
	policy_freeze(policy);
	*ret_checker = checker;
	return 0;
}

struct pwp_checker *pwp_checker_free(struct pwp_checker *checker)
{
	if (!checker)
		return NULL;
	for (size_t i = 0; checker->sets && i < checker->set_count; i++)
		wordset_done(&checker->sets[i]);
	free(checker->sets);
	free(checker);
	return NULL;
}

static const struct wordset *find_set(const struct pwp_checker *checker,
				      const char *profile)
{
	const struct rules *rules = policy_rules(checker->policy, profile);

	for (size_t i = 0; rules && i < checker->set_count; i++)
		if (checker->sets[i].rules == rules)
			return &checker->sets[i];
	return NULL;
}

/* ---- check */

/* At most PWP_PASSWORD_MAX bytes, cut between characters. */
static struct str judged_part(struct pwp_text password)
{
	struct str text = request_text(password);

	if (text.len <= PWP_PASSWORD_MAX)
		return text;
	text.len = PWP_PASSWORD_MAX;
	while (text.len > PWP_PASSWORD_MAX - 3 &&
	       ((uint8_t)text.ptr[text.len] & 0xc0) == 0x80)
		text.len--;
	return text;
}

static size_t cells_for(struct str text)
{
	size_t cells = SUBJECT_CELLS_FOR(text.len);
	return cells < SUBJECT_MAX_CELLS ? cells : SUBJECT_MAX_CELLS;
}

static size_t work_room(const struct pwp_request *request, struct str password,
			struct str old)
{
	return near_room(cells_for(password)) +
	       (cells_for(password) + cells_for(old)) * sizeof(struct cell) +
	       cover_room(cells_for(password)) +
	       (old.len > 0 ? old_room(cells_for(password)) : 0) +
	       (request->is_personal ? kept_room() : 0) + 256;
}

static bool prepare_text(struct work *work, struct subject *subject, struct str text)
{
	size_t room = cells_for(text);
	struct cell *cells = arena_take(&work->arena, room, sizeof(*cells));

	if (cells)
		subject_init(subject, cells, room, text);
	return cells != NULL;
}

static bool compare_old(struct work *work, struct str old)
{
	work->facts.has_old = old.len > 0;
	if (!work->facts.has_old)
		return true;
	if (!prepare_text(work, &work->old, old) ||
	    !old_find(&work->old_parts, &work->subject, &work->old, &work->arena))
		return false;
	work->facts.old_distance = distance_find(&work->subject, &work->old);
	return true;
}

static int ask_kept(struct work *work)
{
	if (!work->request->is_personal)
		return 0;
	return kept_find(&work->kept, &work->subject, work->request, &work->arena);
}

/* From the request to the facts; the arena is the caller's to end. */
static int judge(struct work *work)
{
	const struct pwp_request *request = work->request;
	const struct near_words words = { request, &work->set->site };
	struct str old = judged_part(request->old_password);

	work->password = judged_part(request->password);
	if (!arena_init(&work->arena, work_room(request, work->password, old)))
		return PWP_ERR_NOMEM;
	if (!prepare_text(work, &work->subject, work->password) ||
	    !near_find(&work->near, &work->subject, &words, &work->arena) ||
	    !compare_old(work, old))
		return PWP_ERR_TOO_BIG;
	int error = ask_kept(work);
	if (error)
		return error;
	work->input = (struct match_input){
		.subject = &work->subject,
		.known = &work->set->known,
		.near = &work->near,
		.old = work->facts.has_old ? &work->old_parts : NULL,
		.kept = request->is_personal ? &work->kept : NULL,
		.year = request->year,
	};
	if (!estimate_find(&work->estimate, &work->input, &work->arena))
		return PWP_ERR_TOO_BIG;
	work->facts.rules = work->set->rules;
	work->facts.subject = &work->subject;
	work->facts.estimate = &work->estimate;
	work->facts.bytes = request->password.len;
	work->facts.used_before = request->used_before;
	work->facts.other_account = request->other_account;
	work->facts.age = (uint32_t)request->age_days;
	return 0;
}

static int start(struct work *work, const struct pwp_checker *checker,
		 const struct pwp_request *request)
{
	int error = request_check(request);

	if (error)
		return error;
	*work = (struct work){
		.checker = checker,
		.request = request,
		.set = find_set(checker, request->profile),
	};
	return work->set ? 0 : PWP_ERR_UNKNOWN;
}

/* More bits than any password has; a second estimate beyond them, or none at all, is
 * broken. */
#define MOST_BITS 10000.0

static double ask_second(const struct work *work)
{
	const struct pwp_sources *sources = &work->checker->sources;
	double bits;

	if (!sources->estimate || sources->estimate(sources->estimate_data,
						    work->request->password, &bits) != 0)
		return -1.0;
	return bits >= 0.0 && bits <= MOST_BITS ? bits : -1.0;
}

static void fill_parts(const struct work *work, struct pwp_result *result)
{
	const struct cover *cover = &work->estimate.cover;

	result->part_count = cover->count;
	for (size_t i = 0; i < cover->count; i++) {
		const struct part *part = &cover->parts[i];
		result->parts[i] = (struct found_part){
			.offset = (uint16_t)subject_offset(&work->subject, part->start),
			.length = (uint16_t)subject_length(&work->subject, part->start,
							   part->end),
			.kind = part->kind,
			.cost = part->cost,
		};
	}
}

static struct pwp_result *make_result(const struct work *work)
{
	const struct pwp_policy *policy = work->checker->policy;
	struct pwp_result *result =
		calloc(1, sizeof(*result) +
				  work->estimate.cover.count * sizeof(result->parts[0]));

	if (!result)
		return NULL;
	result->policy = policy;
	result->rules = work->set->rules;
	result->profile = policy_profile_name(policy, work->request->profile);
	result->bits = work->estimate.bits;
	result->second_bits = ask_second(work);
	result->length = work->subject.length;
	fill_parts(work, result);
	verdict_decide(&work->facts, result);
	return result;
}

int pwp_check(const struct pwp_checker *checker, const struct pwp_request *request,
	      struct pwp_result **ret_result)
{
	struct pwp_result *result = NULL;
	struct work work;
	int error = start(&work, checker, request);

	if (error)
		return error;
	error = judge(&work);
	if (error == 0) {
		result = make_result(&work);
		error = result ? 0 : PWP_ERR_NOMEM;
	}
	arena_done(&work.arena);
	wipe(&work, sizeof(work));
	if (error == 0)
		*ret_result = result;
	return error;
}

/* ---- suggest */

/* So many refused draws mean that the profile accepts no phrase of this shape. */
#define MOST_DRAWS 200

/* Whether a known word stands anywhere in the phrase, whatever the cheapest cover is. */
static bool holds_known_word(const struct work *work)
{
	struct match_list list = { .count = 0 };

	for (size_t at = 0; at < work->subject.count && list.count == 0; at++) {
		known_match(&work->input, at, &list);
		known_match_reversed(&work->input, at + 1, &list);
		near_match(&work->input, at, &list);
		kept_match(&work->input, at, &list);
	}
	return list.count > 0;
}

static int is_acceptable(const struct pwp_checker *checker,
			 const struct pwp_request *request, bool *ret_acceptable)
{
	struct work work;
	struct pwp_result result;
	int error = start(&work, checker, request);

	if (error)
		return error;
	error = judge(&work);
	if (error == 0) {
		verdict_decide(&work.facts, &result);
		*ret_acceptable = result.reason_count == 0 && !holds_known_word(&work);
	}
	arena_done(&work.arena);
	wipe(&work, sizeof(work));
	return error;
}

/* Draws until one phrase is accepted. *ret_refused counts those that were not. */
static int draw_accepted(const struct pwp_checker *checker,
			 const struct pwp_request *request,
			 const struct suggest_shape *shape, struct text *text,
			 unsigned *ret_refused)
{
	struct pwp_request asked = *request;

	/* what the caller found out is about another password */
	asked.used_before = asked.other_account = false;
	asked.age_days = 0;
	for (*ret_refused = 0; *ret_refused < MOST_DRAWS; ++*ret_refused) {
		bool acceptable = false;

		text_init(text, text->buf, text->size);
		int error = suggest_draw(shape, text);
		if (error)
			return error;
		if (!text_end(text))
			return PWP_ERR_BUFFER;
		asked.password = (struct pwp_text){ text->buf, text->len };
		error = is_acceptable(checker, &asked, &acceptable);
		if (error || acceptable)
			return error;
	}
	return PWP_ERR_NO_PHRASE;
}

int pwp_suggest(const struct pwp_checker *checker, const struct pwp_request *request,
		const struct pwp_suggest_options *options, char *buf, size_t size,
		double *ret_bits)
{
	unsigned words = options ? options->words : 0;
	unsigned refused = 0;
	struct text text;
	struct work work;
	int error = start(&work, checker, request);

	if (error)
		return error;
	if ((options && options->size != sizeof(*options)) ||
	    (words != 0 && (words < SUGGEST_MIN_WORDS || words > SUGGEST_MAX_WORDS)))
		return PWP_ERR_ARGUMENT;
	struct suggest_shape shape = suggest_shape_for(work.set->rules, words);
	text_init(&text, buf, size);
	error = draw_accepted(checker, request, &shape, &text, &refused);
	if (error) {
		wipe(buf, size);
		return error;
	}
	/* of refused + 1 draws one was good: at worst only so many of all are */
	*ret_bits = (double)(suggest_bits(&shape) - log2_of(refused + 1u)) / BITS_ONE;
	return 0;
}
