/* SPDX-License-Identifier: MIT */
/* What kinds of words can be kept about a person. */
#ifndef PWP_STORE_PERSONAL_KIND_H
#define PWP_STORE_PERSONAL_KIND_H

#include "pwpolicy.h"

struct personal_kind {
	const char *name;	    /* as an administrator writes it */
	enum pwp_personal category; /* how its words are expanded */
};

/* Numbers of kinds begin with 1. */
#define PERSONAL_KINDS 13

/* The kind of a number from 1 to PERSONAL_KINDS; NULL for any other number. */
const struct personal_kind *personal_kind_get(unsigned number);

/* The number of a kind by its name; 0: there is none. */
unsigned personal_kind_find(struct pwp_text name);

#endif
