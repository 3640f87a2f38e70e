/* SPDX-License-Identifier: MIT */
/* Checks a request once, before anything is done with it, so that no later stage has to. */
#include "input/request.h"

#include "base/array.h"
#include "base/sized.h"

#define YEAR_MIN 1970
#define YEAR_MAX 9999

static bool is_broken(struct pwp_text text)
{
	return !text.ptr && text.len > 0;
}

static int check_word(struct pwp_text text)
{
	if (is_broken(text))
		return PWP_ERR_ARGUMENT;
	return text.len > PWP_WORD_MAX ? PWP_ERR_TOO_BIG : 0;
}

static int check_words(const struct pwp_text *words, size_t count)
{
	if (count > 0 && !words)
		return PWP_ERR_ARGUMENT;
	if (count > PWP_WORDS_MAX)
		return PWP_ERR_TOO_BIG;
	for (size_t i = 0; i < count; i++) {
		int error = check_word(words[i]);
		if (error)
			return error;
	}
	return 0;
}

static int check(const struct pwp_request *request)
{
	if (is_broken(request->password) || is_broken(request->old_password))
		return PWP_ERR_ARGUMENT;
	if (request->year != 0 && (request->year < YEAR_MIN || request->year > YEAR_MAX))
		return PWP_ERR_ARGUMENT;
	if (request->age_days < 0 || request->age_days > PWP_AGE_MAX)
		return PWP_ERR_ARGUMENT;

	const struct pwp_text singles[] = { request->user, request->full_name,
					    request->home, request->host };
	int error = check_words(singles, ARRAY_SIZE(singles));
	if (error == 0)
		error = check_words(request->site_words, request->n_site_words);
	if (error == 0)
		error = check_words(request->words, request->n_words);
	return error;
}

int request_read(const struct pwp_request *given, struct pwp_request *ret_request)
{
	int error = sized_read(given, SIZED_UP_TO(struct pwp_request, is_personal_data),
			       ret_request, sizeof(*ret_request));

	return error != 0 ? error : check(ret_request);
}
