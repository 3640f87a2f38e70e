/* SPDX-License-Identifier: MIT */
/* Which parts of a password are of some kinds. */
#ifndef PWP_VERDICT_PARTS_H
#define PWP_VERDICT_PARTS_H

#include "estimate/cover.h"
#include "verdict/result.h"

/* Most parts of one reason. */
#define PARTS_MAX 16

/* By kind and then by place; the reasons' numbers are not set. */
struct parts {
	struct found_reason items[PARTS_MAX];
	size_t count;
};

/* Takes a part, in code points as typed, unless others hold it or there is no more room. */
void parts_take(struct parts *parts, size_t offset, size_t length, uint8_t kind);

/* Takes all parts of the kinds (bit N: enum match_kind N). */
void parts_find(struct parts *parts, const struct subject *subject,
		const struct cover *cover, unsigned kinds);

/* The kinds of all parts and findings, as bits. */
unsigned parts_kinds(const struct cover *cover);

#endif
