/* SPDX-License-Identifier: MIT */
/* What a column of a table about people can hold, and how schools' programs call it. */
#ifndef CLI_TABLE_KIND_H
#define CLI_TABLE_KIND_H

#include "pwpolicy.h"
#include "store/personal/personal_kind.h"

#include <stdint.h>

/* Beside the numbers of personal_kind.h; 0 is none. */
enum table_kind {
	TABLE_NONE,
	TABLE_NAME,
	TABLE_FIRST,
	TABLE_LAST,
	TABLE_BORN,
	TABLE_EMAIL = 12,
	TABLE_USER = PERSONAL_KINDS + 1,
	TABLE_CLASS,
	TABLE_UNIT,  /* the organisational unit of a directory */
	TABLE_WORDS, /* several personal words */
	TABLE_PASSWORD,
	TABLE_KINDS
};

/* Several kinds: bit N stands for kind N. */
typedef uint32_t table_kinds;
#define TABLE_KIND_BIT(kind) (UINT32_C(1) << (kind))
#define TABLE_PERSONAL_KINDS (TABLE_KIND_BIT(PERSONAL_KINDS + 1) - TABLE_KIND_BIT(1))

/* The name of a kind as --map takes it, and what it is called in sentences. */
const char *table_kind_name(unsigned kind);
const char *table_kind_words(unsigned kind);

/* The kind of a name; TABLE_NONE: there is none. */
unsigned table_kind_find(struct pwp_text name);

/* Which of several columns of one kind is shown: the lowest. */
enum table_rank {
	TABLE_PREFERRED, /* as the person is called */
	TABLE_PLAIN,
	TABLE_LEGAL,
	TABLE_FURTHER /* middle and former names: words, but not what a person is called */
};

/* The kind of a column by its title; TABLE_NONE: it is not known. */
unsigned table_kind_of_title(struct pwp_text title, enum table_rank *ret_rank);

#endif
