/* SPDX-License-Identifier: MIT */
/*
 * The verdict. First the routes: a password that is strong enough by one of them is not
 * weak. Then every row of the table of rules is asked, and each that fires gives its
 * reason, so that all reasons come at once. Rows of parts explain a weak password by what it
 * is made of (parts.c).
 */
#include "verdict/verdict.h"

#include "base/array.h"
#include "pwpolicy.h"
#include "verdict/parts.h"

#include <assert.h>

/* ---- routes */

static unsigned count_classes(unsigned classes)
{
	return (unsigned)__builtin_popcount(classes & ~(unsigned)CLASS_CONTROL);
}

/* What option require may ask for. */
static const struct requirement {
	uint32_t flag;
	unsigned classes; /* of which one will do */
} requirements[] = {
	{ REQUIRE_LETTER, CLASS_LOWER | CLASS_UPPER | CLASS_LETTER },
	{ REQUIRE_LOWER, CLASS_LOWER },
	{ REQUIRE_UPPER, CLASS_UPPER },
	{ REQUIRE_DIGIT, CLASS_DIGIT },
	{ REQUIRE_SYMBOL, CLASS_SYMBOL },
};

/* The flags of option require that the password does not satisfy. */
static uint32_t find_missing(const struct facts *facts)
{
	uint32_t missing = 0;

	for (size_t i = 0; i < ARRAY_SIZE(requirements); i++)
		if ((facts->subject->classes & requirements[i].classes) == 0)
			missing |= requirements[i].flag;
	return missing & facts->rules->require;
}

static enum route find_route(const struct facts *facts)
{
	const struct rules *rules = facts->rules;
	uint32_t bits = facts->estimate->deciding;

	if (count_classes(facts->subject->classes) >= rules->min_classes &&
	    find_missing(facts) == 0 && bits >= rules->min_strength)
		return ROUTE_COMPOSITION;
	if (rules->passphrase_words > 0 &&
	    facts->estimate->cover.words >= rules->passphrase_words &&
	    bits >= rules->min_strength_passphrase)
		return ROUTE_PASSPHRASE;
	if (rules->long_length > 0 && facts->subject->length >= rules->long_length &&
	    bits >= rules->min_strength_long)
		return ROUTE_LENGTH;
	if (rules->min_strength_any > 0 && bits >= rules->min_strength_any)
		return ROUTE_STRENGTH;
	return ROUTE_NONE;
}

/* ---- rules: each tells whether it fires, and leaves the parts that it is about */

struct question {
	const struct facts *facts;
	enum route route;
	unsigned kinds;	    /* of all that the cover and the findings have, as bits */
	unsigned of;	    /* as the table says: flags of require, or kinds of parts */
	struct parts parts; /* the answer; none: the whole password */
};

static bool too_short(struct question *question)
{
	return question->facts->subject->length < question->facts->rules->min_length;
}

static bool too_long(struct question *question)
{
	return question->facts->bytes > PWP_PASSWORD_MAX ||
	       question->facts->subject->length > question->facts->rules->max_length;
}

static bool invalid_utf8(struct question *question)
{
	const size_t at = question->facts->subject->invalid_at;

	if (at != SIZE_MAX)
		parts_take(&question->parts, at, 1, MATCH_NONE);
	return at != SIZE_MAX;
}

static bool control_character(struct question *question)
{
	const size_t at = question->facts->subject->control_at;

	if (at != SIZE_MAX)
		parts_take(&question->parts, at, 1, MATCH_NONE);
	return at != SIZE_MAX;
}

static bool few_classes(struct question *question)
{
	return question->route == ROUTE_NONE &&
	       count_classes(question->facts->subject->classes) <
		       question->facts->rules->min_classes;
}

static bool missing(struct question *question)
{
	return question->route == ROUTE_NONE &&
	       (find_missing(question->facts) & question->of) != 0;
}

static bool too_weak(struct question *question)
{
	return question->route == ROUTE_NONE &&
	       question->facts->estimate->deciding < question->facts->rules->min_strength;
}

/* A weak password with parts of the kinds. */
static bool weak_part(struct question *question)
{
	if (!(question->of & question->kinds) || !too_weak(question))
		return false;
	parts_find(&question->parts, question->facts->subject,
		   &question->facts->estimate->cover, question->of);
	return question->parts.count > 0;
}

/* The whole password is an example or a banned word, however strong it may count. */
static bool whole_or_weak_part(struct question *question)
{
	const struct cover *cover = &question->facts->estimate->cover;
	const struct subject *subject = question->facts->subject;

	if (cover->count != 1 || !(question->of >> cover->parts[0].kind & 1u))
		return weak_part(question);
	parts_take(&question->parts, 0, subject_length(subject, 0, subject->count),
		   cover->parts[0].kind);
	return true;
}

static bool same_as_old(struct question *question)
{
	return question->facts->has_old && question->facts->old_distance == 0;
}

static bool similar_to_old(struct question *question)
{
	const struct facts *facts = question->facts;

	return facts->has_old && facts->old_distance > 0 &&
	       (weak_part(question) ||
		facts->old_distance < facts->rules->min_difference);
}

static bool used_before(struct question *question)
{
	return question->facts->used_before;
}

static bool other_account(struct question *question)
{
	return question->facts->other_account;
}

static bool too_old(struct question *question)
{
	uint32_t most = question->facts->rules->max_age;

	return most > 0 && question->facts->age > most;
}

#define KIND(kind) (1u << (kind))
#define KNOWN(kind) (1u << (MATCH_KNOWN + (kind)))
#define FULL_NAME \
	(KNOWN(KNOWN_FULL_NAME) | KNOWN(KNOWN_FIRST_NAME) | KNOWN(KNOWN_SURNAME))
#define PERSONAL                                                    \
	(KNOWN(KNOWN_PERSONAL) | KNOWN(KNOWN_PERSONAL_NAME) |       \
	 KNOWN(KNOWN_PERSONAL_DATE) | KNOWN(KNOWN_PERSONAL_PLACE) | \
	 KNOWN(KNOWN_PERSONAL_PHONE))

struct rule {
	enum pwp_reason_number reason;
	bool (*fires)(struct question *question);
	unsigned of;
};

/* In the order in which a person should read the reasons: what cannot be stored or typed,
 * what was used, what it is made of, what it lacks. That it is weak says least. */
static const struct rule table[] = {
	{ PWP_REASON_TOO_LONG, too_long, 0 },
	{ PWP_REASON_INVALID_UTF8, invalid_utf8, 0 },
	{ PWP_REASON_CONTROL_CHARACTER, control_character, 0 },
	{ PWP_REASON_TOO_SHORT, too_short, 0 },
	{ PWP_REASON_SAME_AS_OLD, same_as_old, 0 },
	{ PWP_REASON_SIMILAR_TO_OLD, similar_to_old, KIND(MATCH_OLD) },
	{ PWP_REASON_USED_BEFORE, used_before, 0 },
	{ PWP_REASON_OTHER_ACCOUNT, other_account, 0 },
	{ PWP_REASON_TOO_OLD, too_old, 0 },
	{ PWP_REASON_PRINTED_EXAMPLE, whole_or_weak_part, KNOWN(KNOWN_EXAMPLE) },
	{ PWP_REASON_BANNED_WORD, whole_or_weak_part, KNOWN(KNOWN_BANNED) },
	{ PWP_REASON_USER_NAME, weak_part, KNOWN(KNOWN_USER) },
	{ PWP_REASON_FULL_NAME, weak_part, FULL_NAME },
	{ PWP_REASON_PERSONAL, weak_part, PERSONAL },
	{ PWP_REASON_SITE_WORD, weak_part, KNOWN(KNOWN_SITE) },
	{ PWP_REASON_COMMON_PASSWORD, weak_part, KIND(MATCH_PASSWORD) },
	{ PWP_REASON_KEYBOARD_WALK, weak_part, KIND(MATCH_KEYBOARD) },
	{ PWP_REASON_SEQUENCE, weak_part, KIND(MATCH_SEQUENCE) },
	{ PWP_REASON_REPEAT, weak_part, KIND(MATCH_REPEAT) },
	{ PWP_REASON_DATE, weak_part, KIND(MATCH_DATE) },
	{ PWP_REASON_POSTCODE, weak_part, KIND(MATCH_POSTCODE) },
	{ PWP_REASON_PHONE_NUMBER, weak_part, KIND(MATCH_PHONE) },
	{ PWP_REASON_COMMON_WORD, weak_part, KIND(MATCH_WORD) },
	{ PWP_REASON_MISSING_LETTER, missing, REQUIRE_LETTER },
	{ PWP_REASON_MISSING_LOWER, missing, REQUIRE_LOWER },
	{ PWP_REASON_MISSING_UPPER, missing, REQUIRE_UPPER },
	{ PWP_REASON_MISSING_DIGIT, missing, REQUIRE_DIGIT },
	{ PWP_REASON_MISSING_SYMBOL, missing, REQUIRE_SYMBOL },
	{ PWP_REASON_FEW_CLASSES, few_classes, 0 },
	{ PWP_REASON_TOO_WEAK, too_weak, 0 },
};

static_assert(ARRAY_SIZE(table) == REASON_END - 1, "every reason has its rule");
static_assert(MATCH_KINDS <= 32, "kinds fit a set of bits");

/* Adds the parts that a reason concerns, as far as there is room when each reason to come
 * needs one. */
static void add_reasons(struct pwp_result *result, const struct question *question,
			enum pwp_reason_number reason, size_t to_come)
{
	const size_t room = REASONS_MAX - to_come - result->reason_count;
	size_t count = question->parts.count < room ? question->parts.count : room;

	if (question->parts.count == 0)
		result->reasons[result->reason_count++] =
			(struct found_reason){ .number = (uint8_t)reason };
	for (size_t i = 0; i < count; i++) {
		struct found_reason *found = &result->reasons[result->reason_count++];
		*found = question->parts.items[i];
		found->number = (uint8_t)reason;
	}
}

void verdict_decide(const struct facts *facts, struct pwp_result *result)
{
	struct question question;

	question.facts = facts;
	question.route = find_route(facts);
	question.kinds = parts_kinds(&facts->estimate->cover);
	result->reason_count = 0;
	for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
		question.of = table[i].of;
		question.parts.count = 0;
		if (table[i].fires(&question))
			add_reasons(result, &question, table[i].reason,
				    ARRAY_SIZE(table) - i - 1);
	}
	result->route = result->reason_count == 0 ? question.route : ROUTE_NONE;
}
