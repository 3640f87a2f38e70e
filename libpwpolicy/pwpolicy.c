/* SPDX-License-Identifier: MIT */
/*
 * The pipeline: request, known words, subject, matches and cover, verdict, result.
 * Nothing is decided here; each stage does its part and hands on. All memory that sees a
 * password is one arena, sized beforehand and wiped at the end.
 */
#include "work.h"

#include "base/sized.h"
#include "base/utf8.h"
#include "base/wipe.h"
#include "input/policy.h"
#include "input/request.h"
#include "match/distance.h"

#include <stdlib.h>

struct pwp_checker {
	const struct pwp_policy *policy;
	struct pwp_sources sources;
	struct wordset *sets; /* one for each profile */
	size_t set_count;
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
	struct pwp_sources own = PWP_SOURCES_INIT;

	if (!policy ||
	    (sources &&
	     sized_read(sources, SIZED_UP_TO(struct pwp_sources, estimate_data), &own,
			sizeof(own)) != 0))
		return PWP_ERR_ARGUMENT;
	struct pwp_checker *checker = calloc(1, sizeof(*checker));
	if (!checker)
		return PWP_ERR_NOMEM;
	checker->policy = policy;
	checker->sources = own;
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
	return fuzzy_room(cells_for(password)) +
	       (cells_for(password) + cells_for(old)) * sizeof(struct cell) +
	       cover_room(cells_for(password)) +
	       (old.len > 0 ? old_room(cells_for(password)) : 0) +
	       (request->is_personal ? hashed_lookup_room() : 0) + 256;
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

static int ask_hashed(struct work *work)
{
	if (!work->request.is_personal)
		return 0;
	return hashed_lookup_find(&work->hashed, &work->subject, &work->request,
				  &work->arena);
}

int work_judge(struct work *work)
{
	const struct pwp_request *request = &work->request;
	const struct fuzzy_words words = { request, &work->set->site };
	struct str old = judged_part(request->old_password);

	work->password = judged_part(request->password);
	if (!arena_init(&work->arena, work_room(request, work->password, old)))
		return PWP_ERR_NOMEM;
	if (!prepare_text(work, &work->subject, work->password) ||
	    !fuzzy_find(&work->fuzzy, &work->subject, &words, &work->arena) ||
	    !compare_old(work, old))
		return PWP_ERR_TOO_BIG;
	int error = ask_hashed(work);
	if (error)
		return error;
	work->input = (struct match_input){
		.subject = &work->subject,
		.known = &work->set->known,
		.fuzzy = &work->fuzzy,
		.old = work->facts.has_old ? &work->old_parts : NULL,
		.hashed = request->is_personal ? &work->hashed : NULL,
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

int work_start(struct work *work, const struct pwp_checker *checker,
	       const struct pwp_request *request)
{
	*work = (struct work){ .checker = checker };
	int error = request_read(request, &work->request);
	if (error)
		return error;
	work->set = find_set(checker, work->request.profile);
	return work->set ? 0 : PWP_ERR_UNKNOWN;
}

void work_done(struct work *work)
{
	arena_done(&work->arena);
	wipe(work, sizeof(*work));
}

/* More bits than any password has; a second estimate beyond them, or none at all, is
 * broken. */
#define MOST_BITS 10000.0

static double ask_second(const struct work *work)
{
	const struct pwp_sources *sources = &work->checker->sources;
	double bits;

	if (!sources->estimate ||
	    sources->estimate(sources->estimate_data, work->request.password, &bits) != 0)
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
			.about = { .offset = (uint16_t)subject_offset(&work->subject,
								      part->start),
				   .length = (uint16_t)subject_length(
					   &work->subject, part->start, part->end) },
			.kind = part->kind,
			.cost = part->cost,
		};
	}
}

/* units[i]: UTF-16 units before code point i of the text, or before its end. */
static void count_utf16(struct str text, uint16_t units[static SUBJECT_MAX_POINTS + 1])
{
	uint16_t total = 0;

	*units = total;
	while (text.len > 0) {
		uint32_t code = utf8_next(&text);
		total++;
		if (code > 0xffff && code != UTF8_INVALID)
			total++;
		*++units = total;
	}
}

static void measure(struct stretch *about, const uint16_t *units)
{
	about->offset_utf16 = units[about->offset];
	about->length_utf16 = units[about->offset + about->length] - about->offset_utf16;
}

static void fill_utf16(const struct work *work, struct pwp_result *result)
{
	uint16_t units[SUBJECT_MAX_POINTS + 1];

	count_utf16(work->password, units);
	for (size_t i = 0; i < result->reason_count; i++)
		measure(&result->reasons[i].about, units);
	for (size_t i = 0; i < result->part_count; i++)
		measure(&result->parts[i].about, units);
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
	result->profile = policy_profile_name(policy, work->request.profile);
	result->bits = work->estimate.bits;
	result->deciding = work->estimate.deciding;
	result->second_bits = ask_second(work);
	result->length = work->subject.length;
	fill_parts(work, result);
	verdict_decide(&work->facts, result);
	fill_utf16(work, result);
	return result;
}

int pwp_check(const struct pwp_checker *checker, const struct pwp_request *request,
	      struct pwp_result **ret_result)
{
	struct pwp_result *result = NULL;
	struct work work;
	int error = work_start(&work, checker, request);

	if (error)
		return error;
	error = work_judge(&work);
	if (error == 0) {
		result = make_result(&work);
		error = result ? 0 : PWP_ERR_NOMEM;
	}
	work_done(&work);
	if (error == 0)
		*ret_result = result;
	return error;
}
