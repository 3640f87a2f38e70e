/* SPDX-License-Identifier: MIT */
/*
 * The order in which the words of a request are searched for: what most passwords are made
 * of comes first, because a search may end before the last.
 */
#include "normalise/request_words.h"

#include "input/request.h"

/* The last part of the home directory, where it is not the user name again. */
static struct pwp_text home_name(const struct pwp_request *request)
{
	struct str name = request_text(request->home);
	size_t start;

	while (name.len > 0 && name.ptr[name.len - 1] == '/')
		name.len--;
	if (name.len == 0)
		return (struct pwp_text){ NULL, 0 };
	for (start = name.len; start > 0 && name.ptr[start - 1] != '/'; start--)
		;
	name = (struct str){ name.ptr + start, name.len - start };
	if (str_eq(name, request_text(request->user)))
		return (struct pwp_text){ NULL, 0 };
	return (struct pwp_text){ name.ptr, name.len };
}

void request_words_group(struct request_words *groups, const struct pwp_request *request)
{
	*groups = (struct request_words){
		.home = home_name(request),
		.items = {
			{ &request->user, 1, EXPAND_USER, KNOWN_USER },
			{ &groups->home, 1, EXPAND_USER, KNOWN_USER },
			{ &request->full_name, 1, EXPAND_PERSONAL, KNOWN_FULL_NAME },
			{ request->words, request->n_words, EXPAND_PERSONAL,
			  KNOWN_PERSONAL },
			{ &request->host, 1, EXPAND_SITE, KNOWN_SITE },
			{ request->site_words, request->n_site_words, EXPAND_SITE,
			  KNOWN_SITE },
		},
	};
}
