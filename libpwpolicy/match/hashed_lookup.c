/* SPDX-License-Identifier: MIT */
/*
 * Personal data that the caller stores hashed: it can be looked up, not searched. So every
 * piece that could be a form is looked up beforehand, forwards and backwards; what was found
 * costs what a known word costs. Symbols between letters are skipped (f.r.e.y.a), and cost a
 * little. The first PWP_FORM_REACH letters and digits limit the look-ups to twice 963.
 */
#include "base/array.h"
#include "base/utf8.h"
#include "base/wipe.h"
#include "match/case_leet_cost.h"
#include "match/matchers.h"
#include "normalise/confusable.h"
#include "normalise/fold.h"

#include <assert.h>

#define SKIPPED_COST BITS(2, 0)

static_assert(PWP_FORM_MAX < 32, "lengths of forms fit a bit set");

/* A letter or digit of the password, and the forms that begin there. */
struct place {
	uint32_t prototype; /* see normalise/confusable.h */
	uint16_t cell;
	bool digit;
	uint32_t forward;  /* bit n: a form of n letters and digits */
	uint32_t reversed; /* the same, read from its end */
	uint8_t kind;	   /* enum known_kind of the last that was found */
};

struct state {
	struct place places[PWP_FORM_REACH];
	size_t count;
};

/* The look-ups of all forms that are read from one place on. */
struct lookup {
	const struct pwp_request *request;
	struct state *state;
	size_t first; /* place that is read first */
	bool reversed;
};

static size_t room(const struct pwp_request *request, size_t cells)
{
	(void)cells;
	return request->is_personal ? sizeof(struct state) + 16 : 0;
}

static void find_places(struct state *state, const struct subject *subject)
{
	state->count = 0;
	for (size_t i = 0; i < subject->count && state->count < PWP_FORM_REACH; i++) {
		uint32_t code = subject->cells[i].code;
		if (confusable_is_word(code))
			state->places[state->count++] = (struct place){
				.prototype = confusable_prototype(code),
				.cell = (uint16_t)i,
				.digit = subject->cells[i].char_class == CLASS_DIGIT,
			};
	}
}

/* Whether a form may have this length: a single character is looked up forwards, and nobody
 * reverses a number. */
static bool could_be_form(const struct lookup *lookup, size_t len)
{
	const struct place *first = &lookup->state->places[lookup->first];
	bool number = true;

	if (len < PWP_FORM_MIN && first->prototype < FOLD_FIRST_IDEOGRAPH)
		return false;
	if (!lookup->reversed)
		return true;
	for (size_t i = 0; i < len; i++)
		number = number && first[-(ptrdiff_t)i].digit;
	return len > 1 && !number;
}

/* Whether a few digits have more next to them: then they are there by chance. */
static bool is_part_of_number(const struct lookup *lookup, size_t len)
{
	const struct state *state = lookup->state;
	size_t first = lookup->first, end = first + len;

	if (len >= KNOWN_NUMBER_LEN || lookup->reversed)
		return false;
	for (size_t i = first; i < end; i++)
		if (!state->places[i].digit)
			return false;
	return (first > 0 && state->places[first - 1].digit) ||
	       (end < state->count && state->places[end].digit);
}

/* Notes a form of `len` letters and digits whose other end is at place `at`. */
static void keep(const struct lookup *lookup, size_t at, size_t len, int about)
{
	static const uint8_t kinds[] = { [PWP_PERSONAL_NAME] = KNOWN_PERSONAL_NAME,
					 [PWP_PERSONAL_DATE] = KNOWN_PERSONAL_DATE,
					 [PWP_PERSONAL_PLACE] = KNOWN_PERSONAL_PLACE,
					 [PWP_PERSONAL_CONTACT] = KNOWN_PERSONAL_PHONE,
					 [PWP_PERSONAL_OTHER] = KNOWN_PERSONAL };
	struct place *place =
		&lookup->state->places[lookup->reversed ? at : lookup->first];

	*(lookup->reversed ? &place->reversed : &place->forward) |= UINT32_C(1) << len;
	place->kind = (size_t)about < ARRAY_SIZE(kinds) ? kinds[about] : KNOWN_PERSONAL;
}

/* Looks up the forms from one place on. Returns 0 or the caller's error. */
static int look_up(const struct lookup *lookup)
{
	struct state *state = lookup->state;
	size_t left = lookup->reversed ? lookup->first + 1 : state->count - lookup->first;
	char form[PWP_FORM_MAX * UTF8_MAX];
	size_t bytes = 0;
	int answer = 0;

	for (size_t len = 1; len <= PWP_FORM_MAX && len <= left && answer >= 0; len++) {
		size_t at = lookup->reversed ? lookup->first - (len - 1)
					     : lookup->first + (len - 1);
		bytes += utf8_put(state->places[at].prototype, form + bytes);
		if (!could_be_form(lookup, len) || is_part_of_number(lookup, len))
			continue;
		answer = lookup->request->is_personal(lookup->request->is_personal_data,
						      (struct pwp_text){ form, bytes });
		if (answer > 0)
			keep(lookup, at, len, answer);
	}
	wipe(form, sizeof(form));
	return answer < 0 ? answer : 0;
}

static int prepare(const struct match_source *source, struct arena *arena,
		   const void **ret_state)
{
	struct lookup lookup = { .request = source->request };
	int error = 0;

	if (!source->request->is_personal) {
		*ret_state = NULL;
		return 0;
	}
	lookup.state = arena_take(arena, 1, sizeof(*lookup.state));
	if (!lookup.state)
		return PWP_ERR_TOO_BIG;
	find_places(lookup.state, source->subject);
	for (size_t i = 0; i < 2 * lookup.state->count && error == 0; i++) {
		lookup.first = i / 2;
		lookup.reversed = i % 2 == 1;
		error = look_up(&lookup);
	}
	*ret_state = lookup.state;
	return error;
}

/* Which symbols were read as letters is not known any more: all that may have been, unless
 * the piece is a number. */
static unsigned count_leets(const struct subject *subject, size_t start, size_t end)
{
	unsigned symbols = 0, digits = 0;

	for (size_t i = start; i < end; i++) {
		symbols += subject->cells[i].leet_symbol != 0;
		digits += subject->cells[i].char_class == CLASS_DIGIT;
	}
	return digits == end - start ? 0 : symbols;
}

/* Adds a match for each length of a form that begins at the place. */
static void add_forms(const struct subject *subject, const struct place *first,
		      uint32_t lengths, uint32_t cost, struct match_list *list)
{
	size_t start = first->cell;

	for (; lengths != 0; lengths &= lengths - 1) {
		size_t len = (size_t)__builtin_ctz(lengths);
		size_t end = first[len - 1].cell + 1u;
		match_list_add(list, start, end, MATCH_KNOWN + (unsigned)first->kind,
			       cost + (end - start > len ? SKIPPED_COST : 0) +
				       case_cost(subject, start, end) +
				       leet_cost(count_leets(subject, start, end)));
	}
}

static void find_forms(const struct match_input *input, size_t at,
		       struct match_list *list)
{
	const struct state *state = input->state[hashed_lookup_matcher_index];

	for (size_t i = 0; i < state->count; i++) {
		const struct place *place = &state->places[i];
		if (place->cell != at)
			continue;
		add_forms(input->subject, place, place->forward, KNOWN_COST, list);
		add_forms(input->subject, place, place->reversed,
			  KNOWN_COST + REVERSED_COST, list);
	}
}

const struct matcher hashed_lookup_matcher = {
	.find = find_forms,
	.known = true,
	.room = room,
	.prepare = prepare,
};
