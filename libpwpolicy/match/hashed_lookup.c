/* SPDX-License-Identifier: MIT */
/*
 * Personal data that is kept outside under a key: it can be asked for, not searched. So
 * every piece that could be a form is asked for beforehand, forwards and backwards; what
 * was found then costs what a known word costs. Signs between letters are passed over
 * (f.r.e.y.a), and cost a little. The first PWP_FORM_REACH letters and digits bound the
 * questions to twice 963.
 */
#include "match/hashed_lookup.h"

#include "base/log2.h"
#include "base/utf8.h"
#include "base/wipe.h"
#include "match/matchers.h"
#include "normalise/fold.h"
#include "normalise/known.h"
#include "normalise/confusable.h"

#include <assert.h>

#define PASSED_OVER_COST BITS(2, 0)

static_assert(PWP_FORM_MAX < 32, "lengths of forms fit a set of bits");

struct question {
	const struct pwp_request *request;
	const struct hashed_lookup *hashed;
	size_t first; /* place that is read first */
	bool backward;
};

size_t hashed_lookup_room(void)
{
	return PWP_FORM_REACH * sizeof(struct hashed_lookup_place) + 16;
}

static void find_places(struct hashed_lookup *hashed, const struct subject *subject)
{
	for (size_t i = 0; i < subject->count && hashed->count < PWP_FORM_REACH; i++) {
		uint32_t code = subject->cells[i].code;
		if (confusable_has(code))
			hashed->places[hashed->count++] = (struct hashed_lookup_place){
				.confusable = confusable_of(code),
				.cell = (uint16_t)i,
				.digit = subject->cells[i].char_class == CLASS_DIGIT,
			};
	}
}

/* Whether the next `len` letters and digits backwards are all digits. */
static bool is_number(const struct question *question, size_t len)
{
	const struct hashed_lookup_place *last =
		&question->hashed->places[question->first];

	for (size_t i = 0; i < len; i++)
		if (!last[-(ptrdiff_t)i].digit)
			return false;
	return true;
}

static bool could_be_form(const struct question *question, size_t len)
{
	/* a single one was asked for forwards; nobody turns a number round */
	if (question->backward && (len == 1 || is_number(question, len)))
		return false;
	return len >= PWP_FORM_MIN ||
	       question->hashed->places[question->first].confusable >=
		       FOLD_FIRST_IDEOGRAPH;
}

/* Whether a few digits have more beside them: then they are there by chance. */
static bool is_part_of_number(const struct question *question, size_t len)
{
	const struct hashed_lookup *hashed = question->hashed;
	size_t first = question->first, end = first + len;

	if (len >= NUMBER_PART || question->backward)
		return false;
	for (size_t i = first; i < end; i++)
		if (!hashed->places[i].digit)
			return false;
	return (first > 0 && hashed->places[first - 1].digit) ||
	       (end < hashed->count && hashed->places[end].digit);
}

/* Notes a form of `len` where its first letter or digit in the password stands. */
static void note(const struct question *question, size_t len)
{
	struct hashed_lookup_place *places = question->hashed->places;

	if (question->backward)
		places[question->first + 1 - len].backward |= UINT32_C(1) << len;
	else
		places[question->first].forward |= UINT32_C(1) << len;
}

/* Asks for all forms that are read from one place on. */
static int ask_from(const struct question *question)
{
	const struct hashed_lookup *hashed = question->hashed;
	size_t left = question->backward ? question->first + 1
					 : hashed->count - question->first;
	char form[PWP_FORM_MAX * UTF8_MAX];
	size_t bytes = 0;
	int answer = 0;

	for (size_t len = 1; len <= PWP_FORM_MAX && len <= left && answer >= 0; len++) {
		size_t at = question->backward ? question->first - (len - 1)
					       : question->first + (len - 1);
		bytes += utf8_put(hashed->places[at].confusable, form + bytes);
		if (!could_be_form(question, len) || is_part_of_number(question, len))
			continue;
		answer = question->request->is_personal(
			question->request->is_personal_data,
			(struct pwp_text){ form, bytes });
		if (answer > 0)
			note(question, len);
	}
	wipe(form, sizeof(form));
	return answer < 0 ? answer : 0;
}

int hashed_lookup_find(struct hashed_lookup *hashed, const struct subject *subject,
		       const struct pwp_request *request, struct arena *arena)
{
	struct question question = { .request = request, .hashed = hashed };
	int error = 0;

	*hashed = (struct hashed_lookup){ .places = arena_take(arena, PWP_FORM_REACH,
							       sizeof(*hashed->places)) };
	if (!hashed->places)
		return PWP_ERR_TOO_BIG;
	find_places(hashed, subject);
	for (size_t i = 0; i < 2 * hashed->count && error == 0; i++) {
		question.first = i / 2;
		question.backward = i % 2 == 1;
		error = ask_from(&question);
	}
	return error;
}

/* Which signs were read as letters is not known any more: all that may have been, unless
 * the piece is a number. */
static unsigned count_leets(const struct subject *subject, size_t start, size_t end)
{
	unsigned signs = 0, digits = 0;

	for (size_t i = start; i < end; i++) {
		signs += subject->cells[i].leet_sign != 0;
		digits += subject->cells[i].char_class == CLASS_DIGIT;
	}
	return digits == end - start ? 0 : signs;
}

static void add_forms(const struct match_input *input, size_t place, uint32_t lengths,
		      uint32_t cost, struct match_list *list)
{
	const struct hashed_lookup_place *first = &input->hashed->places[place];

	for (; lengths != 0; lengths &= lengths - 1) {
		size_t len = (size_t)__builtin_ctz(lengths);
		size_t end = first[len - 1].cell + 1u;
		uint32_t gaps = end - first->cell > len ? PASSED_OVER_COST : 0;
		match_add(
			list, first->cell, end, MATCH_KNOWN + KNOWN_PERSONAL,
			cost + gaps + case_cost(input->subject, first->cell, end) +
				leet_cost(count_leets(input->subject, first->cell, end)));
	}
}

void hashed_lookup_match(const struct match_input *input, size_t at,
			 struct match_list *list)
{
	for (size_t i = 0; input->hashed && i < input->hashed->count; i++) {
		const struct hashed_lookup_place *place = &input->hashed->places[i];
		if (place->cell != at)
			continue;
		add_forms(input, i, place->forward, KNOWN_COST, list);
		add_forms(input, i, place->backward, KNOWN_COST + REVERSED_COST, list);
	}
}
