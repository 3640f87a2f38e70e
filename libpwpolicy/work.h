/* SPDX-License-Identifier: MIT */
/* One run through the pipeline, for the public calls that need a verdict. */
#ifndef PWP_WORK_H
#define PWP_WORK_H

#include "base/arena.h"
#include "checker.h"
#include "pwpolicy.h"
#include "verdict/verdict.h"

/* All that one check works with. */
struct work {
	const struct pwp_checker *checker;
	struct pwp_request request;
	const struct wordset *set;
	struct arena arena;
	struct str password; /* as far as it is judged */
	struct subject subject;
	struct subject old;
	struct match_search search;
	struct estimate estimate;
	struct facts facts;
};

/* Reads the request and finds its profile. Returns 0 or an error; nothing is held yet. */
PWP_CHECKED int work_start(struct work *work, const struct pwp_checker *checker,
			   const struct pwp_request *request);

/* From the request to the facts. Returns 0 or an error. */
PWP_CHECKED int work_judge(struct work *work);

/* Wipes and frees all; also after an error. */
void work_done(struct work *work);

#endif
