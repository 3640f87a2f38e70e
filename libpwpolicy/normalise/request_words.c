/* SPDX-License-Identifier: MIT */
/*
 * In which order the data of a request are looked at: what most passwords are made of
 * comes first, because a search may end before the last.
 */
#include "normalise/request_words.h"

#include "input/request.h"

/* Of a path. */
static struct str last_part(struct str path)
{
	while (path.len > 0 && path.ptr[path.len - 1] == '/')
		path.len--;
	for (size_t i = path.len; i > 0; i--)
		if (path.ptr[i - 1] == '/')
			return (struct str){ path.ptr + i, path.len - i };
	return path;
}

/* The last part of the home directory, where it is not the user name again. */
static struct pwp_text home_name(const struct pwp_request *request)
{
	struct str name = last_part(request_text(request->home));

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
