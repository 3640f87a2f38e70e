/* SPDX-License-Identifier: MIT */
/*
 * The pipeline: request, subject, matches, cover, verdict, result. Nothing is decided here;
 * each stage does its part and passes it on. All memory that sees a password is one arena,
 * sized beforehand and wiped at the end.
 */
#include "work.h"

#include "base/utf8.h"
#include "base/wipe.h"
#include "input/policy.h"
#include "input/request.h"
#include "match/distance.h"

#include <stdlib.h>

/* At most PWP_PASSWORD_MAX bytes, cut between characters. */
static struct str judged_part(struct pwp_text password)
{
	return utf8_cut(request_text(password), PWP_PASSWORD_MAX);
}

static size_t cells_for(struct str text)
{
	size_t cells = SUBJECT_CELLS_FOR(text.len);
	return cells < SUBJECT_MAX_CELLS ? cells : SUBJECT_MAX_CELLS;
}

static bool prepare_text(struct work *work, struct subject *subject, struct str text)
{
	size_t room = cells_for(text);
	struct cell *cells = arena_take(&work->arena, room, sizeof(*cells));

	if (cells)
		subject_init(subject, cells, room, text);
	return cells != NULL;
}

static void gather_facts(struct work *work)
{
	const struct pwp_request *request = &work->request;

	work->facts = (struct facts){
		.rules = work->set->rules,
		.subject = &work->subject,
		.estimate = &work->estimate,
		.bytes = request->password.len,
		.has_old = request->old_password.len > 0,
		.used_before = request->used_before,
		.other_account = request->other_account,
		.age = (uint32_t)request->age_days,
	};
	if (work->facts.has_old)
		work->facts.old_distance = distance_find(&work->subject, &work->old);
}

int work_judge(struct work *work)
{
	const struct pwp_request *request = &work->request;
	struct str old = judged_part(request->old_password);

	work->password = judged_part(request->password);
	size_t cells = cells_for(work->password), old_cells = cells_for(old);
	if (!arena_init(&work->arena, (cells + old_cells) * sizeof(struct cell) +
					      match_room(request, cells) +
					      cover_room(cells) + 256))
		return PWP_ERR_NOMEM;
	if (!prepare_text(work, &work->subject, work->password) ||
	    (old.len > 0 && !prepare_text(work, &work->old, old)))
		return PWP_ERR_TOO_BIG;
	const struct match_source source = {
		.subject = &work->subject,
		.old = old.len > 0 ? &work->old : NULL,
		.set = work->set,
		.request = request,
	};
	int error = match_prepare(&work->search, &source, &work->arena);
	if (error)
		return error;
	if (!estimate_find(&work->estimate, &work->search, &work->arena))
		return PWP_ERR_TOO_BIG;
	gather_facts(work);
	return 0;
}

int work_start(struct work *work, const struct pwp_checker *checker,
	       const struct pwp_request *request)
{
	*work = (struct work){ .checker = checker };
	int error = request_read(request, &work->request);
	if (error)
		return error;
	work->set = checker_set(checker, work->request.profile);
	return work->set ? 0 : PWP_ERR_UNKNOWN;
}

void work_done(struct work *work)
{
	arena_done(&work->arena);
	wipe(work, sizeof(*work));
}

/* More bits than any password has; a second estimate beyond them, or none at all, is
 * broken. */
#define MAX_BITS 10000.0

static double ask_second(const struct work *work)
{
	const struct pwp_sources *sources = &work->checker->sources;
	double bits;

	if (!sources->estimate ||
	    sources->estimate(sources->estimate_data, work->request.password, &bits) != 0)
		return -1.0;
	return bits >= 0.0 && bits <= MAX_BITS ? bits : -1.0;
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
	result->for_another = work->request.for_another;
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
