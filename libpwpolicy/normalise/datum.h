/* SPDX-License-Identifier: MIT */
/* The data of a request, group by group: what each is, and how it is expanded. */
#ifndef PWP_NORMALISE_DATUM_H
#define PWP_NORMALISE_DATUM_H

#include "normalise/expand.h"
#include "normalise/known.h"

#include <stddef.h>

/* Data of one kind, borrowed. A text may be empty. */
struct datum_group {
	const struct pwp_text *texts;
	size_t count;
	enum expand_source source;
	enum known_kind kind;
};

#define DATUM_GROUPS 6

/* All data of a request. It points into itself, so it stays where it was made. */
struct datum_groups {
	struct pwp_text home;
	struct datum_group items[DATUM_GROUPS];
};

/* Groups the data of a checked request, which must outlive them. */
void datum_group(struct datum_groups *groups, const struct pwp_request *request);

#endif
