/* SPDX-License-Identifier: MIT */
/*
 * In which order the data of a request are looked at: what most passwords are made of
 * comes first, because a search may end before the last.
 */
#include "normalise/datum.h"

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
static struct str home_name(const struct pwp_request *request)
{
	struct str name = last_part(request_text(request->home));

	return str_eq(name, request_text(request->user)) ? (struct str){ NULL, 0 } : name;
}

bool datum_at(const struct pwp_request *request, size_t index, struct datum *ret_datum)
{
	struct datum datum;

	if (index == 0)
		datum = (struct datum){ request_text(request->user), EXPAND_USER,
					KNOWN_USER };
	else if (index == 1)
		datum = (struct datum){ home_name(request), EXPAND_USER, KNOWN_USER };
	else if (index == 2)
		datum = (struct datum){ request_text(request->full_name), EXPAND_PERSONAL,
					KNOWN_FULL_NAME };
	else if ((index -= 3) < request->n_words)
		datum = (struct datum){ request_text(request->words[index]),
					EXPAND_PERSONAL, KNOWN_PERSONAL };
	else if ((index -= request->n_words) == 0)
		datum = (struct datum){ request_text(request->host), EXPAND_SITE,
					KNOWN_SITE };
	else if (--index < request->n_site_words)
		datum = (struct datum){ request_text(request->site_words[index]),
					EXPAND_SITE, KNOWN_SITE };
	else
		return false;
	*ret_datum = datum;
	return true;
}
