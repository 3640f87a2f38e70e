/* SPDX-License-Identifier: MIT */
/* Which parts of a password somebody else keeps as personal data. */
#ifndef PWP_MATCH_HASHED_LOOKUP_H
#define PWP_MATCH_HASHED_LOOKUP_H

#include "base/arena.h"
#include "input/request.h"
#include "normalise/subject.h"

/* A letter or digit of the password, and the forms that begin there. */
struct hashed_lookup_place {
	uint32_t confusable;
	uint16_t cell;
	bool digit;
	uint32_t forward;  /* bit n: a form of n letters and digits */
	uint32_t backward; /* the same, read from its end */
};

struct hashed_lookup {
	struct hashed_lookup_place *places;
	size_t count;
};

/* Bytes of an arena that hashed_lookup_find() takes. */
size_t hashed_lookup_room(void);

/* Asks the request's is_personal. Returns 0, its error, or PWP_ERR_TOO_BIG when the arena
 * is too small. */
PWP_CHECKED int hashed_lookup_find(struct hashed_lookup *hashed,
				   const struct subject *subject,
				   const struct pwp_request *request,
				   struct arena *arena);

#endif
