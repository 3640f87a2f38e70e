/* SPDX-License-Identifier: MIT */
/* The data of a request, one by one: what each is, and how it is expanded. */
#ifndef PWP_NORMALISE_DATUM_H
#define PWP_NORMALISE_DATUM_H

#include "normalise/expand.h"
#include "normalise/known.h"

struct datum {
	struct str text;
	enum expand_source source;
	enum known_kind kind;
};

/* Gives datum `index` of a checked request; false past the last. */
bool datum_at(const struct pwp_request *request, size_t index, struct datum *ret_datum);

#endif
