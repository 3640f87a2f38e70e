/* SPDX-License-Identifier: MIT */
/* What kind of passphrase was asked for: the list, the style, the separator. */
#ifndef PWP_SUGGEST_SCHEME_H
#define PWP_SUGGEST_SCHEME_H

#include "base/str.h"
#include "data/words.h"
#include "input/rules.h"
#include "pwpolicy.h"

/* How phrases look. Style and list are never "default" here. */
struct scheme {
	enum pwp_style style;
	struct str separator;
	unsigned words;
};

/* Reads options of any release; NULL stands for all defaults. Returns 0 or PWP_ERR_ARGUMENT. */
PWP_CHECKED int scheme_read(const struct pwp_suggest_options *given,
			    struct pwp_suggest_options *ret_options);

/* The list that is asked for, else the one for the profile's readers. */
enum words_phrase_list scheme_list(const struct rules *rules,
				   const struct pwp_suggest_options *options);

/* Style and separator that are asked for, else the simplest that the rules accept. The
 * words are not counted yet. */
struct scheme scheme_for(const struct rules *rules,
			 const struct pwp_suggest_options *options);

#endif
