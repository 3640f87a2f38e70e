/* SPDX-License-Identifier: MIT */
/*
 * What a caller may read from a result. Strength becomes a floating-point number only
 * here. Bands are at 10^3, 10^6, 10^8 and 10^10 guesses, the limits of zxcvbn's score
 * (Wheeler 2016), so that people who know them read ours alike.
 */
#include "verdict/result.h"

#include "base/array.h"
#include "base/log2.h"
#include "base/sized.h"
#include "input/policy.h"
#include "match/match_kind.h"
#include "pwpolicy.h"

#include <stdlib.h>

static const uint32_t bands[] = { BITS(9, 97), BITS(19, 93), BITS(26, 58), BITS(33, 22) };

/* Guesses an hour, so that all are whole numbers. */
static const double attacks[] = {
	[PWP_ATTACK_THROTTLED] = 100.0,
	[PWP_ATTACK_ONLINE] = 3600.0 * 10,
	[PWP_ATTACK_SLOW_HASH] = 3600.0 * 1e4,
	[PWP_ATTACK_FAST_HASH] = 3600.0 * 1e10,
};

/* The score: from so many bits on there is nothing to gain; points for all of them. */
#define SCORE_BITS BITS(80, 0)
#define SCORE_ACCEPTED 50u

static const char *const routes[] = {
	[ROUTE_NONE] = "",
	[ROUTE_COMPOSITION] = "composition",
	[ROUTE_PASSPHRASE] = "passphrase",
	[ROUTE_LENGTH] = "length",
	[ROUTE_STRENGTH] = "strength",
};

struct pwp_result *pwp_result_free(struct pwp_result *result)
{
	free(result);
	return NULL;
}

bool pwp_result_accepted(const struct pwp_result *result)
{
	return result->reason_count == 0;
}

double pwp_result_bits(const struct pwp_result *result)
{
	return (double)result->bits / BITS_ONE;
}

double pwp_result_second_bits(const struct pwp_result *result)
{
	return result->second_bits;
}

unsigned pwp_result_band(const struct pwp_result *result)
{
	unsigned band = 0;

	while (band < ARRAY_SIZE(bands) && result->bits >= bands[band])
		band++;
	return band;
}

unsigned pwp_result_score(const struct pwp_result *result)
{
	uint32_t bits = result->bits < result->deciding ? result->bits : result->deciding;
	unsigned points =
		bits < SCORE_BITS ? bits * SCORE_ACCEPTED / SCORE_BITS : SCORE_ACCEPTED;

	if (pwp_result_accepted(result))
		return SCORE_ACCEPTED + points;
	return points < SCORE_ACCEPTED ? points : SCORE_ACCEPTED - 1;
}

size_t pwp_result_length(const struct pwp_result *result)
{
	return result->length;
}

const char *pwp_result_profile(const struct pwp_result *result)
{
	return result->profile;
}

const char *pwp_result_route(const struct pwp_result *result)
{
	return routes[result->route];
}

/* 2^n without libm: guesses beyond 2^1000 are all the same to anyone. */
static double power_of_two(uint32_t n)
{
	double power = 1.0;

	for (uint32_t i = 0; i < n && i < 1000; i++)
		power *= 2.0;
	return power;
}

double pwp_result_seconds(const struct pwp_result *result, enum pwp_attack attack)
{
	double fraction = (double)(result->bits % BITS_ONE) / BITS_ONE;
	/* 2^x for 0 <= x < 1 as 1 + x is at most 9 % off: an estimate has no more to
	 * offer */
	double guesses = power_of_two(result->bits / BITS_ONE) * (1.0 + fraction);

	if ((unsigned)attack >= ARRAY_SIZE(attacks))
		return 0.0;
	return guesses / attacks[attack] * 3600.0;
}

bool result_has(const struct pwp_result *result, enum pwp_reason_number reason)
{
	for (size_t i = 0; i < result->reason_count; i++)
		if (result->reasons[i].number == reason)
			return true;
	return false;
}

size_t pwp_result_reason_count(const struct pwp_result *result)
{
	return result->reason_count;
}

int pwp_result_reason(const struct pwp_result *result, size_t index,
		      struct pwp_reason *ret_reason)
{
	if (!ret_reason || !sized_is_size(ret_reason->size,
					  SIZED_UP_TO(struct pwp_reason, length_utf16)))
		return PWP_ERR_ARGUMENT;
	if (index >= result->reason_count)
		return PWP_ERR_UNKNOWN;
	const struct found_reason *found = &result->reasons[index];
	const struct pwp_reason reason = {
		.number = found->number,
		.name = reason_name(found->number),
		.clause = policy_clause(result->policy, found->number),
		.offset = found->about.offset,
		.length = found->about.length,
		.offset_utf16 = found->about.offset_utf16,
		.length_utf16 = found->about.length_utf16,
	};
	sized_write(ret_reason, ret_reason->size, &reason, sizeof(reason));
	return 0;
}

int pwp_result_part(const struct pwp_result *result, size_t index,
		    struct pwp_part *ret_part)
{
	if (!ret_part ||
	    !sized_is_size(ret_part->size, SIZED_UP_TO(struct pwp_part, text)))
		return PWP_ERR_ARGUMENT;
	if (index >= result->part_count)
		return PWP_ERR_UNKNOWN;
	const struct found_part *found = &result->parts[index];
	const struct match_kind_row *kind = match_kind_row(found->kind);
	const struct pwp_part part = {
		.kind = kind->name,
		.offset = found->about.offset,
		.length = found->about.length,
		.bits = (double)found->cost / BITS_ONE,
		.offset_utf16 = found->about.offset_utf16,
		.length_utf16 = found->about.length_utf16,
		.text = kind->text,
	};
	sized_write(ret_part, ret_part->size, &part, sizeof(part));
	return 0;
}
