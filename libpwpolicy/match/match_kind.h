/* SPDX-License-Identifier: MIT */
/* The kinds of matches. docs/strength.md explains each under its name. */
#ifndef PWP_MATCH_MATCH_KIND_H
#define PWP_MATCH_MATCH_KIND_H

#include "normalise/known.h"

enum match_kind {
	MATCH_NONE = 0, /* no match: characters tried one by one */
	MATCH_PASSWORD,
	MATCH_WORD,
	MATCH_KEYBOARD,
	MATCH_SEQUENCE,
	MATCH_REPEAT,
	MATCH_DATE,
	MATCH_POSTCODE,
	MATCH_PHONE,
	MATCH_AFFIX, /* what passwords usually begin or end with */
	MATCH_OLD,   /* a part of the old password */
	MATCH_KNOWN, /* + enum known_kind, to the end of the list */
	MATCH_KINDS = MATCH_KNOWN + KNOWN_KINDS
};

/* How a kind is reported: to programs and to people. */
struct match_kind_row {
	const char *name;
	const char *text;
};

const struct match_kind_row *match_kind_row(unsigned kind);

#endif
