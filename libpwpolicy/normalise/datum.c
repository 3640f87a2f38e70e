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

/* What stands before the personal words. */
enum { USER, HOME, FULL_NAME, FIRST_WORD };

static bool give(struct datum *ret_datum, struct str text, enum expand_source source,
		 enum known_kind kind)
{
	*ret_datum = (struct datum){ text, source, kind };
	return true;
}

static bool single_at(const struct pwp_request *request, size_t index,
		      struct datum *ret_datum)
{
	switch (index) {
	case USER:
		return give(ret_datum, request_text(request->user), EXPAND_USER,
			    KNOWN_USER);
	case HOME:
		return give(ret_datum, home_name(request), EXPAND_USER, KNOWN_USER);
	default:
		return give(ret_datum, request_text(request->full_name), EXPAND_PERSONAL,
			    KNOWN_FULL_NAME);
	}
}

/* The host, then the site words. */
static bool site_at(const struct pwp_request *request, size_t index,
		    struct datum *ret_datum)
{
	if (index > request->n_site_words)
		return false;
	return give(
		ret_datum,
		request_text(index == 0 ? request->host : request->site_words[index - 1]),
		EXPAND_SITE, KNOWN_SITE);
}

bool datum_at(const struct pwp_request *request, size_t index, struct datum *ret_datum)
{
	if (index < FIRST_WORD)
		return single_at(request, index, ret_datum);
	index -= FIRST_WORD;
	if (index < request->n_words)
		return give(ret_datum, request_text(request->words[index]),
			    EXPAND_PERSONAL, KNOWN_PERSONAL);
	return site_at(request, index - request->n_words, ret_datum);
}
