/* SPDX-License-Identifier: MIT */
/* What an option is: name, type, place and range. All of them stand in option_table.h. */
#ifndef PWP_INPUT_OPTION_H
#define PWP_INPUT_OPTION_H

#include "base/reason.h"
#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

/* In documentation order. */
enum option_id {
#define OPTION(id, ...) OPTION_##id,
#include "input/option_table.h"
	OPTION_COUNT,
	OPTION_CLAUSE_BASE = OPTION_CLAUSE_TOO_SHORT - PWP_REASON_TOO_SHORT
};

enum option_type {
	OPTION_TYPE_NUMBER,
	OPTION_TYPE_BITS,   /* 1/256 bit */
	OPTION_TYPE_DAYS,   /* 14d, or 0 */
	OPTION_TYPE_CHOICE, /* one of option->words */
	OPTION_TYPE_FLAGS,  /* several of them, or "none" */
	OPTION_TYPE_TEXT,
	OPTION_TYPE_LIST,
	OPTION_TYPE_FILE, /* path of a file with one word a line */
	OPTION_TYPE_UIDS,
	OPTION_TYPE_PATTERN /* a user name with one "%" for another user name */
};

enum option_scope {
	OPTION_SCOPE_POLICY,  /* before the first section */
	OPTION_SCOPE_PROFILE, /* anywhere */
	OPTION_SCOPE_MATCH    /* in a section, and not in that of the default profile */
};

struct option_word {
	const char *name;
	uint32_t number;
};

struct option {
	const char *name;
	const char *doc; /* one or more sentences for the manual page */
	enum option_type type;
	enum option_scope scope;
	uint32_t min, max; /* numbers; bits in whole bits */
	bool zero;	   /* 0 is allowed too, and means "off" */
	uint32_t initial;  /* what holds when nothing is set; bits in 1/256 bit */
	const struct str *initial_items; /* the same of a list */
	size_t n_initial_items;
	const struct option_word *words; /* ends with name NULL */
	bool is_rule;
	size_t member; /* of a rule: offset of its uint32_t in struct rules */
};

/* The profile that takes everyone whom no other takes. */
#define PROFILE_DEFAULT "staff"

/* The option `index`, NULL past the last. */
const struct option *option_at(size_t index);

/* Finds an option by name; NULL if there is none. */
const struct option *option_find(struct str name);

/* Its place in the table: an enum option_id. */
size_t option_index(const struct option *option);

/*
 * Why an option cannot stand in a section; NULL when it can. `profile` with ptr NULL: the
 * values common to all profiles.
 */
const char *option_misplaced(const struct option *option, struct str profile);

#endif
