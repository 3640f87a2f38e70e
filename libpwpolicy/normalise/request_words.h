/* SPDX-License-Identifier: MIT */
/* The words of a request in groups: what each is, and how it is expanded. */
#ifndef PWP_NORMALISE_REQUEST_WORDS_H
#define PWP_NORMALISE_REQUEST_WORDS_H

#include "normalise/expand.h"
#include "normalise/known.h"

#include <stddef.h>

/* Texts of one kind, borrowed. A text may be empty. */
struct request_words_group {
	const struct pwp_text *texts;
	size_t count;
	enum expand_source source;
	enum known_kind kind;
};

#define REQUEST_WORDS_GROUPS 6

/* All groups of a request. They point into themselves, so they must not be copied. */
struct request_words {
	struct pwp_text home;
	struct request_words_group items[REQUEST_WORDS_GROUPS];
};

/* Groups the words of a checked request, which must live as long. */
void request_words_group(struct request_words *groups, const struct pwp_request *request);

#endif
