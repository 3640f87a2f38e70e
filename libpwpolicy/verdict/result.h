/* SPDX-License-Identifier: MIT */
/* The verdict as later stages read it. It holds numbers and borrowed policy texts, no
 * password. */
#ifndef PWP_VERDICT_RESULT_H
#define PWP_VERDICT_RESULT_H

#include "base/reason.h"
#include "input/rules.h"

#include <stdint.h>

struct pwp_policy;

/* A stretch of what was typed, in code points and in UTF-16 units. */
struct stretch {
	uint16_t offset, length;
	uint16_t offset_utf16, length_utf16;
};

/* Most reasons of a result: each once, and ten parts more. */
#define REASONS_MAX (REASON_END + 9)

struct found_reason {
	uint8_t number;	      /* enum pwp_reason_number */
	uint8_t kind;	      /* enum match_kind of the part */
	struct stretch about; /* of length 0: the whole password */
};

/* A part of the cover. */
struct found_part {
	struct stretch about;
	uint8_t kind; /* enum match_kind */
	uint32_t cost;
};

/* How a password was accepted. */
enum route {
	ROUTE_NONE,
	ROUTE_COMPOSITION,
	ROUTE_PASSPHRASE,
	ROUTE_LENGTH,
	ROUTE_STRENGTH
};

struct pwp_result {
	const struct pwp_policy *policy;
	const struct rules *rules;
	const char *profile;
	enum route route;
	uint32_t bits;	   /* 1/256 bit */
	uint32_t deciding; /* what a threshold was held against, 1/256 bit */
	double second_bits;
	bool for_another; /* sentences are for another than the person */
	size_t length;
	/* in the order of the table; each as often as there are parts that it concerns, by
	 * their kind and place */
	struct found_reason reasons[REASONS_MAX];
	size_t reason_count;
	size_t part_count;
	struct found_part parts[]; /* so many follow */
};

/* Whether the result gives a reason. */
bool result_has(const struct pwp_result *result, enum pwp_reason_number reason);

#endif
