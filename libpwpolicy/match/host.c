/* SPDX-License-Identifier: MIT */
/*
 * What marks a password as an e-mail or web address: "@", "www." and the like where the
 * password ends with a domain, and that domain. The names between are words, or known.
 */
#include "base/array.h"
#include "base/log2.h"
#include "match/matchers.h"

#define MAX_DIGITS 4

/* Domains of mail and sites around a British school, the most frequent first. */
static const char *const domains[] = {
	"com",	  "co.uk", "net",    "org", "org.uk", "uk",
	"sch.uk", "ac.uk", "gov.uk", "edu", "info",   "eu"
};

static const char *const openings[] = { "www.", "https://", "https://www.", "http://",
					"http://www." };

/* Of private mail. */
static const char *const providers[] = { "gmail",  "hotmail",	 "outlook",    "yahoo",
					 "icloud", "live",	 "btinternet", "sky",
					 "aol",	   "googlemail", "msn",	       "me" };

static bool ends_with(const struct subject *subject, size_t end, const char *text,
		      size_t len)
{
	return len <= end && subject_spells(subject, end - len, text, len);
}

/* The end of the password without symbols, and without the few digits that people append. */
static size_t skip_ending(const struct subject *subject)
{
	size_t end = subject->count, digits = 0;

	for (; end > 0; end--) {
		const struct cell *last = &subject->cells[end - 1];
		if (!cell_is_symbol(last) &&
		    (last->char_class != CLASS_DIGIT || ++digits > MAX_DIGITS))
			break;
	}
	return end;
}

/* The dot before the domain at the end of the password, its count of cells if there is none.
 * Of two domains that fit the longer one is meant. */
static size_t find_domain(const struct subject *subject, size_t *ret_end,
			  uint32_t *ret_cost)
{
	size_t end = skip_ending(subject), dot = subject->count;

	for (size_t i = 0; i < ARRAY_SIZE(domains); i++) {
		size_t len = strlen(domains[i]);
		if (len + 1 >= end || end - len - 1 > dot ||
		    subject->cells[end - len - 1].code != '.' ||
		    !ends_with(subject, end, domains[i], len))
			continue;
		dot = end - len - 1;
		*ret_end = end;
		*ret_cost = AFFIX_COST + log2_of(i + 1);
	}
	return dot;
}

/* Adds the "@", alone and with the provider between it and the domain. */
static void add_at(const struct subject *subject, size_t at, size_t dot,
		   struct match_list *list)
{
	match_list_add(list, at, at + 1, MATCH_AFFIX, AFFIX_COST);
	for (size_t i = 0; i < ARRAY_SIZE(providers); i++) {
		size_t len = strlen(providers[i]);
		if (dot - at - 1 == len && ends_with(subject, dot, providers[i], len))
			match_list_add(list, at, dot, MATCH_AFFIX,
				       AFFIX_COST + log2_of(i + 1));
	}
}

static void find_hosts(const struct match_input *input, size_t at,
		       struct match_list *list)
{
	const struct subject *subject = input->subject;
	uint32_t code = subject->cells[at].code, cost = 0;
	size_t end = 0;

	if (code != '.' && code != '@' && (at > 0 || (code != 'w' && code != 'h')))
		return; /* nearly everywhere */
	size_t dot = find_domain(subject, &end, &cost);
	if (dot == subject->count)
		return;
	if (at == dot)
		match_list_add(list, at, end, MATCH_AFFIX, cost);
	if (code == '@' && at < dot)
		add_at(subject, at, dot, list);
	for (size_t i = 0; at == 0 && i < ARRAY_SIZE(openings); i++) {
		size_t len = strlen(openings[i]);
		if (len < dot && subject_spells(subject, 0, openings[i], len))
			match_list_add(list, 0, len, MATCH_AFFIX,
				       AFFIX_COST + log2_of(i + 1));
	}
}

const struct matcher host_matcher = { .find = find_hosts };
