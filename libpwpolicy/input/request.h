/* SPDX-License-Identifier: MIT */
/* Whether a request keeps the interface's contract. */
#ifndef PWP_INPUT_REQUEST_H
#define PWP_INPUT_REQUEST_H

#include "base/str.h"
#include "pwpolicy.h"

/* Reads a request of any release. Returns 0, PWP_ERR_ARGUMENT or PWP_ERR_TOO_BIG. */
PWP_CHECKED int request_read(const struct pwp_request *given,
			     struct pwp_request *ret_request);

/* A public text as the library reads it. */
static inline struct str request_text(struct pwp_text text)
{
	return (struct str){ text.ptr, text.ptr ? text.len : 0 };
}

#endif
